"""Triggers a sync, follows the feed of invoices, and downloads the signed ZIP of the first one that it tells of.

    python3 sync_and_download.py FOLDER

Needs EFACTURA_URL and EFACTURA_API_KEY (scope sync), and beside it efactura_client/, generated as README.md says. The
cursor is kept in FOLDER/cursor: the next run continues there.
"""

import os
import pathlib
import sys
import time

import httpx

from efactura_client import AuthenticatedClient
from efactura_client.api.invoices import download_invoice_zip, follow_invoices
from efactura_client.api.sync import trigger_sync
from efactura_client.models import InvoiceRemoval
from efactura_client.types import UNSET

WAIT_SECONDS = int(os.environ.get("WAIT_SECONDS", "20"))
GIVE_UP_SECONDS = 600


def checked(response):
    """A refusal is a problem document with a code, or where a proxy answered anything."""
    if response.status_code >= 400:
        code = getattr(response.parsed, "code", None)
        raise SystemExit(f"{response.status_code.value} {code or response.content[:200]!r}")
    return response


def main(folder):
    cursor_file = folder / "cursor"
    cursor = cursor_file.read_text(encoding="utf-8") if cursor_file.exists() else UNSET
    client = AuthenticatedClient(
        base_url=os.environ["EFACTURA_URL"],
        token=os.environ["EFACTURA_API_KEY"],
        # httpx gives up after five seconds by itself: too soon for an answer that waits for a change.
        timeout=httpx.Timeout(WAIT_SECONDS + 30),
    )
    with client:
        triggered = trigger_sync.sync_detailed(client=client)
        if triggered.status_code != 429:  # 429: one was triggered a moment ago.
            print(checked(triggered).parsed.message)

        changes, downloaded = 0, None
        give_up_at = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < give_up_at:
            page = checked(
                follow_invoices.sync_detailed(client=client, cursor=cursor, prefer=f"wait={WAIT_SECONDS}")
            ).parsed
            for change in page.data:
                changes += 1
                if isinstance(change, InvoiceRemoval):
                    continue
                print(change.change.value, change.invoice.number, change.invoice.payable)
                if downloaded is None:
                    downloaded = download(client, change.invoice.id, folder)
            cursor = page.next_cursor
            cursor_file.write_text(cursor, encoding="utf-8")
            if changes and not page.data:
                break
        print(f"{changes} changes, {downloaded}")


def download(client, invoice_id, folder):
    """The generator writes no type for files, so `parsed` is None; `content` has the bytes."""
    answer = checked(download_invoice_zip.sync_detailed(invoice_id, client=client))
    file = folder / f"{invoice_id}.zip"
    file.write_bytes(answer.content)
    return file.name


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))

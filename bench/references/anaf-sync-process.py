"""A first sync and a second one without news by anaf-sync, as its command does them. Reads what to do as JSON from standard
input, writes what it took as JSON to standard output. The library's host is the sandbox; its code is otherwise untouched."""

import contextlib
import json
import os
import sys
import time
from pathlib import Path

wish = json.load(sys.stdin)
work = Path(wish["dir"])
work.mkdir(parents=True)
# Read when the library is loaded: where it keeps its state, and what it signs in with.
os.environ.update(
    HOME=str(work),
    XDG_STATE_HOME=str(work / "state"),
    XDG_CONFIG_HOME=str(work / "config"),
    ANAFPY_CLIENT_ID=wish["clientId"],
    ANAFPY_CLIENT_SECRET=wish["clientSecret"],
    ANAFPY_TOKEN_STORE=str(work / "tokens.json"),
    ANAFPY_TOKEN_STORE_BACKEND="file",
)

import anafpy._transport.base as base
from anafpy.auth import FileTokenStore
from anafpy.auth.models import TokenSet

base.OAUTH_HOST = wish["apiUrl"].split("/prod/")[0].split("/test/")[0]
from anaf_sync.cli import app

FileTokenStore(work / "tokens.json").save(
    TokenSet(access_token=wish["accessToken"], refresh_token=wish["refreshToken"])
)
config = work / "config.toml"
cifs = ", ".join(f'"{cif}"' for cif in wish["cifs"])
config.write_text(
    f'cifs = [{cifs}]\ndirection = "both"\nlookback_days = 59\n'
    f'[output]\ndirectory = "{work / "archive"}"\nartifacts = ["zip"]\n'
)


def sync():
    cpu, started = time.process_time(), time.perf_counter()
    with contextlib.redirect_stdout(sys.stderr), contextlib.suppress(SystemExit):
        app(["sync", "--config", str(config)])
    return {"seconds": time.perf_counter() - started, "cpuSeconds": time.process_time() - cpu}


first = sync()
kept = sum(1 for _ in (work / "archive").rglob("*.zip"))
json.dump({**first, "kept": kept, "again": sync()}, sys.stdout)

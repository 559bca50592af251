"""Receives webhooks of E-Factura Sync and writes the invoices as drafts into Odoo or ERPNext.

The standard library alone. The accounting program is reached by a function that is handed in, so that this module
runs inside Odoo or ERPNext, or beside them over their network interfaces (README.md).
"""

import base64
import binascii
import hashlib
import hmac
import json
import urllib.error
import urllib.parse
import urllib.request
from decimal import Decimal

TOLERANCE_SECONDS = 300
MOST_BYTES = 64 * 1024 * 1024


class InvalidWebhook(Exception):
    """Not from the service, or too old: answer 401."""


class NeedsPerson(Exception):
    """The invoice cannot be written as it is, or the accounting program lacks something, such as a tax."""


def verify(secret, headers, body, now):
    """The event of a genuine and recent delivery (Standard Webhooks).

    secret: `whsec_…`; body: the bytes as they arrived; now: seconds since 1970.
    """
    given = {name.lower(): value for name, value in headers.items()}
    try:
        event_id = given["webhook-id"]
        timestamp = given["webhook-timestamp"]
        age = now - int(timestamp)
        signatures = given["webhook-signature"].split()
    except (KeyError, ValueError):
        raise InvalidWebhook("its headers are missing or malformed") from None
    if abs(age) > TOLERANCE_SECONDS:
        raise InvalidWebhook("its timestamp is more than five minutes off")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = hmac.digest(key, f"{event_id}.{timestamp}.".encode() + body, hashlib.sha256)
    # Two signatures while the secret is exchanged: one of them is enough.
    if not any(hmac.compare_digest(expected, _decode(each)) for each in signatures):
        raise InvalidWebhook("no signature is right")
    return {"id": event_id, **json.loads(body)}


def _decode(signature):
    version, _, value = signature.partition(",")
    try:
        return base64.b64decode(value, validate=True) if version == "v1" else b""
    except (binascii.Error, ValueError):
        return b""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """urllib would send the API key on to wherever a redirect points."""

    def redirect_request(self, *_):
        return None


class Api:
    """What the receiver asks of the service, with an API key of scope read."""

    def __init__(self, url, key):
        self._url = url.rstrip("/")
        self._key = key
        self._opener = urllib.request.build_opener(_NoRedirects)

    def invoice(self, invoice_id):
        """None when it is gone: its company was removed in the meantime."""
        try:
            return self._get(f"/api/v1/invoices/{urllib.parse.quote(invoice_id, safe='')}")
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise

    def changes(self, cursor=None, limit=200):
        """A page of the feed: what changed since the cursor, or from the beginning of the catalogue."""
        query = {"limit": limit, **({"cursor": cursor} if cursor else {})}
        return self._get(f"/api/v1/invoices/changes?{urllib.parse.urlencode(query)}")

    def _get(self, path):
        headers = {"authorization": f"Bearer {self._key}", "accept": "application/json"}
        request = urllib.request.Request(self._url + path, headers=headers)
        with self._opener.open(request, timeout=30) as answer:
            body = answer.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise ValueError(f"the answer of {path} is too large")
        return json.loads(body)


class Receiver:
    """Handles deliveries. `store` is a mapping that lasts, such as a shelve: the feed's cursor, and what waits for a person."""

    def __init__(self, secret, api, books, store):
        self._secret = secret
        self._api = api
        self._books = books
        self._store = store

    def handle(self, headers, body, now):
        """Writes the invoice that the event names, then whatever else the feed has. Gives the event.

        Writing is by the invoice's id, so an event that comes twice, or an invoice that the feed has too, is harmless.
        """
        event = verify(self._secret, headers, body, now)
        if event["type"] in ("invoice.received", "invoice.sent"):
            self._write(event["data"]["id"])
            self.follow()
        return event

    def follow(self):
        """Reads the feed to its end: also what came while this program was away. Run it by a timer as well."""
        for invoice_id in self.waiting():
            self._write(invoice_id)
        while True:
            page = self._api.changes(self._store.get("cursor"))
            for change in page["data"]:
                if change["change"] == "removed":
                    self._books.remove(change["invoice"]["id"])
                    self._settle(change["invoice"]["id"])
                else:
                    # The feed's invoices have no lines.
                    self._write(change["invoice"]["id"])
            # After the rows: a crash in between writes some again, and misses none.
            self._store["cursor"] = page["nextCursor"]
            if not page["hasMore"]:
                return

    def waiting(self):
        """Why invoices could not be written, by id. They are tried again each time; the others do not wait for them."""
        return dict(self._store.get("waiting", {}))

    def _write(self, invoice_id):
        invoice = self._api.invoice(invoice_id)
        try:
            if invoice is not None:
                self._books.write(invoice)
            self._settle(invoice_id)
        except NeedsPerson as problem:
            self._wait(invoice_id, str(problem))
        except ArithmeticError:
            # As decimal raises it. Suppliers write the figures: one that cannot be read must not stop the feed.
            self._wait(invoice_id, "a figure of the document is no number, or too long")

    def _wait(self, invoice_id, reason):
        self._store["waiting"] = {**self.waiting(), invoice_id: reason}

    def _settle(self, invoice_id):
        waiting = self.waiting()
        if waiting.pop(invoice_id, None) is not None:
            self._store["waiting"] = waiting


def is_purchase(invoice):
    """The document's own word where it has one: in self-billing it differs from the transport's."""
    return (invoice["role"] or {"received": "buyer", "sent": "seller"}[invoice["direction"]]) == "buyer"


def refund_and_factor(invoice):
    """Whether it is a credit, and what its amounts are multiplied by to be those of one without a minus."""
    total = _number(invoice["gross"] or invoice["payable"]) * invoice["sign"]
    refund = total < 0 or (total == 0 and invoice["sign"] < 0)
    return refund, invoice["sign"] * (-1 if refund else 1)


def lines_of(invoice):
    """Lines, and the allowances and charges of the whole document, whose nets add up to the net of the invoice.

    Where quantity and price do not give the net (an allowance, a rounded price), the line is one piece at its net.
    """
    _, factor = refund_and_factor(invoice)
    for line in invoice["lines"] or []:
        net = _number(line["net"])
        quantity = _number(line["quantity"], "1")
        price = _number(line["price"]) / (_number(line["priceBaseQuantity"], "1") or 1)
        name = line["name"] or line["description"] or line["id"] or "-"
        if (quantity * price).quantize(Decimal("0.01")) != net.quantize(Decimal("0.01")):
            name = f"{name} ({line['quantity']} {line['unit']} x {line['price']})"
            quantity, price = Decimal(1), net
        yield {
            "name": name,
            "quantity": quantity * factor,
            "unit": line["unit"],
            "price": price,
            "tax": (line["vatCategory"], _rate(line["vatRate"])),
        }
    for adjustment in (invoice["details"] or {}).get("adjustments", []):
        amount = _number(adjustment["amount"]) * factor
        yield {
            "name": adjustment["reason"] or adjustment["kind"],
            "quantity": Decimal(1),
            "unit": None,
            "price": -amount if adjustment["kind"] == "allowance" else amount,
            "tax": (adjustment["vatCategory"], _rate(adjustment["vatRate"])),
        }


def _refuse_unread(invoice):
    if invoice["reading"]["verdict"] != "read" or invoice["lines"] is None:
        raise NeedsPerson("the document could not be read: open it in E-Factura Sync")


def _number(written, otherwise="0"):
    """Decimal takes NaN and Infinity as numbers too."""
    value = Decimal(written or otherwise)
    if not value.is_finite():
        raise ArithmeticError("no number")
    return value


def _rate(written):
    """`19`, `19.0` and `19.00` are one rate."""
    return format(_number(written).normalize(), "f")


class Odoo:
    """Drafts of `account.move`.

    call: (model, method, arguments, named) as execute_kw of Odoo's XML-RPC takes them.
    taxes: the id of Odoo's tax for each ("purchase" or "sale", category, rate), such as ("purchase", "S", "21"): several
    taxes of Odoo have a rate of 0, so a rate alone does not say which.
    The model needs a text field `x_efactura_id`, by which an invoice is found again.
    """

    def __init__(self, call, taxes):
        self._call = call
        self._taxes = taxes

    def write(self, invoice):
        known = self._find(invoice["id"])
        if known and known["state"] != "draft":
            return  # What a person posted is theirs.
        _refuse_unread(invoice)
        values = self.values(invoice)
        if known:
            # (5,) removes the lines of before.
            lines = [(5, 0, 0), *values["invoice_line_ids"]]
            self._call("account.move", "write", [[known["id"]], {**values, "invoice_line_ids": lines}], {})
        else:
            self._call("account.move", "create", [values], {})

    def remove(self, invoice_id):
        known = self._find(invoice_id)
        if known and known["state"] == "draft":
            self._call("account.move", "unlink", [[known["id"]]], {})

    def values(self, invoice):
        purchase = is_purchase(invoice)
        refund, _ = refund_and_factor(invoice)
        return {
            "move_type": ("in_" if purchase else "out_") + ("refund" if refund else "invoice"),
            "x_efactura_id": invoice["id"],
            "ref": invoice["number"],
            "partner_id": self._partner(invoice["seller"] if purchase else invoice["buyer"]),
            "invoice_date": invoice["issuedOn"],
            "invoice_date_due": invoice["dueOn"] or invoice["issuedOn"],
            "currency_id": self._currency(invoice["currency"] or "RON"),
            "invoice_line_ids": [(0, 0, self._line(line, purchase)) for line in lines_of(invoice)],
        }

    def _line(self, line, purchase):
        key = ("purchase" if purchase else "sale", *line["tax"])
        if key not in self._taxes:
            raise NeedsPerson(f"no tax is set for {key}")
        return {
            "name": line["name"],
            "quantity": float(line["quantity"]),
            "price_unit": float(line["price"]),
            "tax_ids": [(6, 0, [self._taxes[key]])],
        }

    def _find(self, invoice_id):
        named = {"fields": ["id", "state"], "limit": 1}
        found = self._call("account.move", "search_read", [[["x_efactura_id", "=", invoice_id]]], named)
        return found[0] if found else None

    def _partner(self, party):
        code = party["cif"] or party["vatId"]
        if not code:
            raise NeedsPerson("the party has no fiscal code")
        found = self._call("res.partner", "search", [[["vat", "in", [code, f"RO{code}"]]]], {"limit": 1})
        if found:
            return found[0]
        values = {"name": party["name"] or code, "vat": party["vatId"] or code, "is_company": True}
        return self._call("res.partner", "create", [values], {})

    def _currency(self, code):
        found = self._call("res.currency", "search", [[["name", "=", code]]], {"limit": 1})
        if not found:
            raise NeedsPerson(f"the currency {code} is not active")
        return found[0]


# UN/ECE units that Romanian invoices have most, as ERPNext names them.
_UNITS = {"H87": "Nos", "C62": "Nos", "XPP": "Nos", "KGM": "Kg", "HUR": "Hour", "LTR": "Litre", "MTR": "Meter", "DAY": "Day"}


class ERPNext:
    """Drafts of `Purchase Invoice`; sales are left alone.

    call: (method, path, body) of ERPNext's REST interface, giving `data` of its answer.
    accounts: `company`, `expense` and `vat`, as the chart of accounts names them.
    The document type needs a data field `efactura_id`.
    """

    def __init__(self, call, accounts):
        self._call = call
        self._accounts = accounts

    def write(self, invoice):
        if not is_purchase(invoice):
            return
        known = self._find(invoice["id"])
        if known and known["docstatus"] != 0:
            return
        _refuse_unread(invoice)
        values = self.values(invoice)
        if known:
            self._call("PUT", self._path(known["name"]), values)
        else:
            self._call("POST", "/api/resource/Purchase%20Invoice", values)

    def remove(self, invoice_id):
        known = self._find(invoice_id)
        if known and known["docstatus"] == 0:
            self._call("DELETE", self._path(known["name"]), None)

    def values(self, invoice):
        refund, factor = refund_and_factor(invoice)
        way = -1 if refund else 1  # A return has negative quantities.
        values = {
            "company": self._accounts["company"],
            "efactura_id": invoice["id"],
            "supplier": self._supplier(invoice["seller"]),
            "bill_no": invoice["number"],
            "bill_date": invoice["issuedOn"],
            "posting_date": invoice["issuedOn"],
            "set_posting_time": 1,
            "currency": invoice["currency"] or "RON",
            "is_return": int(refund),
            "items": [
                {
                    "item_name": line["name"][:140],
                    "description": line["name"],
                    "qty": float(line["quantity"] * way),
                    "uom": _UNITS.get(line["unit"], "Nos"),
                    "rate": float(line["price"]),
                    "expense_account": self._accounts["expense"],
                }
                for line in lines_of(invoice)
            ],
            "taxes": [
                {
                    "charge_type": "Actual",
                    "category": "Total",
                    "add_deduct_tax": "Add",
                    "account_head": self._accounts["vat"],
                    "description": f"TVA {_rate(row['rate'])}%",
                    "tax_amount": float(_number(row["vat"]) * factor * way),
                }
                for row in invoice["vatBreakdown"] or []
            ],
        }
        # ERPNext refuses a due date before the invoice's.
        if invoice["dueOn"] and invoice["issuedOn"] and invoice["dueOn"] >= invoice["issuedOn"]:
            values["due_date"] = invoice["dueOn"]
        return values

    def _find(self, invoice_id):
        return self._first("Purchase Invoice", ["efactura_id", "=", invoice_id], ["name", "docstatus"])

    def _supplier(self, party):
        code = party["cif"] or party["vatId"]
        if not code:
            raise NeedsPerson("the supplier has no fiscal code")
        found = self._first("Supplier", ["tax_id", "in", [code, f"RO{code}"]], ["name"])
        if found:
            return found["name"]
        values = {"supplier_name": party["name"] or code, "tax_id": party["vatId"] or code}
        return self._call("POST", "/api/resource/Supplier", values)["name"]

    def _first(self, doctype, condition, fields):
        query = {"filters": json.dumps([condition]), "fields": json.dumps(fields), "limit_page_length": 1}
        found = self._call("GET", f"/api/resource/{urllib.parse.quote(doctype)}?{urllib.parse.urlencode(query)}", None)
        return found[0] if found else None

    def _path(self, name):
        return f"/api/resource/Purchase%20Invoice/{urllib.parse.quote(name, safe='')}"

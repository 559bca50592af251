"""python3 -m unittest test_efactura_receiver: the receiver with recorded answers of the service and recorded calls."""

import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import threading
import unittest
from decimal import Decimal

import efactura_receiver as receiver

SECRET = "whsec_" + base64.b64encode(b"a key of twenty-four byte").decode()
NOW = 1_771_241_400
RECORDED = pathlib.Path(__file__).parent / "recorded"


def recorded(name):
    return json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))


def sign(body, at=NOW, secret=SECRET):
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.digest(key, f"msg_1.{at}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(digest).decode()


def delivery(event_type="invoice.received", **over):
    data = {"id": recorded("invoice")["id"]}
    body = json.dumps({"type": event_type, "timestamp": "2026-02-16T11:30:00.000Z", "data": data}).encode()
    headers = {"webhook-id": "msg_1", "webhook-timestamp": str(NOW), "webhook-signature": sign(body), **over}
    return headers, body


class Verifying(unittest.TestCase):
    def test_a_genuine_delivery_is_the_event_with_its_id(self):
        headers, body = delivery()
        upper = {name.title(): value for name, value in headers.items()}
        event = receiver.verify(SECRET, upper, body, NOW + 299)
        self.assertEqual([event["id"], event["type"]], ["msg_1", "invoice.received"])

    def test_one_right_signature_of_several_is_enough(self):
        _, body = delivery()
        other = sign(body, secret="whsec_" + base64.b64encode(b"another").decode())
        for signatures in [f"{other} {sign(body)}", f"v1a,xyz {sign(body)}", f"v1,ț v1 {sign(body)}"]:
            headers, _ = delivery(**{"webhook-signature": signatures})
            receiver.verify(SECRET, headers, body, NOW)

    def test_what_is_changed_old_unsigned_or_malformed_is_refused(self):
        headers, body = delivery()
        refused = [
            (headers, body + b" ", NOW),
            (headers, body, NOW + 301),
            (headers, body, NOW - 301),
            ({**headers, "webhook-id": "msg_2"}, body, NOW),
            ({**headers, "webhook-timestamp": str(NOW + 1)}, body, NOW),
            ({**headers, "webhook-timestamp": "now"}, body, NOW),
            ({**headers, "webhook-signature": ""}, body, NOW),
            ({**headers, "webhook-signature": sign(body).replace("v1,", "v2,")}, body, NOW),
            ({}, body, NOW),
        ]
        for given, content, now in refused:
            with self.assertRaises(receiver.InvalidWebhook, msg=str(given)):
                receiver.verify(SECRET, given, content, now)


class Recorder:
    """An accounting program that answers what it was told to, and remembers what it was asked."""

    def __init__(self, answer):
        self.calls = []
        self._answer = answer

    def __call__(self, *call):
        self.calls.append(call)
        return self._answer(*call)


def odoo(state=None, taxes=None):
    def answer(model, method, arguments, named):
        if method == "search_read":
            return [{"id": 5, "state": state}] if state else []
        return {"search": [7], "create": 9, "write": True, "unlink": True}[method]

    recorder = Recorder(answer)
    return receiver.Odoo(recorder, {("purchase", "S", "19"): 3} if taxes is None else taxes), recorder


def erpnext(status=None):
    def answer(method, path, body):
        if "Purchase%20Invoice?" in path:
            return [] if status is None else [{"name": "PINV/1", "docstatus": status}]
        return [{"name": "Vânzător SRL"}] if method == "GET" else {"name": "PINV-2"}

    recorder = Recorder(answer)
    return receiver.ERPNext(recorder, {"company": "C", "expense": "628 - C", "vat": "4426 - C"}), recorder


def methods(recorder):
    return [call[1] if call[0].startswith(("account", "res")) else call[0] for call in recorder.calls]


class Amounts(unittest.TestCase):
    def total(self, invoice):
        return sum(line["quantity"] * line["price"] for line in receiver.lines_of(invoice))

    def test_the_lines_add_up_to_the_net_with_allowances_and_rounded_prices(self):
        invoice = recorded("invoice")
        line = {**invoice["lines"][0], "quantity": "3", "price": "3.33", "net": "10.00"}
        many = {**invoice["lines"][0], "quantity": "500", "price": "20", "priceBaseQuantity": "100", "net": "100.00"}
        allowance = {"kind": "allowance", "amount": "1.50", "reason": None, "vatCategory": "S", "vatRate": "19.00"}
        invoice = {**invoice, "lines": [line, many], "details": {"adjustments": [allowance]}}
        self.assertEqual(self.total(invoice), Decimal("108.50"))
        found = list(receiver.lines_of(invoice))
        self.assertEqual([found[0]["quantity"], found[1]["quantity"]], [1, 500])
        self.assertEqual({each["tax"] for each in found}, {("S", "19")})

    def test_a_credit_is_a_refund_with_positive_amounts_whichever_way_it_is_written(self):
        invoice = recorded("invoice")
        negative = [{**line, "quantity": "-2", "net": "-1000.00"} for line in invoice["lines"]]
        note = {**invoice, "typeCode": "381", "sign": -1}
        reversal = {**invoice, "gross": "-1190.00", "lines": negative}
        for credit in [note, reversal]:
            values = odoo()[0].values(credit)
            self.assertEqual(values["move_type"], "in_refund")
            self.assertEqual(values["invoice_line_ids"][0][2]["quantity"], 2.0)
            document = erpnext()[0].values(credit)
            self.assertEqual([document["is_return"], document["items"][0]["qty"]], [1, -2.0])


class IntoOdoo(unittest.TestCase):
    def test_an_invoice_is_written_once_and_a_draft_again(self):
        books, recorder = odoo()
        books.write(recorded("invoice"))
        self.assertEqual(methods(recorder), ["search_read", "search", "search", "create"])
        books, recorder = odoo("draft")
        books.write(recorded("invoice"))
        model, method, (ids, values), _ = recorder.calls[-1]
        self.assertEqual([model, method, ids, values["invoice_line_ids"][0]], ["account.move", "write", [5], (5, 0, 0)])

    def test_what_a_person_posted_is_left_alone(self):
        books, recorder = odoo("posted")
        books.write(recorded("invoice"))
        books.remove(recorded("invoice")["id"])
        self.assertEqual(methods(recorder), ["search_read", "search_read"])

    def test_self_billing_goes_by_the_role_of_the_document(self):
        invoice = {**recorded("invoice"), "role": "seller"}
        values = odoo(taxes={("sale", "S", "19"): 4})[0].values(invoice)
        self.assertEqual(values["move_type"], "out_invoice")

    def test_a_tax_that_is_not_set_is_for_a_person_and_nothing_is_written(self):
        books, recorder = odoo(taxes={})
        with self.assertRaisesRegex(receiver.NeedsPerson, "purchase.*S.*19"):
            books.write(recorded("invoice"))
        self.assertNotIn("create", methods(recorder))


class IntoERPNext(unittest.TestCase):
    def test_a_purchase_invoice_has_items_and_vat(self):
        books, recorder = erpnext()
        books.write(recorded("invoice"))
        method, path, values = recorder.calls[-1]
        self.assertEqual([method, path], ["POST", "/api/resource/Purchase%20Invoice"])
        self.assertEqual(
            [values["supplier"], values["bill_no"], values["due_date"], values["is_return"]],
            ["Vânzător SRL", "FINV2026001", "2026-03-15", 0],
        )
        item = values["items"][0]
        self.assertEqual([item["qty"], item["uom"], item["rate"]], [2.0, "Hour", 500.0])
        self.assertEqual(values["taxes"][0]["tax_amount"], 190.0)

    def test_a_draft_is_replaced_a_submitted_one_and_sales_are_left_alone(self):
        books, recorder = erpnext(0)
        books.write(recorded("invoice"))
        self.assertEqual(recorder.calls[-1][:2], ("PUT", "/api/resource/Purchase%20Invoice/PINV%2F1"))
        books, recorder = erpnext(1)
        books.write(recorded("invoice"))
        books.write({**recorded("invoice"), "role": "seller"})
        self.assertEqual(methods(recorder), ["GET"])


class Service(http.server.BaseHTTPRequestHandler):
    """The service as it was recorded."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("authorization")))
        status, body = self.server.answers(self.path)
        self.send_response(status)
        if status == 302:
            self.send_header("location", body)
            body = ""
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_):
        pass


class Receiving(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        self.server.asked = []
        self.server.answers = self.answer
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.store = {}

    def answer(self, path):
        changes = recorded("changes")
        if "/changes" in path:
            return 200, changes if "cursor" not in path else {**changes, "data": []}
        return 200, recorded("invoice")

    def receiver(self, books):
        url = f"http://127.0.0.1:{self.server.server_port}"
        return receiver.Receiver(SECRET, receiver.Api(url, "efs_key"), books, self.store)

    def test_a_delivery_writes_its_invoice_and_reads_the_feed_on_from_the_kept_cursor(self):
        books, recorder = odoo()
        self.receiver(books).handle(*delivery(), NOW)
        self.assertEqual(methods(recorder).count("create"), 2)
        self.assertEqual(self.store, {"cursor": recorded("changes")["nextCursor"]})
        self.receiver(books).follow()
        self.assertIn("cursor=", self.server.asked[-1][0])
        self.assertEqual({key for _, key in self.server.asked}, {"Bearer efs_key"})

    def test_a_forged_delivery_asks_and_writes_nothing(self):
        books, recorder = odoo()
        headers, body = delivery()
        with self.assertRaises(receiver.InvalidWebhook):
            self.receiver(books).handle(headers, body + b" ", NOW)
        self.assertEqual([recorder.calls, self.server.asked, self.store], [[], [], {}])

    def test_other_events_write_nothing(self):
        books, recorder = odoo()
        self.assertEqual(self.receiver(books).handle(*delivery("webhook.test"), NOW)["type"], "webhook.test")
        self.assertEqual(recorder.calls, [])

    def test_an_invoice_that_waits_for_a_person_holds_up_no_other_and_is_tried_again(self):
        lacking, _ = odoo(taxes={})
        self.receiver(lacking).handle(*delivery(), NOW)
        invoice_id = recorded("invoice")["id"]
        self.assertEqual(list(self.receiver(lacking).waiting()), [invoice_id])
        self.assertIn("cursor", self.store)
        books, recorder = odoo()
        self.receiver(books).follow()
        self.assertEqual([self.receiver(books).waiting(), methods(recorder).count("create")], [{}, 1])

    def test_a_figure_that_is_no_number_or_too_long_holds_up_no_other(self):
        for figure in ["2,5", "9" * 40, "1e999999999", "NaN"]:
            strange = recorded("invoice")
            strange["lines"][0]["quantity"] = figure
            self.server.answers = lambda path: (200, strange) if "changes" not in path else self.answer(path)
            self.store.clear()
            for books, recorder in [odoo(), erpnext()]:
                self.receiver(books).follow()
                self.assertEqual(list(self.receiver(books).waiting()), [strange["id"]], figure)
                self.assertIn("cursor", self.store)
                self.assertFalse([call for call in recorder.calls if call[1] == "create" or call[0] == "POST"])

    def test_an_unread_document_waits_for_a_person(self):
        unread = {**recorded("invoice"), "lines": None, "reading": {"verdict": "unreadable", "detail": None}}
        for books, recorder in [odoo(), erpnext()]:
            with self.assertRaises(receiver.NeedsPerson):
                books.write(unread)

    def test_what_is_removed_takes_its_draft_along(self):
        removal = {"change": "removed", "changedAt": "x", "invoice": {"id": "i", "companyId": "c"}}
        self.server.answers = lambda path: (200, {"data": [removal], "nextCursor": "n", "hasMore": False})
        books, recorder = odoo("draft")
        self.receiver(books).follow()
        self.assertEqual(recorder.calls[-1][:3], ("account.move", "unlink", [[5]]))

    def test_an_invoice_that_is_gone_is_passed_over_and_a_redirect_is_not_followed(self):
        self.server.answers = lambda path: (404, {}) if "changes" not in path else self.answer(path)
        books, recorder = odoo()
        self.receiver(books).handle(*delivery(), NOW)
        self.assertEqual(recorder.calls, [])
        self.server.asked.clear()
        self.server.answers = lambda path: (302, f"http://127.0.0.1:{self.server.server_port}/stolen")
        with self.assertRaises(OSError):
            self.receiver(books).handle(*delivery(), NOW)
        self.assertNotIn("/stolen", [path for path, _ in self.server.asked])


if __name__ == "__main__":
    unittest.main()

"""Writes frames.json, the golden frames that the Swift and the Python tests both read: from the layout in
docs/protocol.md, with struct and json only. Run it by hand when the protocol changes."""

import json
import pathlib
import struct

KINDS = {"CALL": 1, "ITEM": 2, "END": 3, "REPLY": 4, "CANCEL": 5, "CREDIT": 6, "PING": 7, "PONG": 8, "GOAWAY": 9}


def frame(kind, call, argument=0, method="", metadata=None, body=""):
    method = method.encode()
    metadata = json.dumps(metadata, ensure_ascii=False, separators=(",", ":")).encode() if metadata else b""
    header = struct.pack(
        ">2sBBQIHH", b"CT", 1, kind if isinstance(kind, int) else KINDS[kind], call, argument, len(method),
        len(metadata))
    return header + method + metadata + body.encode()


def good(name, **fields):
    return {"name": name, "hex": frame(**fields).hex(), "fields": fields}


def bad(name, data, call, reason):
    """`call`: the call id that INVALID_ARGUMENT goes to, null where the message is dropped in silence."""
    return {"name": name, "hex": data.hex(), "malformed": {"call": call, "reason": reason}}


def patched(at, *octets, data=frame("CALL", 7, method="a.B/C")):
    return data[:at] + bytes(octets) + data[at + len(octets):]


HEALTH = "health.Health/Check"
FRAMES = [
    good(
        "the call of the worked example", kind="CALL", call=1, argument=2000, method=HEALTH,
        metadata={"accept-language": "en"}, body="{}"),
    good(
        "the reply of the worked example", kind="REPLY", call=1, argument=0,
        body='{"service":"registry","state":"serving","position":1042,"today":"2021-01-04","following":[]}'),
    good("a call without metadata", kind="CALL", call=1, argument=2000, method=HEALTH, body="{}"),
    good(
        "a command", kind="CALL", call=2, argument=30000, method="registry.Children/Register",
        metadata={"idempotency-key": "018f6d1e-7c2b", "accept-language": "vi"},
        body='{"name":"Bé Một","sex":"female","birthYear":2015,"commune":"thai-binh/thai-thuy/diem-dien"}'),
    good(
        "a query that has seen two logs", kind="CALL", call=3, argument=0, method="reporting.Indicators/Compute",
        metadata={"seen": "catalogue=88,registry=1042"}, body="{}"),
    good("a call whose client streams", kind="CALL", call=4, argument=60000, method="registry.Children/Import",
         metadata={"idempotency-key": "k"}),
    good("an item", kind="ITEM", call=4, argument=0, body='{"n":1}'),
    good("an end", kind="END", call=4, argument=0),
    good("a reply", kind="REPLY", call=2, argument=0, metadata={"position": "registry=1043"}, body='{"ok":true}'),
    good("a reply without metadata and body", kind="REPLY", call=5, argument=0),
    good(
        "a refusal", kind="REPLY", call=2, argument=3,
        metadata={
            "message": "Ngày sinh 2030-01-01 ở tương lai.",
            "details": '{"violations":[{"field":"/birthDate","rule":"x","message":"\\n"}]}'}),
    good("a cancel", kind="CANCEL", call=6, argument=0),
    good("a credit", kind="CREDIT", call=6, argument=32),
    good("the largest credit that a header holds", kind="CREDIT", call=2**64 - 1, argument=2**32 - 1),
    good("a ping", kind="PING", call=0, argument=0xDEADBEEF),
    good("a pong", kind="PONG", call=9, argument=1),
    good("a goaway", kind="GOAWAY", call=0, argument=0, metadata={"message": "restarting"}),
    good("the longest method", kind="CALL", call=8, argument=0, method="a.B/" + "c" * 251),
    bad("nothing", b"", None, "truncated"),
    bad("one octet", b"C", None, "truncated"),
    bad("another protocol", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", None, "foreign"),
    bad("cut inside the call id", frame("CALL", 7, method="a.B/C")[:11], None, "truncated"),
    bad("cut inside the header", frame("CALL", 7, method="a.B/C")[:19], 7, "truncated"),
    bad("version 2", patched(2, 2), 7, "version"),
    bad("kind 0", patched(3, 0), 7, "kind"),
    bad("kind 10", patched(3, 10), 7, "kind"),
    bad("a call of no id", frame("CALL", 0, method="a.B/C"), None, "call-id"),
    bad("an item of no call", frame("ITEM", 0, body="{}"), None, "call-id"),
    bad("a call of no method", frame("CALL", 7, body="{}"), 7, "method"),
    bad("a method beyond the end", patched(16, 0, 6), 7, "method"),
    bad("a method of 256 octets", frame("CALL", 7, method="a" * 256), 7, "method"),
    bad("a method that is not UTF-8", patched(20, 0xFF), 7, "method"),
    bad("metadata beyond the end", patched(18, 0, 1), 7, "metadata"),
    bad("metadata that are a list", patched(18, 0, 2) + b"[]", 7, "metadata"),
    bad("metadata with a number", frame("CALL", 7, method="a.B/C", metadata={"seen": 1}), 7, "metadata"),
    bad("metadata with a capital name", frame("CALL", 7, method="a.B/C", metadata={"Seen": "x"}), 7, "metadata"),
    bad("metadata that name one thing twice", patched(18, 0, 17) + b'{"a":"1","a":"2"}', 7, "metadata"),
    bad("an end with a body", frame("END", 7, body="{}"), 7, "content"),
    bad("an item with metadata", frame("ITEM", 7, metadata={"a": "b"}), 7, "content"),
    bad("a credit with a method", frame("CREDIT", 7, argument=1, method="a.B/C"), 7, "content"),
    bad("a reply of status 17", frame("REPLY", 7, argument=17), 7, "status"),
]

if __name__ == "__main__":
    lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in FRAMES)
    pathlib.Path(__file__).with_name("frames.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")

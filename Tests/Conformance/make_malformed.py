"""Writes malformed.json, the corpus of messages that break the protocol and of what is to become of them: from docs/protocol.md,
with struct and json only. Run it by hand when the protocol changes.

Each entry is sent on a connection of its own, on which call 1 is running, which must be none the worse for it:

    send      the messages, in order. A message is octets in hexadecimal, followed by so many zeros where there are very many, or
              a list of several frames
    answers   what comes back, in order: kind, call id, argument (REPLY's status)
    dropped   how many messages the service counts as malformed, answered or not
    cut       the service ends the connection (only where there is one: not in process)
"""

import json
import pathlib

from make_frames import frame

# Of the test service: one that runs until it is cancelled and reads nothing, one that takes a stream, two that have one request.
HOLD = "chungtay.testing.Holding/Hold"
INPUT = "grpc.testing.TestService/StreamingInputCall"
UNARY = "grpc.testing.TestService/UnaryCall"
EMPTY = "grpc.testing.TestService/EmptyCall"
OK, CANCELLED, INVALID, UNIMPLEMENTED = 0, 1, 3, 12
REFUSED = ("REPLY", 7, INVALID)


def case(name, *messages, answers=(), dropped=0, cut=False):
    def spelt(message):
        if isinstance(message, list):
            return [part.hex() for part in message]
        zeros = len(message) - len(message.rstrip(b"\0"))
        return message.hex() if zeros < 100 else {"hex": message.rstrip(b"\0").hex(), "zeros": zeros}

    entry = {"name": name, "send": [spelt(m) for m in messages], "answers": answers, "dropped": dropped}
    return entry | ({"cut": True} if cut else {})


def broken(name, message):
    """A message whose call id is 7: it gets INVALID_ARGUMENT."""
    return case(name, message, answers=[REFUSED], dropped=1)


def lost(name, message):
    """A message of no call."""
    return case(name, message, dropped=1)


def ignored(name, *messages):
    return case(name, *messages)


def bare():
    """A CALL that ends with its method."""
    return frame("CALL", 7, method=HOLD)


def call(method=None, id=7, body=None, **more):
    method = method or HOLD
    return frame("CALL", id, method=method, body=body if body is not None else "" if method == INPUT else "{}", **more)


def raw(metadata, body=b"{}"):
    """A CALL whose metadata are these octets."""
    head = bytearray(call(EMPTY, body=""))
    head[18:20] = len(metadata).to_bytes(2, "big")
    return bytes(head) + metadata + body


def lengths(method=None, metadata=None, message=None):
    """With other lengths than there are."""
    message = bytearray(message or bare())
    if method is not None:
        message[16:18] = method.to_bytes(2, "big")
    if metadata is not None:
        message[18:20] = metadata.to_bytes(2, "big")
    return bytes(message)


def octet(at, value, message=None):
    message = message or call()
    return message[:at] + bytes([value]) + message[at + 1:]


def named(octets):
    message = bytearray(frame("CALL", 7))
    message[16:18] = len(octets).to_bytes(2, "big")
    return bytes(message) + octets


def of(kind, id=7, **more):
    return frame(kind, id, **more)


def text(size):
    """Metadata of so many octets."""
    return b'{"a":"' + b"x" * (size - 8) + b'"}'


MIB4 = 4 * 1024 * 1024
# Credit that the method which holds a call may have spent by itself.
SPENT = 0


def cases():
    return [
        # Headers
        lost("nothing at all", b""),
        lost("one octet", b"C"),
        lost("a message of another protocol", b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        lost("only the magic", b"CT"),
        lost("cut inside the call id", bare()[:11]),
        broken("cut behind the call id", bare()[:12]),
        broken("cut one octet before the header's end", bare()[:19]),
        lost("bad magic", octet(0, 0x44)),
        lost("bad magic in small letters", b"ct" + call()[2:]),
        broken("version 0", octet(2, 0)),
        broken("version 2", octet(2, 2)),
        broken("kind 0", octet(3, 0)),
        broken("kind 10", octet(3, 10)),
        broken("kind 255", octet(3, 255)),
        *(lost(f"{kind} of call 0", of(kind, 0)) for kind in ("CALL", "ITEM", "END", "REPLY", "CANCEL", "CREDIT")),
        # Lengths
        broken("a method one octet longer than the frame", lengths(method=len(HOLD) + 1)),
        broken("a method of 65535 octets in a short frame", lengths(method=65535)),
        broken("metadata one octet longer than the frame", lengths(metadata=1)),
        broken("metadata of 65535 octets in a short frame", lengths(metadata=65535)),
        broken("every length at its largest", octet(3, 1, lengths(65535, 65535, of("CALL")))),
        # Methods
        broken("no method", of("CALL")),
        broken("no method, and a body", of("CALL", body="{}")),
        broken("a method of 256 octets", call("a.B/" + "c" * 252)),
        broken("a method that is not UTF-8", named(b"a.B/\xff")),
        broken("a method that ends inside a character", named(b"a.B/\xe1\xbb")),
        broken("a method with a surrogate", named(b"a.B/\xed\xa0\x80")),
        case("a method of 255 octets", call("a.B/" + "c" * 251), answers=[("REPLY", 7, UNIMPLEMENTED)]),
        case("a method without a slash", call("registry"), answers=[("REPLY", 7, UNIMPLEMENTED)]),
        case("a method with a NUL inside", call(EMPTY + "\0"), answers=[("REPLY", 7, UNIMPLEMENTED)]),
        case("a method in other letters", call(EMPTY.upper()), answers=[("REPLY", 7, UNIMPLEMENTED)]),
        # Metadata
        broken("metadata that are no JSON", raw(b"idempotency-key: 1")),
        broken("metadata that are a list", raw(b"[]")),
        broken("metadata that are null", raw(b"null")),
        broken("metadata that are a text", raw(b'"a"')),
        broken("metadata that are only space", raw(b"  ")),
        broken("metadata that do not end", raw(b'{"a":"b"')),
        broken("metadata with a comma too many", raw(b'{"a":"b",}')),
        broken("metadata with more behind them", raw(b'{"a":"b"}{}')),
        broken("metadata with a number", raw(b'{"seen":1}')),
        broken("metadata with null", raw(b'{"seen":null}')),
        broken("metadata with an object", raw(b'{"seen":{"a":"b"}}')),
        broken("metadata with a capital letter", raw(b'{"Seen":"registry=1"}')),
        broken("metadata with an underscore", raw(b'{"idempotency_key":"1"}')),
        broken("metadata with a hyphen at the end", raw(b'{"seen-":"1"}')),
        broken("metadata with an empty name", raw(b'{"":"1"}')),
        broken("metadata with a name of 65 octets", raw(b'{"' + b"a" * 65 + b'":"1"}')),
        broken("metadata that name one thing twice", raw(b'{"a":"1","a":"2"}')),
        broken("metadata that name one thing twice, once escaped", raw(b'{"a":"1","\\u0061":"2"}')),
        broken("metadata with 65 names", raw(json.dumps({f"n{n}": "" for n in range(65)}).encode())),
        broken("metadata with a control character", raw(b'{"a":"\n"}')),
        broken("metadata that are not UTF-8", raw(b'{"a":"\xff"}')),
        broken("metadata with half a surrogate pair", raw(b'{"a":"\\ud83d"}')),
        broken("metadata with a byte order mark", raw(b'\xef\xbb\xbf{"a":"b"}')),
        broken("metadata of 8193 octets", raw(text(8193))),
        case("metadata of 8192 octets", raw(text(8192)), answers=[("REPLY", 7, OK)]),
        case("metadata with 64 names", raw(json.dumps({f"n{n}": "" for n in range(64)}).encode()),
             answers=[("REPLY", 7, OK)]),
        case("metadata in much space", raw(b' \t\r\n{ "a" : "b" } \n'), answers=[("REPLY", 7, OK)]),
        # Bodies
        case("a body of 4 MiB", call(EMPTY, body="") + bytes(MIB4), answers=[("REPLY", 7, OK)]),
        broken("a body of 4 MiB and one octet", call(EMPTY, body="") + bytes(MIB4 + 1)),
        broken("an item of 4 MiB and one octet", of("ITEM") + bytes(MIB4 + 1)),
        case("a running call's item of 4 MiB and one octet", call(), of("ITEM") + bytes(MIB4 + 1), answers=[REFUSED],
             dropped=1),
        case("a message of 5 MiB", call(EMPTY, body="") + bytes(5 * 1024 * 1024), cut=True),
        case("a body that is no JSON", call(UNARY, body="{"), answers=[REFUSED]),
        case("a body that is not UTF-8", call(UNARY, body="") + b'{"responseType":"\xff"}', answers=[REFUSED]),
        case("a body in a CALL whose client streams", call(INPUT, metadata={"idempotency-key": "k"}, body="{}"),
             answers=[REFUSED]),
        # Parts that a kind does not carry
        *(broken(f"{kind} with a body", of(kind, body="{}")) for kind in ("END", "CANCEL", "CREDIT", "PING", "PONG")),
        *(broken(f"{kind} with metadata", of(kind, metadata={"a": "b"}))
          for kind in ("ITEM", "END", "CANCEL", "CREDIT", "PING", "PONG")),
        *(broken(f"{kind} with a method", of(kind, method=EMPTY))
          for kind in ("ITEM", "END", "REPLY", "CANCEL", "CREDIT", "PING", "PONG", "GOAWAY")),
        broken("REPLY with status 17", of("REPLY", argument=17)),
        # Calls that are not there
        ignored("ITEM of an unknown call", of("ITEM", body="{}")),
        ignored("END of an unknown call", of("END")),
        ignored("CANCEL of an unknown call", of("CANCEL")),
        ignored("CREDIT of an unknown call", of("CREDIT", argument=1)),
        ignored("CREDIT beyond all bounds of an unknown call", of("CREDIT", argument=2**32 - 1)),
        case("all that can follow a call's REPLY", call(EMPTY), of("ITEM"), of("END"), of("END"), of("CREDIT", argument=1),
             of("CANCEL"), of("CANCEL"), answers=[("REPLY", 7, OK)]),
        # The other side's kinds
        broken("REPLY from a client, of no call", of("REPLY")),
        case("REPLY from a client, of a running call", call(), of("REPLY"), answers=[REFUSED], dropped=1),
        broken("GOAWAY from a client, with a call id", of("GOAWAY")),
        lost("GOAWAY from a client", of("GOAWAY", 0)),
        ignored("PONG that nobody asked for", of("PONG", 0, argument=3)),
        # Running calls
        case("CALL with a running call's id", call(), call(EMPTY), answers=[REFUSED]),
        case("CALL with the id of a call that has ended", call(EMPTY), call(EMPTY), answers=[("REPLY", 7, OK), REFUSED]),
        case("CALL with an id far below those before", call(EMPTY, 2**40), call(EMPTY),
             answers=[("REPLY", 2**40, OK), ("REPLY", 7, OK)]),
        case("CALL with the largest id", call(EMPTY, 2**64 - 1), call(EMPTY, 2**64 - 1),
             answers=[("REPLY", 2**64 - 1, OK), ("REPLY", 2**64 - 1, INVALID)]),
        case("a malformed message with a running call's id", call(), octet(2, 2), answers=[REFUSED], dropped=1),
        case("ITEM beyond credit", call(), *[of("ITEM", body="{}")] * 65, answers=[REFUSED]),
        case("ITEM after END", call(), of("END"), of("ITEM", body="{}"), answers=[REFUSED]),
        case("END after END", call(), of("END"), of("END"), answers=[REFUSED]),
        case("CREDIT of 0", call(), of("CREDIT"), of("CANCEL"), answers=[("REPLY", 7, CANCELLED)]),
        case("CREDIT up to the bound", call(), of("CREDIT", argument=65536 - 64), of("CANCEL"),
             answers=[("REPLY", 7, CANCELLED)]),
        case("CREDIT one beyond the bound", call(), of("CREDIT", argument=65536 - 63 + SPENT), answers=[REFUSED]),
        case("CREDIT of 2^32 - 1", call(), of("CREDIT", argument=2**32 - 1), answers=[REFUSED]),
        case("CREDIT beyond the bound bit by bit", call(), *[of("CREDIT", argument=16384)] * 4, answers=[REFUSED]),
        case("CANCEL twice", call(), of("CANCEL"), of("CANCEL"), answers=[("REPLY", 7, CANCELLED)]),
        case("all after CANCEL", call(), of("CANCEL"), of("ITEM"), of("END"), of("CREDIT", argument=2**32 - 1),
             answers=[("REPLY", 7, CANCELLED)]),
        case("ITEM and END to a method that takes none", call(EMPTY), of("ITEM", body="{}"), of("END"),
             answers=[("REPLY", 7, OK)]),
        case("ITEM that is no JSON", call(INPUT), of("ITEM", body="{"), answers=[REFUSED]),
        # PING
        case("PING of no call", of("PING", 0, argument=9), answers=[("PONG", 0, 9)]),
        case("PING of an unknown call", of("PING", 2**64 - 1, argument=2**32 - 1), answers=[("PONG", 2**64 - 1, 2**32 - 1)]),
        case("PING of a running call", call(), of("PING", argument=5), of("CANCEL"),
             answers=[("PONG", 7, 5), ("REPLY", 7, CANCELLED)]),
        case("PING of a call that has ended", call(EMPTY), of("PING", argument=5),
             answers=[("REPLY", 7, OK), ("PONG", 7, 5)]),
        # Messages of several frames
        lost("a message of two frames", [call(EMPTY), b"{}"]),
        lost("a call behind an empty frame, as REQ sends", [b"", call(EMPTY)]),
        lost("a message of a hundred frames", [call(EMPTY)] * 100),
        lost("two empty frames", [b"", b""]),
    ]


# A department's service has these instead, and decodes what the test service does not look at; whether it answers before
# or after it reads what follows is its own business.
OF_A_DEPARTMENT = {
    HOLD: "health.Health/Watch", INPUT: "registry.Children/Import", UNARY: "health.Health/Check",
    EMPTY: "health.Health/Check",
}
NOT_OF_A_DEPARTMENT = {
    "a body of 4 MiB", "all that can follow a call's REPLY", "ITEM and END to a method that takes none",
    "ITEM that is no JSON", "PING of a call that has ended", "CALL with the id of a call that has ended",
    "CALL with an id far below those before", "CALL with the largest id",
}


def department_cases():
    """The corpus for a department's service."""
    global HOLD, INPUT, UNARY, EMPTY, SPENT
    theirs = HOLD, INPUT, UNARY, EMPTY
    # The feed that holds a call may have sent its first item before the credit comes, and spent one for it.
    SPENT = 1
    HOLD, INPUT, UNARY, EMPTY = (OF_A_DEPARTMENT[name] for name in theirs)
    try:
        return [entry for entry in cases() if entry["name"] not in NOT_OF_A_DEPARTMENT]
    finally:
        HOLD, INPUT, UNARY, EMPTY = theirs
        SPENT = 0


if __name__ == "__main__":
    lines = ",\n".join("  " + json.dumps(entry) for entry in cases())
    pathlib.Path(__file__).with_name("malformed.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")

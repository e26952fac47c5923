"""docs/protocol.md says what the code does: its client, its frames and its hex dumps are the real ones."""

import json
import pathlib
import re

import pytest

import ctp
import make_frames

HERE = pathlib.Path(__file__).parent
PAGE = (HERE.parent.parent / "docs/protocol.md").read_text(encoding="utf-8")
FRAMES = json.loads((HERE / "frames.json").read_text(encoding="utf-8"))


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_client_on_the_page_is_the_client():
    assert (HERE / "ctp.py").read_text(encoding="utf-8") in blocks("python")


def test_the_client_has_fewer_than_sixty_lines():
    assert len((HERE / "ctp.py").read_text(encoding="utf-8").splitlines()) < 60


def test_the_golden_frames_are_what_the_layout_says():
    assert FRAMES == json.loads(json.dumps(make_frames.FRAMES))


def test_the_hex_dumps_on_the_page_are_golden_frames():
    dumps = blocks("hexdump")
    assert len(dumps) == 2
    golden = {entry["hex"]: entry["name"] for entry in FRAMES}
    for dump, name in zip(dumps, ("the call of the worked example", "the reply of the worked example")):
        data, text = "", ""
        for line in dump.splitlines():
            offset, octets, shown = re.fullmatch(r"([0-9a-f]{4})  ((?:[0-9a-f]{2} ?)+) +\|(.*)\|", line).groups()
            assert int(offset, 16) * 2 == len(data)
            octets = octets.replace(" ", "")
            assert shown == "".join(chr(o) if 32 <= o < 127 else "." for o in bytes.fromhex(octets))
            data += octets
        assert golden.get(data) == name


@pytest.mark.parametrize("entry", [e for e in FRAMES if "fields" in e], ids=lambda entry: entry["name"])
def test_the_client_writes_and_reads_golden_frames(entry):
    fields = entry["fields"]
    frame = bytes.fromhex(entry["hex"])
    magic, version, kind, call, argument, method, metadata = ctp.HEADER.unpack_from(frame)
    assert (magic, version, kind) == (b"CT", 1, make_frames.KINDS[fields["kind"]])
    assert (call, argument) == (fields["call"], fields["argument"])
    start = ctp.HEADER.size
    assert frame[start:start + method].decode() == fields.get("method", "")
    start += method
    assert json.loads(frame[start:start + metadata] or "{}") == (fields.get("metadata") or {})
    assert frame[start + metadata:].decode() == fields.get("body", "")

    sent = []
    service = object.__new__(ctp.Service)
    service.socket = type("Socket", (), {"send": staticmethod(sent.append)})
    service.send(
        kind, call, argument, fields.get("method", "").encode(), frame[start:start + metadata],
        fields.get("body", "").encode())
    assert sent == [frame]

"""Writes what the fuzzer starts from.

    seeds.py DIRECTORY    a directory of files for each property, what was once found among them
    seeds.py              seeds.json, which the Swift tests start from: run it by hand when the seeds change
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
FRAMES = json.loads((HERE.parent / "Conformance/frames.json").read_text(encoding="utf-8"))
KEY = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"
SECRET = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6"


def parts(*frames, verdict=0, user=b"key"):
    """ZAP's frames as the property reads them."""
    return bytes([verdict, len(user)]) + user + b"".join(bytes([len(frame)]) + frame for frame in frames)


def seeds():
    for number, entry in enumerate(FRAMES):
        frame = bytes.fromhex(entry["hex"])
        yield "frames", number, frame
        fields = entry.get("fields", {})
        if fields.get("metadata"):
            yield "metadata", number, json.dumps(fields["metadata"]).encode()
        if fields.get("body"):
            yield "json", number, fields["body"].encode()
    yield "metadata", "spaced", b' { "a" :\t"b" , "c-d" : "\\u0041\\n\\ud83d\\ude00\\/" }\r\n'
    yield "json", "sample", json.dumps({
        "text": "\u0000\u20ac\U0001f600\\\"", "count": -7, "small": 255, "large": 2**64 - 1, "ratio": 1.5e-300,
        "single": 0.25, "flag": True, "kind": "fancy", "list": [{"count": 1}, {}], "map": {"a": 1, "b": None},
    }).encode()
    yield "json", "numbers", b"[0,-0,1.0,1e0,-1E+2,0.1,9223372036854775807,9223372036854775808,1e400,[[]],{}]"
    for verdict in range(3):
        yield "zap", verdict, parts(
            b"1.0", b"1", b"ctp", b"127.0.0.1", b"", b"CURVE", bytes(range(32)), verdict=verdict)
    yield "zap", "null", parts(b"1.0", b"1", b"ctp", b"127.0.0.1", b"", b"NULL")
    yield "zap", "plain", parts(b"1.0", b"1", b"", b"", b"", b"PLAIN", b"admin", b"secret")
    curve = f'metadata\n    unit = "a/b"\n    name = it\'s\ncurve\n    public-key = "{KEY}"\n'
    yield "certificates", "public", f"#   ZeroMQ CURVE Public Certificate\n\n{curve}".encode()
    yield "certificates", "secret", f"{curve}    secret-key = '{SECRET}'\r\n".encode()
    for name in ("server-calls", "client-calls", "conversations", "call-ids"):
        yield name, "every", bytes(range(256))
        yield name, "steps", bytes([20, 9, 30] * 80)


if __name__ == "__main__":
    made = [{"property": name, "name": str(number), "hex": data.hex()} for name, number, data in seeds()]
    if len(sys.argv) == 1:
        lines = ",\n".join("  " + json.dumps(entry) for entry in made)
        (HERE / "seeds.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
        sys.exit()
    for entry in made + json.loads((HERE / "found.json").read_text(encoding="utf-8")):
        directory = pathlib.Path(sys.argv[1]) / entry["property"]
        directory.mkdir(parents=True, exist_ok=True)
        (directory / ("seed-" + entry["name"].replace(" ", "-"))).write_bytes(bytes.fromhex(entry["hex"]))

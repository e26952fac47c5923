"""Where the stack is, and whose key the tests call with.

    python3 -m pytest Tests/Conformance --data DIR --keys DIR
    python3 -m pytest Tests/Conformance --data DIR --chungtay PROGRAM    issues the key itself
    CHUNGTAY_DATA=DIR CHUNGTAY_KEYS=DIR python3 -m pytest Tests/Conformance

With --interop PROGRAM (the build's InteropServer) the tests that need a service of their own run too. Without either only the
tests of the specification's own page do.
"""

import json
import os
import pathlib
import subprocess
import time

import pytest
import zmq

import ctp
from domain import UNIT


def pytest_addoption(parser):
    parser.addoption("--data", default=os.environ.get("CHUNGTAY_DATA"), help="the deployment's data directory")
    parser.addoption("--keys", default=os.environ.get("CHUNGTAY_KEYS"), help="where the unit's certificate is")
    parser.addoption("--interop", default=os.environ.get("CHUNGTAY_INTEROP"), help="the program InteropServer")
    parser.addoption("--chungtay", default=os.environ.get("CHUNGTAY"), help="the program that issues keys")


@pytest.fixture(scope="session")
def endpoints(request):
    data = request.config.getoption("--data")
    if not data:
        pytest.skip("no stack: give --data, and --keys or --chungtay")
    places = json.loads((pathlib.Path(data) / "run/endpoints.json").read_text(encoding="utf-8"))
    # The portal's entry says where people find it: no service speaks there.
    return {name: place for name, place in places.items() if "endpoint" in place}


@pytest.fixture(scope="session")
def certificate(request, endpoints, tmp_path_factory):
    keys, program = request.config.getoption("--keys"), request.config.getoption("--chungtay")
    if not keys and program:
        keys = tmp_path_factory.mktemp("keys")
        data = request.config.getoption("--data")
        subprocess.run([program, "keys", "issue", UNIT, "--data", data, "--out", keys], check=True)
    if not keys:
        pytest.fail("a stack needs a key: give --keys or --chungtay")
    found = sorted(pathlib.Path(keys).rglob("*.key_secret"))
    assert found, f"no *.key_secret in {keys}"
    return str(found[0])


class Caller(ctp.Service):
    """The client of the specification, with the single messages that only tests send."""

    def answer(self, *kinds, call, timeout=120.0):
        """The next message of `call` that is of one of `kinds` (all others are skipped)."""
        deadline = time.monotonic() + timeout
        while True:
            kind, of, argument, metadata, body = self.receive(deadline)
            if of == call and kind in kinds:
                return kind, argument, metadata, body

    def begin(self, method, request=None, timeout=120000, rows=False, **metadata):
        """Sends a CALL and gives its id."""
        self.last += 1
        metadata = {name.replace("_", "-"): text for name, text in metadata.items()}
        self.send(
            ctp.CALL, self.last, timeout, method.encode(), json.dumps(metadata).encode() if metadata else b"",
            b"" if rows else json.dumps({} if request is None else request).encode())
        return self.last

    def is_silent(self, milliseconds=200, watch=None):
        """Nothing about a call comes in. PING and PONG make sure that the service has read everything before; it may send a
        PING of its own at any time, which is answered, and an item of `watch`, whenever what is watched has changed."""
        self.send(ctp.PING, 0, 77)
        self.answer(ctp.PONG, call=0)
        deadline = time.monotonic() + milliseconds / 1000
        while self.socket.poll(max(0, 1000 * (deadline - time.monotonic())), zmq.POLLIN):
            kind, of, argument, _, _ = self.receive(deadline)
            if watch is not None and (kind, of) == (ctp.ITEM, watch):
                continue
            if kind != ctp.PING:
                return False
            self.send(ctp.PONG, of, argument)
        return True


@pytest.fixture
def connect(endpoints, certificate):
    opened = []

    def connect(service, key=certificate):
        place = endpoints[service]
        caller = Caller(place["endpoint"], place["publicKey"], key)
        opened.append(caller)
        return caller

    yield connect
    for caller in opened:
        caller.socket.disable_monitor()
        caller.monitor.close(0)
        caller.socket.close(0)


@pytest.fixture
def registry(connect):
    return connect("registry")


@pytest.fixture(scope="session")
def test_service(request, tmp_path_factory):
    """gRPC's test service, as a program of its own: where it is, its key, and the certificate to call it with."""
    program = request.config.getoption("--interop")
    if not program:
        pytest.skip("no test service: give --interop")
    keys = tmp_path_factory.mktemp("interop")
    # It ends when its input does, so that it cannot outlive the tests.
    with subprocess.Popen([program, keys], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        place = json.loads(process.stdout.readline())
        yield place["endpoint"], place["publicKey"], str(keys / "known.key_secret")
        process.stdin.close()
        assert process.wait(60) == 0

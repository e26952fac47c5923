"""gRPC's interoperability cases (grpc/grpc, doc/interop-test-descriptions.md), each under its own name, driven over the wire by
docs/protocol.md alone. docs/interop.md lists them, and those that do not apply."""

import base64
import json
import os
import time

import pytest

from channel import CANCELLED, DEADLINE_EXCEEDED, Channel

OK, UNKNOWN, UNIMPLEMENTED = 0, 2, 12
SERVICE = "grpc.testing.TestService/"
REQUESTS, RESPONSES = (27182, 8, 1828, 45904), (31415, 9, 2653, 58979)
LONG = bool(os.environ.get("CHUNGTAY_LONG"))


def payload(size):
    """So many zeros, as proto3's JSON mapping writes octets."""
    return {"body": base64.b64encode(bytes(size)).decode()}


def octets(message):
    return base64.b64decode(message["payload"]["body"])


LARGE = {"responseSize": 314159, "payload": payload(271828)}
LARGE_BODY = json.dumps(LARGE).encode()


@pytest.fixture
def channel(test_service):
    with Channel(*test_service) as channel:
        yield channel
        assert not channel.calls


def large_unary(channel):
    return channel.start(SERVICE + "UnaryCall", LARGE_BODY, 1800)


def check_large(reply):
    assert reply.status == OK
    assert octets(json.loads(reply.body)) == bytes(314159)


def output(size, request):
    return {"responseParameters": [{"size": size}], "payload": payload(request)}


def test_empty_unary(channel):
    reply = channel.unary(SERVICE + "EmptyCall", {})
    assert (reply.status, json.loads(reply.body)) == (OK, {})
    assert channel.start(SERVICE + "EmptyCall").reply().status == OK


def test_large_unary(channel):
    check_large(large_unary(channel).reply())


def test_client_streaming(channel):
    call = channel.start(SERVICE + "StreamingInputCall")
    for size in REQUESTS:
        call.send({"payload": payload(size)})
    call.half_close()
    reply = call.reply()
    assert (reply.status, json.loads(reply.body)) == (OK, {"aggregatedPayloadSize": 74922})


def test_server_streaming(channel):
    request = {"responseParameters": [{"size": size} for size in RESPONSES]}
    call = channel.start(SERVICE + "StreamingOutputCall", json.dumps(request).encode())
    responses = [octets(item) for item in iter(call.next, None)]
    assert call.reply().status == OK
    assert responses == [bytes(size) for size in RESPONSES]


def test_ping_pong(channel):
    call = channel.start(SERVICE + "FullDuplexCall")
    for request, response in zip(REQUESTS, RESPONSES):
        call.send(output(response, request))
        assert octets(call.next()) == bytes(response)
    call.half_close()
    assert call.next() is None
    assert call.reply().status == OK


def test_empty_stream(channel):
    call = channel.start(SERVICE + "FullDuplexCall")
    call.half_close()
    assert call.next() is None
    assert call.reply().status == OK


def test_custom_metadata(channel):
    """Initial and trailing metadata are one here: REPLY's. Octets are base64, since metadata are texts."""
    sent = {
        "x-grpc-test-echo-initial": "test_initial_metadata_value",
        "x-grpc-test-echo-trailing-bin": base64.b64encode(b"\xab\xab\xab").decode(),
    }
    unary = channel.start(SERVICE + "UnaryCall", LARGE_BODY, **sent)
    duplex = channel.start(SERVICE + "FullDuplexCall", **sent)
    duplex.send(output(314159, 271828))
    duplex.half_close()
    assert octets(duplex.next()) == bytes(314159)
    for reply in (unary.reply(), duplex.reply()):
        assert reply.status == OK
        assert sent.items() <= reply.metadata.items()


def test_status_code_and_message(channel):
    request = {"responseStatus": {"code": 2, "message": "test status message"}}
    duplex = channel.start(SERVICE + "FullDuplexCall")
    duplex.send(request)
    duplex.half_close()
    for reply in (channel.unary(SERVICE + "UnaryCall", request), duplex.reply()):
        assert (reply.status, reply.metadata["message"]) == (UNKNOWN, "test status message")


def test_special_status_message(channel):
    text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
    reply = channel.unary(SERVICE + "UnaryCall", {"responseStatus": {"code": 2, "message": text}})
    assert (reply.status, reply.metadata["message"]) == (UNKNOWN, text)


def test_unimplemented_method(channel):
    assert channel.unary(SERVICE + "UnimplementedCall", {}).status == UNIMPLEMENTED


def test_unimplemented_service(channel):
    assert channel.unary("grpc.testing.UnimplementedService/UnimplementedCall", {}).status == UNIMPLEMENTED


def test_cancel_after_begin(channel):
    call = channel.start(SERVICE + "StreamingInputCall")
    call.cancel()
    assert call.reply().status == CANCELLED


def test_cancel_after_first_response(channel):
    call = channel.start(SERVICE + "FullDuplexCall")
    call.send(output(31415, 27182))
    assert octets(call.next()) == bytes(31415)
    call.cancel()
    assert call.reply().status == CANCELLED


def test_timeout_on_sleeping_server(channel):
    """Whose clock is first to say so is open: the service's REPLY and the client's own end have the same status."""
    call = channel.start(SERVICE + "FullDuplexCall", timeout=0.001)
    call.send({"payload": payload(27182)})
    assert call.reply().status == DEADLINE_EXCEEDED


def soak(iterations, call, overall=3600.0):
    """One after the other; fails when one fails, or is slower than the document's flags allow (60 s here: a test's machine does
    much else)."""
    latencies, end = [], time.monotonic() + overall
    while len(latencies) < iterations and time.monotonic() < end:
        start = time.monotonic()
        latencies.append(call(start))
    assert len(latencies) == iterations
    assert max(latencies) < 60


def latency(channel, start):
    reply = large_unary(channel).reply()
    took = time.monotonic() - start
    check_large(reply)
    return took


def test_rpc_soak(channel):
    soak(10_000 if LONG else 200, lambda start: latency(channel, start))


def test_channel_soak(test_service):
    def call(start):
        with Channel(*test_service) as channel:
            return latency(channel, start)

    soak(1_000 if LONG else 50, call)


def test_long_lived_channel(channel):
    for number in range(3):
        if number:
            time.sleep(30 if LONG else 0.1)
        check_large(large_unary(channel).reply())


def test_concurrent_large_unary(channel):
    calls = [large_unary(channel) for _ in range(1000 if LONG else 100)]
    for call in reversed(calls):
        check_large(call.reply())


def test_pushback_at_client(channel):
    """The document's "Flow control. Pushback at client for large messages": who reads nothing grants nothing."""
    call = channel.start("chungtay.testing.Holding/Hold", timeout=600)
    for _ in range(64):
        call.send({"payload": payload(100_000)})
    assert call.credit == 0
    other = channel.start(SERVICE + "EmptyCall")
    assert other.reply().status == OK
    assert call.credit == 0
    call.cancel()
    assert call.reply().status == CANCELLED

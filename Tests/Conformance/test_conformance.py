"""CTP/1 on a running stack, by docs/protocol.md alone."""

import json
import time

import pytest
import zmq
import zmq.auth

import ctp
from ctp import CANCEL, CREDIT, END, ITEM, PING, PONG, REPLY, Failure
from domain import CHECK, COMMAND, DESCRIBE, FAULT, FEED, HEAD, IMPORT, LISTED, METHODS, QUERY
from domain import child, fresh_id, row

OK, CANCELLED, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND = 0, 1, 3, 4, 5
FAILED_PRECONDITION, OUT_OF_RANGE = 9, 11
UNIMPLEMENTED, UNAVAILABLE, UNAUTHENTICATED = 12, 14, 16


def status_of(*arguments, call, **options):
    with pytest.raises(Failure) as failure:
        call(*arguments, **options)
    return failure.value


def number(place):
    """Of a position, without the life that it is of."""
    return int(place.split(":")[-1])


# The built-in packages

def test_every_service_is_healthy(endpoints, connect):
    assert {"registry", "catalogue", "funding", "campaigns", "reporting", "gateway"} <= set(endpoints)
    for name in endpoints:
        report = connect(name).call(CHECK)
        assert report["service"] == name
        assert report["state"] in ("starting", "serving")
        assert report["position"] >= 0


def test_health_watch_says_at_once_how_it_is(registry):
    call = registry.begin("health.Health/Watch")
    _, _, _, body = registry.answer(ITEM, call=call)
    assert json.loads(body)["service"] == "registry"
    registry.send(CANCEL, call)
    _, status, _, _ = registry.answer(REPLY, call=call)
    assert status == CANCELLED


def test_every_service_lists_its_methods(endpoints, connect):
    for name in endpoints:
        methods = connect(name).call(METHODS)["methods"]
        names = [method["name"] for method in methods]
        assert names == sorted(names)
        assert {CHECK, METHODS, HEAD, "events.Log/Subscribe"} <= set(names)
        assert {method["kind"] for method in methods} <= {"command", "query", "feed", "import"}
        assert all(method["needs"] for method in methods)


def test_a_method_is_described_by_json_schema(registry):
    description = registry.call(DESCRIBE, {"method": COMMAND})
    assert description["name"] == COMMAND
    assert description["kind"] == "command"
    assert "birthYear" in json.dumps(description["request"])


def test_an_unknown_method_is_unimplemented(registry):
    failure = status_of("registry.Children/Fly", call=registry.call)
    assert failure.status == UNIMPLEMENTED
    assert "registry.Children/Fly" in failure.metadata["message"]


# Commands, once

def test_a_command_happens_once_per_key(registry):
    key, request = fresh_id(), child()
    before = registry.call(HEAD)["position"]
    first = registry.call(COMMAND, request, idempotency_key=key)
    position = registry.seen["registry"]
    assert number(position) > before
    assert registry.call(COMMAND, request, idempotency_key=key) == first
    assert registry.seen["registry"] == position
    assert registry.call(HEAD)["position"] == number(position)

    failure = status_of(COMMAND, child(), call=registry.call, idempotency_key=key)
    assert failure.status == INVALID_ARGUMENT
    assert registry.call(HEAD)["position"] == number(position)


def test_a_command_without_a_key_is_refused(registry):
    assert status_of(COMMAND, child(), call=registry.call).status == INVALID_ARGUMENT


def test_a_retry_over_another_connection_gets_the_same_reply(connect):
    key, request = fresh_id(), child()
    first = connect("registry").call(COMMAND, request, idempotency_key=key)
    assert connect("registry").call(COMMAND, request, idempotency_key=key) == first


def test_a_query_that_has_seen_a_command_finds_what_it_made(connect):
    writer, reader = connect("registry"), connect("registry")
    made = writer.call(COMMAND, child(), idempotency_key=fresh_id())
    reader.seen = dict(writer.seen)
    assert reader.call(QUERY, {"id": made["id"]})["name"] == made["name"]


def test_another_service_waits_until_it_has_seen_as_much(registry, connect):
    registry.call(COMMAND, child(), idempotency_key=fresh_id())
    follower = connect("catalogue")
    follower.seen = dict(registry.seen)
    report = follower.call(CHECK, timeout=120.0)
    followed = {entry["source"]: entry["position"] for entry in report["following"]}
    assert followed["registry"] >= number(registry.seen["registry"])


def test_a_position_names_the_life_of_the_log_and_one_that_cannot_be_is_refused_at_once(registry):
    registry.call(COMMAND, child(), idempotency_key=fresh_id())
    life, at = registry.seen["registry"].split(":")
    head = registry.call(HEAD)
    assert (head["incarnation"], head["position"]) == (life, int(at))

    for place, status in ((f"{life}:{int(at) + 1}", OUT_OF_RANGE), ("0123456789abcdef:1", FAILED_PRECONDITION)):
        registry.seen["registry"] = place
        assert status_of(CHECK, call=registry.call).status == status
        # What it knows now is where the log is: the next call is taken.
        assert registry.seen["registry"] == f"{life}:{at}"
        registry.call(CHECK)


# Faults

def test_malformed_json_is_refused_in_the_callers_language(registry):
    messages = {}
    for language in ("vi", "en", "fr, en;q=0.5", None):
        registry.last += 1
        metadata = {"idempotency-key": fresh_id()}
        if language:
            metadata["accept-language"] = language
        registry.send(
            ctp.CALL, registry.last, 5000, COMMAND.encode(), json.dumps(metadata).encode(), b'{"name": "B')
        _, status, answer, _ = registry.answer(REPLY, call=registry.last)
        assert status == INVALID_ARGUMENT
        messages[language] = answer["message"]
    assert messages["vi"] != messages["en"]
    assert messages["vi"] == messages[None]
    assert messages["en"] == messages["fr, en;q=0.5"]


def test_a_wrong_field_is_named(registry):
    wrong, field = FAULT
    failure = status_of(
        COMMAND, {**child(), **wrong}, call=registry.call, idempotency_key=fresh_id(), accept_language="en")
    assert failure.status == INVALID_ARGUMENT
    violations = failure.details["violations"]
    assert field in [violation["field"] for violation in violations]
    assert all(violation["rule"] and violation["message"] for violation in violations)


def test_what_is_not_there_is_not_found(registry):
    assert status_of(QUERY, {"id": fresh_id()}, call=registry.call).status == NOT_FOUND


def test_a_bad_frame_gets_invalid_argument_and_costs_no_other_call(registry):
    watch = registry.begin("health.Health/Watch", timeout=0)
    registry.answer(ITEM, call=watch)
    header = ctp.HEADER.pack(b"CT", 1, 11, 999, 0, 0, 0)
    registry.socket.send(header)
    _, status, answer, _ = registry.answer(REPLY, call=999)
    assert status == INVALID_ARGUMENT
    assert answer["message"]
    registry.socket.send(ctp.HEADER.pack(b"CT", 1, ctp.CALL, 1000, 0, 200, 0) + b"short")
    assert registry.answer(REPLY, call=1000)[1] == INVALID_ARGUMENT
    for dropped in (b"", b"CT", b"hello, is anybody there?", header[:11], b"\0" * 20):
        registry.socket.send(dropped)
    registry.socket.send_multipart([header, b"a second frame"])
    assert registry.is_silent(watch=watch)
    registry.send(CANCEL, watch)
    assert registry.answer(REPLY, call=watch)[1] == CANCELLED


# Time

def test_a_deadline_passes(registry):
    started = time.monotonic()
    call = registry.begin("health.Health/Watch", timeout=300)
    assert registry.answer(REPLY, call=call)[1] == DEADLINE_EXCEEDED
    assert 0.2 < time.monotonic() - started < 5


def test_a_cancelled_call_ends_and_nothing_follows(registry):
    call = registry.begin(FEED, LISTED)
    registry.send(CANCEL, call)
    _, status, _, _ = registry.answer(REPLY, call=call)
    assert status in (OK, CANCELLED)
    assert registry.is_silent()


def test_ping_is_answered_by_pong_with_the_same_numbers(registry):
    registry.send(PING, 0, 4_000_000_000)
    assert registry.answer(PONG, call=0)[1] == 4_000_000_000
    registry.send(PING, 2**64 - 1, 1)
    assert registry.answer(PONG, call=2**64 - 1)[1] == 1


# Streams

@pytest.fixture(scope="module")
def hundred_names():
    return [f"Bé Dòng {number} {fresh_id()[:8]}" for number in range(150)]


def test_an_import_takes_rows_and_counts_them_once(registry, hundred_names):
    key = fresh_id()
    rows = [row(name) for name in hundred_names]
    rows[10] = {"child": {"name": "no sex"}}
    summary = registry.call(IMPORT, rows=rows, timeout=120.0, idempotency_key=key)
    assert summary["accepted"] == 149
    assert summary["rejected"] == 1
    assert summary["rejections"][0]["row"] == 11
    assert summary["rejections"][0]["status"] == "INVALID_ARGUMENT"
    position = registry.call(HEAD)["position"]
    assert registry.call(IMPORT, rows=rows, timeout=120.0, idempotency_key=key) == summary
    assert registry.call(HEAD)["position"] == position


def test_a_feed_sends_no_more_than_it_was_granted(registry, hundred_names):
    items = []
    call = registry.begin(FEED, LISTED, timeout=60000)
    for _ in range(64):
        items.append(json.loads(registry.answer(ITEM, call=call)[3]))
    assert registry.is_silent()
    while True:
        registry.send(CREDIT, call, 5)
        for _ in range(5):
            kind, status, _, body = registry.answer(ITEM, REPLY, call=call)
            if kind == REPLY:
                break
            items.append(json.loads(body))
        if kind == REPLY:
            break
    assert status == OK
    assert body == b""
    assert len(items) >= 100
    assert len({item["id"] for item in items}) == len(items)
    assert set(hundred_names) - {hundred_names[10]} <= {item["name"] for item in items}


def test_a_feed_is_the_same_however_it_is_read(registry, hundred_names):
    slow, fast = [], []
    registry.call(FEED, LISTED, on_item=slow.append, grant=1, timeout=120.0)
    registry.call(FEED, LISTED, on_item=fast.append, grant=60, timeout=120.0)
    assert slow == fast


def test_more_items_than_granted_end_the_call(registry):
    call = registry.begin(IMPORT, rows=True, idempotency_key=fresh_id())
    # However fast rows are read and granted again, a client that does not care is faster.
    kind, registry.socket.sndtimeo = None, 10_000
    for number in range(1_000_000):
        registry.send(ITEM, call, body=b"{}")
        while kind != REPLY and registry.socket.poll(0, zmq.POLLIN):
            kind, status, _, _ = registry.answer(CREDIT, REPLY, call=call)
        if kind == REPLY:
            break
    assert kind == REPLY
    assert status == INVALID_ARGUMENT
    assert registry.call(CHECK)["service"] == "registry"


def test_nothing_may_follow_an_end(registry):
    call = registry.begin(IMPORT, rows=True, idempotency_key=fresh_id())
    registry.send(END, call)
    registry.send(ITEM, call, body=b"{}")
    assert registry.answer(REPLY, call=call)[1] in (OK, INVALID_ARGUMENT)
    assert registry.is_silent()


# Keys

def test_an_unknown_key_hears_at_once(connect, tmp_path):
    _, stranger = zmq.auth.create_certificates(tmp_path, "stranger")
    started = time.monotonic()
    failure = status_of(CHECK, call=connect("registry", stranger).call, timeout=20.0)
    assert failure.status == UNAUTHENTICATED
    assert time.monotonic() - started < 5


def test_an_unknown_key_hears_so_when_it_was_refused_before_it_called(connect, tmp_path):
    _, certificate = zmq.auth.create_certificates(tmp_path, "stranger")
    stranger = connect("registry", certificate)
    # The refusal itself is waited for: now and then libzmq would still take messages for nobody after it.
    assert stranger.monitor.poll(20_000)
    assert status_of(CHECK, call=stranger.call, timeout=20.0).status == UNAUTHENTICATED
    assert status_of(CHECK, call=stranger.call, timeout=20.0).status == UNAVAILABLE


def test_plaintext_gets_nowhere(endpoints):
    stranger = ctp.Service(endpoints["registry"]["endpoint"], "", "")
    # Without CURVE there is no handshake of it to refuse: libzmq reports either the mismatch or just the hang-up.
    assert status_of(CHECK, call=stranger.call, timeout=5.0).status in (UNAUTHENTICATED, UNAVAILABLE)

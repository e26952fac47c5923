"""Messages that break the protocol, over the wire: each gets what the corpus says (make_malformed.py says what that means), and
another call on the same connection is none the worse for it."""

import json
import pathlib
import time

import pytest

import ctp
import make_frames
import make_malformed
from channel import Channel, is_cut

CORPUS = json.loads((pathlib.Path(__file__).parent / "malformed.json").read_text(encoding="utf-8"))
BARRIER = 0xBA441E44
KINDS = {number: kind for kind, number in make_frames.KINDS.items()}


def frames(message):
    if isinstance(message, list):
        return [bytes.fromhex(part) for part in message]
    if isinstance(message, dict):
        return [bytes.fromhex(message["hex"]) + bytes(message["zeros"])]
    return [bytes.fromhex(message)]


def play(channel, entry):
    """What came back."""
    for message in entry["send"]:
        channel.socket.send_multipart(frames(message))
    channel.send(ctp.PING, 0, BARRIER)
    answers, is_through = [], False
    # What comes from the service's tasks may come behind the PONG.
    while not is_through or len(answers) < len(entry["answers"]):
        kind, of, argument, metadata, body = channel.receive(time.monotonic() + 300)
        if kind == ctp.PING:
            channel.send(ctp.PONG, of, argument)
        elif (kind, of, argument) == (ctp.PONG, 0, BARRIER):
            is_through = True
        elif of in channel.calls:
            channel.calls[of].take(kind, argument, metadata, body)
        # The feed that holds a call with a department has its first item to tell.
        elif kind != ctp.ITEM:
            answers.append([KINDS[kind], of, argument])
            assert kind != ctp.REPLY or argument == 0 or metadata["message"], "a refusal that does not say why"
    return answers


def test_the_corpus_is_what_the_layout_says():
    assert CORPUS == json.loads(json.dumps(make_malformed.cases()))
    assert len({entry["name"] for entry in CORPUS}) == len(CORPUS)


def dropped(channel):
    return json.loads(channel.start("chungtay.testing.Frames/Dropped").reply().body)["dropped"]


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry["name"])
def test_a_malformed_message_at_the_test_service(test_service, entry):
    with Channel(*test_service) as channel:
        bystander = channel.start("grpc.testing.TestService/FullDuplexCall")
        before = dropped(channel)
        # What is on the way uses call 7.
        channel.last = 100
        if entry.get("cut"):
            channel.socket.send_multipart(frames(entry["send"][0]))
            assert is_cut(channel)
            # libzmq connects again by itself; the calls of before are gone with the connection.
            channel.calls.clear()
            assert channel.start("grpc.testing.TestService/EmptyCall").reply().status == 0
            return
        assert play(channel, entry) == entry["answers"]
        bystander.send({"responseParameters": [{"size": 3}]})
        bystander.half_close()
        assert len(bystander.next()["payload"]["body"]) == 4
        assert bystander.reply().status == 0
        assert dropped(channel) == before + entry["dropped"]


@pytest.mark.parametrize("entry", make_malformed.department_cases(), ids=lambda entry: entry["name"])
def test_a_malformed_message_at_a_department(endpoints, certificate, entry):
    place = endpoints["registry"]
    with Channel(place["endpoint"], place["publicKey"], certificate) as channel:
        bystander = channel.start("health.Health/Watch", b"{}")
        channel.last = 100
        if entry.get("cut"):
            channel.socket.send_multipart(frames(entry["send"][0]))
            assert is_cut(channel)
            channel.calls.clear()
            assert channel.start("health.Health/Check", b"{}").reply().status == 0
            return
        assert play(channel, entry) == [list(answer) for answer in entry["answers"]]
        assert bystander.next()["service"] == "registry"
        bystander.cancel()
        assert bystander.reply().status == 1

"""How the soak's clients call: with a deadline, and the patience to hear whether the service keeps it; with what they have seen; and, of a
command, again and again under one key until the answer is for good."""

import json
import random
import threading
import time
import uuid

import zmq

import ctp
from checker import GRACE
from history import DONE, REFUSED, Attempt

OK, NOT_FOUND, FAILED_PRECONDITION, OUT_OF_RANGE = 0, 5, 9, 11
# CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE, DATA_LOSS, UNAUTHENTICATED: the answer may become another one.
# (The last two are none that protocol.md says to try again; here somebody mends what is damaged.)
AGAIN = {None, 1, 4, 8, 10, 14, 15, 16}
LIMIT = 10.0


class Answer:
    """`status` is None where no word came until long after the deadline."""

    def __init__(self, status, metadata, body=None, items=()):
        self.status, self.metadata, self.body, self.items = status, metadata, body, items

    def position(self, service):
        return stands(service, self.metadata.get("position", ""))


class Caller:
    """One unit's connections, for one thread."""

    def __init__(self, stand, unit):
        self.stand, self.unit, self.seen, self.channels = stand, unit, {}, {}

    def ask(self, service, method, request=None, rows=None, limit=LIMIT, **metadata):
        body = b"" if rows is not None else json.dumps(request or {}).encode()
        if self.seen:
            metadata["seen"] = ",".join(f"{log}={at}" for log, at in self.seen.items())
        try:
            if service not in self.channels:
                self.channels[service] = self.stand.channel(service, self.unit)
            call = self.channels[service].start(method, body, limit, accept_language="en", **metadata)
            # The service is to say that the time is over.
            call.deadline += GRACE
            if rows is not None:
                for row in rows:
                    call.send(row)
                call.half_close()
            items = []
            while (item := call.next()) is not None:
                items.append(item)
            reply = call.answer
        except ctp.Failure as failure:
            self.close(service)
            return Answer(failure.status, {})
        except (OSError, KeyError, ValueError, zmq.ZMQError):
            # The file that says where services are is not there while the stack is down.
            self.close(service)
            return Answer(14, {})
        self.learn(reply)
        if reply.status == 4 and not reply.metadata:
            self.close(service)
            return Answer(None, {})
        return Answer(reply.status, reply.metadata, json.loads(reply.body) if reply.body else None, items)

    def learn(self, reply):
        """A refusal's position replaces what was seen of a log, for that may be no more."""
        for entry in reply.metadata.get("position", "").split(","):
            log, _, at = entry.partition("=")
            if at and (reply.status or number(at) >= number(self.seen.get(log, at))):
                self.seen[log] = at

    def close(self, service):
        channel = self.channels.pop(service, None)
        if channel:
            channel.close()

    def close_all(self):
        for service in list(self.channels):
            self.close(service)

    def must(self, service, method, request=None, rows=None):
        """The reply to what has to succeed while nothing is wrong."""
        answer = self.ask(service, method, request, rows, limit=60.0, idempotency_key=str(uuid.uuid4()))
        if answer.status != OK:
            raise RuntimeError(f"{method} as {self.unit}: {answer.status} {answer.metadata}")
        return answer.items or answer.body


def number(position):
    return int(position.rpartition(":")[2])


def stands(log, positions):
    """The number of a log's last event, by what positions say; 0 where they say nothing of it."""
    for entry in filter(None, positions.split(",")):
        name, _, at = entry.partition("=")
        if name == log:
            return number(at)
    return 0


class Settling:
    """Brings operations to their end and into the history."""

    def __init__(self, history, seed):
        self.history, self.rng = history, random.Random(seed)
        # When nobody waits for an answer any more.
        self.latest, self.is_over = None, threading.Event()

    def gone_on_too_long(self):
        return self.latest is not None and time.monotonic() > self.latest

    def settle(self, caller, operation, request=None, rows=None):
        """Asks until the answer is for good; None when time is over before."""
        key, tried = str(uuid.uuid4()), 0
        self.history.begin(operation)
        while True:
            answer = self.attempt(caller, operation, request, rows, idempotency_key=key)
            refreshed = answer.status in (FAILED_PRECONDITION, OUT_OF_RANGE) and "position" in answer.metadata
            if answer.status == OK:
                operation.outcome, operation.position = DONE, answer.position(operation.service)
                return answer
            if answer.status not in AGAIN and not refreshed:
                operation.outcome = REFUSED
                return answer
            if self.gone_on_too_long():
                return None
            tried += 1
            time.sleep(self.rng.random() * min(2.0, 0.025 * 2 ** min(tried, 8)))

    def question(self, caller, operation, request=None):
        """Asks once."""
        answer = self.attempt(caller, operation, request, None)
        operation.outcome = DONE if answer.status == OK else operation.outcome
        self.history.begin(operation)
        return answer

    def attempt(self, caller, operation, request, rows, **metadata):
        begin = time.monotonic()
        answer = caller.ask(operation.service, operation.method, request, rows, **metadata)
        operation.end = time.monotonic()
        operation.attempts.append(Attempt(begin, operation.end, LIMIT, answer.status))
        if answer.status not in AGAIN | {OK, NOT_FOUND}:
            operation.said = answer.metadata.get("message", "")
        return answer

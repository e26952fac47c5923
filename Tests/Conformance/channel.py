"""A client that makes any number of calls at once, of any kind, and waits for whichever: what gRPC calls a channel. Like ctp.py it
is written from docs/protocol.md alone, and shares with it only how one frame is sent and received."""

import collections
import json
import time

import zmq

import ctp

CANCELLED, DEADLINE_EXCEEDED = 1, 4
WINDOW = 64
Reply = collections.namedtuple("Reply", "status metadata body")


class Channel(ctp.Service):
    def __init__(self, *place):
        super().__init__(*place)
        self.socket.sndtimeo = -1
        self.calls = {}

    def start(self, method, body=b"", timeout=None, **metadata):
        return Call(self, method, body, timeout, metadata)

    def unary(self, method, request, timeout=600.0, **metadata):
        """The Reply to one request."""
        return self.start(method, json.dumps(request).encode(), timeout, **metadata).reply()

    def pump(self, deadline=None):
        """Takes one message and gives it to its call."""
        # Nothing here waits for ever.
        kind, of, argument, metadata, body = self.receive(deadline or time.monotonic() + 600)
        if kind == ctp.PING:
            self.send(ctp.PONG, of, argument)
        elif of in self.calls:
            self.calls[of].take(kind, argument, metadata, body)

    def close(self):
        self.socket.disable_monitor()
        self.monitor.close(0)
        self.socket.close(0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Call:
    def __init__(self, channel, method, body, timeout, metadata):
        channel.last += 1
        self.channel, self.id = channel, channel.last
        self.deadline = None if timeout is None else time.monotonic() + timeout
        self.credit, self.taken, self.items, self.answer = WINDOW, 0, collections.deque(), None
        channel.calls[self.id] = self
        metadata = {name.replace("_", "-"): text for name, text in metadata.items()}
        channel.send(
            ctp.CALL, self.id, 0 if timeout is None else max(1, int(timeout * 1000)), method.encode(),
            json.dumps(metadata).encode() if metadata else b"", body)

    def take(self, kind, argument, metadata, body):
        if kind == ctp.ITEM:
            self.items.append(body)
            assert len(self.items) <= WINDOW, "more items than were granted"
        elif kind == ctp.CREDIT:
            self.credit += argument
        elif kind == ctp.REPLY:
            self.end(Reply(argument, metadata, body))

    def end(self, answer):
        self.answer = answer
        del self.channel.calls[self.id]

    def wait(self):
        """For something to come of this call, at most until its deadline."""
        try:
            self.channel.pump(self.deadline)
        except ctp.Failure as failure:
            if failure.status != DEADLINE_EXCEEDED or self.deadline is None:
                raise
            self.give_up(DEADLINE_EXCEEDED)

    def give_up(self, status=CANCELLED):
        """The answer is no longer wanted, and is not waited for."""
        if self.answer is None:
            self.channel.send(ctp.CANCEL, self.id)
            self.end(Reply(status, {}, b""))

    def cancel(self):
        """Asks for the end; the service answers."""
        self.channel.send(ctp.CANCEL, self.id)

    def send(self, message):
        while self.credit == 0 and self.answer is None:
            self.wait()
        if self.answer is None:
            self.credit -= 1
            self.channel.send(ctp.ITEM, self.id, body=json.dumps(message).encode())

    def half_close(self):
        if self.answer is None:
            self.channel.send(ctp.END, self.id)

    def next(self):
        """The next item, None when there are no more."""
        while not self.items and self.answer is None:
            self.wait()
        if not self.items:
            return None
        self.taken += 1
        if self.taken % (WINDOW // 2) == 0 and self.answer is None:
            self.channel.send(ctp.CREDIT, self.id, WINDOW // 2)
        return json.loads(self.items.popleft())

    def reply(self):
        """How the call ended; items that nobody read are passed over."""
        while self.next() is not None:
            pass
        return self.answer


def is_cut(channel, timeout=300):
    """Whether the service ends the connection."""
    if not channel.monitor.poll(timeout * 1000, zmq.POLLIN):
        return False
    return ctp.recv_monitor_message(channel.monitor)["event"] == zmq.EVENT_DISCONNECTED

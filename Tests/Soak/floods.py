"""Others on the same machine: a unit that asks for as much as it can, and a line that is slow."""

import json
import multiprocessing
import selectors
import socket
import threading
import time

import fairness
from clients import FLOODER, PLANS

# What Tests/Benchmarks/fairness.py floods with, by a unit of the other province.
FLOODS = {
    "search": ("64 × 16 searches", {}),
    "compute": ("24 computations", {"plan": next(plan for plan, unit in PLANS.items() if unit == FLOODER), "on": "2020-06-30"}),
    "sweep": ("24 sweeps for duplicates", {}),
    "long": ("64 commands of 4 MiB", {}),
    "wait": ("hundreds of calls that wait for a log", {}),
}


def flooded(stand, name, seconds):
    """Floods for so long, by processes of their own."""
    named, members = FLOODS[name]
    (service, method, body, *metadata), connections, depth = fairness.FLOODS[named]
    endpoint, key = stand.endpoint(service)
    asked = (method, json.dumps(body() | members).encode(), metadata[0] if metadata else {})
    # Not forked: this process has threads.
    apart = multiprocessing.get_context("spawn")
    ready, over = apart.Semaphore(0), apart.Event()
    flooders = [
        apart.Process(target=fairness.flood, daemon=True, args=(
            {"endpoint": endpoint, "publicKey": key}, stand.certificate(FLOODER), asked, depth, ready, over))
        for _ in range(min(connections, 4))]
    for one in flooders:
        one.start()
    try:
        for _ in flooders:
            ready.acquire(timeout=20)
        begin = time.monotonic()
        time.sleep(seconds)
        return begin, time.monotonic()
    finally:
        over.set()
        for one in flooders:
            one.join(5)
            if one.is_alive():
                one.kill()


class Relay:
    """A line to an endpoint on which everything comes late and little at a time, and which may break."""

    def __init__(self, endpoint, delay, octets, cut_after=None):
        host, _, port = endpoint.removeprefix("tcp://").rpartition(":")
        self.to, self.delay, self.octets, self.cut_after = (host, int(port)), delay, octets, cut_after
        self.listener, self.pairs, self.is_over = socket.create_server(("127.0.0.1", 0)), [], False
        self.endpoint = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        begin, waiting, credit = time.monotonic(), [], {}
        with selectors.DefaultSelector() as ready:
            ready.register(self.listener, selectors.EVENT_READ)
            while not self.is_over:
                for key, _ in ready.select(0.02):
                    if key.fileobj is self.listener:
                        near, far = self.listener.accept()[0], socket.create_connection(self.to, 5)
                        for one, other in ((near, far), (far, near)):
                            ready.register(one, selectors.EVENT_READ, other)
                            self.pairs.append(one)
                        continue
                    try:
                        taken = key.fileobj.recv(4096)
                    except OSError:
                        taken = b""
                    at = max(time.monotonic() + self.delay, credit.get(key.fileobj, 0.0))
                    credit[key.fileobj] = at + len(taken) / self.octets
                    waiting.append((at, key.data, taken))
                    if not taken:
                        ready.unregister(key.fileobj)
                now = time.monotonic()
                due, waiting = [each for each in waiting if each[0] <= now], [each for each in waiting if each[0] > now]
                for _, to, octets in due:
                    try:
                        to.sendall(octets) if octets else to.shutdown(socket.SHUT_WR)
                    except OSError:
                        pass
                if self.cut_after and now - begin > self.cut_after:
                    # In the middle of whatever is on the way.
                    begin, waiting = now, []
                    for one in self.pairs:
                        if one in credit or one.fileno() >= 0:
                            if one.fileno() in {key.fd for key in ready.get_map().values()}:
                                ready.unregister(one)
                            one.close()
                    self.pairs.clear()

    def close(self):
        self.is_over = True
        self.thread.join(5)
        for one in [self.listener, *self.pairs]:
            one.close()

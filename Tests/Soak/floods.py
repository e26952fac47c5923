"""Others on the same machine: a unit that asks for as much as it can, and a line that is slow."""

import json
import multiprocessing
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
    """Floods for so long, by processes of their own; from when to when that was."""
    named, members = FLOODS[name]
    (service, method, body, *metadata), connections, depth = fairness.FLOODS[named]
    endpoint, key = stand.endpoint(service)
    asked = (method, json.dumps(body() | members).encode(), metadata[0] if metadata else {})
    # Not forked: this process has threads.
    apart = multiprocessing.get_context("spawn")
    ready, over = apart.Semaphore(0), apart.Event()
    # As many calls at a time, of few processes: they share the machine with what they flood.
    few = min(connections, 4)
    flooders = [
        apart.Process(target=fairness.flood, daemon=True, args=(
            {"endpoint": endpoint, "publicKey": key}, stand.certificate(FLOODER), asked, depth * connections // few, ready, over))
        for _ in range(few)]
    with fairness.running(flooders, over):
        for _ in flooders:
            ready.acquire(timeout=20)
        begin = time.monotonic()
        time.sleep(seconds)
        return begin, time.monotonic()


class Relay:
    """A line to an endpoint on which everything comes late and little at a time, and which may break."""

    def __init__(self, endpoint, pause, cut_after=None):
        host, _, port = endpoint.removeprefix("tcp://").rpartition(":")
        self.to, self.pause, self.ends = (host, int(port)), pause, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.endpoint = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()
        if cut_after:
            threading.Timer(cut_after, self.cut).start()

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
                far = socket.create_connection(self.to, 5)
            except OSError:
                return
            self.ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self.pass_on, args=(one, other), daemon=True).start()

    def pass_on(self, one, other):
        try:
            while octets := one.recv(4096):
                time.sleep(self.pause)
                other.sendall(octets)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            # The other end is gone.
            return

    def cut(self):
        """In the middle of whatever is on the way; whoever connects again may go on."""
        ends, self.ends = self.ends, []
        for end in ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                # It was cut by one of those who used it.
                continue

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.cut()

"""What one unit waits for while another asks for as much as it can.

One stack with a made-up population. A victim, the lead of Hưng Yên, searches and registers at a steady pace: first alone, then under each flood of the
lead of Thái Bình, and alone again at the end. Prints the victim's p50 and p99 in Markdown. `compose/bench-fairness` says how it is called.
"""

import argparse
import contextlib
import itertools
import json
import multiprocessing
import pathlib
import statistics
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import queries  # noqa: E402  (brings ctp within reach, too)
import ctp  # noqa: E402

FLOODER, VICTIM = queries.LEADS
CALL, REPLY, PING, PONG = ctp.CALL, ctp.REPLY, ctp.PING, ctp.PONG
SEARCH = ("registry", "registry.Children/Search", lambda: {"name": "a", "limit": 200})
SWEEP = ("registry", "registry.Children/FindDuplicates", lambda: {"limit": 200})
COMPUTE = ("reporting", "reporting.Indicators/Compute",
           lambda: {"plan": queries.PLAN_TABLES[0][0], "on": "2020-06-30", "by": "district"})
LONG_TEXT = ("registry", "registry.Children/Register", lambda: {"name": "a" * (4 * 1024 * 1024 - 64), "sex": "male"})
# What is asked, over so many connections, so many at a time each.
FLOODS = {
    "64 × 16 searches": (SEARCH, 16, 64),
    "24 computations": (COMPUTE, 4, 6),
    "24 sweeps for duplicates": (SWEEP, 4, 6),
    "64 commands of 4 MiB": (LONG_TEXT, 4, 16),
    "hundreds of calls that wait for a log": (
        ("reporting", "reporting.Plans/List", lambda: {}, {"seen": "registry=900000"}), 4, 128),
}
FINDS, LISTS, REGISTERS = "Search", "Plans/List", "Register"


def flood(place, certificate, asked, depth, ready, over):
    """Keeps `depth` calls in flight on a connection of its own until it is told to end."""
    method, body, metadata = asked
    service = ctp.Service(place["endpoint"], place["publicKey"], certificate)

    def ask():
        service.last += 1
        said = {"idempotency-key": str(uuid.uuid4()), "accept-language": "en"} | metadata
        service.send(CALL, service.last, 600_000, method.encode(), json.dumps(said).encode(), body)

    for _ in range(depth):
        ask()
    ready.release()
    while not over.is_set():
        if not service.socket.poll(100):
            continue
        _, _, kind, of, argument, _, _ = ctp.HEADER.unpack_from(service.socket.recv())
        if kind == PING:
            service.send(PONG, of, argument)
        if kind == REPLY:
            # Who is refused comes back at once: it is not a polite one.
            ask()


class Victim:
    def __init__(self, stand, child):
        self.stand, self.child, self.words = stand, child, itertools.cycle(queries.WORDS)
        self.number = 0

    def once(self, times):
        self.timed(times, FINDS, "registry", "registry.Children/Search", {"name": next(self.words), "limit": 50})
        self.timed(times, LISTS, "reporting", "reporting.Plans/List", {})
        self.number += 1
        child = self.child | {"name": f"{self.child['name']} {self.letters()}", "confirmedDistinct": True}
        self.timed(times, REGISTERS, "registry", "registry.Children/Register", child, key=str(uuid.uuid4()))

    def letters(self):
        return "".join(chr(ord("A") + int(digit)) for digit in str(self.number))

    def timed(self, times, figure, service, method, body, key=None):
        stand = self.stand
        if (service, VICTIM) not in stand.services:
            stand.call(service, VICTIM, "health.Health/Check", {})
        more = {"idempotency_key": key} if key else {}
        began = time.perf_counter()
        try:
            stand.services[service, VICTIM].call(method, body, timeout=30.0, accept_language="en", **more)
            spent = time.perf_counter() - began
        except ctp.Failure as failure:
            print(f"{figure}: {failure}", file=sys.stderr)
            spent = float("inf")
        times.setdefault(figure, []).append(spent)

    def play(self, seconds, pause):
        times, end = {}, time.monotonic() + seconds
        while time.monotonic() < end:
            self.once(times)
            time.sleep(pause)
        return times


@contextlib.contextmanager
def running(flooders, over):
    """The processes run; at the end they are told that it is over, and those that do not hear it are killed."""
    for one in flooders:
        one.start()
    try:
        yield
    finally:
        over.set()
        for one in flooders:
            one.join(10)
            if one.is_alive():
                one.kill()


def under(stand, victim, chosen, asked, connections, depth):
    service, method, body, *metadata = asked
    place = json.loads((stand.data / "run/endpoints.json").read_text(encoding="utf-8"))[service]
    certificate = str(stand.data / "keys/units" / (FLOODER + ".key_secret"))
    made = json.dumps(body()).encode()
    ready, over = multiprocessing.Semaphore(0), multiprocessing.Event()
    said = (method, made, metadata[0] if metadata else {})
    # Of processes few: they share the machine with what they flood.
    flooders = [multiprocessing.Process(target=flood, args=(place, certificate, said, depth, ready, over), daemon=True)
                for _ in range(connections)]
    with running(flooders, over):
        for _ in flooders:
            ready.acquire()
        time.sleep(1)
        return victim.play(chosen.seconds, chosen.pause)


def cells(times):
    for figure in [FINDS, LISTS, REGISTERS]:
        yield f"{1000 * statistics.median(times[figure]):,.1f}"
        yield f"{1000 * queries.nearest(times[figure], 0.99):,.1f}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--children", type=int, default=20_000)
    arguments.add_argument("--seconds", type=float, default=20)
    arguments.add_argument("--pause", type=float, default=0.02, help="between two rounds of the victim's, in seconds")
    arguments.add_argument("--flood", action="append", choices=list(FLOODS), help="only this one; again for more")
    arguments.add_argument("--programs", type=pathlib.Path, help="where the programs are, instead of .build/release")
    chosen = arguments.parse_args()
    stand = queries.Stand(queries.HERE, chosen.children, chosen.programs)
    try:
        queries.play(stand, "people.jsonl")
        # What the quarters tell of is over by then.
        stand.move("2020-07-15")
        queries.play(stand, "quarter-1.jsonl", "quarter-2.jsonl")
        stand.settle()
        row = stand.entered("hung-yen")
        child = {name: row[name] for name in ["name", "sex", "birthDate", "birthYear", "commune"] if name in row}
        victim = Victim(stand, child)
        victim.play(2, chosen.pause)
        print(f"{chosen.children:,} children, {chosen.seconds:g} s each, ms\n")
        print("| | " + " | ".join(f"{figure} {share}" for figure in [FINDS, LISTS, REGISTERS] for share in ["p50", "p99"]) + " |")
        print("|---|" + "---:|" * 6)
        print("| alone | " + " | ".join(cells(victim.play(chosen.seconds, chosen.pause))) + " |", flush=True)
        for name in chosen.flood or FLOODS:
            print(f"| {name} | " + " | ".join(cells(under(stand, victim, chosen, *FLOODS[name]))) + " |", flush=True)
        print("| alone again | " + " | ".join(cells(victim.play(chosen.seconds, chosen.pause))) + " |")
    finally:
        stand.stop()


if __name__ == "__main__":
    main()

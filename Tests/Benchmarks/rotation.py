"""How long it takes to wrap the keys of people anew when a vault's key is replaced, and what others wait for meanwhile.

One stack with a made-up population, of which every child and caregiver has a key of its own. A clerk searches and registers at a steady pace: before, and while
the registry wraps. Prints a table in Markdown, for `docs/sizing.md`. `compose/bench-rotation` says how it is called.
"""

import argparse
import pathlib
import sqlite3
import statistics
import sys
import threading
import time
import uuid

from queries import HERE, LEADS, WORDS, Stand, nearest, play

SERVICE = "registry"
# Version, then the id of the key that sealed: see Vault.
WRAPPER = "substr(key, 2, 4)"


class Keys:
    """What wraps the keys of people, read beside the service."""

    def __init__(self, stand):
        self.file = sqlite3.connect(f"file:{stand.data / (SERVICE + '.sqlite')}?mode=ro", uri=True, check_same_thread=False)

    def count(self):
        return self.file.execute("SELECT count(*) FROM store_person_keys").fetchone()[0]

    def wrappers(self):
        return {bytes(wrapper) for wrapper, in self.file.execute(f"SELECT DISTINCT {WRAPPER} FROM store_person_keys")}

    def left(self, old):
        marks = ",".join("?" * len(old))
        return self.file.execute(f"SELECT count(*) FROM store_person_keys WHERE {WRAPPER} IN ({marks})", list(old)).fetchone()[0]


class Clerk(threading.Thread):
    """Works at a steady pace until it is told to end."""

    def __init__(self, stand, pause):
        super().__init__(daemon=True)
        self.stand, self.pause, self.over, self.times, self.number = stand, pause, threading.Event(), {}, 0
        row = stand.entered("thai-binh")
        self.child = {name: row[name] for name in ["name", "sex", "birthDate", "birthYear", "commune"] if name in row}

    def run(self):
        while not self.over.is_set():
            self.number += 1
            self.timed("Search", "registry.Children/Search", {"name": WORDS[self.number % len(WORDS)], "limit": 50})
            letters = "".join(chr(ord("A") + int(digit)) for digit in str(self.number))
            self.timed("Register", "registry.Children/Register",
                       self.child | {"name": f"{self.child['name']} {letters}", "confirmedDistinct": True}, idempotency_key=str(uuid.uuid4()))
            time.sleep(self.pause)

    def timed(self, figure, method, body, **metadata):
        began = time.perf_counter()
        self.stand.call(SERVICE, LEADS[0], method, body, **metadata)
        self.times.setdefault(figure, []).append(time.perf_counter() - began)

    def cells(self):
        times, self.times = self.times, {}
        for figure in ["Search", "Register"]:
            yield f"{1000 * statistics.median(times[figure]):,.1f}" if times.get(figure) else "–"
            yield f"{1000 * nearest(times[figure], 0.99):,.1f} (of {len(times[figure])})" if times.get(figure) else "–"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--children", type=int, default=20_000)
    arguments.add_argument("--seconds", type=float, default=20, help="how long the clerk works before")
    arguments.add_argument("--pause", type=float, default=0.02)
    arguments.add_argument("--programs", type=pathlib.Path, help="where the programs are, instead of .build/release")
    chosen = arguments.parse_args()
    stand = Stand(HERE, chosen.children, chosen.programs)
    try:
        play(stand, "people.jsonl")
        keys, clerk = Keys(stand), Clerk(stand, chosen.pause)
        count, old = keys.count(), keys.wrappers()
        clerk.start()
        time.sleep(chosen.seconds)
        before = list(clerk.cells())
        began = time.monotonic()
        stand.run("keys", "rotate", "--services", SERVICE, "--overlap", "1h")
        # The service looks for new keys every so often: the wrapping begins with the first that is wrapped anew.
        while keys.left(old) == count:
            time.sleep(0.01)
        first = time.monotonic()
        while keys.left(old):
            time.sleep(0.02)
        ended = time.monotonic()
        during = list(clerk.cells())
        clerk.over.set()
        clerk.join(30)
        spent = max(ended - first, 1e-3)
        print(f"{count:,} keys of people, {chosen.children:,} children; {stand.name}\n")
        print("| | Search p50, ms | p99 | Register p50, ms | p99 |\n|---|---:|---:|---:|---:|")
        print("| before | " + " | ".join(before) + " |")
        print("| while they are wrapped anew | " + " | ".join(during) + " |")
        print(f"\nWrapped anew in {spent:.2f} s, {count / spent:,.0f} a second, {first - began:.1f} s after it was asked for: "
              f"200,000 would take {200_000 * spent / count:.0f} s.")
    finally:
        stand.stop()


if __name__ == "__main__":
    sys.exit(main())

"""A month's list of assistance for many children: how long until all of it is paid, how long one call takes, how much memory.

The children are made up and granted one by one, by several callers at once; that is not what is timed. `compose/bench-runs` says how it is called.
"""

import argparse
import json
import pathlib
import random
import tempfile
import threading
import time
import uuid

from queries import CLOCK, HERE, Stand

import ctp  # noqa: E402  # on the path since queries

PAYER, COMMUNE = "thai-binh/thai-thuy", "thai-binh/thai-thuy/diem-dien"
FINANCE, COMMITTEE = "thai-binh/so-tai-chinh", "thai-binh/ubnd"
PLAN, CALLERS, MOST = "thai-binh-2020-2025", 16, 30.0
SYLLABLES = [consonant + vowel for consonant in ("B", "C", "D", "H", "K", "L", "M", "N", "Q", "T", "V", "X")
             for vowel in ("a", "ang", "anh", "em", "inh", "ong", "uy", "un", "iên", "oa")]


class MoneyStand(Stand):
    """One checkout's programs, with no population but what this file enters."""

    def __init__(self, checkout):
        self.checkout, self.program = checkout, checkout / ".build/release/chungtay"
        self.folder = tempfile.TemporaryDirectory()
        self.data, self.figures, self.services, self.seen = pathlib.Path(self.folder.name, "data"), {}, {}, {}
        self.run("keys", "issue", PAYER, FINANCE, COMMITTEE, CLOCK)
        self.start()

    def start(self):
        self.run("up", "--detach", "--ports", "any", "--clock", "simulated", "--first-day", "2021-07-05")

    def say(self, unit, method, body):
        return self.call(method.partition(".")[0], unit, method, body, idempotency_key=str(uuid.uuid4()))


def children(count):
    rng = random.Random("runs")
    for number in range(count):
        words, rest = [], number
        for _ in range(3):
            rest, word = divmod(rest, len(SYLLABLES))
            words.append(SYLLABLES[word])
        # Of every age that is paid, on any day: seldom does anybody look like somebody else.
        year, month, day = rng.randrange(2006, 2021), rng.randrange(1, 13), rng.randrange(1, 29)
        yield {"child": {"id": str(uuid.UUID(int=rng.getrandbits(128), version=4)), "name": " ".join(["Trần", *words]),
                         "sex": rng.choice(["female", "male"]), "birthDate": f"{year}-{month:02}-{day:02}", "commune": COMMUNE}}


def grant(stand, ids):
    """By several callers, each with a connection of its own. How many were granted."""
    place = json.loads((stand.data / "run/endpoints.json").read_text(encoding="utf-8"))["funding"]
    key = stand.data / "keys/units" / (PAYER + ".key_secret")
    granted, waiting = [], iter(ids)
    lock = threading.Lock()

    def work():
        service = ctp.Service(place["endpoint"], place["publicKey"], str(key))
        service.seen = dict(stand.seen)
        while True:
            with lock:
                child = next(waiting, None)
            if child is None:
                return
            try:
                service.call("funding.Entitlements/Grant", {"child": child, "unit": PAYER, "ground": "no-support", "decision": "1/QĐ-UBND"},
                             timeout=600.0, accept_language="en", idempotency_key=str(uuid.uuid4()))
            except ctp.Failure:
                # One who looked like another was not entered.
                continue
            granted.append(child)

    threads = [threading.Thread(target=work) for _ in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(granted)


def money(stand, amount):
    source = stand.say(FINANCE, "funding.Sources/Open", {
        "name": "Ngân sách", "kind": "provincial-budget", "unit": "thai-binh", "year": 2021, "amount": amount})["id"]
    estimate = stand.say(PAYER, "funding.Estimates/Draft", {
        "unit": PAYER, "plan": PLAN, "year": 2021,
        "lines": [{"activity": "III.5", "source": source, "amount": amount, "reason": "Trợ cấp hằng tháng"}]})["id"]
    stand.say(PAYER, "funding.Estimates/Submit", {"id": estimate})
    stand.say(COMMITTEE, "funding.Estimates/Approve", {"id": estimate})
    allocation = stand.say(COMMITTEE, "funding.Allocations/Allocate", {
        "estimate": estimate, "activity": "III.5", "source": source, "amount": amount})["id"]
    held = stand.say(PAYER, "funding.Commitments/Reserve", {"allocation": allocation, "amount": amount, "purpose": "Trợ cấp"})["id"]
    stand.say(PAYER, "funding.Commitments/Confirm", {"id": held, "document": "QĐ 1"})
    return held


def main():
    parser = argparse.ArgumentParser(description="Times a month's list of assistance.")
    parser.add_argument("--children", type=int, default=200_000)
    count = parser.parse_args().children
    stand = MoneyStand(HERE)
    try:
        rows = list(children(count))
        summary = stand.call("registry", PAYER, "registry.Children/Import", {}, rows=rows, idempotency_key=str(uuid.uuid4()))
        granted = grant(stand, [row["child"]["id"] for row in rows])
        held = money(stand, 500_000_000_000)
        before, calls = stand.peak("funding"), []
        while True:
            began = time.perf_counter()
            run = stand.say(PAYER, "funding.Entitlements/Run", {
                "unit": PAYER, "month": "2021-07", "commitment": held, "document": "UNC 1"})
            calls.append(time.perf_counter() - began)
            if run["status"] != "listing":
                break
        assert run["status"] == "paid" and run["entitlements"] == granted, run
        total = sum(calls)
        print(f"| children entered | granted | list drawn up and paid | calls | longest | funding's memory, before and most | {MOST:.0f} s |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        print(f"| {summary['accepted']:,} | {granted:,} | {total:.1f} s | {len(calls)} | {max(calls):.2f} s "
              f"| {before:.0f}, {stand.peak('funding'):.0f} MB | {'kept' if total <= MOST else 'MISSED'} |")
    finally:
        stand.stop()


if __name__ == "__main__":
    main()

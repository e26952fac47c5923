"""A made-up year of money: what the fund says of it is what its log comes to when somebody else adds it up (money.py)."""

import datetime
import pathlib
import random

import pytest

import ctp
from money import Money, line
from stack import Stack

PLAN, YEAR = "thai-binh-2020-2025", 2021
FINANCE, LABOUR, COMMITTEE = "thai-binh/so-tai-chinh", "thai-binh/so-ldtbxh", "thai-binh/ubnd"
ACTIVITIES = ["III.2", "III.3", "III.5"]
STEPS = 60


class Year:
    """What is done in it, step by step; what the fund refuses has not happened."""

    def __init__(self, stack, seed):
        self.stack, self.rng = stack, random.Random(f"{seed}/money")
        self.sources, self.allocations, self.commitments, self.payments = [], [], [], []
        # What is confirmed and not released, and how much it is.
        self.payable = {}
        self.done, self.document = {}, 0

    def say(self, unit, method, body):
        try:
            reply = self.stack.call("funding", unit, f"funding.{method}", body)
        except ctp.Failure as failure:
            # Too little is left, or it is not its turn: nothing else is to be wrong with it.
            assert failure.status in (6, 9), (method, body, failure)
            return None
        self.done[method] = self.done.get(method, 0) + 1
        return reply

    def number(self):
        self.document += 1
        return f"{self.document}/QĐ"

    def begin(self):
        for number in range(2):
            source = self.say(FINANCE, "Sources/Open", {
                "name": f"Nguồn {number}", "kind": "provincial-budget", "unit": "thai-binh", "year": YEAR,
                "amount": self.rng.randrange(10, 90) * 1_000_000})
            self.sources.append(source["id"])
        gifts = self.say(FINANCE, "Sources/Open", {
            "name": "Nhà tài trợ", "kind": "donor", "unit": "thai-binh", "year": YEAR, "amount": 0})
        self.donor = gifts["id"]
        self.estimate = None
        self.draft()

    def draft(self):
        body = {"unit": LABOUR, "plan": PLAN, "year": YEAR, "lines": [
            {"activity": activity, "source": source, "amount": self.rng.randrange(20, 60) * 1_000_000, "reason": "định mức"}
            for activity in ACTIVITIES for source in self.sources]}
        if self.estimate:
            body["id"] = self.estimate
        drafted = self.say(LABOUR, "Estimates/Draft", body)
        if not drafted:
            return
        self.estimate = drafted["id"]
        self.say(LABOUR, "Estimates/Submit", {"id": self.estimate})
        if not self.say(COMMITTEE, "Estimates/Approve", {"id": self.estimate}):
            self.say(FINANCE, "Estimates/Return", {"id": self.estimate, "remark": "đã phân bổ nhiều hơn"})

    def amount(self):
        return self.rng.randrange(1, 20_000_000)

    def supplement(self):
        self.say(FINANCE, "Sources/Supplement", {
            "id": self.rng.choice(self.sources), "amount": self.amount(), "document": self.number()})

    def rectify(self):
        """Puts right or takes back what was added to a source."""
        source = self.rng.choice(self.sources)
        added = [entry["fact"] for entry in pages(self.stack, FINANCE, "funding.Sources/History", {"source": source}, "items")
                 if entry["stands"] and entry["aspect"] == "supplement"]
        if added:
            said = {"id": source, "fact": self.rng.choice(added), "reason": "gõ nhầm"}
            if self.rng.random() < 0.5:
                self.say(FINANCE, "Sources/Correct", {**said, "amount": self.amount()})
            else:
                self.say(FINANCE, "Sources/Void", said)

    def allocate(self):
        made = self.say(COMMITTEE, "Allocations/Allocate", {
            "estimate": self.estimate, "activity": self.rng.choice(ACTIVITIES), "source": self.rng.choice(self.sources),
            "amount": self.amount()})
        if made:
            self.allocations.append(made["id"])

    def revise(self):
        if self.allocations:
            self.say(COMMITTEE, "Allocations/Revise", {
                "id": self.rng.choice(self.allocations), "amount": self.amount(), "reason": "điều chỉnh"})

    def reserve(self):
        if self.allocations:
            held = self.say(LABOUR, "Commitments/Reserve", {
                "allocation": self.rng.choice(self.allocations), "amount": self.rng.randrange(1, 8_000_000), "purpose": "chi"})
            if held and self.rng.random() < 0.8:
                if self.say(LABOUR, "Commitments/Confirm", {"id": held["id"], "document": self.number()}):
                    self.payable[held["id"]] = held["amount"]
            if held:
                self.commitments.append(held["id"])

    def pay(self):
        if self.payable:
            commitment = self.rng.choice(list(self.payable))
            paid = self.say(LABOUR, "Payments/Pay", {
                "commitment": commitment, "amount": self.rng.randrange(1, self.payable[commitment] + 1),
                "document": self.number()})
            if paid:
                self.payments.append(paid["id"])

    def reverse(self):
        if self.payments:
            self.say(LABOUR, "Payments/Reverse", {"id": self.rng.choice(self.payments), "reason": "chuyển nhầm"})

    def release(self):
        if self.commitments and self.rng.random() < 0.5:
            commitment = self.rng.choice(self.commitments)
            if self.say(LABOUR, "Commitments/Release", {"id": commitment, "reason": "không dùng hết"}):
                self.payable.pop(commitment, None)

    def play(self):
        day = datetime.date(YEAR, 1, 4)
        self.begin()
        steps = [self.supplement, self.allocate, self.allocate, self.revise, self.reserve, self.reserve, self.pay, self.pay,
                 self.reverse, self.release, self.rectify]
        for number in range(STEPS):
            day += datetime.timedelta(days=self.rng.randrange(0, 6))
            self.stack.move(day)
            # Each way once at least, while there is something of everything.
            (steps[number] if number < len(steps) else self.rng.choice(steps))()
            if number == STEPS // 2:
                self.draft()
        assert day.year == YEAR
        for method in ("Allocations/Allocate", "Commitments/Reserve", "Payments/Pay", "Sources/Supplement"):
            assert self.done.get(method), f"{method} was never done: {self.done}"


def logged(stack):
    """Every event of the fund's log, as a service follows it."""
    place = stack.endpoints["funding"]
    key = pathlib.Path(stack.folder.name, "keys/services/reporting.key_secret")
    follower, events = ctp.Service(place["endpoint"], place["publicKey"], str(key)), []
    try:
        follower.call("events.Log/Subscribe", {"after": 0, "live": False}, on_item=events.append, timeout=60.0)
    finally:
        follower.socket.disable_monitor()
        follower.monitor.close(0)
        follower.socket.close(0)
    return events


def pages(stack, unit, method, body, items):
    after = None
    while True:
        page = stack.call("funding", unit, method, {**body, **({"after": after} if after else {})})
        yield from page[items]
        after = page.get("next")
        if not after:
            return


def test_money(pytestconfig):
    program = pytestconfig.getoption("--chungtay")
    if not program:
        pytest.skip("no stack: give --chungtay")
    seed = pytestconfig.getoption("--seed")
    with Stack(program, datetime.date(YEAR, 1, 4), more=[FINANCE, COMMITTEE]) as stack:
        Year(stack, seed).play()
        money = Money(logged(stack))

        told = {}
        for row in pages(stack, FINANCE, "funding.Ledger/Balance", {"plan": PLAN, "year": YEAR}, "rows"):
            told[line(row["line"])] = tuple(row["amounts"][name] for name in ("allocated", "committed", "paid", "left"))
        assert told == money.balance(), f"--seed {seed}"
        assert any(paid for _, _, paid, _ in told.values())

        sources = {source["id"]: source["amount"]
                   for source in pages(stack, FINANCE, "funding.Sources/List", {"year": YEAR}, "items")}
        assert sources == money.sources, f"--seed {seed}"

        settlement = stack.call("funding", LABOUR, "funding.Settlements/Get", {"unit": LABOUR, "year": YEAR})
        balance, approved = money.balance(), money.approved()
        lines = {line(settled["line"]): (settled["approved"], settled["allocated"], settled["committed"], settled["paid"])
                 for settled in settlement["lines"]}
        expected = {at: (approved[at], *balance.get(at, (0, 0, 0))[:3]) for at in approved.keys() | balance.keys()}
        assert lines == expected, f"--seed {seed}"

        trial = stack.call("funding", FINANCE, "funding.Ledger/Trial", {"year": YEAR})
        accounts = {row["account"]: row["balance"] for row in trial["rows"]}
        assert trial["difference"] == 0
        assert accounts["funding"] == -sum(money.sources.values()), f"--seed {seed}"
        assert accounts.get("paid", 0) == sum(paid for _, _, paid, _ in balance.values()), f"--seed {seed}"
        assert accounts.get("allocated", 0) == sum(left for *_, left in balance.values()), f"--seed {seed}"

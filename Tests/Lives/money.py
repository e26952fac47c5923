"""A year's money, added up a second time from nothing but the fund's log: no ledger, no tables, a sum for each question. What a thing
comes to is what was last said of its own amount, less what was taken back; whatever the service says it has left is not looked at."""

import collections

Line = collections.namedtuple("Line", "plan activity source unit year")


def line(of):
    return Line(*(of[name] for name in Line._fields))


class Money:
    """All events of the fund's log, in their order."""

    def __init__(self, events):
        self.sources, self.said = collections.Counter(), {}
        self.estimates, self.allocations, self.commitments, self.payments = {}, {}, {}, {}
        self.lines, self.held_for, self.paid_from = {}, {}, {}
        for event in events:
            say = getattr(self, event["type"].partition(".")[2], None)
            if say:
                say(event["data"])

    # What each event says, by its name.

    def sourceSaid(self, told):
        """What is said of a source, in place of what was said of the same fact before."""
        fact = told["fact"]
        amount = 0 if fact["kind"] == "voided" else fact["amount"]
        change = amount - self.said.get(fact["id"], 0)
        self.said[fact["id"]] = amount
        gives = fact["aspect"] == "carryOver"
        self.sources[told["source"]["id"]] += -change if gives else change
        if gives:
            self.sources[told["into"]["id"]] += change

    sourceOpened = sourceSupplemented = sourceCarriedOver = sourceCorrected = sourceVoided = sourceSaid

    def donationReceived(self, told):
        self.sources[told["donation"]["source"]] += told["fact"]["amount"]

    def estimateApproved(self, estimate):
        self.estimates[estimate["id"]] = estimate

    def allocationMade(self, told):
        allocation = told["allocation"]
        self.lines[allocation["id"]] = line(allocation["line"])
        self.allocations[allocation["id"]] = told["fact"]["amount"]

    def allocationRevised(self, told):
        self.allocations[told["allocation"]["id"]] = told["fact"]["amount"]

    def commitmentReserved(self, commitment):
        self.commitments[commitment["id"]] = commitment["amount"]
        self.held_for[commitment["id"]] = commitment["allocation"]

    def commitmentReleased(self, commitment):
        # What is released holds what was paid of it, and what comes back of that later holds nothing.
        self.commitments[commitment["id"]] = None

    def paymentMade(self, payment):
        self.payments[payment["id"]] = payment["amount"]
        self.paid_from[payment["id"]] = payment["commitment"]

    def paymentReversed(self, payment):
        self.payments[payment["id"]] = 0

    def paymentReturned(self, told):
        self.payments[told["payment"]["id"]] -= told["amount"]

    # What it comes to.

    def paid(self, commitment):
        return sum(amount for payment, amount in self.payments.items() if self.paid_from[payment] == commitment)

    def held(self, commitment):
        amount = self.commitments[commitment]
        return self.paid(commitment) if amount is None else amount

    def balance(self):
        """By line: allocated, committed, paid, left."""
        sums = {at: [0, 0, 0] for at in self.lines.values()}
        for allocation, amount in self.allocations.items():
            sums[self.lines[allocation]][0] += amount
        for commitment, allocation in self.held_for.items():
            sums[self.lines[allocation]][1] += self.held(commitment)
            sums[self.lines[allocation]][2] += self.paid(commitment)
        return {at: (allocated, committed, paid, allocated - committed) for at, (allocated, committed, paid) in sums.items()}

    def approved(self):
        """By line what the estimate in force has for it."""
        sums = collections.Counter()
        for estimate in self.estimates.values():
            for of in estimate["lines"]:
                sums[line({**estimate, **of})] += of["amount"]
        return sums

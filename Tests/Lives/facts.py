"""A fact has two times: the days on which it was so, and when it was learned. Section 1 of the requirement, written down as slowly as
it reads: nothing is kept but what was said, in the order in which it was said, and every question goes through all of it."""

import dataclasses
import datetime

LAST = datetime.date.max


@dataclasses.dataclass(frozen=True)
class Version:
    """What was once said of a fact. `until` is the last day on which it was so, None of what goes on; `voided` says that it never was;
    `cause` is the closure that ended it, where nobody said so for itself."""
    fact: str
    learned: datetime.date
    start: datetime.date
    until: datetime.date | None = None
    value: object = None
    voided: bool = False
    cause: str | None = None


class Facts:
    """All that was ever said of one aspect of one subject."""

    def __init__(self):
        self.versions = []

    def say(self, fact, learned, start, value=None, until=None, cause=None):
        self.versions.append(Version(fact, learned, start, until, value, cause=cause))

    def correct(self, fact, learned, **otherwise):
        """It never was so, but otherwise."""
        self.versions.append(dataclasses.replace(self.said(fact), **{"learned": learned, "cause": None, **otherwise}))

    def void(self, fact, learned):
        """It never was."""
        self.versions.append(dataclasses.replace(self.said(fact), learned=learned, voided=True))

    def said(self, fact):
        """What was said of the fact last."""
        return [version for version in self.versions if version.fact == fact][-1]

    def is_known(self, fact, **otherwise):
        return dataclasses.replace(self.said(fact), **otherwise) == self.said(fact)

    def standing(self, known=LAST):
        """What was taken to be so at the end of the day `known`: the last word on each fact, by the rank of its first recording."""
        latest = {}
        for version in self.versions:
            if version.learned <= known:
                # A dictionary keeps the place at which a key first came.
                latest[version.fact] = version
        return [version for version in latest.values() if not version.voided]

    def holds(self, on, known=LAST):
        """Of an aspect that is a state: what says what is so on a day, None before the first. An end is a value."""
        begun = [version for version in self.standing(known) if version.start <= on]
        # `max` keeps the first of equals, and of two with the same first day the one learned last holds.
        return max(reversed(begun), key=lambda version: version.start, default=None)

    def state(self, on, known=LAST):
        """The value on a day."""
        holding = self.holds(on, known)
        return holding.value if holding else None

    def holding(self, on, known=LAST):
        """Of an aspect that is periods: those that hold on a day."""
        return [version for version in self.standing(known)
                if version.start <= on <= (version.until or LAST)]

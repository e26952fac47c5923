"""Lives made up from a seed: what an office enters, on the day on which it enters it, about days that may lie long before. Every entry
is one that the services have to admit, so that a refusal is a failure like a wrong figure."""

import random
import uuid

import around
import children
import classes
import facts
import fund
import networks
import pairs
import pilots
import providers
import units
import workers
from sayings import DAY, Entry, LAST_DAY, PROVINCES, ROW, TURNED, TURNS, meets, written
from world import World, birth


class History:
    """A few children, who is around them, and who serves them. `district` is the one whose network and pilots are this history's."""

    def __init__(self, seed, days, length=40, district=None):
        self.rng = random.Random(seed)
        self.world, self.entries, self.district = World(), [], district
        self.today, self.model = None, self.new()[:8]
        # Some live through all the years, some through a few months of many entries.
        span = sorted(self.rng.choices(range(len(days)), k=2)) if self.rng.random() < 0.7 else [0, len(days) - 1]
        for at in sorted(self.rng.choices(range(span[0], span[1] + 1), k=length)):
            self.today = days[at]
            self.enter_something()

    def enter_something(self):
        for _ in range(20):
            verbs, weights = zip(*((verb, weight) for verb, weight in VERBS.items() if verb.__name__ not in WITHOUT))
            if self.rng.choices(verbs, weights)[0](self):
                return

    # How entries are made.

    def enter(self, province, method, body, *says):
        """A correction that says what is known already is none, and is not entered."""
        if any(saying.verb == "correct" and self.world.of(saying.aspect, saying.subject).is_known(saying.fact, **saying.what)
               for saying in says):
            return False
        entry = Entry(self.today, province, method, written(body), says)
        self.entries.append(entry)
        self.world.learn(entry)
        return True

    def new(self):
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def name(self, what):
        return f"{what} {self.new()[:8]}"

    def a_day(self, first, last):
        """A day between two, often one at the edge, or one at which something turns."""
        last = min(last, self.today)
        if first > last:
            return None
        edges = [day for turn in TURNS for day in (turn - DAY, turn) if first <= day <= last] + [first, last]
        if self.rng.random() < 0.4:
            return self.rng.choice(edges)
        return first + self.rng.randint(0, (last - first).days) * DAY

    def place(self, province=None, on=None):
        """A commune of a day, today where none is named; where a province is named, one of those that were its communes."""
        there = [unit for unit in units.communes(on or self.today)
                 if province is None or units.atoms(unit) & units.atoms(PROVINCES[province])]
        turned = [unit for unit in there if unit.code in TURNED]
        split = [unit for unit in there if len(units.heirs(unit, LAST_DAY)) > 1]
        return self.rng.choice(self.rng.choice([those for those in (turned, split, there, there, there) if those]))

    def first_day_without(self, day, aspect):
        """Of what begins on a day in this district and is over already, at the latest where another one begins; None of what goes on."""
        if self.rng.random() < 0.6:
            return None
        later = [fact.start for fact in self.world.of(aspect, self.district.code).standing() if fact.start > day]
        return self.a_day(day + DAY, min(later, default=self.today))

    def pick(self, aspect):
        subjects = self.world.subjects(aspect)
        return self.rng.choice(subjects) if subjects else None

    def fact(self, aspect, subject):
        """One that stands, and has an id that is known here."""
        standing = [fact for fact in self.world.of(aspect, subject).standing() if not fact.fact.startswith(ROW)]
        return self.rng.choice(standing) if standing else None

    def province_of(self, child):
        """Whose office acts for it: where it lives, as the register says today."""
        home = self.world.of("home", child).state(self.today)
        return next(name for name, unit in PROVINCES.items() if units.atoms(home) & units.atoms(unit))

    # What is known of a child's life.

    def registered(self, child):
        return self.world.of("standing", child).standing()[0].start

    def closed(self, child):
        """The first day off the register, where it is closed today."""
        last = max(self.world.of("standing", child).standing(), key=lambda fact: fact.start)
        return last.start if last.value != "active" else None

    def child(self):
        """One that was not entered by mistake, nor is merged: of two that are one nothing is entered."""
        child = self.pick("standing")
        return child if child and not self.world.of("mistake", child).standing() and not self.world.is_merged(child) else None

    def fact_of_a_child(self, aspect):
        """A child, and something that is so of it; nothing where none is there."""
        child = self.child()
        return child, child and self.fact(aspect, child)

    def active_child(self):
        child = self.child()
        return child if child and not self.closed(child) else None

    def last_said(self, child):
        """The last day that anything the register holds of the child speaks of."""
        said = [day for aspect in ("standing", "home", "circumstance", "disability", "link", "placement")
                for fact in self.world.of(aspect, child).standing() for day in (fact.start, fact.until) if day]
        return max(said)

    def first_said(self, child):
        """The first of anything, of any department."""
        return min([fact.start for aspect in ("home", "standing", "circumstance", "disability", "link", "placement",
                                              "delivery", "training", "waiver", "allowance")
                    for fact in self.world.of(aspect, child).standing()]
                   + [fact.value["held"] for aspect in ("training", "failure") for fact in self.world.of(aspect, child).standing()])

    def lived_day(self, child, aspect=None):
        """A day on the register, in whichever of its times there; none that already says something of the aspect."""
        day = self.a_day(self.registered(child), self.today)
        taken = self.days_of(aspect, child)
        return None if day in taken or not self.world.is_registered(child, day, facts.LAST) else day

    def ending(self, child, day):
        """How what goes on from a day ends with the next closure of the child, whenever it is entered; empty where it goes on."""
        closures = [fact for fact in self.world.of("standing", child).standing() if fact.value != "active" and fact.start > day]
        closure = min(closures, key=lambda fact: fact.start, default=None)
        return {"until": closure.start - DAY, "cause": closure.fact} if closure else {}

    def spell(self, child, aspect):
        """The first and the last day of something to be entered; the last is None of what goes on. Some is over already, and some of
        that before a thing that was entered sooner, whose value it has: the third."""
        day = self.day_of_life(child)
        if not day or self.rng.random() < 0.5:
            return day, None, None
        # Nothing spans a time off the register.
        last = self.ending(child, day).get("until", self.today)
        later = [fact for fact in self.world.of(aspect, child).standing() if fact.start > day]
        if later and self.rng.random() < 0.7:
            fact = self.rng.choice(later)
            return day, self.a_day(day, min(last, fact.start - DAY)), fact.value
        return day, self.a_day(day, last), None

    def is_free(self, aspect, subject, day, until, value=None):
        """Whether nothing of the value, or of any, is in the way on these days."""
        return not any(meets(other, day, until) for other in self.world.of(aspect, subject).standing()
                       if value is None or other.value == value)

    def day_of_life(self, child, aspect=None):
        """A day on the register, or of childhood before."""
        if self.rng.random() < 0.8:
            return self.lived_day(child, aspect)
        day = self.a_day(birth(self.world.identity(child, facts.LAST)), self.registered(child))
        return None if day in self.days_of(aspect, child) else day

    def days_of(self, aspect, child):
        """On which something of the aspect begins, of any of the child's entries."""
        return [fact.start for entry in self.world.same(child, facts.LAST) for fact in self.world.of(aspect, entry).standing()]


# Names of what is not entered.
WITHOUT = set()
# What is tried, and how often.
VERBS = {verb: weight for of in (children, around, providers, workers, classes, networks, pilots, fund, pairs) for verb, weight in of.VERBS.items()}

"""Everything that was said, by aspect and subject, and the questions that figures ask of it."""

import collections
import dataclasses
import datetime

import facts
import units


DAY = datetime.timedelta(1)
NOTHING = facts.Facts()


class World:
    def __init__(self, entries=()):
        self.aspects = collections.defaultdict(facts.Facts)
        # By fact, which entry of all first said it.
        self.turns, self.learned = {}, 0
        for entry in entries:
            self.learn(entry)

    def learn(self, entry):
        self.learned += 1
        for saying in entry.says:
            self.turns.setdefault(saying.fact, self.learned)
            said = self.aspects[saying.aspect, saying.subject]
            getattr(said, saying.verb)(saying.fact, entry.day, **saying.what)

    def of(self, aspect, subject):
        return self.aspects.get((aspect, subject), NOTHING)

    def subjects(self, aspect):
        return [subject for of, subject in self.aspects if of == aspect]

    # Children.

    def is_registered(self, child, on, known):
        return (self.of("standing", child).state(on, known) == "active" and not self.is_closed_since(child, on, known)
                and not self.of("mistake", child).standing(known))

    def since_merged(self, child, known):
        """What was said of the one that an entry was merged into, since it was."""
        return [standing for merge in self.of("merge", child).standing(known)
                for standing in self.of("standing", merge.value).standing(known) if self.turns[standing.fact] > self.turns[merge.fact]]

    def is_closed_since(self, child, on, known):
        """Whether the child that an entry was merged into is closed on a day, as was said of it since: both are one and gone."""
        return any(self.of("standing", merge.value).holds(on, known) in self.since_merged(child, known)
                   and self.of("standing", merge.value).state(on, known) != "active"
                   for merge in self.of("merge", child).standing(known))

    # Who was entered twice.

    def same(self, one, known):
        """All entries of a person: whoever hangs together by pairs that were said to be one, or were merged. An entry made by mistake
        never was, so nothing hangs together by it."""
        pairs = [{subject, pair.value} for of, subject in list(self.aspects) if of in ("pair", "merge")
                 for pair in self.of(of, subject).standing(known)
                 if not any(self.of("mistake", entry).standing(known) for entry in (subject, pair.value))]
        entries = {one}
        for _ in pairs:
            entries = entries.union(*(pair for pair in pairs if pair & entries))
        return entries

    def is_alias(self, entry, known):
        """Whether it is another name of the one that it was merged into."""
        return bool(self.of("merge", entry).standing(known))

    def is_merged(self, entry):
        return self.is_alias(entry, facts.LAST) or any(
            merge.value == entry for other in self.subjects("merge") for merge in self.of("merge", other).standing())

    def identity(self, child, known):
        """Who it is holds on every day."""
        return self.of("identity", child).state(facts.LAST, known)

    def is_contradicted(self, child, on, known):
        """What another department recorded of a day on which the child had left the register counts on no day."""
        standing = self.of("standing", child).state(on, known)
        return standing is not None and standing != "active" or self.is_closed_since(child, on, known)

    def deliveries(self, child, first, last, known):
        return [version for version in self.of("delivery", child).standing(known)
                if first <= version.start <= last and not self.is_contradicted(child, version.start, known)]

    # What the fund gives. None of it is anybody's but by the child's life, as far as that is known.

    def closures(self, child, after, known):
        return [standing.start for standing in self.of("standing", child).standing(known) + self.since_merged(child, known)
                if standing.value != "active" and standing.start > after]

    def waivers(self, child, known):
        """Those that are in force on some day, each with its last one. One that began on a day on which the child had left is in force
        on none; what goes on ends with the next closure."""
        waivers = []
        for waiver in self.of("waiver", child).standing(known):
            if not self.is_contradicted(child, waiver.start, known):
                ends = [waiver.until] if waiver.until else []
                ends += [closure - DAY for closure in self.closures(child, waiver.start, known)]
                waivers.append(dataclasses.replace(waiver, until=min(ends, default=None)))
        return waivers

    def allowances(self, child, known):
        """Those that are due in some month, each with the last day of its last one. One is due in no month where the child was away in
        all of the first; the month of the next closure is the last."""
        allowances = []
        for allowance in [] if self.of("mistake", child).standing(known) else self.of("allowance", child).standing(known):
            month = [allowance.start + shift * DAY for shift in range(31)]
            month = [day for day in month if day.month == allowance.start.month]
            there = [day for day in month if not self.is_contradicted(child, day, known)]
            if there:
                ends = [allowance.until] if allowance.until else []
                for closure in self.closures(child, there[0], known):
                    ends.append((closure.replace(day=1) + 31 * DAY).replace(day=1) - DAY)
                allowances.append(dataclasses.replace(allowance, until=min(ends, default=None)))
        return allowances

    # Who is taught.

    def trainings(self, person, first, last, known):
        """Who had left on the day of the lesson has not passed either."""
        return [version for version in self.of("training", person).standing(known)
                if first <= version.start <= last
                and not any(self.is_contradicted(person, day, known) for day in (version.value["held"], version.start))]


def birth(identity):
    """The day that age counts from: 31 December of the year where only that is known."""
    return identity["birthDate"] or datetime.date(identity["birthYear"], 12, 31)


def age(identity, on):
    """In whole years."""
    born = birth(identity)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def lies_in(unit, area):
    """Whether what was recorded under a unit belongs to an area."""
    return bool(units.atoms(unit) & units.atoms(area))

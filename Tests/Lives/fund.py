"""What the fund gives a child: fees waived, and an allowance that is granted, paid by a province's list, and may come back."""

import datetime
import itertools
import random

import facts
import units
from sayings import DAY, Entry, Saying, meets
from world import World

WAIVERS = ["tuition-exemption", "tuition-reduction", "study-costs", "health-insurance"]
# Whose fee is waived is not charged less.
EXCLUSIVE = {"tuition-exemption": "tuition-reduction", "tuition-reduction": "tuition-exemption"}
# The months whose rates are known, and of which a plan counts what was paid.
FIRST_LIST, LAST_LIST = datetime.date(2015, 1, 1), datetime.date(2020, 12, 31)
# Due beside whatever else, at whatever age.
GROUND, RATE = "lone-parent-poor", "lone-parent-poor-one"


def is_free_of(self, child, kind, day, until, but=None):
    """Whether no other waiver of the kind, nor one that excludes it, is in force on these days."""
    return not any(meets(other, day, until) for other in self.world.waivers(child, facts.LAST)
                   if other.fact != but and other.value in (kind, EXCLUSIVE.get(kind)))


def waive(self):
    child = self.child()
    day, until, kind = self.spell(child, "waiver") if child else (None, None, None)
    if not day:
        return False
    # None is granted past a closure.
    until = until or self.ending(child, day).get("until")
    kind, waiver, province = kind or self.rng.choice(WAIVERS), self.new(), self.province_of(child)
    if not is_free_of(self, child, kind, day, until):
        return False
    return self.enter(
        province, "funding.Waivers/Grant",
        {"id": waiver, "child": child, "kind": kind, "unit": units.office(province, self.today), "from": day, "until": until},
        Saying("say", "waiver", child, waiver, {"start": day, "until": until, "value": kind}))


def waiver_in_force(self):
    """A child, and a waiver that is in force on some day, with the day that it ends on as things stand."""
    child = self.child()
    waivers = self.world.waivers(child, facts.LAST) if child else []
    return child, self.rng.choice(waivers) if waivers else None


def end_waiver(self):
    child, waiver = waiver_in_force(self)
    day = waiver and self.a_day(waiver.start, (waiver.until or facts.LAST) - DAY)
    return bool(day) and self.enter(
        self.province_of(child), "funding.Waivers/End", {"id": waiver.fact, "on": day, "reason": "Hết điều kiện"},
        Saying("correct", "waiver", child, waiver.fact, {"until": day}))


def correct_waiver(self):
    """From another day, or without an end. Whoever says something of it anew says it of the waiver as it stands: what a closure had
    ended is not given back any more."""
    child, waiver = waiver_in_force(self)
    if not waiver:
        return False
    goes_on = bool(waiver.until) and self.rng.random() < 0.3
    day = waiver.start if goes_on else self.day_of_life(child)
    until = None if goes_on else waiver.until
    if not day or until and day > until or not is_free_of(self, child, waiver.value, day, until, waiver.fact):
        return False
    closed = self.ending(child, day).get("until")
    if closed and (not until or until > closed):
        return False
    return self.enter(
        self.province_of(child), "funding.Waivers/Correct",
        {"id": waiver.fact, "reason": "Ghi sai", **({"clear": ["until"]} if goes_on else {"from": day})},
        Saying("correct", "waiver", child, waiver.fact, {"start": day, "until": until}))


def void_waiver(self):
    child, waiver = self.fact_of_a_child("waiver")
    return bool(waiver) and self.enter(
        self.province_of(child), "funding.Waivers/Void", {"id": waiver.fact}, Saying("void", "waiver", child, waiver.fact))


# Allowances: facts of whole months.

def first_of(day):
    return day.replace(day=1)


def last_of(day):
    return first_of(first_of(day) + 31 * DAY) - DAY


def allow(self):
    """Once for a child: what was paid on one that never was is not paid again on the next."""
    child = self.child()
    if not child or self.world.of("allowance", child).versions or self.province_of(child) != "hung-yen":
        return False
    day = self.lived_day(child)
    if not day or day < FIRST_LIST or self.today > LAST_LIST:
        return False
    allowance = self.new()
    return self.enter(
        "hung-yen", "funding.Entitlements/Grant",
        {"id": allowance, "child": child, "unit": units.office("hung-yen", self.today), "ground": GROUND, "rate": RATE,
         "decision": "12/QĐ-UBND", "on": day},
        Saying("say", "allowance", child, allowance, {"start": first_of(day), "value": day}))


def stop_allowance(self):
    child = self.active_child()
    running = [allowance for allowance in self.world.allowances(child, facts.LAST) if not allowance.until] if child else []
    if not running:
        return False
    allowance, = running
    day = self.a_day(allowance.value, self.today)
    return self.enter(
        "hung-yen", "funding.Entitlements/Stop", {"id": allowance.fact, "on": day, "reason": "Hết điều kiện"},
        Saying("correct", "allowance", child, allowance.fact, {"until": last_of(day)}))


def void_allowance(self):
    child, allowance = self.fact_of_a_child("allowance")
    return bool(allowance) and self.enter(
        "hung-yen", "funding.Entitlements/Void", {"id": allowance.fact, "reason": "Cấp nhầm"},
        Saying("void", "allowance", child, allowance.fact))


def with_lists(seed, days, entries):
    """The same entries by their days, and on some days behind all others the province's list of the month: it pays each child that
    some month until then is due to and was not paid to. What was paid to some comes back on a later day."""
    rng, world, listed = random.Random(f"{seed}/lists"), World(), []
    paying = {first_of(day): day for day in rng.sample(days, len(days)) if FIRST_LIST <= day <= LAST_LIST}
    paying = set(rng.sample(sorted(paying.values()), min(len(paying), 8)))
    paid_through, lists = {}, []
    by_day = {day: list(those) for day, those in itertools.groupby(entries, lambda entry: entry.day)}
    for day in sorted(paying | by_day.keys() | set(days)):
        for entry in by_day.get(day, []):
            listed.append(entry)
            world.learn(entry)
        also = came_back(seed, world, lists, day)
        if day in paying:
            run = f"list/{day}"
            also.append(pay(world, run, day, paid_through))
            lists.append(run)
        for entry in also:
            listed.append(entry)
            world.learn(entry)
    return listed


def pay(world, run, day, paid_through):
    paid = []
    for child in world.subjects("allowance"):
        for allowance in world.allowances(child, facts.LAST):
            last = min(allowance.until or facts.LAST, last_of(day))
            if last > paid_through.get(allowance.fact, allowance.start - DAY):
                paid_through[allowance.fact] = last
                paid.append(child)
    return Entry(day, "hung-yen", "funding.Entitlements/Run", {"unit": units.office("hung-yen", day), "month": day.isoformat()[:7]}, tuple(
        Saying("say", "assisted", child, run, {"start": day, "until": day}) for child in paid))


def came_back(seed, world, lists, day):
    """For some of those who were paid by a list, on whichever later day a die of their own says."""
    entries = []
    for run in lists:
        for child in world.subjects("assisted"):
            rng = random.Random(f"{seed}/{run}/{child}/{day}")
            if rng.random() < 0.01 and any(paid.fact == run for paid in world.of("assisted", child).standing()):
                entries.append(Entry(
                    day, "hung-yen", "funding.Entitlements/Return",
                    {"unit": units.office("hung-yen", day), "month": run.partition("/")[2][:7], "child": child, "reason": "Không đến nhận"},
                    (Saying("void", "assisted", child, run),)))
    return entries


VERBS = {
    waive: 8, end_waiver: 2, correct_waiver: 2, void_waiver: 1,
    allow: 5, stop_allowance: 1, void_allowance: 1,
}

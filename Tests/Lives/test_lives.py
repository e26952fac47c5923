"""Random lives: the stack counts what the slow oracle counts, whatever was entered late, corrected, voided, moved and merged.

Twenty histories are played side by side on one stack, since their children and providers are their own; then both plans are asked about
random days as known on random days. Where a figure differs, each history is played alone to find the one at fault, and the smallest
beginning of it that shows the fault is printed, to be played again by hand."""

import datetime
import random

import pytest

import ctp
import histories
import orders
import units
from breakdowns import Breakdown
from fund import with_lists
from indicators import Count
from sayings import DAY, FIRST_DAY, LAST_DAY, PROVINCES, TURNS, office_days, written
from stack import PLANS, Refused, Stack
from world import World

TOGETHER = 20
# How many are entered in another order, once for each ten that are played.
REORDERED = 6
QUESTIONS = 25
ORDER_DAYS = [datetime.date(*day) for day in ((2020, 6, 15), (2024, 6, 3), (2025, 6, 30), (2025, 7, 1), (2026, 1, 5))]
BREAKDOWNS = [None, "sex", "ageBand", "ethnicity", "district", "district", "commune", "commune", "disabilityType", "disabilityDegree"]


class Different(Exception):
    """The stack says something else than the oracle, or refuses what it has to admit. `asked` is the question."""

    def __init__(self, told, asked=None):
        super().__init__(told)
        self.asked = asked


def made_up(seed, numbers, days=None):
    days = days or office_days(random.Random(seed))
    districts = [unit for unit in units.districts(FIRST_DAY)
                 if units.parent(unit, FIRST_DAY) == PROVINCES["thai-binh"]]
    return days, [histories.History(f"{seed}/{number}", days, district=districts[number] if number < len(districts) else None)
                  for number in numbers]


def together(seed, days, lives):
    """As entered: day by day, and on a day one office after the other, the fund last."""
    return with_lists(seed, days, sorted((entry for life in lives for entry in life), key=lambda entry: entry.day))


def play(stack, entries):
    for entry in entries:
        try:
            stack.play(entry)
        except Refused as refusal:
            raise Different(f"refused: {entry}\n  {refusal}") from None


def plans(stack):
    return {plan: stack.act(PLANS[plan], "reporting.Plans/Get", {"id": plan})["plan"] for plan in PLANS}


def ask(stack, entries, questions):
    """Compares each answer with the oracle's."""
    world, documents = World(entries), plans(stack)
    for plan, *asked in questions(documents):
        try:
            compare(stack, world, documents[plan], *asked)
        except Different as different:
            different.asked = (plan, *asked)
            raise


def asking(seed, days):
    """Questions about both plans: a day of the plan, a day of knowing (seldom one before it), and a breakdown, by
    the units of then or of now."""
    def questions(documents):
        rng = random.Random(f"{seed}/questions")
        turns = [turn + shift * DAY for turn in TURNS for shift in (-1, 0)]
        for _ in range(QUESTIONS):
            for plan, document in documents.items():
                first, last = (datetime.date.fromisoformat(document["period"][end]) for end in ("start", "end"))
                on = first + rng.randrange((last - first).days + 1) * DAY
                if rng.random() < 0.3:
                    on = rng.choice([day for day in turns if first <= day <= last])
                known = [day for day in days if day >= on or rng.random() < 0.2]
                by = rng.choice(BREAKDOWNS)
                whose = rng.choice(["then", "now"]) if by in ("district", "commune") else None
                yield plan, on, rng.choice(known or days) if rng.random() < 0.7 else LAST_DAY, by, whose
    return questions


def compare(stack, world, plan, on, known, by=None, whose=None):
    """The values that the stack tells."""
    asked = written({"plan": plan["id"], "on": on, "knownOn": known, "by": by, "units": whose})
    try:
        answer = stack.act(PLANS[plan["id"]], "reporting.Indicators/Compute", asked)
    except ctp.Failure as failure:
        raise Different(f"refused: {asked}\n  {failure}") from None
    count = Count(plan, world, on, known)
    for declaration, value in zip(plan["indicators"], answer["values"], strict=True):
        numerator, denominator, counted = count.value(declaration)
        figures = {"": (numerator, denominator)}
        shown = {"": (value["numerator"], value.get("denominator"))}
        if by:
            breakdown = Breakdown(count, declaration["population"], stack.today if whose == "now" else on)
            figures.update(breakdown.cells(counted, by))
            shown.update({cell["key"]: (cell.get("numerator"), cell.get("denominator")) for cell in value["cells"]})
        if "denominator" not in value:
            # A count has none.
            figures = {key: (part, None) for key, (part, _) in figures.items()}
        if figures != shown:
            wrong = {key for key in figures.keys() | shown.keys() if figures.get(key) != shown.get(key)}
            raise Different("\n  ".join(
                [f"{declaration['id']} on {on} as known on {known}" + (f", by {by} {whose or ''}" if by else "")]
                + [f"{key or 'in all'}: the oracle counts {figures.get(key)}, the stack {shown.get(key)}" for key in sorted(wrong)]
                + ["counted by the oracle: " + ", ".join(member for member, counts in counted.items() if counts)]))
    return answer["values"]


def fault(program, seed, days, lives, questions):
    """How the stack differs, if it does, where these are played side by side."""
    entries = together(seed, days, lives)
    try:
        with Stack(program, FIRST_DAY) as stack:
            play(stack, entries)
            stack.move(LAST_DAY)
            ask(stack, entries, questions)
    except Different as different:
        return different
    return None


def story(program, seed, days, different, lives):
    """The history at fault, as far as it has to be played to show it. A beginning that differs need not be one for the next, so this
    is the smallest that halving finds."""
    def again(_):
        return [different.asked] if different.asked else []

    for life in lives:
        least, most, told = 0, len(life.entries), fault(program, seed, days, [life.entries], again)
        while told and most - least > 1:
            middle = (least + most) // 2
            tried = fault(program, seed, days, [life.entries[:middle]], again)
            if tried:
                most, told = middle, tried
            else:
                least = middle
        if told:
            return "\n".join([str(told), "after", *map(str, life.entries[:most])])
    return "none of them alone"


def options(pytestconfig):
    program = pytestconfig.getoption("--chungtay")
    if not program:
        pytest.skip("no stack: give --chungtay")
    histories.WITHOUT.update(pytestconfig.getoption("--without").split(","))
    histories.WITHOUT.difference_update(pytestconfig.getoption("--with").split(","))
    return program, pytestconfig.getoption("--seed"), pytestconfig.getoption("--histories")


def test_lives(pytestconfig):
    program, seed, count = options(pytestconfig)
    for first in range(0, count, TOGETHER):
        round_seed = f"{seed}/{first}"
        days, lives = made_up(round_seed, range(min(TOGETHER, count - first)))
        different = fault(program, round_seed, days, [life.entries for life in lives], asking(round_seed, days))
        if different:
            pytest.fail(f"--seed {seed}, round {first}: {different}\n{story(program, round_seed, days, different, lives)}", pytrace=False)


def present(program, entries, day):
    """What a stack says, after all, of every child and worker, and of every indicator on the turns of both plans."""
    with Stack(program, FIRST_DAY) as stack:
        play(stack, entries)
        stack.move(day + DAY)
        world, said = World(entries), {}

        def province_of(subject):
            return next(entry.province for entry in entries if any(saying.subject == subject for saying in entry.says))

        def get(resource, subject):
            return stack.act(province_of(subject), f"registry.{resource}/Get", {"id": subject})

        for child in world.subjects("standing"):
            said[child] = what_is_so(get("Children", child))
            for resource in ("Circumstances", "Caregivers", "Placements"):
                asked = {"child": child} if resource == "Placements" else {"child": child, "includeEnded": True}
                said[child, resource] = bare(stack.act(province_of(child), f"registry.{resource}/List", asked)["items"])
            waivers = stack.act(province_of(child), "funding.Waivers/List", {"child": child})["items"]
            # An end that was entered at once has no reason of its own.
            said[child, "Waivers"] = bare([{**waiver, "reason": None} for waiver in waivers])
        for aspect, method in (("network", "catalogue.Networks/Get"), ("model", "catalogue.Pilots/Get")):
            for district in world.subjects(aspect):
                for standing in world.of(aspect, district).standing():
                    said[standing.fact] = bare(stack.act("thai-binh", method, {"id": standing.fact}))
        for worker in world.subjects("workplace"):
            said[worker] = {**get("Workers", worker), "version": None}
        for plan, document in plans(stack).items():
            first, last = (datetime.date.fromisoformat(document["period"][end]) for end in ("start", "end"))
            for on in [turn for turn in TURNS if first <= turn <= last] + [last]:
                for value in compare(stack, world, document, on, day, "district", "then"):
                    names = ("numerator", "denominator", "cells")
                    said[value["indicator"], on.isoformat()] = {name: value.get(name) for name in names}
        return said


def bare(value):
    """Without ids, which a service may have given, and in whatever order."""
    if isinstance(value, dict):
        return {name: bare(of) for name, of in value.items() if name not in ("id", "version")}
    return sorted(map(bare, value), key=repr) if isinstance(value, list) else value


def what_is_so(child):
    """Without how often something was said, and which ids were given to it."""
    around = sorted([[name, value] for name, value in entry.items() if name != "id"] for entry in child["circumstances"])
    disability = {name: value for name, value in child.get("disability", {}).items() if name != "id"}
    return {**child, "version": None, "circumstances": around, "disability": disability}


def test_another_order(pytestconfig):
    """What is so does not depend on which of it was entered first."""
    program, seed, count = options(pytestconfig)
    for number in range(0, count, 10):
        rng = random.Random(f"{seed}/order/{number}")
        day = rng.choice(ORDER_DAYS)
        _, lives = made_up(f"{seed}/order/{number}", range(REORDERED), [day])
        entries = together(seed, [day], [life.entries for life in lives])
        shuffled = together(seed, [day], [orders.another_order(rng, life.entries) for life in lives])
        try:
            one, other = present(program, entries, day), present(program, shuffled, day)
        except Different as different:
            pytest.fail(f"--seed {seed}, order {number}, on {day}: {different}", pytrace=False)
        wrong = [f"{what}\n  {one.get(what)}\n  {other.get(what)}" for what in one.keys() | other.keys() if one.get(what) != other.get(what)]
        if wrong:
            pytest.fail(f"--seed {seed}, order {number}, on {day}: " + "\n".join(wrong), pytrace=False)

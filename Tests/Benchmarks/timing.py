"""Whether the time that an answer takes tells who has something that a law keeps private.

Twins of one name shape, home and birthday are registered; half of them get a confidential circumstance, drawn by lot. A department that may not see
those asks about each twin by turns, in an order drawn anew every round. For each method: the medians of both halves, and how often a call about one
who has something takes longer than one about another (0.5: nothing is told), with the chance of such a deviation if nothing were (Mann and Whitney).

Figures of a whole plan are of no one child: two stacks are asked by turns, first while both are alike, then when all twins of the first have something.
Nothing is asserted: read the table. `compose/bench-timing` says how it is called.
"""

import argparse
import math
import pathlib
import random
import statistics
import time
import uuid

from queries import HERE, LEADS, Stand, play

# Of Hưng Yên: its plan counts by what is confidential.
LEAD, READER, PLAN = LEADS[1], "hung-yen/so-gddt", "hung-yen-2013-2020"
DAY, CODE = "2020-07-15", "law2016-hiv"


def letters(number):
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}").capitalize()


class World:
    """A stack with twins."""

    def __init__(self, chosen):
        self.stand = Stand(HERE, chosen.children, chosen.programs)
        self.stand.run("keys", "issue", READER)
        play(self.stand, "people.jsonl")
        self.stand.move(DAY)
        self.commune = self.stand.entered("hung-yen")["commune"]
        self.twins = {}
        for number in range(chosen.twins):
            name = f"Sinh Đôi {letters(number)}"
            row = {"name": name, "sex": "female", "birthDate": "2012-03-04", "commune": self.commune,
                   "registeredOn": "2020-02-01", "confirmedDistinct": True}
            self.twins[name] = self.do("registry.Children/Register", row)["id"]
        self.stand.settle()
        self.confidential = None

    def do(self, method, body):
        return self.stand.call(method.split(".")[0], LEAD, method, body, idempotency_key=str(uuid.uuid4()))

    def seal(self, names):
        for name in names:
            self.do("registry.Circumstances/Add", {"child": self.twins[name], "code": CODE, "start": "2020-03-01"})
        # Those who follow have it too.
        self.stand.settle()

    def timed(self, method, body):
        began = time.perf_counter()
        self.stand.call(method.split(".")[0], READER, method, body)
        return 1e6 * (time.perf_counter() - began)

    def indicator(self):
        """One that counts by what is confidential too."""
        if not self.confidential:
            found = self.stand.call("reporting", READER, "reporting.Indicators/Compute", {"plan": PLAN, "on": DAY})
            self.confidential = next(value["indicator"] for value in found["values"] if value.get("withoutConfidential"))
        return self.confidential


# About one child.
OF_A_CHILD = {
    "registry.Children/Get": lambda name, child: {"id": child},
    "registry.Children/Get, on a day": lambda name, child: {"id": child, "on": "2020-07-01"},
    "registry.Children/Search": lambda name, child: {"name": name},
    "registry.Circumstances/List": lambda name, child: {"child": child, "includeEnded": True},
    "catalogue.Offers/Match": lambda name, child: {"child": child},
}


def longer(ones, others):
    """How often one of the first is greater, ties by half; and the chance of a deviation like that, two-sided, by the normal approximation."""
    values = sorted([(value, 1) for value in ones] + [(value, 0) for value in others])
    ranks, index, ties = 0.0, 0, 0.0
    while index < len(values):
        end = index
        while end < len(values) and values[end][0] == values[index][0]:
            end += 1
        middle, width = (index + 1 + end) / 2, end - index
        ranks += middle * sum(is_one for _, is_one in values[index:end])
        ties += width ** 3 - width
        index = end
    n, m = len(ones), len(others)
    share = (ranks - n * (n + 1) / 2) / (n * m)
    spread = math.sqrt((n + m + 1 - ties / ((n + m) * (n + m - 1))) / (12 * n * m))
    return share, math.erfc(abs(share - 0.5) / spread / math.sqrt(2)) if spread else 1.0


def row(name, ones, others):
    share, chance = longer(ones, others)
    first, second = statistics.median(ones), statistics.median(others)
    print(f"| {name} | {len(ones):,} + {len(others):,} | {first:,.0f} | {second:,.0f} | {first - second:+,.1f} | {share:.3f} | {chance:.2g} |",
          flush=True)


def about_children(world, chosen, lot):
    names = list(world.twins)
    sealed = set(lot.sample(names, len(names) // 2))
    world.seal(sealed)
    times = {method: ([], []) for method in OF_A_CHILD}
    for number in range(chosen.rounds + 2):
        calls = [(method, name) for method in OF_A_CHILD for name in names]
        lot.shuffle(calls)
        for method, name in calls:
            spent = world.timed(method.partition(",")[0], OF_A_CHILD[method](name, world.twins[name]))
            # The first rounds warm caches up.
            if number >= 2:
                times[method][name not in sealed].append(spent)
    for method, (ones, others) in times.items():
        row(method, ones, others)


def about_plans(worlds, chosen, lot):
    bodies = {
        "reporting.Indicators/Compute": {"plan": PLAN, "on": DAY},
        "reporting.Indicators/Explain": {"plan": PLAN, "indicator": worlds[0].indicator(), "on": DAY, "unit": worlds[0].commune},
    }

    def rounds(words):
        times = {method: ([], []) for method in bodies}
        for number in range(chosen.plan_rounds + 2):
            calls = [(method, index) for method in bodies for index in range(2)]
            lot.shuffle(calls)
            for method, index in calls:
                spent = worlds[index].timed(method, bodies[method])
                if number >= 2:
                    times[method][index].append(spent)
        for method, (ones, others) in times.items():
            row(f"{method}, {words}", ones, others)

    rounds("both stacks alike")
    worlds[0].seal(list(worlds[0].twins))
    rounds("the first with all twins sealed")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--children", type=int, default=500, help="made-up ones beside the twins")
    arguments.add_argument("--twins", type=int, default=40)
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--plan-rounds", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--programs", type=pathlib.Path, help="where the programs are, instead of .build/release")
    chosen = arguments.parse_args()
    lot, worlds = random.Random(chosen.seed), []
    try:
        worlds.append(World(chosen))
        worlds.append(World(chosen))
        print(f"{chosen.twins} twins among {chosen.children:,} children, asked by {READER}; {worlds[0].stand.name}\n")
        print("| | calls | median with, µs | without, µs | difference | how often longer | chance |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        about_plans(worlds, chosen, lot)
        about_children(worlds[1], chosen, lot)
    finally:
        for world in worlds:
            world.stand.stop()


if __name__ == "__main__":
    main()

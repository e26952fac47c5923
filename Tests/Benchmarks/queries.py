"""What people wait for, timed on a made-up population: importing children and deliveries, searching for a child, a plan's table.

One stack a checkout, all in one run, the queries by turns: a machine's drift falls on each alike. Prints a table in Markdown. `compose/bench-queries` says how it is called.
"""

import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HERE / "Tests/Conformance"))
import ctp  # noqa: E402

LEADS = ["thai-binh/so-ldtbxh", "hung-yen/so-ldtbxh"]
PLANS = {"thai-binh-2020-2025": LEADS[0], "hung-yen-2013-2020": LEADS[1]}
CLOCK = "he-thong/quan-tri"
# As the recipe has them, whatever the number that is asked for.
SHARES = {"3000": 3 / 7, "4000": 4 / 7}
WORDS = ["Lan Anh", "Minh", "Nguyễn Thị Hoa", "duc hai", "Mai", "tran quang", "Bảo Châu", "Phạm", "ngoc linh", "Vũ Đức"]
PLAN_TABLES = [("thai-binh-2020-2025", None), ("thai-binh-2020-2025", "district"), ("hung-yen-2013-2020", "district")]


class Stand:
    """One checkout's programs on an empty directory."""

    def __init__(self, checkout, children, programs=None):
        self.checkout = checkout
        self.name = subprocess.run(["git", "-C", checkout, "log", "-1", "--format=%h %cs"], check=True, text=True,
                                   stdout=subprocess.PIPE).stdout.strip()
        self.program = (programs or checkout / ".build/release") / "chungtay"
        self.folder = tempfile.TemporaryDirectory()
        self.data, self.figures = pathlib.Path(self.folder.name, "data"), {}
        self.services, self.seen, self.asked = {}, {}, set()
        recipe = (checkout / "compose/demo.d/population.yaml").read_text(encoding="utf-8")
        for had, share in SHARES.items():
            recipe = recipe.replace(f"children: {had}\n", f"children: {round(children * share)}\n")
        self.population = pathlib.Path(self.folder.name, "population")
        path = pathlib.Path(self.folder.name, "population.yaml")
        path.write_text(recipe, encoding="utf-8")
        self.run("keys", "issue", *LEADS, CLOCK)
        self.start()
        for plan, lead in PLANS.items():
            self.run("plan", "publish", checkout / "compose/plans" / (plan + ".yaml"), "--as", lead)
        self.run("population", "make", path, "--out", self.population)

    def run(self, *arguments):
        subprocess.run([self.program, *arguments, "--data", self.data, "--compose", self.checkout / "compose"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def start(self):
        self.run("up", "--detach", "--ports", "any", "--clock", "simulated", "--first-day", "2020-01-06")

    def pause(self):
        """Ends the services; what they keep stays."""
        self.run("down")
        self.services.clear()

    def stop(self):
        self.pause()
        self.folder.cleanup()

    def call(self, service, unit, method, body, **metadata):
        if (service, unit) not in self.services:
            place = json.loads((self.data / "run/endpoints.json").read_text(encoding="utf-8"))[service]
            key = self.data / "keys/units" / (unit + ".key_secret")
            self.services[service, unit] = ctp.Service(place["endpoint"], place["publicKey"], str(key))
            self.services[service, unit].seen = self.seen
        return self.services[service, unit].call(method, body, timeout=600.0, accept_language="en", **metadata)

    def timed(self, figure, work):
        began = time.perf_counter()
        work()
        self.figures.setdefault(figure, []).append(time.perf_counter() - began)

    def entered(self, province):
        """The first child of a province that the population enters, as the register is told of it."""
        with sorted(self.population.glob(f"children-{province}*"))[0].open(encoding="utf-8") as rows:
            return json.loads(rows.readline())["child"]

    def script(self, name):
        self.run("script", "run", "--issue-missing-keys", self.population / name)

    def move(self, day):
        places = json.loads((self.data / "run/endpoints.json").read_text(encoding="utf-8"))
        for service in (name for name, place in places.items() if "endpoint" in place):
            self.call(service, CLOCK, "admin.Clock/Set", {"day": day}, idempotency_key=str(uuid.uuid4()))

    def settle(self):
        """Waits until reporting has counted all that was entered."""
        for service, method in [("registry", "registry.Children/FindDuplicates"), ("catalogue", "catalogue.Providers/List")]:
            self.call(service, LEADS[0], method, {}, on_item=lambda item: None)
        for plan, by in PLAN_TABLES:
            compute(self, plan, by)

    def peak(self, service):
        """The most memory that a service's process ever held, in MB."""
        for status in pathlib.Path("/proc").glob("[0-9]*/status"):
            try:
                words, text = (status.parent / "cmdline").read_bytes().split(b"\0"), status.read_text()
            except OSError:
                continue
            if words[0].endswith(b"chungtay-" + service.encode()) and str(self.data).encode() in b" ".join(words):
                return int(re.search(r"VmHWM:\s+(\d+)", text)[1]) / 1024
        raise LookupError(f"{service} does not run")


def enter(stand, script):
    """Plays a script of the population, and times its imports by what they import."""
    for index, line in enumerate((stand.population / script).read_text(encoding="utf-8").splitlines()):
        message = json.loads(line)
        if "rows" not in message:
            yield line
            continue
        part = stand.population / f"{script}.{index}.jsonl"
        part.write_text(line + "\n", encoding="utf-8")
        kind, count = message["call"].split(".")[1].partition("/")[0], message["expect"]["body"]["accepted"]
        began = time.perf_counter()
        stand.script(part.name)
        done = stand.figures.setdefault(f"rows/s into {kind}", [])
        done.append((count, time.perf_counter() - began))


def play(stand, *scripts):
    for script in scripts:
        calls = list(enter(stand, script))
        (stand.population / f"{script}.calls.jsonl").write_text("\n".join(calls) + "\n", encoding="utf-8")
        stand.script(f"{script}.calls.jsonl")


def search(stand, word):
    stand.call("registry", LEADS[0], "registry.Children/Search", {"name": word, "limit": 50})


def compute(stand, plan, by, on="2020-06-30"):
    body = {"plan": plan, "on": on} | ({"by": by} if by else {})
    stand.call("reporting", PLANS[plan], "reporting.Indicators/Compute", body)


def nearest(times, share):
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def figures(stand):
    """Each figure's name and text, in the order in which they were taken."""
    for name, times in stand.figures.items():
        if name.startswith("rows/s"):
            yield name, f"{sum(count for count, _ in times) / sum(spent for _, spent in times):,.0f}"
        elif name == "Search":
            yield "Search, p50", f"{1000 * statistics.median(times):.1f} ms"
            yield "Search, p99", f"{1000 * nearest(times, 0.99):.1f} ms"
        else:
            yield name, f"{1000 * statistics.median(times):,.0f} ms"
    for service in ["registry", "reporting"]:
        yield f"{service}, most memory", f"{stand.peak(service):,.0f} MB"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--beside", type=pathlib.Path, action="append", default=[])
    arguments.add_argument("--children", type=int, default=20_000)
    arguments.add_argument("--rounds", type=int, default=5)
    chosen = arguments.parse_args()
    stands = []
    try:
        for checkout in [HERE, *chosen.beside]:
            stands.append(Stand(checkout.resolve(), chosen.children))
        for stand in stands:
            play(stand, "people.jsonl")
            # What the quarters tell of is over by then.
            stand.move("2020-07-15")
            play(stand, "quarter-1.jsonl", "quarter-2.jsonl")
            stand.settle()
        for number in range(chosen.rounds):
            # A day that nobody has asked about yet.
            day = f"2020-06-{number + 1:02}"
            for word in WORDS * 5:
                for stand in stands:
                    stand.timed("Search", lambda: search(stand, word))
            for plan, by in PLAN_TABLES:
                for stand in stands:
                    name = f"Compute {plan}" + (f" by {by}" if by else "")
                    if (plan, day) not in stand.asked:
                        stand.asked.add((plan, day))
                        stand.timed(f"{name}, first", lambda: compute(stand, plan, by, day))
                    stand.timed(f"{name}, again", lambda: compute(stand, plan, by, day))
        tables = [dict(figures(stand)) for stand in stands]
    finally:
        for stand in stands:
            stand.stop()
    print(f"{chosen.children:,} children, {chosen.rounds} rounds, by turns\n")
    print("| | " + " | ".join(stand.name for stand in stands) + " |")
    print("|---|" + "---:|" * len(stands))
    for name in tables[0]:
        print(f"| {name} | " + " | ".join(table.get(name, "–") for table in tables) + " |")


if __name__ == "__main__":
    main()

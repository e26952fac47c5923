"""A bad year in minutes: clients work on a stack of processes, which is killed, stopped, cut off, filled up, flooded, damaged and put
back meanwhile; then everything is compared with what they were told. `compose/soak` says how it is called."""

import argparse
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

import reach  # noqa: F401  (first: what follows is found by it)
import checker
import moving
import table
from callers import Caller
from checker import HUNG
from clients import COUNCIL, DISTRICTS, FINANCE, FLOODER, LEAD, MEASURED, PLANS, District, latencies, p99
from faults import Faults
from floods import FLOODS
from history import DONE, READ, History, Window
from reading import Reading
from stand import CLOCK, HERE, Stand

INSIDE = "CHUNGTAY_SOAK_NETWORK"
# Which there are, each as often as it is in a bag; a bag is emptied before the next is filled.
BAG = {
    "calm": 2, "kill": 3, "kill_again": 1, "stop": 1, "pause": 2, "kill_supervisor": 1, "kill_all": 1, "fill": 1, "fill_kill": 1, "cut": 2,
    "cut_all": 1, "slow": 1, "garbage": 1, "half_open": 1, "clock": 2, "backup": 1, "drill": 1, "restore": 2, "damage_byte": 1,
    "damage_pages": 1, **{f"flood {name}": 1 for name in FLOODS}}
SILENT = {"stop", "pause", "cut", "cut_all", "kill_all", "restore", "damage_byte", "damage_pages", "kill_supervisor", "slow"}
# What is done to one service; of the first only that one is not to be reached meanwhile.
OF_ONE = {"kill", "kill_again", "stop", "pause", "cut", "fill_kill"}
AT_ONE = {"restore", "damage_byte", "damage_pages", "garbage", "half_open"}
NEEDS_NETWORK, NEEDS_DISK = {"cut", "cut_all"}, {"fill", "fill_kill"}


def isolated(arguments):
    """Begins again in a network of its own, in which nobody but the soak is cut off; goes on here where that is not permitted."""
    name = f"soak{os.getpid()}"
    if os.environ.get(INSIDE) or os.geteuid() or subprocess.run(["ip", "netns", "add", name], capture_output=True).returncode:
        return
    subprocess.run(["ip", "-n", name, "link", "set", "lo", "up"], check=True)
    again = ["ip", "netns", "exec", name, sys.executable, __file__, *arguments]
    os.execvpe("ip", again, os.environ | {INSIDE: name})


class Soak:
    def __init__(self, chosen, folder):
        self.chosen, self.history, self.rng = chosen, History(), random.Random(f"{chosen.seed}/order")
        self.begin, self.skipped = time.monotonic(), []
        program = pathlib.Path(chosen.programs) if chosen.programs else HERE / ".build" / ("debug" if chosen.debug else "release")
        if not (program / "chungtay").exists():
            sys.exit(f"không có / not there: {program}/chungtay")
        self.stand = Stand(program / "chungtay", folder, bool(os.environ.get(INSIDE)))
        self.districts = [District(self.stand, self.history, unit, chosen.seed) for unit in list(DISTRICTS)[:chosen.clients]]
        self.faults = Faults(self.stand, self.history, self.districts, chosen.seed)

    def say(self, text):
        spent = time.monotonic() - self.begin
        print(f"{int(spent // 60):3}:{spent % 60:04.1f}  {text}", file=sys.stderr, flush=True)

    def prepare(self):
        units = [CLOCK, LEAD, FINANCE, COUNCIL, FLOODER, *(district.unit for district in self.districts)]
        self.stand.run("keys", "issue", *units)
        self.stand.up()
        for plan in PLANS:
            self.stand.run("plan", "publish", HERE / "compose/plans" / (plan + ".yaml"))
        for district in self.districts:
            district.prepare()
        self.populate()

    def populate(self):
        """Children of the other province, so that its floods have something to go through."""
        rng, flooder = random.Random(f"{self.chosen.seed}/population"), Caller(self.stand, FLOODER)
        said = self.stand.run("units", "--on", "2020-06-15", "--json").stdout
        communes = [unit["path"] for unit in json.loads(said) if unit["level"] == "commune" and unit["path"].startswith("hung-yen/")]
        family, given = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ"], ["An", "Bình", "Châu", "Dung", "Hà", "Lan", "Minh", "Nga"]
        for _ in range(self.chosen.children // 128):
            rows = [{"child": {"name": " ".join([rng.choice(family), rng.choice(given), rng.choice(given)]), "sex": "female",
                               "birthYear": rng.randrange(2006, 2019), "commune": rng.choice(communes), "confirmedDistinct": True}}
                    for _ in range(128)]
            flooder.must("registry", "registry.Children/Import", rows=rows)
        flooder.close_all()

    def kinds(self):
        """A bag of faults after the other, without those that this machine does not allow."""
        kept = {fault for fault in BAG if not self.chosen.fault or fault in self.chosen.fault}
        if not self.stand.is_isolated:
            self.skipped.append("không tạo được mạng riêng (cần root, iproute2), nên không cắt đường / no network of its own can be made "
                                "(needs root and iproute2), so nobody is cut off")
            kept -= NEEDS_NETWORK
        if not self.stand.has_disk:
            self.skipped.append("không gắn được đĩa riêng (cần root), nên không làm đầy đĩa / no disk of its own can be mounted (needs root), "
                                "so none is filled up")
            kept -= NEEDS_DISK
        self.skipped.append("không chỉnh đồng hồ của máy: máy là của chung; đồng hồ mô phỏng của từng dịch vụ (quyết định 5) nhảy thay / the "
                            "machine's own clock is not stepped: others use it; each service's simulated clock (decision 5) is")
        while True:
            bag = [fault for fault, times in BAG.items() if fault in kept for _ in range(times)]
            self.rng.shuffle(bag)
            yield from bag

    def play(self, fault):
        name, _, part = fault.partition(" ")
        service = part or (self.faults.service() if fault in OF_ONE | AT_ONE else "")
        window = Window(fault, service if fault in OF_ONE else "", time.monotonic(), float("inf"), is_silent=fault in SILENT)
        self.history.windows.append(window)
        window.measured = getattr(self.faults, name)(service)
        window.over = time.monotonic()
        spent, ills = self.stand.wait()
        window.end = time.monotonic()
        if ills:
            self.history.surprise(HUNG, f"after {fault} {service} not whole for {spent:.0f} s: {'; '.join(ills)}")
        self.faults.go()
        done = [each for each in self.history.operations if each.end and window.begin <= each.end <= window.end]
        again = sum(len(each.attempts) - 1 for each in done if each.attempts)
        self.say(f"{table.FAULTS[fault]}{': ' + service if service and not part else ''} · {window.over - window.begin:.1f} s, "
                 f"lành sau / whole after {spent:.1f} s · {len(done)} lời gọi / calls, {again} hỏi lại / again" + "".join(f" · {ill}" for ill in ills))
        for district in self.districts:
            if district.error:
                raise district.error
        # Work in peace between two faults, so that each meets something that is whole.
        time.sleep(1 + 2 * self.rng.random())

    def run(self):
        self.prepare()
        self.say(f"dựng xong / ready: {self.stand.data}")
        for district in self.districts:
            district.start()
        self.faults.go()
        until, kinds = time.monotonic() + 60 * self.chosen.minutes, self.kinds()
        time.sleep(3)
        while time.monotonic() < until:
            self.play(next(kinds))
        return self.close()

    def close(self):
        """Everybody gets the answer to what was asked last; then everything is looked at."""
        for district in self.districts:
            district.settling.latest = time.monotonic() + 90
            district.settling.is_over.set()
        for district in self.districts:
            district.join(150)
            if district.is_alive():
                self.history.surprise(HUNG, f"{district.unit} is not done 150 s after the end")
        spent, ills = self.stand.wait(120)
        if ills:
            self.history.surprise(HUNG, f"in the end not whole for {spent:.0f} s: {'; '.join(ills)}")
        moving.settle(self.stand, self.history, self.districts)
        spent, ills = self.stand.wait(120)
        if ills:
            self.history.surprise(HUNG, f"once all runs had ended not whole for {spent:.0f} s: {'; '.join(ills)}")
        self.say("đọc lại tất cả / reading everything")
        reading = Reading(self.stand)
        world = reading.world(self.districts)
        reading.rebuilt(world)
        findings = checker.check(self.history, world)
        return self.result(findings), findings

    def result(self, findings):
        history = self.history
        commands = [each for each in history.operations if each.kind != READ]
        measured = {}
        for window in sorted(history.windows, key=lambda window: list(table.FAULTS).index(window.fault)):
            if window.measured:
                for name, took in latencies(history, *window.measured).items():
                    measured.setdefault(window.fault, {}).setdefault(name, []).extend(took)
        return {
            "minutes": self.chosen.minutes, "seed": self.chosen.seed, "program": self.stand.program.parent.name,
            "operations": len(history.operations), "acknowledged": sum(each.outcome == DONE for each in commands),
            "known": sum(history.known_lost(each) is True for each in commands),
            "again": sum(max(0, len(each.attempts) - 1) for each in history.operations),
            "rows": list(table.rows(history, findings)), "totals": checker.totals(findings),
            "latencies": {fault: {name: (p99(times.get(name, [])), len(times.get(name, []))) for name in MEASURED.values()}
                          for fault, times in measured.items()},
            "skipped": self.skipped, "findings": [vars(finding) for finding in findings],
        }


def main():
    arguments = argparse.ArgumentParser(prog="compose/soak", description=__doc__)
    arguments.add_argument("minutes", type=float, nargs="?", default=10)
    arguments.add_argument("--seed", default=str(random.SystemRandom().randrange(10**6)),
                           help="what is drawn from: which faults, when, to whom")
    arguments.add_argument("--debug", action="store_true", help="what swift build made, instead of swift build -c release")
    arguments.add_argument("--programs", help="the folder in which chungtay and the services are")
    arguments.add_argument("--clients", type=int, choices=range(1, len(DISTRICTS) + 1), default=3)
    arguments.add_argument("--children", type=int, default=1280, help="of the other province, for its floods")
    arguments.add_argument("--fault", action="append", choices=list(BAG), help="only this one; again for more")
    arguments.add_argument("--json", action="store_true", help="the result as JSON")
    arguments.add_argument("--write", type=pathlib.Path, help="writes the table into that page, between its marks")
    arguments.add_argument("--history", type=pathlib.Path, help="writes down everything that was asked and answered")
    chosen = arguments.parse_args()
    isolated(sys.argv[1:])
    # Whoever is told to end, ends the stack first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    print(f"hạt giống / seed {chosen.seed}", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="chungtay-soak-", ignore_cleanup_errors=True) as folder:
        soak = Soak(chosen, pathlib.Path(folder))
        try:
            result, findings = soak.run()
        finally:
            if chosen.history:
                soak.history.dump(chosen.history)
            soak.stand.stop()
            if soak.stand.is_isolated:
                # Its name; it goes itself with whoever is in it last.
                subprocess.run(["ip", "netns", "del", os.environ[INSIDE]], check=False)
    for finding in findings[:200]:
        print(f"{table.COLUMNS[finding.column]}: {finding.text}", file=sys.stderr)
    print(json.dumps(result, ensure_ascii=False, default=str) if chosen.json else "\n".join(table.markdown(result)))
    if chosen.write:
        table.write(chosen.write, result)
    return 1 if any(result["totals"].values()) else 0


if __name__ == "__main__":
    sys.exit(main())

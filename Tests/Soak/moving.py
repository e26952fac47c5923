"""Children who move to another commune: the workflow that the coordinator carries out while it and the departments are harmed. Started by a
mandate that the district signs, accepted in the registry, answered at the coordinator; each ends, and once."""

import json
import time
import uuid

from callers import OK, Caller
from checker import HUNG, OVER
from history import ACT, MAKE
from mandates import mandate, signing_secret
from stand import FIRST_DAY

# What is answered, and not done elsewhere. That a step is no more, as its service was put back, is taken as it is: what stands on it is undone.
ANSWERS = {"arrangeSchool": "agreed", "undoByHand": "agreed", "redoByHand": "declined"}


class Moving:
    def __init__(self, district):
        # Whoever has moved once stays, so that each child has one run at most.
        self.district, self.moved = district, set()

    def prepare(self):
        """Another commune of the district, and the key that it signs with."""
        district = self.district
        units = json.loads(district.stand.run("units", "--on", FIRST_DAY, "--json").stdout)
        self.to = next(unit["path"] for unit in units if unit["level"] == "commune" and unit["path"].startswith(district.unit + "/")
                       and unit["path"] != district.commune)
        self.secret = signing_secret(district.stand.certificate(district.unit))

    def begin(self):
        """The run's id is its word: who starts it has chosen it."""
        district, child = self.district, self.district.some_child()
        if child is None or child.id in self.moved:
            return
        run, marker = str(uuid.uuid4()), district.mark()
        self.moved.add(child.id)
        district.command("gateway.Workflows/Start", MAKE, {
            "workflow": "transfer", "child": child.id, "to": self.to, "reason": f"Theo mẹ về quê, {marker}",
            "mandate": mandate(self.secret, district.unit, run, child.id)}, run)

    def accept(self):
        """One of the children that wait for the other commune's answer."""
        district = self.district
        waiting = district.own.ask("registry", "registry.Children/ListTransfers", {"status": "asked", "limit": 20})
        if waiting.status == OK and waiting.body["items"]:
            transfer = district.rng.choice(waiting.body["items"])
            district.command("registry.Children/Accept", ACT, {"id": transfer["id"]}, "", transfer["child"], is_exact=False)

    def answer(self):
        """One of the tasks that are done by an answer."""
        district = self.district
        tasks = district.own.ask("gateway", "gateway.Tasks/List", {})
        open_tasks = [task for task in tasks.items if task["kind"] in ANSWERS] if tasks.status == OK else []
        if open_tasks:
            task = district.rng.choice(open_tasks)
            district.command("gateway.Workflows/Signal", ACT, {
                "id": task["run"], "task": task["id"], "answer": ANSWERS[task["kind"]]}, "", task["run"], is_exact=False)


def settle(stand, history, districts, limit=120.0):
    """Once everybody has stopped working: says yes to whatever still waits for somebody, until every run has ended. One that does not hangs."""
    callers, latest = [Caller(stand, district.unit) for district in districts], time.monotonic() + limit
    while True:
        under_way = {}
        for caller in callers:
            transfers = caller.ask("registry", "registry.Children/ListTransfers", {"status": "asked", "limit": 500})
            for transfer in transfers.body["items"] if transfers.status == OK else []:
                caller.ask("registry", "registry.Children/Accept", {"id": transfer["id"]}, idempotency_key=f"last-{transfer['id']}")
            tasks = caller.ask("gateway", "gateway.Tasks/List", {})
            for task in tasks.items if tasks.status == OK else []:
                if task["kind"] in ANSWERS:
                    caller.ask("gateway", "gateway.Workflows/Signal",
                               {"id": task["run"], "task": task["id"], "answer": ANSWERS[task["kind"]]}, idempotency_key=f"last-{task['id']}")
            runs = caller.ask("gateway", "gateway.Workflows/List", {})
            if runs.status != OK:
                under_way[caller.unit] = f"runs are not told: {runs.status}"
            under_way |= {run["id"]: None for run in runs.items if run["status"] not in OVER}
        if not under_way or time.monotonic() > latest:
            break
        time.sleep(0.2)
    for caller in callers:
        caller.close_all()
    # The checker finds the runs that hang.
    for unit, why in under_way.items():
        if why:
            history.surprise(HUNG, f"{limit:.0f} s after everybody has said yes {unit}'s {why}")

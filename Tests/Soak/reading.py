"""Reads what the services hold once everything is quiet, by their own methods: a World for the checker."""

import collections
import json
import re
import shutil
import time

from callers import Caller
from checker import DIVERGENT, HALF, HUNG, Run, State, Thing, World
from clients import LEAD, PLANS
from stand import CLOCK, HERE, SERVICES

MARKER = re.compile(r"[a-z]+\d{6}n\d+e$")
# Where each thing is listed, as which kind, and in which member the word is that it was made with.
LISTS = [
    ("registry.Children/List", "child", lambda it: it["name"]),
    ("catalogue.Deliveries/List", "delivery", lambda it: it.get("note")),
    ("funding.Payments/List", "payment", lambda it: it["document"]),
    ("funding.Waivers/List", "waiver", lambda it: it.get("decision")),
    ("campaigns.Materials/List", "material", lambda it: it["title"]),
    ("reporting.Rounds/List", "round", lambda it: it["title"]["vi"]),
]


def marker(text):
    found = MARKER.search(text or "")
    return found[0] if found else ""


class Reading:
    def __init__(self, stand):
        self.stand, self.lead = stand, Caller(stand, LEAD)

    def everything(self, caller, method, request=None):
        """All that a feed or a list has, page after page."""
        service, request, items = method.partition(".")[0], dict(request or {}), []
        while True:
            answer = caller.ask(service, method, request, limit=120.0)
            if answer.status != 0:
                raise RuntimeError(f"{method}: {answer.status} {answer.metadata}")
            items += answer.items if answer.body is None else answer.body["items"]
            request["after"] = (answer.body or {}).get("next")
            if not request["after"]:
                return items

    def world(self, districts):
        world = World()
        held = {kind: self.everything(self.lead, method, {"plan": "thai-binh-2020-2025"} if kind == "round" else {})
                for method, kind, _ in LISTS}
        for method, kind, word in LISTS:
            things = [Thing(item["id"], kind, marker(word(item))) for item in held[kind]]
            world.things.setdefault(method.partition(".")[0], []).extend(things)
        world.states = {"registry": [State(child["id"], child.get("address", ""), child["version"]) for child in held["child"]],
                        "reporting": list(self.drafts(districts))}
        runs = self.everything(self.lead, "gateway.Workflows/List")
        world.things["gateway"] = [Thing(run["id"], "run", run["id"]) for run in runs]
        world.runs = [Run(run["id"], run["child"], run["status"]) for run in runs]
        world.moves = [(transfer["child"], transfer["status"]) for transfer in self.everything(
            self.lead, "registry.Children/ListTransfers", {"limit": 500})]
        for service in SERVICES:
            self.log(world, service)
        self.alike(world, held)
        self.money(world, held["payment"])
        self.evidence(world)
        self.lead.close_all()
        return world

    def drafts(self, districts):
        for district in districts:
            drafted = Caller(self.stand, district.unit)
            body = drafted.must("reporting", "reporting.Submissions/Get", {"id": district.draft_id})
            drafted.close_all()
            yield State(district.draft_id, body["narrative"])

    def log(self, world, service):
        """Its events, its deeds, and where it stands with those whom it follows."""
        # The coordinator's log is sealed, and it may not open what is.
        reader = "reporting" if service == "gateway" else service
        follower, auditor = Caller(self.stand, f"service/{reader}"), Caller(self.stand, CLOCK)
        events = self.events(follower, service)
        # Who lives in the other province is not listed above.
        world.events[service] = [(event["type"], event["subject"]) for event in events if not event["unit"].startswith("hung-yen")]
        world.heads[service] = (int(events[-1]["sequence"]), events[-1]["chain"]) if events else (0, "")
        numbers = [int(event["sequence"]) for event in events]
        if numbers != list(range(1, len(numbers) + 1)):
            world.faults.append((HALF, f"the log of {service} has gaps"))
        world.deeds[service] = self.deeds(auditor, service)
        report = auditor.must(service, "health.Health/Check")
        for log in report["following"]:
            problem = log.get("problem") or ("" if log["connected"] else "not connected")
            world.followings.append((service, log["source"], log["position"], log.get("chain", ""), problem))
        for caller in (follower, auditor):
            caller.close_all()

    def events(self, follower, service):
        answer = follower.ask(service, "events.Log/Subscribe", {"live": False}, limit=300.0)
        if answer.status != 0:
            raise RuntimeError(f"the log of {service}: {answer.status} {answer.metadata}")
        return answer.items

    def deeds(self, auditor, service):
        found, request = [], {"limit": 500}
        while True:
            page = auditor.ask(service, "admin.Audit/Search", request, limit=120.0).body
            found += [(deed["method"], deed["subjects"]) for deed in page["items"] if not deed["unit"].startswith("hung-yen")]
            if not page.get("next"):
                return found
            request["after"] = page["next"]

    def alike(self, world, held):
        """What rests on a child says so if the child is no more, and only then."""
        children = {child["id"] for child in held["child"] if child["status"] != "enteredInError"}
        for kind in ("delivery", "waiver"):
            for item in held[kind]:
                if item.get("contradicted", False) != (item["child"] not in children):
                    world.faults.append((DIVERGENT, f"{kind} {item['id']}: contradicted is {item.get('contradicted', False)}, and its child "
                                         f"{item['child']} is {'there' if item['child'] in children else 'not there'}"))

    def money(self, world, payments):
        """The ledger adds up, has each payment once, and commitments say what was paid from them."""
        trial = self.lead.must("funding", "funding.Ledger/Trial")
        if trial["difference"]:
            world.faults.append((HALF, f"the ledger differs by {trial['difference']}"))
        posted = collections.Counter(entry["subject"] for entry in self.everything(
            self.lead, "funding.Ledger/Entries", {"event": "paymentMade"}))
        for id in posted.keys() | {payment["id"] for payment in payments}:
            if posted[id] != 1 or id not in {payment["id"] for payment in payments}:
                world.faults.append((HALF, f"payment {id} has {posted[id]} entries in the ledger"))
        paid = collections.Counter()
        for payment in payments:
            paid[payment["commitment"]] += payment["amount"]
        for commitment in self.everything(self.lead, "funding.Commitments/List"):
            if commitment["paid"] != paid[commitment["id"]]:
                world.faults.append((HALF, f"commitment {commitment['id']} says {commitment['paid']} paid, its payments {paid[commitment['id']]}"))

    def evidence(self, world):
        verified = self.stand.run("audit", "verify", "--as", CLOCK, "--json", code=None, timeout=600)
        for verdict in json.loads(verified.stdout or "[]"):
            world.faults += [(HALF, f"{verdict['service']}: {fault['text']}") for fault in verdict["faults"]]
        if verified.returncode not in (0, 1):
            world.faults.append((HALF, f"audit verify ended with {verified.returncode}: {verified.stderr}"))
        operations = Caller(self.stand, CLOCK)
        for service in SERVICES:
            answer = operations.ask(service, "admin.Store/Check", limit=300.0)
            if answer.status != 0 or not answer.body["sound"]:
                world.faults.append((HALF, f"the store of {service} is not sound: {answer.status} {answer.body}"))
        operations.close_all()
        status = self.stand.run("status", code=None)
        if status.returncode:
            world.faults.append((HUNG, f"status ended with {status.returncode}: {status.stdout} {status.stderr}"))

    def figures(self):
        """Every figure of both plans, divided in every way."""
        said = {}
        for plan, unit in PLANS.items():
            caller = Caller(self.stand, unit)
            caller.seen = dict(self.lead.seen)
            for by in (None, "district", "commune", "sex", "disabilityType"):
                body = caller.must("reporting", "reporting.Indicators/Compute", {"plan": plan} | ({"by": by} if by else {}))
                said[plan, by] = [{name: value.get(name) for name in ("indicator", "numerator", "denominator", "cells")}
                                  for value in body["values"]]
            caller.close_all()
        return said

    def rebuilt(self, world):
        """Reporting from nothing, by the logs alone, has to come to the figures of the reporting that lived through it all."""
        before, today = self.figures(), self.stand.ask("reporting", CLOCK, "health.Health/Check")["today"]
        self.stand.down()
        aside = self.stand.folder / "aside" / "rebuilt"
        aside.mkdir()
        for file in self.stand.data.glob("reporting.sqlite*"):
            shutil.move(str(file), aside)
        self.stand.up()
        spent, ills = self.stand.wait()
        if ills:
            world.faults.append((HUNG, f"reporting from nothing: {ills}"))
            return
        for plan in PLANS:
            self.stand.run("plan", "publish", HERE / "compose/plans" / (plan + ".yaml"))
        # Its clock is its own, too.
        self.stand.step("reporting", today)
        heads = {service: length for service, (length, _) in world.heads.items()}
        limit = time.monotonic() + 120
        while time.monotonic() < limit:
            report = self.stand.ask("reporting", CLOCK, "health.Health/Check")
            if report and all(log["position"] == heads[log["source"]] for log in report["following"]):
                break
            time.sleep(0.2)
        # Its own log has begun anew.
        self.lead.seen.pop("reporting", None)
        after = self.figures()
        for asked in before.keys() | after.keys():
            if before.get(asked) != after.get(asked):
                differ = [pair for pair in zip(after.get(asked, []), before.get(asked, [])) if pair[0] != pair[1]]
                world.faults.append((DIVERGENT, f"reporting from nothing says otherwise of {asked}: {str(differ)[:500]}"))


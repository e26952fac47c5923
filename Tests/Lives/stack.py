"""A stack of its own for one play: five services on a simulated clock, from an empty directory, with the keys of whoever acts. Speaks
to it as docs/protocol.md says, with the client of Tests/Conformance."""

import json
import pathlib
import subprocess
import tempfile
import uuid

import ctp
import histories
import units
from sayings import FactOf
from treasury import KEYS, Treasury

CLOCK = "he-thong/quan-tri"
ACTORS = ["thai-binh/so-ldtbxh", "hung-yen/so-ldtbxh", "thai-binh/so-y-te", "hung-yen/so-y-te", CLOCK]
PLANS = {"thai-binh-2020-2025": "thai-binh", "hung-yen-2013-2020": "hung-yen"}
COMPOSE = pathlib.Path(__file__).parents[2] / "compose"


class Refused(Exception):
    """Something that was to be admitted was not, or done otherwise."""


class Stack:
    def __init__(self, program, first_day, more=()):
        self.program, self.today = program, first_day
        self.folder = tempfile.TemporaryDirectory()
        self.services, self.seen, self.facts = {}, {}, {}
        self.treasury = Treasury(self)
        # Whose facts are corrected and voided, so that their ids are needed.
        self.dated = [aspect for aspect, (*_, verb) in ASPECTS.items() if verb not in histories.WITHOUT]
        self.run("keys", "issue", *{*ACTORS, *KEYS, *more})
        self.run("up", "--detach", "--ports", "any", "--clock", "simulated", "--first-day", first_day.isoformat())
        places = json.loads(pathlib.Path(self.folder.name, "run/endpoints.json").read_text(encoding="utf-8"))
        self.endpoints = {name: place for name, place in places.items() if "endpoint" in place}
        for plan in PLANS:
            self.run("plan", "publish", COMPOSE / "plans" / (plan + ".yaml"))

    def run(self, *arguments):
        subprocess.run([self.program, *arguments, "--data", self.folder.name, "--compose", COMPOSE], check=True,
                       stdout=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for service in self.services.values():
            service.socket.disable_monitor()
            service.monitor.close(0)
            service.socket.close(0)
        self.run("down")
        self.folder.cleanup()

    def call(self, service, unit, method, body=None, rows=None, on_item=None):
        """The reply, which has seen all that was written before, in any department."""
        if (service, unit) not in self.services:
            place = self.endpoints[service]
            key = pathlib.Path(self.folder.name, "keys/units", unit + ".key_secret")
            self.services[service, unit] = ctp.Service(place["endpoint"], place["publicKey"], str(key))
            self.services[service, unit].seen = self.seen
        return self.services[service, unit].call(
            method, body, rows=rows, on_item=on_item, timeout=30.0, accept_language="en", idempotency_key=str(uuid.uuid4()))

    def move(self, day):
        if day != self.today:
            self.today = day
            for service in self.endpoints:
                self.call(service, CLOCK, "admin.Clock/Set", {"day": day.isoformat()})

    def act(self, province, method, body):
        return self.call(method.partition(".")[0], units.office(province, self.today), method, body)

    def play(self, entry):
        """Enters it on its day."""
        self.move(entry.day)
        if entry.method.endswith("/Import"):
            return self.enter_row(entry)
        if entry.method == "funding.Entitlements/Run":
            paid, due = self.treasury.run(**entry.body), {saying.subject for saying in entry.says}
            if paid != due:
                raise Refused(f"paid for {sorted(paid - due)} who are due nothing, and not for {sorted(due - paid)}")
            return None
        if entry.method == "funding.Entitlements/Return":
            return self.treasury.take_back(**entry.body)
        body = {name: self.facts[value] if isinstance(value, FactOf) else value for name, value in entry.body.items()}
        try:
            reply = self.act(entry.province, entry.method, body)
        except ctp.Failure as failure:
            raise Refused(f"{failure.metadata.get('message')} {failure.details}") from None
        self.remember_replied(reply, [saying for saying in entry.says if saying.aspect in REPLIED and saying.verb == "say"])
        said = [saying for saying in entry.says if saying.aspect in self.dated and saying.verb == "say"]
        if said:
            self.remember(entry.province, said)

    def enter_row(self, entry):
        service = entry.method.partition(".")[0]
        summary = self.call(service, units.office(entry.province, self.today), entry.method, rows=[entry.body])
        if summary["rejected"]:
            raise Refused(summary["rejections"])
        self.remember(entry.province, [saying for saying in entry.says if saying.aspect in CHILD_ASPECTS])

    def remember(self, province, said):
        """By which ids a service knows the facts that were just said of somebody."""
        method, member, *_ = ASPECTS[said[0].aspect]
        subject = said[0].subject
        history = self.act(province, method, {member: subject, "limit": 500})["items"]
        known = set(self.facts.values())
        for saying in said:
            aspect = ASPECTS[saying.aspect][2]
            new, = [item["fact"] for item in history if item["aspect"] == aspect and item["fact"] not in known]
            self.facts[FactOf(subject, saying.fact)] = new

    def remember_replied(self, reply, said):
        """By which ids a service knows what was just said, where its reply shows that."""
        for saying in said:
            known, (member, about) = set(self.facts.values()), REPLIED[saying.aspect]
            new, = [item["id"] for item in reply[member] if item["id"] not in known
                    and (about is None or item[about] == saying.what["value"])]
            self.facts[FactOf(saying.subject, saying.fact)] = new


# What shows, in the reply, what was just said, and by which member it is told apart from what else was.
REPLIED = {"member": ("members", "provider"), "judged": ("evaluations", None), "expansion": ("expansions", None),
           "stop there": ("stops", None)}
# Where the ids of what is said here are asked for, which aspect it is there, and which function of histories.py needs them.
CHILD, WORKER, PROVIDER = ("registry.Children/History", "child"), ("registry.Workers/History", "worker"), (
    "catalogue.Providers/History", "provider")
CHILD_ASPECTS = ("identity", "home", "standing")
ASPECTS = {
    "identity": (*CHILD, "identity", "correct_birth"), "home": (*CHILD, "home", "void_home"),
    "standing": (*CHILD, "standing", "void_closure"), "mistake": (*CHILD, "standing", "void_mistake"),
    "workplace": (*WORKER, "workplace", "void_workplace"), "role": (*WORKER, "role", "void_role"),
    "at work": (*WORKER, "standing", "void_leaving"), "provider open": (*PROVIDER, "standing", "void_closing"),
    "provider place": (*PROVIDER, "place", "void_provider_fact"),
    "standard": (*PROVIDER, "standard", "void_provider_fact"),
}

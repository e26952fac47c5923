"""A stack for one of two mirrored worlds, from an empty directory, on a simulated clock; and what each caller hears of it."""

import json
import pathlib
import subprocess
import tempfile
import time
import uuid

import ctp

COMPOSE = pathlib.Path(__file__).parents[2] / "compose"
CLOCK = "he-thong/quan-tri"
PLAN = "hung-yen-2013-2020"


class Stack:
    def __init__(self, program, first_day, compose=COMPOSE, units=(), people=()):
        """`people` are (unit, code, roles) of keys that are a person's."""
        self.program, self.compose = program, compose
        self.folder = tempfile.TemporaryDirectory()
        self.services, self.seen = {}, {}
        self.run("keys", "issue", *{CLOCK, *units})
        for unit, person, roles in people:
            self.run("keys", "issue", unit, "--person", person, "--name", "Người Giả Định",
                     *(["--roles", ",".join(roles)] if roles else []))
        self.run("up", "--detach", "--ports", "any", "--clock", "simulated", "--first-day", first_day)
        places = json.loads(pathlib.Path(self.folder.name, "run/endpoints.json").read_text(encoding="utf-8"))
        self.endpoints = {name: place for name, place in places.items() if "endpoint" in place}
        self.run("plan", "publish", compose / "plans" / (PLAN + ".yaml"))

    def run(self, *arguments):
        subprocess.run([self.program, *arguments, "--data", self.folder.name, "--compose", self.compose], check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=120)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for service in self.services.values():
            service.socket.disable_monitor()
            service.monitor.close(0)
            service.socket.close(0)
        self.run("down")
        self.folder.cleanup()

    def service(self, name, caller):
        """`caller` is a unit, `unit@person`, or a service that follows."""
        if (name, caller) not in self.services:
            place = self.endpoints[name]
            unit, _, person = caller.partition("@")
            kind, path = ("people", f"{unit}/{person}") if person else ("units", unit)
            if unit.startswith("service/"):
                kind, path = "services", unit.partition("/")[2]
            key = pathlib.Path(self.folder.name, "keys", kind, path + ".key_secret")
            self.services[name, caller] = ctp.Service(place["endpoint"], place["publicKey"], str(key))
            self.services[name, caller].seen = self.seen
        return self.services[name, caller]

    def act(self, caller, method, body=None, rows=None, language="vi", on=None, **metadata):
        """The reply; what a feed gives comes as a list."""
        items = []
        reply = self.service(on or method.partition(".")[0], caller).call(
            method, {} if body is None else body, rows=rows, on_item=items.append, timeout=60.0, accept_language=language,
            idempotency_key=str(uuid.uuid4()), **metadata)
        return items if reply is None else reply if not items else [items, reply]

    def heard(self, caller, method, body, on=None, **metadata):
        """All that the caller hears: the status, what the metadata say, the answer, and how far the service's log has come."""
        name, service = on or method.partition(".")[0], self.service(on or method.partition(".")[0], caller)
        try:
            heard = [0, None, self.act(caller, method, body, on=on, **metadata)]
        except ctp.Failure as failure:
            heard = [failure.status, {name: text for name, text in failure.metadata.items() if name != "position"}, None]
        # The coordinator works on while others ask, so that its own log is longer or shorter by what it has come to.
        return [*heard, None if name == "gateway" else service.seen.get(name, "").rpartition(":")[2]]

    def move(self, day):
        for service in self.endpoints:
            self.act(CLOCK, "admin.Clock/Set", {"day": day}, on=service)

    def settle(self, who):
        """Until the coordinator has nothing under way that goes on by itself, and all have heard of all."""
        last = None
        while True:
            tasks = self.act(who, "gateway.Tasks/List", {}), [
                run["status"] for run in self.act(who, "gateway.Workflows/List", {})]
            if tasks == last and "running" not in tasks[1]:
                return
            last = tasks
            time.sleep(0.3)

    def methods(self):
        """Of every contract, each with who may ask and what with."""
        found = {}
        for name in self.endpoints:
            for method in self.act(CLOCK, "reflection.Methods/List", on=name)["methods"]:
                described = self.act(CLOCK, "reflection.Methods/Describe", {"method": method["name"]}, on=name)
                found[name, method["name"]] = described
        return found

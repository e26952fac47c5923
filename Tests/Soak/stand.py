"""A stack of its own for a soak: `chungtay up` on an empty directory, with a shorter heartbeat, on a disk of its own and behind
addresses of its own where the machine allows it, so that the one can be filled up and the others cut off."""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import uuid

import zmq

import ctp
from channel import Channel

HERE = pathlib.Path(__file__).resolve().parents[2]
DEPARTMENTS = ["registry", "catalogue", "funding", "campaigns", "reporting"]
# And the coordinator, whose workflows go through several of them.
SERVICES = [*DEPARTMENTS, "gateway"]
FIRST_DAY = "2020-06-15"
CLOCK = "he-thong/quan-tri"
HEARTBEAT = 5
# What is free on the soak's own disk, and when a service finds that little.
DISK, LOW, FULL = "1500m", 64, 16


class Failed(Exception):
    """A command that had to succeed did not."""


class Stand:
    def __init__(self, program, folder, is_isolated):
        self.program, self.folder, self.is_isolated = pathlib.Path(program), folder, is_isolated
        self.data, self.compose = folder / "data", folder / "compose"
        self.backups, self.secret = folder / "backups", folder / "secret"
        for place in (self.data, folder / "aside"):
            place.mkdir(mode=0o700)
        self.has_disk = is_isolated and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=700", "tmpfs", self.data], capture_output=True).returncode == 0
        shutil.copytree(HERE / "compose", self.compose, ignore=shutil.ignore_patterns("demo.d"))
        # Without a network of its own only ports are free, and nobody can be cut off.
        self.addresses = {name: f"127.0.0.{11 + number}" if is_isolated else "127.0.0.1" for number, name in enumerate(SERVICES)}
        places = "".join(f"  {name}: {{endpoint: \"tcp://{self.addresses[name]}:{port}\"}}\n"
                         for name, port in zip(SERVICES, ports(self.addresses.values())))
        (self.compose / "stack.yaml").write_text(
            f"clock: simulated\nfirstDay: {FIRST_DAY}\nheartbeatSeconds: {HEARTBEAT}\nroom: {{lowMiB: {LOW}, fullMiB: {FULL}}}\n"
            f"services:\n{places}", encoding="utf-8")
        # What calls of single clients go through while their link is slow.
        self.detours = {}

    def words(self, *arguments):
        return [self.program, *arguments, "--data", self.data, "--compose", self.compose, "--lang", "en"]

    def run(self, *arguments, code=0, timeout=240):
        """Its output. `code` None: however it ends."""
        ending = subprocess.run(self.words(*arguments), capture_output=True, text=True, timeout=timeout)
        if code is not None and ending.returncode != code:
            raise Failed(f"{' '.join(map(str, arguments))} ended with {ending.returncode}: {ending.stdout} {ending.stderr}")
        return ending

    def up(self, code=0):
        return self.run("up", "--detach", code=code)

    def down(self):
        return self.run("down")

    def supervised(self):
        """What the supervisor says of itself and its services; it writes the file anew, so it may not be whole at once."""
        for _ in range(100):
            try:
                return json.loads((self.data / "run/supervisor.json").read_text(encoding="utf-8"))
            except (OSError, ValueError):
                time.sleep(0.05)
        raise Failed("the supervisor's file cannot be read")

    def pid(self, service):
        return next(entry.get("pid") for entry in self.supervised()["services"] if entry["name"] == service)

    def signal(self, pid, number):
        """False where there is no such process any more."""
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return False
        return True

    def endpoint(self, service, detour=None):
        place = json.loads((self.data / "run/endpoints.json").read_text(encoding="utf-8"))[service]
        return self.detours.get((detour, service), place["endpoint"]), place["publicKey"]

    def certificate(self, unit):
        folder = self.data / ("keys/services" if unit.startswith("service/") else "keys/units")
        return str(folder / (unit.removeprefix("service/") + ".key_secret"))

    def channel(self, service, unit):
        channel = Channel(*self.endpoint(service, unit), self.certificate(unit))
        # Who is not there is noticed, not waited for.
        channel.socket.sndtimeo = 0
        return channel

    def ask(self, service, unit, method, request=None, timeout=10.0, **metadata):
        """One question over a connection of its own; None where nobody answers."""
        try:
            with self.channel(service, unit) as channel:
                reply = channel.unary(method, request or {}, timeout, accept_language="en", **metadata)
        except (ctp.Failure, OSError, KeyError, ValueError, zmq.ZMQError):
            return None
        return json.loads(reply.body) if reply.status == 0 and reply.body else None

    def step(self, service, day):
        """What the service's clock shows then."""
        moved = self.ask(service, CLOCK, "admin.Clock/Set", {"day": day}, idempotency_key=str(uuid.uuid4()))
        return moved and moved["today"]

    def ills(self):
        """Why the stack is not whole; nothing when every service serves and follows whom it follows to the end."""
        reports = {service: self.ask(service, CLOCK, "health.Health/Check", timeout=2.0) for service in SERVICES}
        for service, report in reports.items():
            if report is None:
                yield f"{service} does not answer"
            elif report["state"] != "serving" or report["storage"]["state"] not in ("ample", "low"):
                yield f"{service} is {report['state']}, its store {report['storage']['state']}"
            else:
                yield from (f"{service} does not follow {log['source']}" for log in report["following"]
                            if not log["connected"] or log.get("problem") or not log.get("rewound", {}).get("settled", True))
        if any(entry["state"] != "running" for entry in self.supervised()["services"]):
            yield "the supervisor waits for a service"

    def wait(self, limit=90.0):
        """How long it takes until the stack is whole, and why it is not where it is not within that time."""
        begin = time.monotonic()
        while True:
            ills = list(self.ills())
            spent = time.monotonic() - begin
            if not ills or spent > limit:
                return spent, ills
            time.sleep(0.1)

    def stop(self):
        """Ends whatever still runs of it."""
        pids = [entry.get("pid") for entry in self.supervised()["services"]] if (self.data / "run/supervisor.json").exists() else []
        try:
            self.run("down", code=None)
        finally:
            for pid in filter(None, pids):
                if str(self.data).encode() in command_line(pid):
                    self.signal(pid, signal.SIGKILL)
            if self.has_disk:
                subprocess.run(["umount", "-l", self.data], check=False)


def command_line(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def ports(addresses):
    """A free port at each address."""
    held = []
    for address in addresses:
        held.append(socket.socket())
        held[-1].bind((address, 0))
    found = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return found

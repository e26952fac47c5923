"""What is done to a running stack. Each function does one thing to it and puts right what the stack cannot put right by itself; those
during which the clients' times are measured say from when to when."""

import datetime
import json
import os
import random
import signal
import socket
import subprocess
import time

import zmq


import disasters
from checker import OTHER
from floods import Relay, flooded
from stand import CLOCK, HERE, SERVICES

CORPUS = HERE / "Tests/Conformance/malformed.json"


class Faults:
    def __init__(self, stand, history, districts, seed):
        self.stand, self.history, self.districts = stand, history, districts
        self.rng = random.Random(f"{seed}/faults")

    def service(self):
        return self.rng.choice(SERVICES)

    def rest(self):
        """Until everybody has the answer to what was asked last."""
        for district in self.districts:
            district.may_go.clear()
        for district in self.districts:
            district.is_idle.wait(120)

    def go(self):
        for district in self.districts:
            district.may_go.set()

    def expect(self, is_so, text):
        if not is_so:
            self.history.surprise(OTHER, text)

    # Processes

    def kill(self, service):
        self.stand.signal(self.stand.pid(service), signal.SIGKILL)

    def kill_again(self, service):
        """And once more while it starts."""
        first = self.stand.pid(service)
        self.stand.signal(first, signal.SIGKILL)
        limit = time.monotonic() + 30
        while self.stand.pid(service) in (None, first) and time.monotonic() < limit:
            time.sleep(0.02)
        time.sleep(self.rng.random() * 0.5)
        if self.stand.pid(service) not in (None, first):
            self.stand.signal(self.stand.pid(service), signal.SIGKILL)

    def stop(self, service):
        """For good: the supervisor has to notice."""
        pid = self.stand.pid(service)
        self.stand.signal(pid, signal.SIGSTOP)
        limit = time.monotonic() + 60
        while self.stand.pid(service) == pid and time.monotonic() < limit:
            time.sleep(0.1)
        self.expect(self.stand.pid(service) != pid, f"{service} stood still for a minute and was not started again")

    def pause(self, service):
        """For less than a heartbeat."""
        pid = self.stand.pid(service)
        self.stand.signal(pid, signal.SIGSTOP)
        time.sleep(0.5 + 2.5 * self.rng.random())
        self.stand.signal(pid, signal.SIGCONT)

    def kill_supervisor(self, _):
        """The services work on, `status` says that nobody keeps them, `down` ends them."""
        self.stand.signal(self.stand.supervised()["pid"], signal.SIGKILL)
        time.sleep(1 + 2 * self.rng.random())
        said = self.stand.run("status", "--json", code=None)
        states = {service["state"] for service in json.loads(said.stdout)["services"]}
        self.expect(said.returncode == 69 and states == {"orphaned"}, f"without a supervisor status said {said.returncode}, {states}")
        self.stand.down()
        self.stand.up()

    def kill_all(self, _):
        """As if the power had gone."""
        report = self.stand.supervised()
        for pid in [report["pid"]] + [entry["pid"] for entry in report["services"] if entry.get("pid")]:
            self.stand.signal(pid, signal.SIGKILL)
        time.sleep(0.5)
        self.stand.up()

    # The disk

    def fill(self, service):
        """To the last page at once, before anybody can look; and then a service may have to begin without room."""
        held = self.stand.data / "held"
        with open(held, "wb") as file:
            # Nearly all at one go; then less and less, as others write, too.
            more = os.statvfs(self.stand.data).f_bavail * os.statvfs(self.stand.data).f_frsize - (32 << 20)
            while more >= 4096:
                try:
                    os.posix_fallocate(file.fileno(), file.seek(0, os.SEEK_END), more)
                    more = min(more, 1 << 20)
                except OSError:
                    more //= 4
        if service:
            self.kill(service)
        time.sleep(2 + 4 * self.rng.random())
        others = [each for each in SERVICES if each != service]
        reports = {each: self.stand.ask(each, CLOCK, "health.Health/Check", timeout=5.0) for each in others}
        held.unlink()
        for each, report in reports.items():
            state = report and report["storage"]["state"]
            self.expect(state == "full", f"{each} said of a full disk that it is {state}")

    def fill_kill(self, service):
        self.fill(service)

    # Links

    def cut(self, service):
        """From everybody, and nobody is told."""
        route = ["blackhole", f"{self.stand.addresses[service]}/32", "table", "local"]
        ip("route", "add", *route)
        time.sleep(self.rng.choice([1, 3, 9]))
        ip("route", "del", *route)

    def cut_all(self, _):
        ip("link", "set", "lo", "down")
        time.sleep(self.rng.choice([1, 3, 9]))
        ip("link", "set", "lo", "up")

    def slow(self, _):
        """One district has a bad line."""
        district = self.rng.choice(self.districts)
        relays = []
        for service in SERVICES:
            relay = Relay(self.stand.endpoint(service)[0], pause=0.1, cut_after=self.rng.choice([None, 3, 5]))
            relays.append(relay)
            self.stand.detours[district.unit, service] = relay.endpoint
        district.reconnect.set()
        time.sleep(8)
        for service in SERVICES:
            del self.stand.detours[district.unit, service]
        for relay in relays:
            relay.close()
        district.reconnect.set()

    # Who behaves badly

    def flood(self, name):
        return flooded(self.stand, name, 12)

    def garbage(self, service):
        """Frames that are none from somebody who was let in, and octets that are nothing from anybody."""
        endpoint, key = self.stand.endpoint(service)
        with self.stand.channel(service, self.districts[0].unit) as channel:
            # Its first answer says that it was let in.
            channel.unary("health.Health/Check", {}, 10.0)
            channel.last = 100
            for entry in json.loads(CORPUS.read_text(encoding="utf-8")):
                if entry.get("cut"):
                    continue
                for message in entry["send"]:
                    send(channel.socket, message)
        for _ in range(40):
            with socket.create_connection(address(endpoint), 5) as raw:
                raw.sendall(self.rng.choice([b"", b"\xff" + bytes(8) + b"\x7f\x03\x01"]) + self.rng.randbytes(self.rng.randrange(1, 4000)))
        again = self.stand.ask(service, CLOCK, "health.Health/Check")
        self.expect(again is not None, f"{service} does not answer after garbage")

    def half_open(self, service):
        """Hundreds who begin to speak and do not go on."""
        endpoint, _ = self.stand.endpoint(service)
        held = []
        for number in range(300):
            held.append(socket.create_connection(address(endpoint), 5))
            if number % 2:
                held[-1].sendall(b"\xff\0\0\0\0\0\0\0\x01\x7f\x03")
        time.sleep(7)
        for each in held:
            each.close()

    # Time

    def clock(self, _):
        """Services step one after the other; in between they do not agree which day it is."""
        days = self.rng.randrange(1, 4)
        day = next_day(self.districts[0].today, days)
        for service in self.rng.sample(SERVICES, len(SERVICES)):
            shown = self.stand.step(service, day)
            self.expect(shown == day, f"{service} did not step to {day}: {shown}")
            time.sleep(self.rng.random())
        for district in self.districts:
            district.today = day

    # Copies

    def backup(self, _):
        """One that is killed, and a whole one."""
        disasters.backup(self)
        making = subprocess.Popen(self.stand.words("backup", self.stand.backups), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.rng.random())
        making.kill()
        making.wait()
        disasters.backup(self)

    def drill(self, _):
        disasters.backup(self)
        self.stand.run("backup", "drill", self.stand.backups, "--key", self.stand.secret)

    def restore(self, service):
        disasters.restore(self, service)

    def damage_byte(self, service):
        disasters.damage_byte(self, service)

    def damage_pages(self, service):
        disasters.damage_pages(self, service)

    def calm(self, _):
        """Nothing: what the others are held against."""
        begin = time.monotonic()
        time.sleep(12)
        return begin, time.monotonic()


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def address(endpoint):
    host, _, port = endpoint.removeprefix("tcp://").rpartition(":")
    return host, int(port)


def next_day(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def send(to, message):
    """A message of the corpus: test_malformed.py's `frames` says how one is written down."""
    if isinstance(message, list):
        parts = [bytes.fromhex(part) for part in message]
    elif isinstance(message, dict):
        parts = [bytes.fromhex(message["hex"]) + bytes(message["zeros"])]
    else:
        parts = [bytes.fromhex(message)]
    try:
        to.send_multipart(parts)
    except zmq.Again:
        pass

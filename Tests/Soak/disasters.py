"""Backups, and what they are for: a department put back to an earlier life, a file that a disk has changed. As docs/backup.md says it."""

import json
import shutil
import time

from callers import Caller, stands
from checker import OTHER
from history import Restore
from stand import CLOCK, SERVICES


def backup(faults):
    """Up to which event it has each log."""
    stand = faults.stand
    if not stand.secret.exists():
        stand.run("keys", "init", stand.secret)
    stand.run("backup", stand.backups, "--keep", "5")
    backups = json.loads(stand.run("backup", "list", stand.backups, "--json").stdout)
    newest = max(backups, key=lambda each: each["id"])
    return {store["service"]: stands(store["service"], store["positions"]) for store in newest["stores"]}


def head(faults, service):
    """Where the service's log stands, and how far each follower has it, at the latest now."""
    health = {each: faults.stand.ask(each, CLOCK, "health.Health/Check", timeout=30.0) for each in SERVICES}
    said = faults.stand.ask(service, CLOCK, "events.Log/Head", timeout=30.0)
    followers = {each: log["position"] for each, report in health.items() if report for log in report["following"]
                 if log["source"] == service}
    return said and said | {"followers": followers}


def put_back(faults, service, heads, was):
    """While nothing runs: the file goes aside, the last backup comes in its place. Returns once all who should have noticed did."""
    stand = faults.stand
    aside = stand.folder / "aside" / str(time.monotonic_ns())
    aside.mkdir()
    for file in stand.data.glob(f"{service}.sqlite*"):
        shutil.move(str(file), aside)
    stand.run("restore", stand.backups, "--key", stand.secret, "--only", f"{service}.sqlite")
    shutil.rmtree(aside)
    restore = Restore(service, heads[service], time.monotonic(), float("inf"), was["position"],
                      [follower for follower, position in was["followers"].items() if position > heads[service]])
    faults.history.restores.append(restore)
    stand.up()
    restore.end = time.monotonic()
    stand.wait()
    # Its clock was put back with it.
    stand.step(service, faults.districts[0].today)
    restore.told = told(faults, restore, was)


def told(faults, restore, was):
    """Who says that what had been after the restored head is no more."""
    if restore.was == restore.head:
        return []
    found = []
    for follower in SERVICES:
        report = faults.stand.ask(follower, CLOCK, "health.Health/Check", timeout=30.0)
        for log in report["following"] if report else []:
            if log["source"] == restore.service and log.get("rewound", {}).get("lastKept") == restore.head:
                found.append(follower)
    asker = Caller(faults.stand, CLOCK)
    asker.seen = {restore.service: f"{was['incarnation']}:{was['position']}"}
    refused = asker.ask(restore.service, "admin.Clock/Get")
    asker.close_all()
    if refused.status in (9, 11):
        found.append(restore.service)
    else:
        faults.history.surprise(OTHER, f"{restore.service} did not refuse a position of before it was put back: {refused.status}")
    return found


def restore(faults, service):
    heads = backup(faults)
    time.sleep(2 + 4 * faults.rng.random())
    # Whoever works goes on until nobody is there.
    was = head(faults, service)
    faults.stand.down()
    put_back(faults, service, heads, was)


def backed_up_and_down(faults, service):
    """The day's last backup is at hand, or work went on after it."""
    if faults.rng.random() < 0.5:
        faults.rest()
        heads = backup(faults)
    else:
        heads = backup(faults)
        time.sleep(2 * faults.rng.random())
        faults.rest()
    was = head(faults, service)
    faults.stand.down()
    return heads, was


def damage_byte(faults, service):
    """One byte of one page: found soon after the start; what is there is read, changes are refused, until the file is put back."""
    heads, was = backed_up_and_down(faults, service)
    file = faults.stand.data / f"{service}.sqlite"
    place = faults.rng.randrange(4096, file.stat().st_size)
    with open(file, "r+b") as store:
        store.seek(place)
        byte = store.read(1)
        store.seek(place)
        store.write(bytes([byte[0] ^ 0x55]))
    up = faults.stand.up(code=None)
    state, limit = None, time.monotonic() + 60
    while up.returncode == 0 and state != "damaged" and time.monotonic() < limit:
        report = faults.stand.ask(service, CLOCK, "health.Health/Check", timeout=5.0)
        state = report and report["storage"]["state"]
        time.sleep(0.1)
    # A page without which it cannot even begin is found as the 25 are.
    faults.expect(state == "damaged" or "chungtay restore" in up.stdout + up.stderr,
                  f"a byte changed at {place} of {service} was not found: {state}, up ended with {up.returncode} {up.stderr}")
    if up.returncode == 0:
        asker = Caller(faults.stand, CLOCK)
        refused = asker.ask(service, "admin.Clock/Set", {"day": "2020-12-30"}, idempotency_key=f"damaged-{place}")
        asker.close_all()
        faults.expect(refused.status == 15, f"a damaged {service} answered a change with {refused.status}")
        faults.go()
        time.sleep(2)
        was = head(faults, service) or was
        faults.stand.down()
    put_back(faults, service, heads, was)


def damage_pages(faults, service):
    """Twenty-five pages: it does not start, and says what mends it."""
    heads, was = backed_up_and_down(faults, service)
    with open(faults.stand.data / f"{service}.sqlite", "r+b") as store:
        store.seek(100)
        store.write(b"\xa5" * (25 * 4096 - 100))
    up = faults.stand.up(code=None)
    faults.expect(up.returncode != 0 and "chungtay restore" in up.stdout + up.stderr,
                  f"with 25 damaged pages of {service} up ended with {up.returncode}: {up.stdout} {up.stderr}")
    faults.stand.run("down", code=None)
    put_back(faults, service, heads, was)

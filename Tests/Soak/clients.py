"""Who works on the stack while it is harmed: districts that register, change, deliver, pay, grant, publish, draft, import, and
read what they did."""

import random
import threading
import time

import fairness
from callers import NOT_FOUND, OK, Caller, Settling
from history import ACT, CHANGE, DONE, MAKE, READ, REFUSED, Operation
from moving import Moving
from stand import FIRST_DAY

LEAD, FINANCE, COUNCIL = "thai-binh/so-ldtbxh", "thai-binh/so-tai-chinh", "thai-binh/ubnd"
FLOODER = "hung-yen/so-ldtbxh"
PLANS = {"thai-binh-2020-2025": LEAD, "hung-yen-2013-2020": FLOODER}
DISTRICTS = {"thai-binh/thai-thuy": "thai-binh/thai-thuy/diem-dien", "thai-binh/tien-hai": "thai-binh/tien-hai/an-ninh",
             "thai-binh/kien-xuong": "thai-binh/kien-xuong/an-binh", "thai-binh/hung-ha": "thai-binh/hung-ha/hung-ha"}
DOMAINS = ["protection", "care", "health", "rehabilitation", "education", "vocational", "culture-sport", "information", "counselling"]
WAIVERS = ["tuition-exemption", "tuition-reduction", "study-costs", "health-insurance"]
MEASURED = {"registry.Children/Search": "Search", "registry.Children/Register": "Register", "funding.Payments/Pay": "Pay"}


class Child:
    """As its district remembers it."""

    def __init__(self, id, name):
        self.id, self.name, self.address, self.deliveries, self.waivers = id, name, "", set(), 0
        # Since when it is as it is.
        self.since = time.monotonic()


class District(threading.Thread):
    def __init__(self, stand, history, unit, seed):
        super().__init__(name=unit, daemon=True)
        self.stand, self.unit, self.commune, self.today = stand, unit, DISTRICTS[unit], FIRST_DAY
        self.rng, self.settling = random.Random(f"{seed}/{unit}"), Settling(history, f"{seed}/{unit}/pauses")
        self.own, self.lead = Caller(stand, unit), Caller(stand, LEAD)
        # Letters that no other thing of any other soak has.
        self.word, self.count, self.children = f"{unit.rpartition('/')[2].replace('-', '')}{self.rng.randrange(10**6):06}", 0, []
        self.may_go, self.is_idle, self.reconnect = threading.Event(), threading.Event(), threading.Event()
        self.error, self.moving = None, Moving(self)

    def prepare(self):
        """What its work rests on: a provider, money to spend, a round to report in."""
        self.provider = self.own.must("catalogue", "catalogue.Providers/Register", {
            "name": f"Trung tâm {self.word}", "unit": self.unit, "kind": "social-work-centre", "place": self.commune})["id"]
        finance, council = Caller(self.stand, FINANCE), Caller(self.stand, COUNCIL)
        source = finance.must("funding", "funding.Sources/Open", {
            "name": f"Nguồn {self.word}", "kind": "provincial-budget", "unit": "thai-binh", "year": 2020, "amount": 10**11})["id"]
        estimate = self.own.must("funding", "funding.Estimates/Draft", {
            "unit": self.unit, "plan": "thai-binh-2020-2025", "year": 2020,
            "lines": [{"activity": "III.3", "source": source, "amount": 10**11, "reason": "Tập huấn"}]})["id"]
        self.own.must("funding", "funding.Estimates/Submit", {"id": estimate})
        council.must("funding", "funding.Estimates/Approve", {"id": estimate})
        allocation = council.must("funding", "funding.Allocations/Allocate", {
            "estimate": estimate, "activity": "III.3", "source": source, "amount": 10**11})["id"]
        self.commitment = self.own.must("funding", "funding.Commitments/Reserve", {
            "allocation": allocation, "amount": 10**11, "purpose": f"Đợt {self.word}"})["id"]
        self.own.must("funding", "funding.Commitments/Confirm", {"id": self.commitment, "document": f"HĐ-{self.word}"})
        self.round = self.lead.must("reporting", "reporting.Rounds/Open", {
            "plan": "thai-binh-2020-2025", "period": {"start": "2020-01-01", "end": "2020-05-31"}, "due": "2020-12-31",
            "title": {"vi": f"Đợt {self.word}", "en": f"Round {self.word}"}, "units": [self.unit]})["id"]
        self.draft_id = self.own.must("reporting", "reporting.Submissions/Draft", {
            "round": self.round, "unit": self.unit, "narrative": self.word})["id"]
        for caller in (finance, council):
            caller.close_all()
        self.moving.prepare()

    def run(self):
        works = {self.register: 6, self.move: 6, self.deliver: 8, self.pay: 6, self.grant: 3, self.publish: 3, self.enter: 1,
                 self.draft: 1, self.open_round: 1, self.circumstance: 2, self.look: 6, self.list_deliveries: 4, self.search: 6,
                 self.trial: 1, self.compute: 1, self.moving.begin: 2, self.moving.accept: 2, self.moving.answer: 2}
        try:
            while not self.settling.is_over.is_set():
                if not self.may_go.is_set():
                    self.is_idle.set()
                    self.may_go.wait(0.1)
                    continue
                self.is_idle.clear()
                if self.reconnect.is_set():
                    self.reconnect.clear()
                    self.own.close_all()
                self.rng.choices(list(works), works.values())[0]()
                time.sleep(self.rng.random() * 0.06)
        except Exception as error:
            self.error = error
            raise
        finally:
            self.is_idle.set()
            self.own.close_all()
            self.lead.close_all()

    def mark(self):
        self.count += 1
        # What ends it keeps it from being the beginning of another.
        return f"{self.word}n{self.count}e"

    def command(self, method, kind, request, marker, subject="", is_exact=True, caller=None):
        """The reply, if it is done."""
        made = Operation(self.unit, method.partition(".")[0], method, kind, time.monotonic(), marker=marker, subject=subject,
                         is_exact=is_exact)
        answer = self.settling.settle(caller or self.own, made, request)
        if made.outcome == REFUSED and answer.status == NOT_FOUND:
            # A restore took it away.
            self.children = [child for child in self.children if child.id not in (subject, request.get("child"))]
        if made.outcome != DONE:
            return None
        if kind == MAKE:
            made.subject = answer.body["id"]
        return answer.body

    def question(self, method, request, expected=None, since=0.0, observe=lambda answer: None, caller=None):
        asked = Operation(self.unit, method.partition(".")[0], method, READ, time.monotonic(), expected=expected, since=since,
                          subject=request.get("id") or request.get("child") or "")
        answer = self.settling.question(caller or self.own, asked, request)
        if answer.status == OK:
            asked.observed = observe(answer)
        if answer.status == NOT_FOUND:
            self.children = [child for child in self.children if child.id != asked.subject]

    def row(self, marker):
        return {"name": f"Bé {marker}", "sex": self.rng.choice(["male", "female"]), "birthYear": self.rng.randrange(2006, 2019),
                "commune": self.commune, "confirmedDistinct": True}

    def some_child(self):
        return self.rng.choice(self.children[-40:]) if self.children else None

    def register(self):
        marker = self.mark()
        body = self.command("registry.Children/Register", MAKE, self.row(marker), marker)
        if body:
            self.children.append(Child(body["id"], body["name"]))

    def enter(self):
        """Rows that are admitted one by one, under one key."""
        markers = [self.mark() for _ in range(self.rng.randrange(2, 12))]
        rows = [{"child": self.row(marker)} for marker in markers]
        made = [Operation(self.unit, "registry", "registry.Children/Import", MAKE, time.monotonic(), marker=marker, is_exact=False)
                for marker in markers]
        for each in made[1:]:
            self.settling.history.begin(each)
        answer = self.settling.settle(self.own, made[0], rows=rows)
        refused = {each["row"] for each in answer.body["rejections"]} if made[0].outcome == DONE else set()
        for index, each in enumerate(made):
            each.end, each.position = made[0].end, made[0].position
            each.outcome = REFUSED if index + 1 in refused else made[0].outcome
        made[-1].is_exact = not refused

    def move(self):
        child, marker = self.some_child(), self.mark()
        if child and self.command("registry.Children/Update", CHANGE, {"id": child.id, "address": marker}, marker, child.id):
            child.address, child.since = marker, time.monotonic()

    def circumstance(self):
        child = self.some_child()
        if child:
            self.command("registry.Disabilities/Determine", ACT, {"child": child.id, "type": "mobility", "degree": "severe"}, "",
                         child.id)

    def deliver(self):
        child, marker = self.some_child(), self.mark()
        domain = self.rng.choice(DOMAINS)
        if child is None or any((domain, self.today) == each[:2] for each in child.deliveries):
            return
        body = self.command("catalogue.Deliveries/Record", MAKE, {
            "child": child.id, "provider": self.provider, "domain": domain, "on": self.today, "note": marker}, marker)
        if body:
            child.deliveries.add((domain, body["on"], body["id"], time.monotonic()))

    def pay(self):
        marker = self.mark()
        self.command("funding.Payments/Pay", MAKE, {
            "commitment": self.commitment, "amount": self.rng.randrange(1000, 9000), "document": marker}, marker)

    def grant(self):
        child, marker = self.some_child(), self.mark()
        if child and child.waivers < len(WAIVERS):
            child.waivers += 1
            self.command("funding.Waivers/Grant", MAKE, {
                "child": child.id, "kind": WAIVERS[child.waivers - 1], "unit": self.unit, "decision": marker}, marker)

    def publish(self):
        marker = self.mark()
        self.command("campaigns.Materials/Publish", MAKE, {
            "title": f"Tờ rơi {marker}", "kind": "leaflet", "audiences": ["children"], "unit": self.unit, "quantity": 10}, marker)

    def draft(self):
        marker = self.mark()
        # Tells of nothing in the log.
        self.command("reporting.Submissions/Draft", CHANGE, {"round": self.round, "unit": self.unit, "narrative": marker}, marker,
                     self.draft_id, is_exact=False)

    def open_round(self):
        marker = self.mark()
        self.command("reporting.Rounds/Open", MAKE, {
            "plan": "thai-binh-2020-2025", "period": {"start": "2020-01-01", "end": "2020-05-31"}, "due": "2020-12-31",
            "title": {"vi": f"Đợt {marker}", "en": f"Round {marker}"}, "units": [self.unit]}, marker, caller=self.lead)

    def look(self):
        child = self.some_child()
        if child:
            self.question("registry.Children/Get", {"id": child.id}, child.address, child.since,
                          lambda answer: answer.body.get("address", ""))

    def list_deliveries(self):
        child = self.some_child()
        if child and child.deliveries:
            # What was before a service was put back may be no more.
            newest = max((restore.end for restore in self.settling.history.restores), default=0.0)
            known = {each[2] for each in child.deliveries if each[3] > newest}
            self.question("catalogue.Deliveries/List", {"child": child.id}, set(), max(each[3] for each in child.deliveries),
                          lambda answer: known - {item["id"] for item in answer.items})

    def search(self):
        child = self.some_child()
        if child:
            self.question("registry.Children/Search", {"name": child.name, "limit": 5}, [child.id], child.since,
                          lambda answer: [item["id"] for item in answer.body["items"]])

    def trial(self):
        self.question("funding.Ledger/Trial", {}, 0, time.monotonic(), lambda answer: answer.body["difference"], self.lead)

    def compute(self):
        self.question("reporting.Indicators/Compute", {"plan": "thai-binh-2020-2025", "by": "district"})


def latencies(history, begin, end):
    """By what is measured: how long what began and ended in that time took, retries included."""
    times = {}
    for operation in history.operations:
        name = MEASURED.get(operation.method)
        if name and operation.outcome == DONE and operation.begin >= begin and operation.end and operation.end <= end:
            times.setdefault(name, []).append(operation.end - operation.begin)
    return times


def p99(times):
    return fairness.queries.nearest(times, 0.99) if times else None

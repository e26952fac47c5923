"""A province of which everybody knows everything, but which of each pair of twins has what is sealed. Both worlds are built by the same
acts in the same order; in the one the first twin of a pair has it, in the other the second."""

import csv
import datetime
import pathlib
import uuid

BEGUN, ASKED = "2019-06-03", "2019-09-16"
LEAD, HEALTH, EDUCATION = "hung-yen/so-ldtbxh", "hung-yen/so-y-te", "hung-yen/so-gddt"
FINANCE, COMMITTEE = "hung-yen/so-tai-chinh", "hung-yen/ubnd"
# Where harm is reported and goes on to live elsewhere; where children live; where cases are kept.
TAKES_IN, HOME, OF_CASES = "hung-yen/van-lam/nhu-quynh", "hung-yen/van-lam/lac-dao", "hung-yen/kim-dong/nghia-dan"
PLAN = "hung-yen-2013-2020"
REFERENCE = pathlib.Path(__file__).parents[2] / "compose/reference"
OPEN_GROUND, SEALED_GROUND = "no-support", "hiv-poor"
# A month's list is told to others from five people on, so that more than that are paid by it.
PAID = 4


def number(of):
    """Ids that are the same in both worlds, and say what they are of."""
    return str(uuid.UUID(int=(0xC0FFEE << 96) | (4 << 76) | (8 << 60) | of))


def sealed_codes():
    with open(REFERENCE / "circumstances.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return [row for row in rows if row["confidential"] == "yes"]


def child(pair, twin):
    return number(1000 + 2 * pair + twin)


def entitlement(pair, twin):
    return number(2000 + 2 * pair + twin)


PROVIDER, OFFER, OTHER_OFFER, CARER = number(10), number(11), number(12), number(13)
ROUND, COMPILATION, NOTICE, WORKER, COURSE, CLASS = (number(at) for at in range(14, 20))
CONCERNS = ["violence", "sexualAbuse", "exploitation", "trafficking", "neglect"]


class World:
    def __init__(self, stack, side):
        self.stack, self.side = stack, side
        self.codes = sealed_codes()
        self.pairs = range(len(self.codes))

    def has(self, pair, twin):
        """In each world as many first as second twins have something."""
        return twin == (pair + self.side) % 2

    def home(self, pair):
        return OF_CASES if pair % 3 == 2 else HOME

    def act(self, who, method, body):
        return self.stack.act(who, method, body)

    def twins(self, pairs=None):
        return [(pair, twin) for pair in (self.pairs if pairs is None else pairs) for twin in (0, 1)]

    def build(self):
        for step in (self.enter, self.seal, self.look_after, self.serve):
            step()
        self.stack.move(ASKED)
        for step in (self.pay, self.teach, self.put_right, self.report, self.follow):
            step()

    def enter(self):
        for pair, twin in self.twins():
            self.act(LEAD, "registry.Children/Register", {
                "id": child(pair, twin), "name": f"Trẻ {'Một Hai'.split()[twin]} {pair:02}", "sex": ["female", "male"][twin],
                "birthDate": str(datetime.date(2005, 3, 1) + datetime.timedelta(140 * pair)),
                "commune": TAKES_IN if pair % 3 == 1 else self.home(pair), "povertyStatus": "poor",
                "registeredOn": "2015-01-05", "confirmedDistinct": True})
        for pair, twin in self.twins(self.pairs[::2]):
            self.act(LEAD, "registry.Circumstances/Add", {
                "id": number(3000 + 2 * pair + twin), "child": child(pair, twin), "code": "law2016-abandoned",
                "start": "2017-07-01"})
        for pair, twin in self.twins([0, 3, 5]):
            self.act(LEAD, "registry.Disabilities/Determine", {
                "id": number(3100 + 2 * pair + twin), "child": child(pair, twin), "type": "mobility", "degree": "severe",
                "determinedOn": "2018-02-01"})

    def seal(self):
        for pair, twin in self.twins():
            if self.has(pair, twin):
                row = self.codes[pair]
                start = max(row["valid_from"], "2016-03-01")
                over = {"end": "2017-01-31"} if row["valid_to"] and row["valid_to"] <= BEGUN else {}
                self.act(TAKES_IN if pair % 3 == 1 else LEAD, "registry.Circumstances/Add", {
                    "id": number(3200 + pair), "child": child(pair, twin), "code": row["code"], "start": start, **over,
                    "evidence": "Biên bản của công an"})
        # Who took in what happened knows it while it has the child in reach: these go on to live elsewhere.
        for pair, twin in self.twins(self.pairs[1::3]):
            self.act(LEAD, "registry.Children/Update", {"id": child(pair, twin), "commune": HOME})

    def look_after(self):
        self.act(LEAD, "registry.Caregivers/Register", {"id": CARER, "name": "Mẹ Giả Định", "sex": "female", "commune": HOME})
        for pair, twin in self.twins(self.pairs[:6]):
            self.act(LEAD, "registry.Caregivers/Link", {
                "id": number(3300 + 2 * pair + twin), "caregiver": CARER, "child": child(pair, twin), "relation": "mother",
                "start": "2017-01-01"})
        handler = OF_CASES + "@handler"
        for pair, twin in self.twins(self.pairs[2::3]):
            concern = CONCERNS[pair % 5] if self.has(pair, twin) else "support"
            self.act(handler, "registry.Cases/Open", {
                "id": number(3400 + 2 * pair + twin), "child": child(pair, twin), "concern": concern, "source": "school",
                "note": "Bị đánh ở nhà" if self.has(pair, twin) else "Cần giúp đi học"})
            self.act(handler, "registry.Cases/Assess", {
                "id": number(3400 + 2 * pair + twin), "kind": "initial", "risk": "moderate"})

    def serve(self):
        self.act(LEAD, "catalogue.Providers/Register", {
            "id": PROVIDER, "name": "Trung tâm", "unit": HEALTH, "kind": "rehabilitation-centre", "place": HOME})
        for offer, title, asks in ((OFFER, "Khám", {"circumstances": ["law2016-abandoned"]}), (OTHER_OFFER, "Tập", {"poverty": ["poor"]})):
            self.act(LEAD, "catalogue.Offers/Publish", {
                "id": offer, "provider": PROVIDER, "title": title, "domain": "rehabilitation", "eligibility": asks,
                "from": "2018-01-01"})
        for pair, twin in self.twins(self.pairs[:4]):
            self.act(LEAD, "catalogue.Referrals/Create", {
                "id": number(3500 + 2 * pair + twin), "child": child(pair, twin), "offer": OTHER_OFFER if pair % 2 else OFFER, "until": "2019-12-31",
                "orWait": True})
            self.act(LEAD, "catalogue.Deliveries/Record", {
                "id": number(3600 + 2 * pair + twin), "child": child(pair, twin), "provider": PROVIDER, "domain": "health",
                "on": "2019-06-01"})
            self.act(LEAD, "registry.Placements/Begin", {
                "id": number(3700 + 2 * pair + twin), "child": child(pair, twin), "kind": "dayCare", "provider": PROVIDER,
                "start": "2019-03-01"})

    def follow(self):
        """Workflows of cases, whatever they are about, and of a child that moves; each comes to rest before the next is begun, for the
        coordinator works on while others do."""
        handler = OF_CASES + "/handler"
        for pair, twin in self.twins(self.pairs[2::3][:2]):
            self.stack.run("respond", child(pair, twin), "--as", handler)
            self.stack.settle(LEAD)
        self.stack.run("transfer", child(self.pairs[5], 0), "--to", HOME, "--reason", "Theo mẹ", "--as", handler)
        self.stack.settle(LEAD)

    def pay(self):
        source = number(20)
        self.act(FINANCE, "funding.Sources/Open", {
            "id": source, "name": "Ngân sách", "kind": "provincial-budget", "unit": "hung-yen", "year": 2019, "amount": 900_000_000})
        line = {"activity": "III.3", "source": source, "amount": 900_000_000}
        estimate = number(21)
        self.act(LEAD, "funding.Estimates/Draft", {
            "id": estimate, "unit": LEAD, "plan": PLAN, "year": 2019, "lines": [{**line, "reason": "định mức"}]})
        self.act(LEAD, "funding.Estimates/Submit", {"id": estimate})
        self.act(COMMITTEE, "funding.Estimates/Approve", {"id": estimate})
        self.act(COMMITTEE, "funding.Allocations/Allocate", {"id": number(22), "estimate": estimate, **line})
        self.act(LEAD, "funding.Commitments/Reserve", {
            "id": number(23), "allocation": number(22), "amount": 900_000_000, "purpose": "trợ cấp"})
        self.act(LEAD, "funding.Commitments/Confirm", {"id": number(23), "document": "1/QĐ"})
        for pair, twin in self.twins(self.pairs[:PAID]):
            ground = SEALED_GROUND if self.has(pair, twin) else OPEN_GROUND
            self.act(LEAD, "funding.Entitlements/Grant", {
                "id": entitlement(pair, twin), "child": child(pair, twin), "unit": LEAD, "ground": ground,
                "decision": "12/QĐ-LĐTBXH", "on": "2019-07-01"})
        self.act(LEAD, "funding.Entitlements/Run", {
            "unit": LEAD, "month": "2019-07", "commitment": number(23), "document": "UNC 04"})
        for pair, twin in self.twins(self.pairs[4:7]):
            self.act(LEAD, "funding.Waivers/Grant", {
                "id": number(3800 + 2 * pair + twin), "child": child(pair, twin), "kind": "study-costs", "unit": LEAD})

    def teach(self):
        self.act(EDUCATION, "campaigns.Courses/Design", {
            "id": COURSE, "title": "Chăm sóc trẻ", "audiences": ["caregivers"], "topics": ["disability-support"], "hours": 4,
            "requiredAttendance": 80})
        self.act(LEAD, "campaigns.Courses/Approve", {"id": COURSE})
        self.act(EDUCATION, "campaigns.Classes/Open", {
            "id": CLASS, "course": COURSE, "place": HOME, "start": ASKED, "end": ASKED, "capacity": 20})
        self.act(EDUCATION, "campaigns.Classes/Enrol", {"id": CLASS, "learner": {"kind": "caregiver", "id": CARER}})
        self.act(EDUCATION, "campaigns.Classes/Attend", {
            "id": CLASS, "learner": {"kind": "caregiver", "id": CARER}, "hours": 4})

    def put_right(self):
        """What is sealed ends, is put right, is void; the child leaves, comes back, is entered twice."""
        for pair in self.pairs:
            fact = {"id": number(3200 + pair)}
            open_now = not (self.codes[pair]["valid_to"] and self.codes[pair]["valid_to"] <= BEGUN)
            if pair % 4 == 1 and open_now:
                self.act(LEAD, "registry.Circumstances/End", {**fact, "end": "2019-09-01"})
            if pair % 4 == 2:
                self.act(LEAD, "registry.Circumstances/Correct", {**fact, "evidence": "Bản án"})
        for twin in (0, 1):
            self.act(LEAD, "registry.Children/Close", {"id": child(6, twin), "reason": "closed", "on": "2019-08-01", "note": "Chuyển đi"})
            self.act(LEAD, "registry.Children/Close", {"id": child(7, twin), "reason": "closed", "on": "2019-08-01", "note": "Chuyển đi"})
            self.act(LEAD, "registry.Children/Reopen", {"id": child(7, twin), "on": "2019-09-01", "note": "Trở về"})
            again = number(1500 + twin)
            self.act(LEAD, "registry.Children/Register", {
                "id": again, "name": f"Trẻ Nữa {twin}", "sex": "female", "birthDate": "2007-05-05", "commune": HOME,
                "registeredOn": "2015-01-05", "confirmedDistinct": True})
            self.act(LEAD, "registry.Children/Merge", {"survivor": child(0, twin), "duplicate": again, "reason": "Vào sổ hai lần"})

    def report(self):
        self.act(LEAD, "reporting.Rounds/Open", {
            "id": ROUND, "plan": PLAN, "title": {"vi": "Đột xuất", "en": "Ad hoc"},
            "period": {"start": "2019-07-01", "end": "2019-09-15"}, "due": "2019-10-01", "units": [HEALTH, EDUCATION]})
        for at, unit in enumerate((HEALTH, EDUCATION)):
            self.act(unit, "reporting.Submissions/Draft", {"id": number(30 + at), "round": ROUND, "unit": unit})
            self.act(unit, "reporting.Submissions/Submit", {"id": number(30 + at)})
            self.act(LEAD, "reporting.Submissions/Accept", {"id": number(30 + at)})
        self.act(LEAD, "reporting.Compilations/Compile", {
            "id": COMPILATION, "plan": PLAN, "period": {"start": "2019-07-01", "end": "2019-09-15"}, "round": ROUND})

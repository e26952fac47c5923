"""What may be asked: what somebody would ask who looks for it, and requests drawn from the schema of every method of every contract,
those of later too."""

import itertools
import random

import world
from stack import PLAN

DAYS = ["2015-01-05", "2017-01-31", "2017-02-01", "2018-12-31", "2019-06-02", "2019-06-03", "2019-07-31", "2019-09-01", "2019-09-15",
        world.ASKED]
PLACES = ["hung-yen", "hung-yen/van-lam", "hung-yen/kim-dong", world.TAKES_IN, world.HOME, world.OF_CASES, world.LEAD, world.HEALTH]


class Draw:
    """Requests by the schema of a method; what can be known of the world is taken from it."""

    def __init__(self, described, known, seed):
        self.name, self.schema = described["name"], described["request"]
        self.known, self.rng = known, random.Random(f"{seed}/{self.name}")
        self.resource = self.name.partition(".")[2].partition("/")[0]

    def request(self):
        return self.object(self.schema)

    def object(self, schema):
        required = set(schema.get("required", []))
        return {name: value for name, member in schema.get("properties", {}).items()
                if (name in required or self.rng.random() < 0.35) and name not in ("after", "chain")
                and (value := self.value(member, name)) is not None}

    def value(self, schema, name):
        if pool := self.known.pool(name, self.resource):
            one = self.rng.choice(pool)
            return [one] if "array" in schema.get("type", "") else one
        schema = self.resolved(schema)
        if "enum" in schema or "x-labels" in schema:
            return self.rng.choice(sorted(schema.get("enum") or schema["x-labels"], key=str))
        kind = schema.get("type", "null")
        kind = kind if isinstance(kind, str) else kind[0]
        return getattr(self, "_" + kind, lambda *_: None)(schema, name)

    def resolved(self, schema):
        while "$ref" in schema or "anyOf" in schema:
            schema = (self.schema["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema["anyOf"][0])
        return schema

    def _string(self, schema, name):
        if "date" in schema.get("format", ""):
            return self.rng.choice(DAYS) if schema["format"] == "date" else None
        return self.rng.choice(schema.get("examples") or ["Trẻ", "so", "1"])

    def _boolean(self, *_):
        return self.rng.random() < 0.5

    def _integer(self, schema, name):
        low, high = schema.get("x-range", [1, 50])
        return self.rng.choice([low, high, (low + high) // 2])

    def _array(self, schema, name):
        items = [self.value(schema["items"], name) for _ in range(self.rng.choice([1, 1, 2]))]
        return [item for item in items if item is not None]

    def _object(self, schema, name):
        if name == "period" or {"start", "end"} == set(schema.get("properties", {})):
            first, last = sorted(self.rng.sample(DAYS, 2))
            return {"start": first, "end": last}
        return self.object(schema)


class Known:
    """What everybody knows of a world: the same in both."""

    def __init__(self, pairs, codes, indicators):
        self.children = [world.child(pair, twin) for pair in pairs for twin in (0, 1)]
        self.codes = ["law2016-abandoned", *sorted({row["code"] for row in codes})]
        self.indicators, self.ids = indicators, {
            "Children": self.children, "Circumstances": [world.number(at + pair) for at in (3000, 3200) for pair in pairs],
            "Cases": [world.number(3400 + 2 * pair + twin) for pair in pairs for twin in (0, 1) if pair % 3 == 2],
            "Caregivers": [world.CARER], "Providers": [world.PROVIDER], "Offers": [world.OFFER, world.OTHER_OFFER],
            "Referrals": [world.number(3500 + at) for at in range(8)], "Deliveries": [world.number(3600 + at) for at in range(8)],
            "Placements": [world.number(3700 + at) for at in range(8)], "Waivers": [world.number(3808 + at) for at in range(6)],
            "Entitlements": [world.entitlement(pair, twin) for pair in range(world.PAID) for twin in (0, 1)],
            "Courses": [world.COURSE], "Classes": [world.CLASS], "Rounds": [world.ROUND],
            "Submissions": [world.number(30), world.number(31)], "Compilations": [world.COMPILATION],
            "Sources": [world.number(20)], "Estimates": [world.number(21)], "Allocations": [world.number(22)],
            "Commitments": [world.number(23)], "Disabilities": [world.number(3100 + at) for at in (0, 1, 6, 7, 10, 11)]}
        self.named = {
            "child": self.children, "subject": self.children, "survivor": self.children, "duplicate": self.children,
            "entitlement": self.ids["Entitlements"], "caregiver": [world.CARER], "provider": [world.PROVIDER],
            "offer": self.ids["Offers"], "round": [world.ROUND], "case": self.ids["Cases"], "commitment": self.ids["Commitments"],
            "month": ["2019-07", "2019-08"], "plan": [PLAN], "indicator": indicators, "circumstance": self.codes,
            "year": [2019], "limit": [1, 3, 50], "live": [False], "page": [1], "person": ["handler", "clerk"],
            **{place: PLACES for place in ("unit", "commune", "area", "place", "district", "to", "of")},
            **{day: DAYS for day in ("on", "knownOn", "since")}}
        self.named["code"] = self.codes

    def pool(self, name, resource):
        return self.ids.get(resource, []) if name == "id" else self.named.get(name)


def sought(known):
    """(service, method, body): everything of every child, and every figure by everything."""
    asked = []

    def ask(method, body, *services):
        for service in services or (method.partition(".")[0],):
            asked.append((service, method, body))

    for child in known.children:
        for more in ({"include": ["cases", "placements", "caregivers", "circumstances", "determinations"]},
                     {"on": "2017-01-31", "knownOn": world.ASKED}):
            ask("registry.Children/Get", {"id": child, **more})
        ask("registry.Circumstances/List", {"child": child, "includeEnded": True})
        ask("registry.Circumstances/List", {"child": child, "on": "2017-01-31", "knownOn": world.BEGUN})
        for method in ("registry.Children/History", "registry.Disabilities/List", "registry.Caregivers/List", "registry.Placements/List",
                       "registry.Cases/List", "registry.Cases/Outline", "catalogue.Offers/Match", "catalogue.Deliveries/List",
                       "catalogue.Referrals/List", "funding.Waivers/List", "funding.Entitlements/Assess", "gateway.Workflows/List"):
            ask(method, {"child": child})
        ask("admin.Reads/List", {"child": child}, "registry", "funding", "catalogue")
        ask("admin.Audit/Search", {"subject": child}, "registry", "funding", "catalogue", "gateway")
    for code, day in itertools.product(known.codes, (None, "2016-06-01")):
        ask("registry.Children/List", {"circumstance": code, **({"on": day} if day else {})})
    for indicator, day in itertools.product(known.indicators, ("2016-12-31", world.ASKED)):
        for by in (None, "district", "commune", "sex", "ageBand"):
            ask("reporting.Indicators/Compute", {"plan": PLAN, "indicator": indicator, "on": day, **({"by": by} if by else {})})
        for more in ({}, {"counted": True}, {"counted": False}, {"unit": world.HOME}):
            ask("reporting.Indicators/Explain", {"plan": PLAN, "indicator": indicator, "on": day, **more})
    for unit in (world.LEAD, world.HEALTH, world.HOME):
        for method in ("Entitlements/Lines", "Entitlements/Payees"):
            ask("funding." + method, {"unit": unit, "month": "2019-07"})
        for method in ("Entitlements/List", "Entitlements/Differences", "Entitlements/Runs", "Notices/List"):
            ask("funding." + method, {"unit": unit})
        ask("funding.Settlements/Get", {"unit": unit, "year": 2019})
    for method in ("registry.Children/FindDuplicates", "registry.Children/ListDuplicates", "registry.Children/ListTransfers",
                   "registry.Cases/Due", "registry.Placements/Due", "catalogue.Referrals/List", "gateway.Tasks/List",
                   "gateway.Workflows/List", "funding.Payments/List", "funding.Ledger/Entries", "funding.Ledger/Trial"):
        ask(method, {})
    for service in ("registry", "catalogue", "funding", "campaigns", "reporting", "gateway"):
        ask("events.Log/Subscribe", {"live": False}, service)
        ask("events.Log/Head", {}, service)
        ask("admin.Reads/List", {}, service)
        ask("admin.Audit/Search", {}, service)
        ask("admin.Store/Check", {}, service)
    ask("reporting.Compilations/Get", {"id": world.COMPILATION})
    return asked


def deeds(known, codes):
    """What somebody would try who looks for it, to hear how it is refused: the same acts, in the same order, in each world."""
    asked = []
    for at, child in enumerate(known.children):
        code = codes[at // 2]["code"]
        for method, body in (
                ("registry.Circumstances/Add", {"child": child, "code": code, "start": "2018-05-01"}),
                ("registry.Circumstances/End", {"id": world.number(3200 + at // 2), "end": "2019-09-10"}),
                ("registry.Circumstances/Correct", {"id": world.number(3200 + at // 2), "evidence": "Thử"}),
                ("registry.Circumstances/Void", {"id": world.number(3200 + at // 2)}),
                ("funding.Entitlements/Grant", {"child": child, "ground": world.SEALED_GROUND, "unit": world.HOME, "decision": "7/QĐ"}),
                ("funding.Entitlements/Grant", {"child": child, "ground": world.OPEN_GROUND, "unit": world.HOME, "decision": "7/QĐ"}),
                ("funding.Waivers/Grant", {"child": child, "kind": "study-costs", "unit": world.HOME}),
                ("registry.Children/Close", {"id": child, "reason": "closed", "on": "2019-09-12", "note": "Thử"}),
                ("registry.Children/Reopen", {"id": child, "on": "2019-09-14", "note": "Thử"})):
            asked.append((method.partition(".")[0], method, body))
    for pair, twin in ((pair, twin) for pair in range(world.PAID) for twin in (0, 1)):
        for method, body in (
                ("Entitlements/Stop", {"reason": "Thử"}), ("Entitlements/Suspend", {"reason": "Thử"}),
                ("Entitlements/Void", {"reason": "Thử"}), ("Entitlements/Correct", {"reason": "Thử", "ground": world.OPEN_GROUND})):
            asked.append(("funding", "funding." + method, {"id": world.entitlement(pair, twin), **body}))
        asked.append(("funding", "funding.Notices/Post", {"entitlements": [world.entitlement(pair, twin)], "place": "Nhà văn hóa"}))
    for code in sorted({row["code"] for row in codes}):
        asked.append(("catalogue", "catalogue.Offers/Publish", {
            "provider": world.PROVIDER, "title": "Thử " + code, "domain": "rehabilitation", "eligibility": {"circumstances": [code]}}))
    return asked


def drawn(methods, known, kinds, each, seed="drawn"):
    """Of every method of these kinds of each department's own contract."""
    asked = []
    for (service, method), described in sorted(methods.items()):
        if described["kind"] in kinds and method.startswith(service + "."):
            draw = Draw(described, known, seed)
            asked += [(service, method, draw.request()) for _ in range(each)]
    return asked

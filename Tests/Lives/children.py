"""Children on the register: births, moves, closures, returns, and what was entered wrongly of them."""

import facts
import units
from around import codes
from sayings import DAY, DEGREES, FactOf, MERGED, ROW, Saying, TYPES
from world import age, birth


def newcomer(self):
    """A child to be entered: its province, the request, and what that says. Mostly one that both plans could count: young enough, in
    a province of its own."""
    born = self.today - self.rng.randint(1, 15 * 365) * DAY
    on = self.today if self.rng.random() < 0.5 else self.a_day(max(born, self.today - 1200 * DAY), self.today)
    province = self.rng.choice(["thai-binh", "thai-binh", "hung-yen"])
    commune, child = self.place(province, on), self.new()
    year_only = self.rng.random() < 0.15 and born.year < on.year
    identity = {"sex": self.rng.choice(["female", "male"]), "birthYear": born.year, "birthDate": None if year_only else born,
                "ethnicity": self.rng.choice([None, "kinh", "kinh", "tay", "muong"])}
    known = {name: value for name, value in identity.items() if name != ("birthDate" if year_only else "birthYear")}
    return province, {"id": child, "name": self.name("Bé"), "commune": units.path(commune), "registeredOn": on,
                      "confirmedDistinct": True, **known}, [
        Saying("say", "identity", child, child + "/identity", {"start": units.FIRST, "value": identity}),
        Saying("say", "home", child, child + "/home", {"start": on, "value": commune}),
        Saying("say", "standing", child, child + "/standing", {"start": on, "value": "active"})]


def register(self):
    province, request, says = newcomer(self)
    return self.enter(province, "registry.Children/Register", request, *says)


def import_row(self):
    """A row of a clerk's table: a child and what was around it, some of it over already. The ids are the registry's own."""
    province, request, says = newcomer(self)
    child, born = request["id"], birth(says[0].what["value"])
    row, since = {"child": request}, self.a_day(born, self.today)
    if self.rng.random() < 0.7:
        value = {"type": self.rng.choice(TYPES), "degree": self.rng.choice(DEGREES)}
        row["disability"] = {"determinedOn": since, "council": units.path(self.place(province, since)), **value}
        says.append(Saying("say", "disability", child, ROW + self.new(), {"start": since, "value": value}))
    row["circumstances"] = []
    for code in self.rng.sample(codes(since), min(2, len(codes(since)))):
        end = self.rng.choice([None, self.a_day(since, self.today)])
        row["circumstances"].append({"code": code, "start": since, "end": end})
        says.append(Saying("say", "circumstance", child, ROW + self.new(), {"start": since, "until": end, "value": code}))
    # Whoever is new beside the child is of the same commune, and today's.
    if says[1].what["value"].exists(self.today):
        carer, end = self.new(), self.rng.choice([None, None, self.a_day(since, self.today)])
        row["caregiver"] = {"id": carer, "name": self.name("Bác"), "relation": "relative", "start": since, "end": end,
                            "confirmedDistinct": True}
        says += [Saying("say", "link", child, ROW + self.new(), {"start": since, "until": end, "value": carer}),
                 Saying("say", "caregiver", carer, carer, {"start": self.today, "value": province})]
    return self.enter(province, "registry.Children/Import", row, *says)


def move(self):
    child = self.child()
    day = child and self.lived_day(child, "home")
    if not day:
        return False
    province = self.province_of(child)
    # One key reaches both provinces only since they are one.
    commune, fact = self.place(None if self.today >= MERGED else province, day), self.new()
    if commune == self.world.of("home", child).state(day):
        return False
    return self.enter(
        province, "registry.Children/Update",
        {"id": child, "commune": units.path(commune), "on": day, "confirmedDistinct": True},
        Saying("say", "home", child, fact, {"start": day, "value": commune}))


def settle(self):
    """Whose commune was split lives in one of its heirs, from the day of the split on."""
    child = self.active_child()
    homes = self.world.of("home", child) if child else None
    home = homes and homes.holds(facts.LAST)
    heirs = units.heirs(home.value, self.today) if home else []
    if len(heirs) < 2:
        return False
    # It may have been merged into what was split later.
    stood, split = home.value, home.value.end
    while len(units.heirs(stood, split)) == 1:
        stood, = units.heirs(stood, split)
        split = stood.end
    if home.start >= split or not self.world.is_registered(child, split, facts.LAST):
        return False
    heir = self.rng.choice(heirs)
    return self.enter(
        self.province_of(child), "registry.Children/Settle", {"children": [child], "commune": units.path(heir)},
        Saying("say", "home", child, self.new(), {"start": split, "value": heir}))


def correct_home(self):
    child, home = self.fact_of_a_child("home")
    if not home:
        return False
    province = self.province_of(child)
    commune = self.place(province, home.start)
    return self.enter(
        province, "registry.Children/Correct",
        {"id": child, "fact": FactOf(child, home.fact), "commune": units.path(commune)},
        Saying("correct", "home", child, home.fact, {"value": commune}))


def correct_home_day(self):
    child, home = self.fact_of_a_child("home")
    day = child and self.lived_day(child, "home")
    if not day or home.fact == child + "/home" or not home.value.exists(day):
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Correct",
        {"id": child, "fact": FactOf(child, home.fact), "on": day},
        Saying("correct", "home", child, home.fact, {"start": day}))


def void_home(self):
    child, home = self.fact_of_a_child("home")
    if not home or home.fact == child + "/home":
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Void", {"id": child, "fact": FactOf(child, home.fact)},
        Saying("void", "home", child, home.fact))


def correct_birth(self):
    child = self.active_child()
    if not child:
        return False
    identity = self.world.identity(child, facts.LAST)
    # Under sixteen on every day on which it came on the register.
    last = max(fact.start for fact in self.world.of("standing", child).standing() if fact.value == "active")
    born = self.a_day(last - 15 * 365 * DAY, self.first_said(child))
    if not born:
        return False
    value = {"sex": self.rng.choice(["female", "male"]), "birthYear": born.year, "birthDate": born, "ethnicity": "dao"}
    if value == identity:
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Update",
        {"id": child, "sex": value["sex"], "birthDate": born, "birthYear": born.year, "ethnicity": "dao", "confirmedDistinct": True},
        Saying("correct", "identity", child, child + "/identity", {"value": value}))


def close(self):
    child = self.active_child()
    return child is not None and close_entries(self, child, [child])


def close_entries(self, child, entries):
    """With what goes on around the child under any of its entries."""
    day = self.a_day(max(map(self.last_said, entries)) + DAY, self.today)
    if not day:
        return False
    # Childhood ends by the plans' own count; the register may say so from that day on.
    grown = age(self.world.identity(child, facts.LAST), day) >= 16
    reason, closure = self.rng.choice(["moved", "closed", "deceased"] + (["agedOut"] if grown else [])), self.new()
    return self.enter(
        self.province_of(child), "registry.Children/Close", {"id": child, "reason": reason, "on": day},
        Saying("say", "standing", child, closure, {"start": day, "value": reason}),
        *(saying for entry in entries for saying in ends(self, entry, closure, day)))


def ends(self, child, closure, day):
    """What goes on around a child ends with its registration, on the day before."""
    return [Saying("correct", aspect, child, fact.fact, {"until": day - DAY, "cause": closure})
            for aspect in ENDING for fact in self.world.of(aspect, child).standing() if not fact.until or fact.cause == closure]


ENDING = ("circumstance", "link", "placement")


def closed_child(self):
    child = self.child()
    return child if child and self.closed(child) else None


def reopen(self):
    child = closed_child(self)
    return child is not None and reopen_child(self, child)


def reopen_child(self, child):
    if not self.closed(child) or self.world.of("standing", child).state(self.today) == "deceased":
        return False
    day = self.a_day(self.closed(child) + DAY, self.today)
    if not day or age(self.world.identity(child, facts.LAST), day) >= 16:
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Reopen", {"id": child, "on": day, "note": "Trở về địa phương"},
        Saying("say", "standing", child, self.new(), {"start": day, "value": "active"}))


def last_standing(self, child):
    return max(self.world.of("standing", child).standing(), key=lambda fact: fact.start)


def void_closure(self):
    child = closed_child(self)
    if not child:
        return False
    closure = last_standing(self, child)
    return self.enter(
        self.province_of(child), "registry.Children/Void", {"id": child, "fact": FactOf(child, closure.fact)},
        Saying("void", "standing", child, closure.fact),
        # What it ended goes on again, unless somebody has said something else of it since.
        *(Saying("correct", aspect, child, fact.fact, {"until": None})
          for aspect in ENDING for fact in self.world.of(aspect, child).standing() if fact.cause == closure.fact))


def correct_closure(self):
    child = closed_child(self)
    if not child:
        return False
    closure = last_standing(self, child)
    before = [fact.start for fact in self.world.of("standing", child).standing() if fact.fact != closure.fact]
    said = [day for aspect in ("home", "circumstance", "disability", "link", "placement")
            for fact in self.world.of(aspect, child).standing()
            for day in (fact.start, None if fact.cause == closure.fact else fact.until) if day]
    day = self.a_day(max(before + said) + DAY, self.today)
    if not day or day == closure.start or closure.value == "agedOut" and age(self.world.identity(child, facts.LAST), day) < 16:
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Correct",
        {"id": child, "fact": FactOf(child, closure.fact), "on": day},
        Saying("correct", "standing", child, closure.fact, {"start": day}), *ends(self, child, closure.fact, day))


def mistaken(self):
    """Entered by mistake: it never was, until that turns out to be the mistake."""
    child = self.active_child()
    if not child:
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Close", {"id": child, "reason": "enteredInError", "note": "Nhập hai lần"},
        Saying("say", "mistake", child, self.new(), {"start": units.FIRST, "value": True}))


def void_mistake(self):
    child = self.pick("mistake")
    mistake = child and self.fact("mistake", child)
    if not mistake:
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Void", {"id": child, "fact": FactOf(child, mistake.fact)},
        Saying("void", "mistake", child, mistake.fact))


def correct_registration(self):
    """The day on which it came on the register; the home that was entered with it begins on that day too."""
    child = self.child()
    standing = self.world.of("standing", child).standing() if child else []
    first = next((fact for fact in standing if fact.fact == child + "/standing"), None)
    if not first:
        return False
    born = birth(self.world.identity(child, facts.LAST))
    after = [fact.start for aspect in ("standing", "home", "circumstance", "disability", "link", "placement")
             for fact in self.world.of(aspect, child).standing() if fact.fact not in (child + "/standing", child + "/home")]
    day = self.a_day(born, min(after + [self.today + DAY]) - DAY)
    home = self.world.of("home", child).said(child + "/home")
    if not day or day == first.start or age(self.world.identity(child, facts.LAST), day) >= 16 or not home.value.exists(day):
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Correct", {"id": child, "fact": FactOf(child, first.fact), "on": day},
        Saying("correct", "standing", child, first.fact, {"start": day}),
        Saying("correct", "home", child, child + "/home", {"start": day}))


# How often each is tried.
VERBS = {
    register: 6, import_row: 3, move: 6, settle: 3, correct_home: 2, correct_home_day: 2, void_home: 2, correct_birth: 1,
    mistaken: 1, void_mistake: 1, correct_registration: 2, close: 3, reopen: 6, void_closure: 2, correct_closure: 2,
}

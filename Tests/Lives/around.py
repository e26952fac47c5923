"""What is around a child: what was determined of it, its circumstances, who looks after it and where."""

import facts
import units
from sayings import DAY, DEGREES, PROVINCES, Saying, TYPES


def determine(self):
    child = self.child()
    day = child and self.day_of_life(child, "disability")
    if not day:
        return False
    fact, value = self.new(), {"type": self.rng.choice(TYPES), "degree": self.rng.choice(DEGREES)}
    council = units.path(self.place(self.province_of(child), day))
    return self.enter(
        self.province_of(child), "registry.Disabilities/Determine",
        {"id": fact, "child": child, "determinedOn": day, "council": council, **value},
        Saying("say", "disability", child, fact, {"start": day, "value": value}))


def correct_determination(self):
    child, fact = self.fact_of_a_child("disability")
    if not fact:
        return False
    day = self.day_of_life(child, "disability") if self.rng.random() < 0.5 else None
    value = {"type": self.rng.choice(TYPES), "degree": self.rng.choice(DEGREES)}
    # The council must have been there on the day.
    council = day and units.path(self.place(self.province_of(child), day))
    return self.enter(
        self.province_of(child), "registry.Disabilities/Correct",
        {"id": fact.fact, "determinedOn": day, "council": council, **value},
        Saying("correct", "disability", child, fact.fact, {"start": day or fact.start, "value": value}))


def void_determination(self):
    child, fact = self.fact_of_a_child("disability")
    if not fact:
        return False
    return self.enter(
        self.province_of(child), "registry.Disabilities/Void", {"id": fact.fact},
        Saying("void", "disability", child, fact.fact))


def codes(on):
    return [row["code"] for row in units.rows("circumstances.csv")
            if units.day(row["valid_from"], units.FIRST) <= on < units.day(row["valid_to"], units.LAST)]


def add_circumstance(self):
    child = self.child()
    day, until, code = self.spell(child, "circumstance") if child else (None, None, None)
    if not day:
        return False
    code, fact = code or self.rng.choice(codes(day)), self.new()
    if code not in codes(day) or not self.is_free("circumstance", child, day, until, code):
        return False
    return self.enter(
        self.province_of(child), "registry.Circumstances/Add",
        {"id": fact, "child": child, "code": code, "start": day, "end": until},
        Saying("say", "circumstance", child, fact, {"start": day, "value": code, **said_end(self, child, day, until)}))


def said_end(self, child, day, until):
    """Of what was entered when it was over, its own last day; what goes on ends with a closure."""
    return {"until": until} if until else self.ending(child, day)


def end_period(aspect, method, member="end"):
    def end(self):
        child, fact = self.fact_of_a_child(aspect)
        day = fact and not fact.until and self.a_day(fact.start, self.today)
        if not day or self.closed(child):
            return False
        return self.enter(
            self.province_of(child), method, {"id": fact.fact, member: day},
            Saying("correct", aspect, child, fact.fact, {"until": day}))
    return end


def void_period(aspect, method):
    def void(self):
        child, fact = self.fact_of_a_child(aspect)
        if not fact:
            return False
        return self.enter(
            self.province_of(child), method, {"id": fact.fact}, Saying("void", aspect, child, fact.fact))
    return void


def correct_period(aspect, method):
    """Moves its first day, where nothing else of the aspect is in the way."""
    def correct(self):
        child, fact = self.fact_of_a_child(aspect)
        day = fact and self.day_of_life(child)
        if not day or day > (fact.until or self.today) or len(self.world.of(aspect, child).standing()) > 1:
            return False
        # Nothing spans a time off the register, and what goes on ends with the same closure.
        if self.ending(child, day) != self.ending(child, fact.start):
            return False
        if aspect == "circumstance" and fact.value not in codes(day):
            return False
        if aspect == "placement" and fact.value["expectedEnd"] and day > fact.value["expectedEnd"]:
            return False
        at = self.world.of("placed-at", fact.fact).standing() if aspect == "placement" else []
        if at and not self.world.of("provider open", at[0].value).state(day):
            return False
        return self.enter(
            self.province_of(child), method, {"id": fact.fact, "start": day},
            Saying("correct", aspect, child, fact.fact, {"start": day}))
    return correct


def correct_end(aspect, method):
    """Moves the last day of what has ended, or says that it goes on."""
    def correct(self):
        child, fact = self.fact_of_a_child(aspect)
        if not fact or not fact.until or len(self.world.of(aspect, child).standing()) > 1:
            return False
        goes_on = self.rng.random() < 0.3
        # Nothing spans a time off the register.
        closure = self.ending(child, fact.start)
        if goes_on and (closure or self.closed(child)):
            return False
        day = None if goes_on else self.a_day(fact.start, closure.get("until", self.today))
        # Not within a time off the register that ended with a return.
        if day and day >= self.registered(child) and not self.world.is_registered(child, day, facts.LAST):
            return False
        return (goes_on or day) and self.enter(
            self.province_of(child), method, {"id": fact.fact, **({"clear": ["end"]} if goes_on else {"end": day})},
            Saying("correct", aspect, child, fact.fact, {"until": day}))
    return correct


def caregiver(self):
    person, province = self.new(), self.rng.choice(list(PROVINCES))
    return self.enter(
        province, "registry.Caregivers/Register",
        {"id": person, "name": self.name("Cô"), "commune": units.path(self.place(province)), "confirmedDistinct": True},
        Saying("say", "caregiver", person, person, {"start": self.today, "value": province}))


def link(self):
    child, person = self.child(), self.pick("caregiver")
    day, until, carer = self.spell(child, "link") if child and person else (None, None, None)
    person = carer or person
    if not day or not self.is_free("link", child, day, until, person):
        return False
    province = self.province_of(child)
    if self.world.of("caregiver", person).state(self.today) != province:
        return False
    fact = self.new()
    return self.enter(
        province, "registry.Caregivers/Link",
        {"id": fact, "caregiver": person, "child": child, "relation": "relative", "start": day, "end": until},
        Saying("say", "link", child, fact, {"start": day, "value": person, **said_end(self, child, day, until)}))


def place_child(self):
    child = self.child()
    day, until, _ = self.spell(child, "placement") if child else (None, None, None)
    if not day or not self.is_free("placement", child, day, until):
        return False
    province, fact = self.province_of(child), self.new()
    carers = [person for person in self.world.subjects("caregiver")
              if self.world.of("caregiver", person).state(self.today) == province]
    kind = self.rng.choice(["dayCare", "residential"] + (["timeLimitedFoster"] if carers else []))
    fostered = {"caregiver": self.rng.choice(carers), "expectedEnd": self.today + 60 * DAY} if kind == "timeLimitedFoster" else {}
    facility = None if fostered else self.pick("provider")
    if not fostered and not (facility and self.world.of("provider open", facility).state(day)):
        return False
    # Kin may look after the child, and a brother or sister live elsewhere: a paper says why.
    with_whom = {**(fostered or {"provider": facility}), "kinPassedOver": "Theo biên bản", "apart": "Theo biên bản"}
    return self.enter(
        province, "registry.Placements/Begin", {"id": fact, "child": child, "kind": kind, "start": day, "end": until, **with_whom},
        Saying("say", "placement", child, fact, {
            "start": day, "value": {"kind": kind, "expectedEnd": fostered.get("expectedEnd")}, **said_end(self, child, day, until)}),
        *([Saying("say", "placed-at", fact, fact, {"start": day, "value": facility})] if facility else []))


def extend(self):
    """Moves the day that a time-limited placement is to end by: another than that on which it ends."""
    child = self.active_child()
    placed = [fact for fact in self.world.of("placement", child).standing() if fact.value["expectedEnd"] and not fact.until] if child else []
    if not placed:
        return False
    placement, = placed
    later = placement.value["expectedEnd"] + self.rng.randint(1, 200) * DAY
    return self.enter(
        self.province_of(child), "registry.Placements/Extend", {"id": placement.fact, "expectedEnd": later},
        Saying("correct", "placement", child, placement.fact, {"value": {**placement.value, "expectedEnd": later}}))


# How often each is tried.
VERBS = {
    determine: 8, correct_determination: 2, void_determination: 1,
    add_circumstance: 5,
    end_period("circumstance", "registry.Circumstances/End"): 2,
    correct_period("circumstance", "registry.Circumstances/Correct"): 1,
    void_period("circumstance", "registry.Circumstances/Void"): 1,
    caregiver: 3, link: 4,
    end_period("link", "registry.Caregivers/Unlink"): 1,
    correct_period("link", "registry.Caregivers/Correct"): 1,
    void_period("link", "registry.Caregivers/Void"): 1,
    correct_end("circumstance", "registry.Circumstances/Correct"): 1,
    correct_end("link", "registry.Caregivers/Correct"): 1,
    correct_end("placement", "registry.Placements/Correct"): 1,
    place_child: 4, extend: 2,
    end_period("placement", "registry.Placements/End"): 1,
    correct_period("placement", "registry.Placements/Correct"): 1,
    void_period("placement", "registry.Placements/Void"): 1,
}

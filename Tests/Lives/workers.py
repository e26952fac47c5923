"""Who works for children, where and as what."""

import units
from sayings import DAY, FactOf, PROVINCES, ROLES, Saying


def worker(self):
    worker, province, role = self.new(), self.rng.choice(list(PROVINCES)), self.rng.choice(ROLES)
    unit, since = self.place(province), self.a_day(self.today - 900 * DAY, self.today)
    if self.rng.random() < 0.3 and units.parent(unit, self.today).is_district:
        unit = units.parent(unit, self.today)
    if not unit.exists(since):
        since = self.today
    return self.enter(
        province, "registry.Workers/Register",
        {"id": worker, "name": self.name("Anh"), "unit": units.path(unit), "role": role, "from": since, "confirmedDistinct": True},
        Saying("say", "workplace", worker, worker + "/workplace", {"start": since, "value": unit}),
        Saying("say", "role", worker, worker + "/role", {"start": since, "value": role}),
        Saying("say", "at work", worker, worker + "/at work", {"start": since, "value": True}),
        Saying("say", "employer", worker, worker, {"start": units.FIRST, "value": province}))


def working_day(self, worker, aspects):
    """A day at work; none on which something of the aspects begins already."""
    begun = [fact.start for aspect in aspects for fact in self.world.of(aspect, worker).standing()]
    day = self.a_day(min(fact.start for fact in self.world.of("at work", worker).standing()) + DAY, self.today)
    return day if day and day not in begun and self.world.of("at work", worker).state(day) else None


def employer(self, worker):
    return self.world.of("employer", worker).state(self.today)


def transfer(self):
    """To another unit, or another role, or both."""
    worker, aspects = self.pick("workplace"), self.rng.choice([["workplace"], ["role"], ["workplace", "role"]])
    day = worker and working_day(self, worker, aspects)
    if not day:
        return False
    unit, role = self.place(employer(self, worker), day), self.rng.choice(ROLES)
    said = {"workplace": ("unit", unit, units.path(unit)), "role": ("role", role, role)}
    return self.enter(
        employer(self, worker), "registry.Workers/Update",
        {"id": worker, "on": day, "confirmedDistinct": True, **{said[aspect][0]: said[aspect][2] for aspect in aspects}},
        *(Saying("say", aspect, worker, self.new(), {"start": day, "value": said[aspect][1]}) for aspect in aspects))


def correct_workplace(self):
    worker = self.pick("workplace")
    fact = worker and self.fact("workplace", worker)
    if not fact:
        return False
    unit = self.place(employer(self, worker), fact.start)
    return self.enter(
        employer(self, worker), "registry.Workers/Correct",
        {"id": worker, "fact": FactOf(worker, fact.fact), "unit": units.path(unit)},
        Saying("correct", "workplace", worker, fact.fact, {"value": unit}))


def correct_role(self):
    worker = self.pick("role")
    fact = worker and self.fact("role", worker)
    if not fact:
        return False
    role = self.rng.choice(ROLES)
    return self.enter(
        employer(self, worker), "registry.Workers/Correct", {"id": worker, "fact": FactOf(worker, fact.fact), "role": role},
        Saying("correct", "role", worker, fact.fact, {"value": role}))


def void_workplace(self):
    return void_of_worker(self, "workplace")


def void_role(self):
    return void_of_worker(self, "role")


def void_of_worker(self, aspect):
    """Not what the registration said."""
    worker = self.pick(aspect)
    fact = worker and self.fact(aspect, worker)
    if not fact or fact.fact == f"{worker}/{aspect}":
        return False
    return self.enter(
        employer(self, worker), "registry.Workers/Void", {"id": worker, "fact": FactOf(worker, fact.fact)},
        Saying("void", aspect, worker, fact.fact))


def leave(self):
    worker = self.pick("workplace")
    begun = [fact.start for aspect in ("workplace", "role", "at work")
             for fact in self.world.of(aspect, worker).standing()] if worker else []
    last = worker and self.a_day(max(begun), self.today - DAY)
    if not last or not self.world.of("at work", worker).state(self.today):
        return False
    return self.enter(
        employer(self, worker), "registry.Workers/Update", {"id": worker, "until": last},
        Saying("say", "at work", worker, self.new(), {"start": last + DAY, "value": False}))


def come_back(self):
    worker = self.pick("workplace")
    if not worker or self.world.of("at work", worker).state(self.today):
        return False
    day = self.a_day(max(fact.start for fact in self.world.of("at work", worker).standing()) + DAY, self.today)
    return day and self.enter(
        employer(self, worker), "registry.Workers/Update", {"id": worker, "since": day, "confirmedDistinct": True},
        Saying("say", "at work", worker, self.new(), {"start": day, "value": True}))


def last_standing(self, worker):
    """The last time that somebody left, or came back; None of who has not."""
    standing = max(self.world.of("at work", worker).standing(), key=lambda fact: fact.start)
    return None if standing.fact == worker + "/at work" else standing


def said_since(self, worker, day):
    """The first of what is said of unit and role from a day on; today where nothing is."""
    return min([fact.start for aspect in ("workplace", "role") for fact in self.world.of(aspect, worker).standing()
                if fact.start >= day], default=self.today)


def correct_leaving(self):
    """Left, or came back, on another day."""
    worker = self.pick("workplace")
    standing = worker and last_standing(self, worker)
    if not standing:
        return False
    others = [fact.start for aspect in ("workplace", "role", "at work") for fact in self.world.of(aspect, worker).standing()
              if fact != standing and fact.start < standing.start]
    day = self.a_day(max(others) + DAY, said_since(self, worker, standing.start) if standing.value else self.today)
    return bool(day) and self.enter(
        employer(self, worker), "registry.Workers/Correct", {"id": worker, "fact": FactOf(worker, standing.fact), "on": day},
        Saying("correct", "at work", worker, standing.fact, {"start": day}))


def void_leaving(self):
    """Never left; or never came back, where nothing is said of the time since."""
    worker = self.pick("workplace")
    standing = worker and last_standing(self, worker)
    if not standing or standing.value and any(
            fact.start >= standing.start for aspect in ("workplace", "role") for fact in self.world.of(aspect, worker).standing()):
        return False
    return self.enter(
        employer(self, worker), "registry.Workers/Void", {"id": worker, "fact": FactOf(worker, standing.fact)},
        Saying("void", "at work", worker, standing.fact))


def correct_first_day(self):
    """The first day at work; the unit and the role that the registration gave begin on that day too."""
    worker = self.pick("workplace")
    if not worker:
        return False
    first = {aspect: self.world.of(aspect, worker).said(f"{worker}/{aspect}") for aspect in ("at work", "workplace", "role")}
    after = [fact.start for aspect in first for fact in self.world.of(aspect, worker).standing() if fact not in first.values()]
    day = self.a_day(self.today - 1500 * DAY, min(after + [self.today + DAY]) - DAY)
    if not day or not first["workplace"].value.exists(day):
        return False
    return self.enter(
        employer(self, worker), "registry.Workers/Correct",
        {"id": worker, "fact": FactOf(worker, first["at work"].fact), "on": day},
        *(Saying("correct", aspect, worker, fact.fact, {"start": day}) for aspect, fact in first.items()))


# How often each is tried.
VERBS = {
    worker: 5, transfer: 4, correct_workplace: 1, correct_role: 1, void_workplace: 1, void_role: 1, leave: 3, come_back: 3,
    correct_leaving: 2, void_leaving: 1, correct_first_day: 2,
}

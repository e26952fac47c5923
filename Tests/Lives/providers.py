"""Who serves children, what they give, and the works at facilities."""

import units
from sayings import DAY, DOMAINS, FactOf, KINDS, MERGED, PROVINCES, Saying


def provider(self):
    provider, province, kind = self.new(), self.rng.choice(list(PROVINCES)), self.rng.choice(KINDS)
    place = self.place(province)
    since = self.rng.choice([None, self.a_day(self.today - 700 * DAY, self.today)])
    return self.enter(
        province, "catalogue.Providers/Register",
        {"id": provider, "name": self.name("Cơ sở"), "unit": units.path(place), "kind": kind, "standardMetSince": since},
        # It is taken to have been there on every day.
        Saying("say", "provider", provider, provider, {"start": units.FIRST, "value": {"kind": kind, "province": province}}),
        Saying("say", "provider place", provider, provider + "/place", {"start": units.FIRST, "value": place}),
        Saying("say", "provider open", provider, provider + "/open", {"start": units.FIRST, "value": True}),
        *([Saying("say", "standard", provider, provider + "/standard", {"start": since, "value": True})] if since else []))


def runs(self, provider):
    return self.world.of("provider", provider).state(self.today)["province"]


def change_provider(self, aspect, value, said):
    """Says that something of a provider is so from a day on which nothing of the aspect begins."""
    provider = self.pick("provider")
    day = provider and self.a_day(self.today - 700 * DAY, self.today)
    if not day or any(fact.start == day for fact in self.world.of(aspect, provider).standing()):
        return False
    if not self.world.of("provider open", provider).state(day):
        return False
    value = value(provider, day)
    return self.enter(
        runs(self, provider), "catalogue.Providers/Update", {"id": provider, "on": day, **said(value)},
        Saying("say", aspect, provider, self.new(), {"start": day, "value": value}))


def move_provider(self):
    return change_provider(self, "provider place", lambda provider, day: self.place(runs(self, provider), day),
                           lambda place: {"place": units.path(place)})


def judge_provider(self):
    """The standard won, or lost."""
    return change_provider(self, "standard", lambda provider, day: self.rng.random() < 0.5, lambda met: {"meetsStandard": met})


def void_provider_fact(self):
    provider, aspect = self.pick("provider"), self.rng.choice(["provider place", "standard"])
    fact = provider and self.fact(aspect, provider)
    # Where it stood first is no fact that can be voided.
    if not fact or fact.fact == provider + "/place":
        return False
    return self.enter(
        runs(self, provider), "catalogue.Providers/Void", {"id": provider, "fact": FactOf(provider, fact.fact)},
        Saying("void", aspect, provider, fact.fact))


def correct_provider_fact(self):
    """From another day, or otherwise."""
    provider, aspect = self.pick("provider"), self.rng.choice(["provider place", "standard"])
    fact = provider and self.fact(aspect, provider)
    if not fact or fact.fact == provider + "/place":
        return False
    day = self.a_day(self.today - 700 * DAY, self.today)
    if any(other.start == day for other in self.world.of(aspect, provider).standing()):
        return False
    if not self.world.of("provider open", provider).state(day):
        return False
    if aspect == "standard":
        value = self.rng.random() < 0.5
        said = {"meetsStandard": value}
    else:
        value = self.place(runs(self, provider), day)
        said = {"place": units.path(value)}
    return self.enter(
        runs(self, provider), "catalogue.Providers/Correct",
        {"id": provider, "fact": FactOf(provider, fact.fact), "on": day, **said},
        Saying("correct", aspect, provider, fact.fact, {"start": day, "value": value}))


def reaches(self, provider, child):
    """Whether whoever runs a provider may record anything of a child: one key reaches both provinces only since they are one."""
    return self.today >= MERGED or runs(self, provider) == self.province_of(child)


def deliver(self):
    child, provider = self.child(), self.pick("provider")
    if not child or not provider or not reaches(self, provider, child):
        return False
    day = self.day_of_life(child)
    domain, fact = self.rng.choice(DOMAINS), self.new()
    what = {"child": child, "provider": provider, "domain": domain, "on": day}
    if not day or any(other.start == day for other in self.world.of("delivery", child).standing()):
        return False
    if not self.world.of("provider open", provider).state(day):
        return False
    return self.enter(
        runs(self, provider), "catalogue.Deliveries/Record", {"id": fact, **what},
        Saying("say", "delivery", child, fact, {"start": day, "until": day, "value": domain}),
        Saying("say", "delivered-by", fact, fact, {"start": day, "value": provider}))


def mend_delivery(self):
    child = self.pick("delivery")
    fact = child and not self.world.is_merged(child) and self.fact("delivery", child)
    if not fact:
        return False
    provider = self.world.of("delivered-by", fact.fact).standing()[0].value
    province = runs(self, provider)
    if not reaches(self, provider, child):
        return False
    if self.rng.random() < 0.4:
        return self.enter(
            province, "catalogue.Deliveries/Correct", {"id": fact.fact, "reason": "Nhập nhầm", "void": True},
            Saying("void", "delivery", child, fact.fact))
    day = self.lived_day(child)
    if not day or not self.world.of("provider open", provider).state(day) or any(other.start == day for other in self.world.of("delivery", child).standing()):
        return False
    domain = self.rng.choice([domain for domain in DOMAINS if domain != fact.value])
    return self.enter(
        province, "catalogue.Deliveries/Correct", {"id": fact.fact, "reason": "Ghi sai", "domain": domain, "on": day},
        Saying("correct", "delivery", child, fact.fact, {"start": day, "until": day, "value": domain}))


def works_today(self, provider):
    return self.world.of("provider open", provider).state(self.today)


def last_use(self, provider, but=None):
    """The last day on which anybody has anything of it, or anything is said of it but one fact."""
    given = [fact for delivery in self.world.subjects("delivered-by")
             for fact in self.world.of("delivered-by", delivery).standing() if fact.value == provider]
    days = [self.world.of("delivery", given_to(self, fact.fact)).said(fact.fact).start for fact in given]
    said = [fact.start for aspect in ("provider place", "provider open", "standard")
            for fact in self.world.of(aspect, provider).standing() if fact.start > units.FIRST and fact.fact != but]
    joined = [day for network in self.world.subjects("member") for member in self.world.of("member", network).standing()
              if member.value == provider for day in (member.start, member.until) if day]
    return max(days + said + joined, default=units.FIRST)


def close_provider(self):
    """After all that anybody has of it."""
    provider = self.pick("provider")
    if not provider or not works_today(self, provider):
        return False
    day = self.a_day(max(last_use(self, provider), self.today - 700 * DAY) + DAY, self.today)
    return day and self.enter(
        runs(self, provider), "catalogue.Providers/Close", {"id": provider, "on": day, "reason": "Ngừng hoạt động"},
        Saying("say", "provider open", provider, self.new(), {"start": day, "value": False}))


def last_standing(self, provider):
    """The last time that it closed, or opened again."""
    standing = max(self.world.of("provider open", provider).standing(), key=lambda fact: fact.start)
    return standing if standing.start > units.FIRST else None


def correct_closing(self):
    """Closed on another day, or opened again on another."""
    provider = self.pick("provider")
    standing = provider and last_standing(self, provider)
    if not standing:
        return False
    if standing.value:
        before = max(fact.start for fact in self.world.of("provider open", provider).standing() if fact != standing)
        # What is said of the time since moves nowhere.
        used = last_use(self, provider, standing.fact) >= standing.start
        day = self.a_day(before + DAY, standing.start if used else self.today)
    else:
        day = self.a_day(max(last_use(self, provider, standing.fact), self.today - 900 * DAY) + DAY, self.today)
    return bool(day) and self.enter(
        runs(self, provider), "catalogue.Providers/Correct",
        {"id": provider, "fact": FactOf(provider, standing.fact), "on": day},
        Saying("correct", "provider open", provider, standing.fact, {"start": day}))


def void_closing(self):
    """It never closed; or it never opened again, where nothing is said of it since."""
    provider = self.pick("provider")
    standing = provider and last_standing(self, provider)
    if not standing or standing.value and last_use(self, provider, standing.fact) >= standing.start:
        return False
    return self.enter(
        runs(self, provider), "catalogue.Providers/Void", {"id": provider, "fact": FactOf(provider, standing.fact)},
        Saying("void", "provider open", provider, standing.fact))


def given_to(self, delivery):
    return next(child for child in self.world.subjects("delivery")
                if any(version.fact == delivery for version in self.world.of("delivery", child).versions))


def reopen_provider(self):
    provider = self.pick("provider")
    if not provider or works_today(self, provider):
        return False
    closed = max(fact.start for fact in self.world.of("provider open", provider).standing())
    day = self.a_day(closed + DAY, self.today)
    return day and self.enter(
        runs(self, provider), "catalogue.Providers/Reopen", {"id": provider, "on": day, "reason": "Hoạt động trở lại"},
        Saying("say", "provider open", provider, self.new(), {"start": day, "value": True}))


def propose(self):
    provider = self.pick("provider")
    if not provider or not works_today(self, provider):
        return False
    now, upgrade = self.world.of("provider", provider).state(self.today), self.new()
    self.enter(now["province"], "catalogue.Upgrades/Propose",
               {"id": upgrade, "provider": provider, "work": "Sửa phòng chăm sóc", "cost": 50_000_000},
               Saying("say", "proposal", upgrade, upgrade, {"start": self.today, "value": provider}))
    return self.enter(now["province"], "catalogue.Upgrades/Approve", {"id": upgrade},
                      Saying("say", "works", upgrade, upgrade, {"start": self.today, "value": provider}))


def complete_works(self):
    upgrade = self.pick("works")
    works = upgrade and self.fact("works", upgrade)
    if not works:
        return False
    now, day = self.world.of("provider", works.value).state(self.today), self.a_day(works.start, self.today)
    return self.enter(
        now["province"], "catalogue.Upgrades/Complete", {"id": upgrade, "on": day},
        Saying("void", "works", upgrade, upgrade),
        Saying("say", "upgrade", upgrade, upgrade, {"start": day, "value": works.value}))


def correct_works(self):
    """Completed on another day, not before they were approved."""
    upgrade = self.pick("upgrade")
    done = upgrade and self.fact("upgrade", upgrade)
    if not done:
        return False
    now = self.world.of("provider", done.value).state(self.today)
    day = self.a_day(self.world.of("works", upgrade).said(upgrade).start, self.today)
    return self.enter(
        now["province"], "catalogue.Upgrades/Correct", {"id": upgrade, "completedOn": day},
        Saying("correct", "upgrade", upgrade, upgrade, {"start": day}))


def void_works(self):
    upgrade = self.pick("upgrade")
    done = upgrade and self.fact("upgrade", upgrade)
    return bool(done) and self.enter(
        self.world.of("provider", done.value).state(self.today)["province"], "catalogue.Upgrades/Void", {"id": upgrade},
        Saying("void", "upgrade", upgrade, upgrade), Saying("void", "proposal", upgrade, upgrade))


# How often each is tried.
VERBS = {
    provider: 3, deliver: 10, mend_delivery: 3,
    close_provider: 3, reopen_provider: 3, correct_closing: 2, void_closing: 2, move_provider: 3, judge_provider: 4, void_provider_fact: 1, correct_provider_fact: 2,
    propose: 2, complete_works: 2, correct_works: 1, void_works: 1,
}

"""A district's network and pilots."""

import units
from providers import runs, works_today
from sayings import DAY, FIRST_DAY, PROVINCES, Saying


def establish(self):
    district = self.district
    day = district and self.a_day(FIRST_DAY, self.today)
    ended = day and self.first_day_without(day, "network")
    until = ended and ended - DAY
    members = [provider for provider in self.world.subjects("provider")
               if runs(self, provider) == "thai-binh" and works_today(self, provider)
               and self.world.of("provider open", provider).state(day or self.today)]
    if not day or not district.exists(self.today) or not members or not self.is_free("network", district.code, day, until):
        return False
    network = self.new()
    return self.enter(
        "thai-binh", "catalogue.Networks/Establish",
        {"id": network, "district": units.path(district), "on": day, "members": members[:2],
         **({"dissolvedOn": ended, "reason": "Tổ chức lại"} if ended else {})},
        Saying("say", "network", district.code, network, {"start": day, "until": until, "value": network}),
        *(Saying("say", "member", member, self.new(), {"start": day, "value": network}) for member in members[:2]))


def dissolve(self):
    network = self.district and self.fact("network", self.district.code)
    day = network and not network.until and self.a_day(network.start + DAY, self.today)
    if not day:
        return False
    return self.enter(
        "thai-binh", "catalogue.Networks/Dissolve", {"id": network.fact, "on": day, "reason": "Tổ chức lại"},
        Saying("correct", "network", self.district.code, network.fact, {"until": day - DAY}))


def start_pilot(self):
    """Of one of two models, each once at a time: names that no other history gives."""
    day = self.district and self.a_day(FIRST_DAY, self.today)
    ended = day and self.first_day_without(day, "model")
    if not day or not self.district.exists(self.today):
        return False
    pilot, model, until = self.new(), f"{self.rng.choice(['Nhà an toàn', 'Tổ tư vấn'])} {self.model}", ended and ended - DAY
    if not self.is_free("model", self.district.code, day, until, model):
        return False
    return self.enter(
        "thai-binh", "catalogue.Pilots/Start",
        {"id": pilot, "model": model, "district": units.path(self.district), "on": day,
         **({"stoppedOn": ended, "reason": "Hết kinh phí"} if ended else {})},
        Saying("say", "model", self.district.code, pilot, {"start": day, "until": until, "value": model}),
        Saying("say", "pilot", self.district.code, pilot, {"start": day, "until": until, "value": pilot}))


def stop_pilot(self):
    pilot = self.district and self.fact("pilot", self.district.code)
    if not pilot or pilot.until or pilot.fact != pilot.value:
        return False
    scaled = self.world.of("scaled", pilot.fact).standing()
    day = self.a_day(max(fact.start for fact in [pilot, *scaled]) + DAY, self.today)
    if not day:
        return False
    return self.enter(
        "thai-binh", "catalogue.Pilots/Stop", {"id": pilot.fact, "on": day, "reason": "Hết kinh phí"},
        Saying("correct", "model", self.district.code, pilot.fact, {"until": day - DAY}),
        Saying("correct", "pilot", self.district.code, pilot.fact, {"until": day - DAY}),
        *(Saying("correct", "pilot", fact.value, fact.fact, {"until": day - DAY}) for fact in scaled))


def scale_pilot(self):
    """Judged worth taking further, and taken to another district of this history: there is one in each province."""
    pilot = self.district and self.fact("pilot", self.district.code)
    day = pilot and pilot.fact == pilot.value and not pilot.until and self.a_day(pilot.start, self.today)
    others = [unit for unit in units.districts(day) if day and unit != self.district
              and units.atoms(unit) & units.atoms(PROVINCES["thai-binh"])] if day else []
    taken = [fact.value for fact in self.world.of("scaled", pilot.fact).standing()] if pilot else []
    others = [unit for unit in others if unit.code not in taken]
    if not others or not self.district.exists(self.today):
        return False
    other, fact = self.rng.choice(others), self.new()
    self.enter("thai-binh", "catalogue.Pilots/Evaluate",
               {"id": pilot.fact, "on": day, "verdict": "expand", "summary": "Hiệu quả"})
    return self.enter(
        "thai-binh", "catalogue.Pilots/Scale", {"id": pilot.fact, "to": units.path(other), "on": day},
        Saying("say", "scaled", pilot.fact, fact, {"start": day, "value": other.code}),
        Saying("say", "pilot", other.code, fact, {"start": day, "value": pilot.fact}))


# How often each is tried.
VERBS = {
    establish: 2, dissolve: 1, start_pilot: 2, scale_pilot: 2, stop_pilot: 1,
}

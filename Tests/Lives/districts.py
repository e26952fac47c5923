"""A district's network, who is in it, and its pilots. Only those of one history's own district are entered: there is one network at a
time."""

import units
from sayings import DAY, FIRST_DAY, FactOf, PROVINCES, Saying, meets
from providers import runs

MODELS = ["Nhà an toàn", "Tổ tư vấn"]


def say(self, method, body, *says):
    return self.enter("thai-binh", f"catalogue.{method}", body, *says)


def works(self, provider, *days):
    return all(self.world.of("provider open", provider).state(day) for day in days if day)


# Networks.

def own_network(self):
    return self.district and self.fact("network", self.district.code)


def members(self, network):
    return self.world.of("member", network.fact).standing()


def candidates(self, network=None):
    there = {member.value for member in members(self, network)} if network else set()
    return [provider for provider in self.world.subjects("provider")
            if runs(self, provider) == "thai-binh" and works(self, provider, self.today) and provider not in there]


def establish(self):
    district = self.district
    day = district and self.a_day(FIRST_DAY, self.today)
    if not day:
        return False
    ended = self.first_day_without(day, "network")
    until = ended and ended - DAY
    joining = [provider for provider in candidates(self) if works(self, provider, day)][:2]
    if not district.exists(self.today) or not joining or not self.is_free("network", district.code, day, until):
        return False
    network = self.new()
    return say(
        self, "Networks/Establish",
        {"id": network, "district": units.path(district), "on": day, "members": joining,
         **({"dissolvedOn": ended, "reason": "Tổ chức lại"} if ended else {})},
        Saying("say", "network", district.code, network, {"start": day, "until": until, "value": network}),
        *(Saying("say", "member", network, self.new(), {"start": day, "value": provider}) for provider in joining))


def dissolve(self):
    """After the last member came, and left."""
    network = own_network(self)
    if not network or network.until:
        return False
    day = self.a_day(max([network.start + DAY, last_change(self, network)]), self.today)
    return bool(day) and say(
        self, "Networks/Dissolve", {"id": network.fact, "on": day, "reason": "Tổ chức lại"},
        Saying("correct", "network", self.district.code, network.fact, {"until": day - DAY}))


def last_change(self, network):
    """The day on which the last one came, or the one after the last one left."""
    return max(member.until + DAY if member.until else member.start for member in members(self, network))


def add_member(self):
    network = own_network(self)
    joining = self.rng.choice(candidates(self, network) or [None]) if network else None
    day = joining and self.a_day(network.start, network.until or self.today)
    if not day:
        return False
    until = self.a_day(day, network.until or self.today) if self.rng.random() < 0.4 else None
    if not works(self, joining, day, until):
        return False
    return say(
        self, "Networks/AddMember", {"id": network.fact, "provider": joining, "on": day, "until": until},
        Saying("say", "member", network.fact, self.new(), {"start": day, "until": until, "value": joining}))


def a_member(self):
    network = own_network(self)
    return network, self.rng.choice(members(self, network)) if network else None


def remove_member(self):
    network, member = a_member(self)
    day = member and not member.until and self.a_day(member.start, network.until or self.today)
    if not day or not works(self, member.value, day):
        return False
    return say(
        self, "Networks/RemoveMember", {"id": network.fact, "member": FactOf(network.fact, member.fact), "until": day},
        Saying("correct", "member", network.fact, member.fact, {"until": day}))


def correct_member(self):
    """From another day, or in it still."""
    network, member = a_member(self)
    if not member:
        return False
    lasts = bool(member.until) and self.rng.random() < 0.4
    day = member.start if lasts else self.a_day(network.start, member.until or network.until or self.today)
    if not works(self, member.value, day, None if lasts else member.until):
        return False
    return say(
        self, "Networks/CorrectMember",
        {"id": network.fact, "member": FactOf(network.fact, member.fact), **({"clear": ["until"]} if lasts else {"from": day})},
        Saying("correct", "member", network.fact, member.fact, {"start": day, "until": None if lasts else member.until}))


def void_member(self):
    """Not the only one who ever was."""
    network, member = a_member(self)
    return bool(member) and len(members(self, network)) > 1 and say(
        self, "Networks/VoidMember", {"id": network.fact, "member": FactOf(network.fact, member.fact)},
        Saying("void", "member", network.fact, member.fact))


def correct_network(self):
    """Established on another day, with those who were in it from its first; dissolved on another; or never dissolved."""
    network = own_network(self)
    if not network:
        return False
    if network.until and self.rng.random() < 0.6:
        never = self.rng.random() < 0.5
        ended = None if never else self.a_day(max(network.start + DAY, last_change(self, network)), self.today)
        until = ended and ended - DAY
        if not never and not ended or not is_free_but(self, "network", network, network.start, until):
            return False
        return say(
            self, "Networks/Correct", {"id": network.fact, **({"clear": ["dissolvedOn"]} if never else {"dissolvedOn": ended})},
            Saying("correct", "network", self.district.code, network.fact, {"until": until}))
    first = [member for member in members(self, network) if member.start == network.start]
    latest = [member.until for member in first] + [member.start for member in members(self, network) if member not in first]
    day = self.a_day(FIRST_DAY, min(last for last in [*latest, network.until, self.today] if last))
    if not day or not self.district.exists(day) or not is_free_but(self, "network", network, day, network.until):
        return False
    if not all(works(self, member.value, day, member.until) for member in first):
        return False
    return say(
        self, "Networks/Correct", {"id": network.fact, "on": day},
        Saying("correct", "network", self.district.code, network.fact, {"start": day}),
        *(Saying("correct", "member", network.fact, member.fact, {"start": day}) for member in first))


def is_free_but(self, aspect, fact, day, until):
    """Whether nothing else of the district, of a pilot's model where it is one, is in the way."""
    return not any(meets(other, day, until) for other in self.world.of(aspect, self.district.code).standing()
                   if other.fact != fact.fact and (aspect == "network" or other.value == fact.value))


def void_network(self):
    network = own_network(self)
    return bool(network) and say(
        self, "Networks/Void", {"id": network.fact}, Saying("void", "network", self.district.code, network.fact),
        *(Saying("void", "member", network.fact, member.fact) for member in members(self, network)))


# Pilots.

def own_pilot(self):
    return self.district and self.fact("model", self.district.code)


def steps(self, pilot):
    return [step for aspect in ("judged", "expansion", "stop there") for step in self.world.of(aspect, pilot.fact).standing()]


def start_pilot(self):
    """Of one of two models, each once at a time: names that no other history gives."""
    day = self.district and self.a_day(FIRST_DAY, self.today)
    ended = day and self.first_day_without(day, "model")
    if not day or not self.district.exists(self.today):
        return False
    pilot, model, until = self.new(), f"{self.rng.choice(MODELS)} {self.model}", ended and ended - DAY
    if not self.is_free("model", self.district.code, day, until, model):
        return False
    return say(
        self, "Pilots/Start",
        {"id": pilot, "model": model, "district": units.path(self.district), "on": day,
         **({"stoppedOn": ended, "reason": "Hết kinh phí"} if ended else {})},
        Saying("say", "model", self.district.code, pilot, {"start": day, "until": until, "value": model}))


def stop_pilot(self):
    pilot = own_pilot(self)
    if not pilot or pilot.until:
        return False
    day = self.a_day(max(fact.start for fact in [pilot, *steps(self, pilot)]) + DAY, self.today)
    return bool(day) and say(
        self, "Pilots/Stop", {"id": pilot.fact, "on": day, "reason": "Hết kinh phí"},
        Saying("correct", "model", self.district.code, pilot.fact, {"until": day - DAY}))


def other_districts(self, pilot, day):
    """Where it was not taken to; whose name is the same now as then."""
    taken = [self.district.code] + [step.value for step in self.world.of("expansion", pilot.fact).standing()]
    return [unit for unit in units.districts(day) if unit.code not in taken and unit.exists(self.today)
            and units.atoms(unit) & units.atoms(PROVINCES["thai-binh"])]


def scale_pilot(self):
    """Judged worth taking further, and taken to another district."""
    pilot = own_pilot(self)
    day = pilot and not pilot.until and self.a_day(pilot.start, self.today)
    others = other_districts(self, pilot, day) if day else []
    if not others or not self.district.exists(self.today):
        return False
    other = self.rng.choice(others)
    say(self, "Pilots/Evaluate", {"id": pilot.fact, "on": day, "verdict": "expand", "summary": "Hiệu quả"},
        Saying("say", "judged", pilot.fact, self.new(), {"start": day, "value": "expand"}))
    return say(
        self, "Pilots/Scale", {"id": pilot.fact, "to": units.path(other), "on": day},
        Saying("say", "expansion", pilot.fact, self.new(), {"start": day, "value": other.code}))


def an_expansion(self):
    pilot = own_pilot(self)
    expansions = self.world.of("expansion", pilot.fact).standing() if pilot else []
    return pilot, self.rng.choice(expansions) if expansions else None


def stop_there(self):
    """In a district that it was taken to."""
    pilot, expansion = an_expansion(self)
    if not expansion or pilot.until or any(
            stop.value == expansion.value for stop in self.world.of("stop there", pilot.fact).standing()):
        return False
    day = self.a_day(expansion.start + DAY, self.today)
    there = day and units.found(expansion.value, day)
    return bool(there) and there.exists(self.today) and say(
        self, "Pilots/Stop", {"id": pilot.fact, "district": units.path(there), "on": day, "reason": "Chuyển giao"},
        Saying("say", "stop there", pilot.fact, self.new(), {"start": day, "value": expansion.value}))


def correct_expansion(self):
    """On another day, not before it was first judged worth it, nor after it was stopped there or altogether."""
    pilot, expansion = an_expansion(self)
    if not expansion:
        return False
    judged = min(step.start for step in self.world.of("judged", pilot.fact).standing())
    stops = [step.start - DAY for step in self.world.of("stop there", pilot.fact).standing() if step.value == expansion.value]
    day = self.a_day(judged, min([pilot.until or self.today, *stops]))
    return bool(day) and say(
        self, "Pilots/CorrectStep", {"id": pilot.fact, "step": FactOf(pilot.fact, expansion.fact), "on": day},
        Saying("correct", "expansion", pilot.fact, expansion.fact, {"start": day}))


def void_expansion(self):
    pilot, expansion = an_expansion(self)
    if not expansion or any(stop.value == expansion.value for stop in self.world.of("stop there", pilot.fact).standing()):
        return False
    return say(
        self, "Pilots/VoidStep", {"id": pilot.fact, "step": FactOf(pilot.fact, expansion.fact)},
        Saying("void", "expansion", pilot.fact, expansion.fact))


def mend_stop_there(self):
    """On another day, or never."""
    pilot = own_pilot(self)
    stops = self.world.of("stop there", pilot.fact).standing() if pilot else []
    if not stops:
        return False
    stop = self.rng.choice(stops)
    of = {"id": pilot.fact, "step": FactOf(pilot.fact, stop.fact)}
    if self.rng.random() < 0.5:
        return say(self, "Pilots/VoidStep", of, Saying("void", "stop there", pilot.fact, stop.fact))
    since = next(step.start for step in self.world.of("expansion", pilot.fact).standing() if step.value == stop.value)
    day = self.a_day(since + DAY, pilot.until or self.today)
    return bool(day) and say(
        self, "Pilots/CorrectStep", {**of, "on": day}, Saying("correct", "stop there", pilot.fact, stop.fact, {"start": day}))


def correct_pilot(self):
    """Begun on another day, stopped on another, or never stopped."""
    pilot = own_pilot(self)
    if not pilot:
        return False
    happened = [step.start for step in steps(self, pilot)]
    if pilot.until and self.rng.random() < 0.6:
        never = self.rng.random() < 0.5
        ended = None if never else self.a_day(max([pilot.start, *happened]) + DAY, self.today)
        until = ended and ended - DAY
        if not never and not ended or not is_free_but(self, "model", pilot, pilot.start, until):
            return False
        return say(
            self, "Pilots/Correct", {"id": pilot.fact, **({"clear": ["stoppedOn"]} if never else {"stoppedOn": ended})},
            Saying("correct", "model", self.district.code, pilot.fact, {"until": until}))
    day = self.a_day(FIRST_DAY, min(last for last in [*happened, pilot.until, self.today] if last))
    if not day or not self.district.exists(day) or not is_free_but(self, "model", pilot, day, pilot.until):
        return False
    return say(
        self, "Pilots/Correct", {"id": pilot.fact, "on": day},
        Saying("correct", "model", self.district.code, pilot.fact, {"start": day}))


def void_pilot(self):
    pilot = own_pilot(self)
    return bool(pilot) and say(
        self, "Pilots/Void", {"id": pilot.fact}, Saying("void", "model", self.district.code, pilot.fact),
        *(Saying("void", aspect, pilot.fact, step.fact) for aspect in ("judged", "expansion", "stop there")
          for step in self.world.of(aspect, pilot.fact).standing()))


# How often each is tried.
VERBS = {
    establish: 5, dissolve: 1, add_member: 4, remove_member: 2, correct_member: 2, void_member: 1, correct_network: 2, void_network: 1,
    start_pilot: 4, stop_pilot: 1, scale_pilot: 3, stop_there: 2, correct_expansion: 2, void_expansion: 1, mend_stop_there: 2,
    correct_pilot: 2, void_pilot: 1,
}

"""A district's network and who is in it. Only that of one history's own district is entered: there is one at a time."""

import units
from sayings import DAY, FIRST_DAY, FactOf, Saying, meets
from providers import runs

def say(self, method, body, *says):
    return self.enter("thai-binh", f"catalogue.{method}", body, *says)


def works(self, provider, *days):
    return all(self.world.of("provider open", provider).state(day) for day in days if day)


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


# How often each is tried.
VERBS = {
    establish: 5, dissolve: 1, add_member: 4, remove_member: 2, correct_member: 2, void_member: 1, correct_network: 2, void_network: 1,
}

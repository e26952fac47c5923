"""The pilots that begin in one history's own district, and where they are taken to."""

import units
from networks import is_free_but, say
from sayings import DAY, FIRST_DAY, FactOf, PROVINCES, Saying

MODELS = ["Nhà an toàn", "Tổ tư vấn"]


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
    start_pilot: 4, stop_pilot: 1, scale_pilot: 3, stop_there: 2, correct_expansion: 2, void_expansion: 1, mend_stop_there: 2,
    correct_pilot: 2, void_pilot: 1,
}

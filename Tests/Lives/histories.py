"""Lives made up from a seed: what an office enters, on the day on which it enters it, about days that may lie long before. Every entry
is one that the services have to admit, so that a refusal is a failure like a wrong figure."""

import dataclasses
import datetime
import random
import uuid

import facts
import units
from world import World, age, birth

FIRST_DAY, LAST_DAY = datetime.date(2013, 1, 2), datetime.date(2026, 3, 31)
# Around these days units, laws and plans change.
TURNS = [datetime.date(*day) for day in (
    (2013, 8, 6), (2017, 6, 1), (2019, 5, 1), (2020, 1, 1), (2020, 3, 1), (2021, 1, 1), (2024, 11, 1), (2024, 12, 1),
    (2025, 1, 1), (2025, 3, 1), (2025, 7, 1), (2026, 1, 1))]
DAY = datetime.timedelta(1)
MERGED = datetime.date(2025, 7, 1)
# What the ids of facts begin with that a row of a table said: the service gives them theirs, and nobody asks.
ROW = "row/"
TYPES = ["mobility", "hearingSpeech", "vision", "neuroPsychiatric", "intellectual", "other"]
DEGREES = ["exceptionallySevere", "severe", "mild"]
DOMAINS = ["protection", "care", "health", "rehabilitation", "education", "vocational", "culture-sport", "counselling"]
TOPICS = ["inclusion", "life-skills", "self-protection", "care-skills", "disability-support", "child-rights-law"]
KINDS = ["child-facility", "day-care-centre", "social-house", "school", "club"]
ROLES = ["childOfficer", "providerOfficer", "organisationOfficer", "collaborator", "teacher"]


@dataclasses.dataclass(frozen=True)
class Saying:
    """What an entry says of one aspect of one subject: `say`, `correct` or `void` of `Facts`, and what with."""
    verb: str
    aspect: str
    subject: str
    fact: str
    what: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Entry:
    """One call of an office of a province, on a day, and what it says."""
    day: datetime.date
    province: str
    method: str
    body: dict
    says: tuple = ()

    def __str__(self):
        return f"{self.day} {units.office(self.province, self.day)} {self.method} {self.body}"


@dataclasses.dataclass(frozen=True)
class FactOf:
    """In a body, for an id that the registry gave: the fact of a child's history that is called so here."""
    child: str
    fact: str


def office_days(rng, count=120):
    """The days on which anything is entered: spread over the years, and thick around the turns."""
    spread = [FIRST_DAY + rng.randrange((LAST_DAY - FIRST_DAY).days) * DAY for _ in range(count // 2)]
    near = [rng.choice(TURNS) + rng.randint(-40, 40) * DAY for _ in range(count // 2)]
    turns = [turn + shift * DAY for turn in TURNS for shift in (-1, 0)]
    return sorted({day for day in spread + near + turns if FIRST_DAY < day <= LAST_DAY})


class History:
    """A few children, who is around them, and who serves them. `district` is the one whose network and pilots are this history's."""

    def __init__(self, seed, days, length=40, district=None):
        self.rng = random.Random(seed)
        self.world, self.entries, self.district = World(), [], district
        self.today, self.model = None, self.new()[:8]
        # Some live through all the years, some through a few months of many entries.
        span = sorted(self.rng.choices(range(len(days)), k=2)) if self.rng.random() < 0.7 else [0, len(days) - 1]
        for at in sorted(self.rng.choices(range(span[0], span[1] + 1), k=length)):
            self.today = days[at]
            self.enter_something()

    def enter_something(self):
        for _ in range(20):
            verbs, weights = zip(*((verb, weight) for verb, weight in VERBS.items() if verb.__name__ not in WITHOUT))
            if self.rng.choices(verbs, weights)[0](self):
                return

    # How entries are made.

    def enter(self, province, method, body, *says):
        """A correction that says what is known already is none, and is not entered."""
        if any(saying.verb == "correct" and self.world.of(saying.aspect, saying.subject).is_known(saying.fact, **saying.what)
               for saying in says):
            return False
        entry = Entry(self.today, province, method, written(body), says)
        self.entries.append(entry)
        self.world.learn(entry)
        return True

    def new(self):
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def name(self, what):
        return f"{what} {self.new()[:8]}"

    def a_day(self, first, last):
        """A day between two, often one at the edge, or one at which something turns."""
        last = min(last, self.today)
        if first > last:
            return None
        edges = [day for turn in TURNS for day in (turn - DAY, turn) if first <= day <= last] + [first, last]
        if self.rng.random() < 0.4:
            return self.rng.choice(edges)
        return first + self.rng.randint(0, (last - first).days) * DAY

    def place(self, province=None, on=None):
        """A commune of a day, today where none is named; where a province is named, one of those that were its communes."""
        there = [unit for unit in units.communes(on or self.today)
                 if province is None or units.atoms(unit) & units.atoms(PROVINCES[province])]
        turned = [unit for unit in there if unit.code in TURNED]
        return self.rng.choice(turned if turned and self.rng.random() < 0.3 else there)

    def first_day_without(self, day, aspect):
        """Of what begins on a day in this district and is over already, at the latest where another one begins; None of what goes on."""
        if self.rng.random() < 0.6:
            return None
        later = [fact.start for fact in self.world.of(aspect, self.district.code).standing() if fact.start > day]
        return self.a_day(day + DAY, min(later, default=self.today))

    def pick(self, aspect):
        subjects = self.world.subjects(aspect)
        return self.rng.choice(subjects) if subjects else None

    def fact(self, aspect, subject):
        """One that stands, and has an id that is known here."""
        standing = [fact for fact in self.world.of(aspect, subject).standing() if not fact.fact.startswith(ROW)]
        return self.rng.choice(standing) if standing else None

    def province_of(self, child):
        """Whose office acts for it: where it lives, as the register says today."""
        home = self.world.of("home", child).state(self.today)
        return next(name for name, unit in PROVINCES.items() if units.atoms(home) & units.atoms(unit))

    # What is known of a child's life.

    def registered(self, child):
        return self.world.of("standing", child).standing()[0].start

    def closed(self, child):
        """The first day off the register, where it is closed today."""
        last = max(self.world.of("standing", child).standing(), key=lambda fact: fact.start)
        return last.start if last.value != "active" else None

    def child(self):
        """One that was not entered by mistake."""
        child = self.pick("standing")
        return child if child and not self.world.of("mistake", child).standing() else None

    def fact_of_a_child(self, aspect):
        """A child, and something that is so of it; nothing where none is there."""
        child = self.child()
        return child, child and self.fact(aspect, child)

    def active_child(self):
        child = self.child()
        return child if child and not self.closed(child) else None

    def last_said(self, child):
        """The last day that anything the register holds of the child speaks of."""
        said = [day for aspect in ("standing", "home", "circumstance", "disability", "link", "placement")
                for fact in self.world.of(aspect, child).standing() for day in (fact.start, fact.until) if day]
        return max(said)

    def first_said(self, child):
        """The first of anything, of any department."""
        return min([fact.start for aspect in ("home", "standing", "circumstance", "disability", "link", "placement",
                                              "delivery", "training")
                    for fact in self.world.of(aspect, child).standing()]
                   + [fact.value["held"] for aspect in ("training", "failure") for fact in self.world.of(aspect, child).standing()])

    def lived_day(self, child, aspect=None):
        """A day on the register, in whichever of its times there; none that already says something of the aspect."""
        day = self.a_day(self.registered(child), self.today)
        taken = [fact.start for fact in self.world.of(aspect, child).standing()] if aspect else []
        return None if day in taken or not self.world.is_registered(child, day, facts.LAST) else day

    def ending(self, child, day):
        """How what goes on from a day ends with the next closure of the child, whenever it is entered; empty where it goes on."""
        closures = [fact for fact in self.world.of("standing", child).standing() if fact.value != "active" and fact.start > day]
        closure = min(closures, key=lambda fact: fact.start, default=None)
        return {"until": closure.start - DAY, "cause": closure.fact} if closure else {}

    def spell(self, child, aspect):
        """The first and the last day of something to be entered; the last is None of what goes on. Some is over already, and some of
        that before a thing that was entered sooner, whose value it has: the third."""
        day = self.day_of_life(child)
        if not day or self.rng.random() < 0.5:
            return day, None, None
        # Nothing spans a time off the register.
        last = self.ending(child, day).get("until", self.today)
        later = [fact for fact in self.world.of(aspect, child).standing() if fact.start > day]
        if later and self.rng.random() < 0.7:
            fact = self.rng.choice(later)
            return day, self.a_day(day, min(last, fact.start - DAY)), fact.value
        return day, self.a_day(day, last), None

    def is_free(self, aspect, subject, day, until, value=None):
        """Whether nothing of the value, or of any, is in the way on these days."""
        return not any(meets(other, day, until) for other in self.world.of(aspect, subject).standing()
                       if value is None or other.value == value)

    def day_of_life(self, child, aspect=None):
        """A day on the register, or of childhood before."""
        if self.rng.random() < 0.8:
            return self.lived_day(child, aspect)
        day = self.a_day(birth(self.world.identity(child, facts.LAST)), self.registered(child))
        taken = [fact.start for fact in self.world.of(aspect, child).standing()] if aspect else []
        return None if day in taken else day


# Communes that were split, taken into others, or moved to another district.
TURNED = {row[of] for row in units.rows("unit_successions.csv") if row["kind"] in ("part", "absorb", "reparent")
          for of in ("old_code", "new_code")}
PROVINCES = {name: unit for unit in units.UNITS if unit.type in units.PROVINCES and unit.start == units.FIRST
             for name in [units.folded(unit.name)]}


def meets(other, first, last):
    """Whether a period shares a day with others, None being an open end."""
    return other.start <= (last or facts.LAST) and first <= (other.until or facts.LAST)


def written(value):
    """As it goes over the wire: days and units as texts, without what is left out."""
    if isinstance(value, dict):
        return {name: written(of) for name, of in value.items() if of is not None}
    if isinstance(value, (list, tuple)):
        return [written(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def touched_by_name(entry):
    """The ids of all that an entry speaks of."""
    def ids(value):
        if isinstance(value, FactOf):
            return {value.fact, value.child}
        if isinstance(value, dict):
            value = value.values()
        return set().union(*map(ids, value)) if isinstance(value, (list, tuple, type({}.values()))) else {value}
    return ids(entry.body) | {saying.subject for saying in entry.says}


def another_order(rng, entries):
    """The same entries of one day in another order that the same rules admit. In the order of saying stay: what makes something and
    what speaks of it; what is said of a child's standing and birth, and whatever speaks of that child; corrections, and what they
    correct or make room for; and what would stand in the way while it is open. Much of what was ended by an entry of its own is
    entered with its end here, so that it can come behind what began later."""
    entries = ended_at_once(rng, entries)
    # A delivery that is corrected or voided makes room for the closing of who gave it.
    givers = {saying.subject: saying.what["value"] for entry in entries for saying in entry.says
              if saying.aspect == "delivered-by" and saying.verb != "void"}

    def touched(entry):
        ids = touched_by_name(entry)
        return ids | {givers[of] for of in ids & givers.keys()}

    def comes_after(later, earlier):
        made = [earlier.body, *(part for part in earlier.body.values() if isinstance(part, dict))]
        if earlier.method.rpartition("/")[2] in MAKES and any(part.get("id") in touched(later) for part in made):
            return True
        if any(saying.aspect in ORDERED and saying.subject in touched(other)
               for one, other in ((earlier, later), (later, earlier)) for saying in one.says):
            return True
        return any((one.aspect, one.subject) == (other.aspect, other.subject)
                   and (one.verb != "say" or other.verb != "say" or one.aspect in PERIODS or are_in_the_way(one, other))
                   for one in earlier.says for other in later.says)

    waiting = {at: {before for before in range(at) if comes_after(entries[at], entries[before])} for at in range(len(entries))}
    order = []
    while waiting:
        ready = rng.choice([at for at, before in waiting.items() if not before])
        order.append(entries[ready])
        del waiting[ready]
        for before in waiting.values():
            before.discard(ready)
    return order


MAKES = ("Register", "Import", "Design", "Approve", "Open", "Enrol", "Attend", "Complete", "Establish", "Start", "Evaluate", "Scale", "Propose",
         "Add", "Link", "Begin", "Record", "Determine")
ORDERED = ("identity", "standing", "mistake", "at work", "provider open")
PERIODS = ("scaled", "training", "failure", "works")
# Of one subject, two of these cannot share a day: of any value, or of the same.
ONE_AT_A_TIME = {"circumstance": False, "link": False, "placement": True, "network": True, "model": False}
# What ends each, and what its members are called where the end is entered at once.
ENDS = {
    "registry.Circumstances/Add": ("registry.Circumstances/End", {"end": "end"}),
    "registry.Caregivers/Link": ("registry.Caregivers/Unlink", {"end": "end"}),
    "registry.Placements/Begin": ("registry.Placements/End", {"end": "end"}),
    "catalogue.Networks/Establish": ("catalogue.Networks/Dissolve", {"on": "dissolvedOn", "reason": "reason"}),
    "catalogue.Pilots/Start": ("catalogue.Pilots/Stop", {"on": "stoppedOn", "reason": "reason"}),
}


def are_in_the_way(one, other):
    """Whether two things that were said may stand in each other's way in one of their two orders: not where each has its own last day,
    nor where one that has begins and ends before the other."""
    if one.aspect not in ONE_AT_A_TIME or not ONE_AT_A_TIME[one.aspect] and one.what["value"] != other.what["value"]:
        return False
    first, second = sorted((one.what, other.what), key=lambda what: what["start"])
    return not first.get("until") or "cause" in first


def ended_at_once(rng, entries):
    """The same, most of what is only begun and ended being entered with its end."""
    entries = list(entries)
    for begun in [entry for entry in entries if entry.method in ENDS]:
        method, members = ENDS[begun.method]
        about = [entry for entry in entries if entry is not begun and (
            begun.body["id"] in touched_by_name(entry) or any(saying.fact == begun.body["id"] for saying in entry.says))]
        if [entry.method for entry in about] != [method] or rng.random() < 0.3:
            continue
        ended, = about
        said = {(saying.aspect, saying.subject, saying.fact): saying.what for saying in ended.says}
        entries[entries.index(begun)] = dataclasses.replace(
            begun, body={**begun.body, **{name: ended.body[of] for of, name in members.items()}},
            says=tuple(dataclasses.replace(saying, what={**saying.what, **said.get((saying.aspect, saying.subject, saying.fact), {})})
                       for saying in begun.says))
        entries.remove(ended)
    return entries


# Children.

def newcomer(self):
    """A child to be entered: its province, the request, and what that says. Mostly one that both plans could count: young enough, in
    a province of its own."""
    born = self.today - self.rng.randint(1, 15 * 365) * DAY
    on = self.today if self.rng.random() < 0.5 else self.a_day(max(born, self.today - 1200 * DAY), self.today)
    province = self.rng.choice(["thai-binh", "thai-binh", "hung-yen"])
    commune, child = self.place(province, on), self.new()
    year_only = self.rng.random() < 0.15 and born.year < on.year
    identity = {"sex": self.rng.choice(["female", "male"]), "birthYear": born.year, "birthDate": None if year_only else born}
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
    value = {"sex": self.rng.choice(["female", "male"]), "birthYear": born.year, "birthDate": born}
    if value == identity:
        return False
    return self.enter(
        self.province_of(child), "registry.Children/Update",
        {"id": child, "sex": value["sex"], "birthDate": born, "birthYear": born.year, "confirmedDistinct": True},
        Saying("correct", "identity", child, child + "/identity", {"value": value}))


def close(self):
    child = self.active_child()
    if not child:
        return False
    day = self.a_day(self.last_said(child) + DAY, self.today)
    if not day:
        return False
    # Childhood ends by the plans' own count; the register may say so from that day on.
    grown = age(self.world.identity(child, facts.LAST), day) >= 16
    reason, closure = self.rng.choice(["moved", "closed", "deceased"] + (["agedOut"] if grown else [])), self.new()
    return self.enter(
        self.province_of(child), "registry.Children/Close", {"id": child, "reason": reason, "on": day},
        Saying("say", "standing", child, closure, {"start": day, "value": reason}), *ends(self, child, closure, day))


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
    if not child or self.world.of("standing", child).state(self.today) == "deceased":
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


# What is around a child.

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


# Who serves it.

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
    fact = child and self.fact("delivery", child)
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


# Who is taught, and who works.

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


def teach(self):
    """A class of one day for whoever is there to be taught, opened, attended and completed; some fail."""
    province = self.rng.choice(list(PROVINCES))
    topic, held = self.rng.choice(TOPICS), self.a_day(self.today - 400 * DAY, self.today)
    there = ([("child", child) for child in self.world.subjects("standing")
              if not self.closed(child) and not self.world.of("mistake", child).standing() and self.province_of(child) == province
              and self.world.is_registered(child, held, facts.LAST)]
             + [("caregiver", person) for person in self.world.subjects("caregiver")
                if self.world.of("caregiver", person).state(self.today) == province]
             + [("worker", person) for person in self.world.subjects("workplace")
                if self.world.of("employer", person).state(self.today) == province
                and self.world.of("at work", person).state(self.today) and self.world.of("at work", person).state(held)])
    if not there:
        return False
    learners = self.rng.sample(there, min(len(there), 3))
    course, lesson, completed = self.new(), self.new(), self.a_day(held, self.today)
    self.enter(province, "campaigns.Courses/Design",
               {"id": course, "title": self.name("Lớp"), "audiences": ["children", "caregivers", "officers", "teachers", "collaborators"],
                "topics": [topic], "hours": 2, "requiredAttendance": 50})
    self.enter(province, "campaigns.Courses/Approve", {"id": course})
    self.enter(province, "campaigns.Classes/Open",
               {"id": lesson, "course": course, "place": units.path(units.province(PROVINCES[province], held)), "start": held, "end": held, "capacity": len(learners)})
    for kind, person in learners:
        learner = {"kind": kind, "id": person}
        self.enter(province, "campaigns.Classes/Enrol", {"id": lesson, "learner": learner})
        self.enter(province, "campaigns.Classes/Attend", {"id": lesson, "learner": learner, "on": held, "hours": 2})
    failed = [learner for learner in learners if self.rng.random() < 0.3]
    return self.enter(
        province, "campaigns.Classes/Complete",
        {"id": lesson, "on": completed, "failed": [{"kind": kind, "id": person} for kind, person in failed]},
        *(Saying("say", "training", person, lesson, {"start": completed, "until": completed, "value": {"topics": [topic], "held": held}})
          for kind, person in learners if (kind, person) not in failed),
        *(Saying("say", "failure", person, lesson, {"start": completed, "value": {"province": province, "kind": kind, "topic": topic, "held": held}}) for kind, person in failed))


def pass_later(self):
    """Whoever failed has passed after all."""
    person = self.pick("failure")
    failure = person and self.fact("failure", person)
    if not failure:
        return False
    province, kind, topic, held = (failure.value[name] for name in ("province", "kind", "topic", "held"))
    # Nobody passes who had left the register on the day of the lesson or of the result.
    if self.world.of("mistake", person).standing() or any(
            self.world.is_contradicted(person, day, facts.LAST) for day in (held, failure.start)):
        return False
    return self.enter(
        province, "campaigns.Classes/Correct",
        {"id": failure.fact, "learner": {"kind": kind, "id": person}, "passed": True, "reason": "Chấm lại"},
        Saying("void", "failure", person, failure.fact),
        Saying("say", "training", person, failure.fact, {"start": failure.start, "until": failure.start, "value": {"topics": [topic], "held": held}}))


# A district's network and pilots, and the works at facilities.

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


def works_today(self, provider):
    return self.world.of("provider open", provider).state(self.today)


def close_provider(self):
    """After all that anybody has of it."""
    provider = self.pick("provider")
    if not provider or not works_today(self, provider):
        return False
    given = [fact for delivery in self.world.subjects("delivered-by")
             for fact in self.world.of("delivered-by", delivery).standing() if fact.value == provider]
    days = [self.world.of("delivery", given_to(self, fact.fact)).said(fact.fact).start for fact in given]
    said = [fact.start for aspect in ("provider place", "provider open", "standard")
            for fact in self.world.of(aspect, provider).standing() if fact.start > units.FIRST]
    joined = [fact.start for fact in self.world.of("member", provider).standing()]
    day = self.a_day(max(days + said + joined + [self.today - 700 * DAY]) + DAY, self.today)
    return day and self.enter(
        runs(self, provider), "catalogue.Providers/Close", {"id": provider, "on": day, "reason": "Ngừng hoạt động"},
        Saying("say", "provider open", provider, self.new(), {"start": day, "value": False}))


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
               {"id": upgrade, "provider": provider, "work": "Sửa phòng chăm sóc", "cost": 50_000_000})
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
        Saying("void", "upgrade", upgrade, upgrade))


# Names of what is not entered.
WITHOUT = set()
# How often each is tried.
VERBS = {
    register: 6, import_row: 3, move: 6, correct_home: 2, correct_home_day: 2, void_home: 2, correct_birth: 1,
    mistaken: 1, void_mistake: 1, correct_registration: 2, close: 3, reopen: 6, void_closure: 2, correct_closure: 2,
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
    place_child: 4,
    end_period("placement", "registry.Placements/End"): 1,
    correct_period("placement", "registry.Placements/Correct"): 1,
    void_period("placement", "registry.Placements/Void"): 1,
    provider: 3, deliver: 10, mend_delivery: 3,
    worker: 5, transfer: 4, correct_workplace: 1, correct_role: 1, void_workplace: 1, void_role: 1, leave: 2, come_back: 2,
    close_provider: 1, reopen_provider: 2, move_provider: 3, judge_provider: 4, void_provider_fact: 1, correct_provider_fact: 2,
    teach: 4, pass_later: 2,
    establish: 2, dissolve: 1, start_pilot: 2, scale_pilot: 2, stop_pilot: 1, propose: 2, complete_works: 2,
    correct_works: 1, void_works: 1,
}

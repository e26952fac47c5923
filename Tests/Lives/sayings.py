"""What an entry is, and the days and words that entries are made up from."""

import dataclasses
import datetime

import facts
import units

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

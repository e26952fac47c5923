"""Places, from compose/reference alone. A unit is a code with a first day, since codes and names are used again. What it is made of
are atoms: the communes of the oldest day. Two units of any two days have to do with one another where they share atoms."""

import csv
import dataclasses
import datetime
import functools
import pathlib
import unicodedata

REFERENCE = pathlib.Path(__file__).parents[2] / "compose/reference"
FIRST, LAST = datetime.date.min, datetime.date.max
PROVINCES, COMMUNES = ("tinh",), ("xa", "phuong", "thi_tran")


@functools.cache
def rows(name):
    with open(REFERENCE / name, encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def day(text, otherwise):
    return datetime.date.fromisoformat(text) if text else otherwise


def folded(name):
    """As a name stands in a path: `Thái Thụy` is `thai-thuy`."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "-".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


@dataclasses.dataclass(frozen=True)
class Unit:
    code: str
    name: str
    type: str
    parent: str
    start: datetime.date
    # The first day on which it no longer is.
    end: datetime.date

    def exists(self, on):
        return self.start <= on <= last_day(self)

    @property
    def is_commune(self):
        return self.type in COMMUNES

    @property
    def is_district(self):
        return not self.is_commune and self.type not in PROVINCES


UNITS = [Unit(row["code"], row["name"], row["type"], row["parent_code"], day(row["valid_from"], FIRST),
              day(row["valid_to"], LAST)) for row in rows("units.csv")]


def found(code, on):
    """The unit that has a code on a day."""
    return next((unit for unit in UNITS if unit.code == code and unit.exists(on)), None)


def parent(unit, on=None):
    """What it is part of: on its last day, where no other is asked for."""
    return found(unit.parent, last_day(unit) if on is None else on) if unit.parent else None


def last_day(unit):
    return unit.end if unit.end == LAST else unit.end - datetime.timedelta(1)


def path(unit):
    """How it is written. A path is one unit's for ever: who comes later to a name that is taken has its type behind it, where that
    is another, or else the year that it began in."""
    return paths()[unit]


@functools.cache
def paths():
    given, holders = {}, {}
    for unit in sorted(UNITS, key=lambda unit: (depth(unit), unit.start, unit.code)):
        above = parent(unit)
        name = (given[above] + "/" if above else "") + folded(unit.name)
        for written in (name, f"{name}-{unit.type.replace('_', '-')}", f"{name}-{unit.start.year}"):
            holder = holders.get(written)
            by_type = written not in (name, f"{name}-{unit.start.year}")
            if holder is None and not (by_type and holders[name].type == unit.type) or holder and continues(unit, holder):
                given[unit] = written
                holders[written] = unit
                break
    return given


def continues(unit, earlier):
    """Whether it is the same, in a new shape: a commune that became a ward."""
    return (unit.code, folded(unit.name), unit.start) == (earlier.code, folded(earlier.name), earlier.end)


def depth(unit):
    return 2 if unit.is_commune else 1 if unit.is_district else 0


@functools.cache
def communes(on):
    return [unit for unit in UNITS if unit.is_commune and unit.exists(on)]


@functools.cache
def districts(on):
    return [unit for unit in UNITS if unit.is_district and unit.exists(on)]


@functools.cache
def origins(commune):
    """What went into it in its life, wholly or in part: none of one that always was, and took nothing in."""
    came = []
    for row in rows("unit_successions.csv"):
        on = datetime.date.fromisoformat(row["date"])
        if row["new_code"] == commune.code and commune.exists(on):
            came.append(found(row["old_code"], on - datetime.timedelta(1)))
    return [unit for unit in came if unit != commune]


@functools.cache
def atoms(unit):
    """The communes of the oldest day that it is made of, wholly or in part."""
    if unit.is_commune:
        itself = frozenset([unit.code]) if unit.start == FIRST else frozenset()
        return itself.union(*map(atoms, origins(unit)))
    return frozenset().union(*(atoms(commune) for commune in UNITS if commune.is_commune
                               and any(is_below(commune, unit, on) for on in days_of_both(commune, unit))))


def days_of_both(one, other):
    """A day on which both exist, if there is one."""
    first, last = max(one.start, other.start), min(last_day(one), last_day(other))
    return [last] if first <= last else []


def is_below(unit, above, on):
    while unit and unit != above:
        unit = parent(unit, on)
    return unit == above


@functools.cache
def heirs(unit, on):
    """Which communes of a day have the people of one: itself while it exists, later what it became, earlier what it was made of. Of
    a district likewise; none of one that is no more and that nothing became."""
    if unit.exists(on):
        return [unit]
    if on < unit.start:
        turned = [found(row["old_code"], unit.start - datetime.timedelta(1)) for row in rows("unit_successions.csv")
                  if (row["new_code"], row["date"]) == (unit.code, unit.start.isoformat())]
    else:
        turned = [found(row["new_code"], unit.end) for row in rows("unit_successions.csv")
                  if row["new_code"] and (row["old_code"], row["date"]) == (unit.code, unit.end.isoformat())]
    return list(dict.fromkeys(heir for other in turned for heir in heirs(other, on)))


def office(province, on):
    """Whose key acts for a province's children on a day: its lead office, or who has taken that work over since."""
    acting = province + "/so-ldtbxh"
    for row in sorted(rows("organisation_successions.csv"), key=lambda row: row["day"]):
        kind, _, functions = row["kind"].partition(":")
        if row["from"] == acting and row["day"] <= on.isoformat() and (kind == "merged" or "children" in functions.split("+")):
            acting = row["to"]
    return acting


def province(old, on):
    """The province of a day that has the people of one that was."""
    return next(unit for unit in UNITS if unit.type in PROVINCES and unit.exists(on) and atoms(unit) & atoms(old))

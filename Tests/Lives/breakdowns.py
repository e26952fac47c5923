"""The same figure by a property of who is counted: what each is put under, asked of one after the other."""

import collections

import units
from world import age

UNKNOWN = "unknown"


class Breakdown:
    """Of a count (`indicators.Count`), by places of `day`."""

    def __init__(self, count, population, day):
        self.count, self.day = count, day
        (self.kind, self.narrowed), = population.items()

    def cells(self, counted, by):
        """Numerator and denominator by key."""
        cells = collections.defaultdict(lambda: [0, 0])
        for member, counts in counted.items():
            cell = cells[getattr(self, "by_" + by)(member)]
            cell[0] += counts
            cell[1] += 1
        return {key: tuple(cell) for key, cell in cells.items()}

    def child(self, member):
        """Whose properties a member is put under: a child's own, and a caregiver's by the first of those it looks after, in the order
        of their ids. Of whoever else is counted nothing is known but a place."""
        if self.kind == "children":
            return member
        if self.kind == "caregiversOf":
            return min(child for child in self.count.children(self.narrowed) if member in self.count.carers(child))
        return None

    def place(self, member):
        if self.child(member):
            return self.count.home(self.child(member))
        return getattr(self.count, {"workers": "workplace", "providers": "seat", "upgrades": "site"}[self.kind])(member)

    def identity(self, member):
        child = self.child(member)
        return self.count.world.identity(child, self.count.known) if child else {}

    def determined(self, member):
        child = self.child(member)
        return child and self.count.determined(child) or {}

    def by_sex(self, member):
        return self.identity(member).get("sex", UNKNOWN)

    def by_ethnicity(self, member):
        return self.identity(member).get("ethnicity") or UNKNOWN

    def by_ageBand(self, member):
        if not self.child(member):
            return UNKNOWN
        years = age(self.identity(member), self.count.on)
        return next(row["code"] for row in units.rows("age_bands.csv") if row["scheme"] == "children"
                    and int(row["from_years"]) <= years and (not row["below_years"] or years < int(row["below_years"])))

    def by_disabilityType(self, member):
        return self.determined(member).get("type", UNKNOWN)

    def by_disabilityDegree(self, member):
        return self.determined(member).get("degree", UNKNOWN)

    def by_commune(self, member):
        if self.kind == "districts":
            return self.by_district(member)
        heirs = units.heirs(self.place(member), self.day)
        # What more than one of that day may have a share of stands in a row of its own.
        return units.path(heirs[0] if len(heirs) == 1 else self.place(member))

    def by_district(self, member):
        if self.kind == "districts":
            return units.path(units.found(member, self.count.area_day))
        # Where there are none any more, those that there were last.
        day = min(self.day, units.last_day(self.count.area))
        place = self.place(member)
        return written_together({heir if heir.is_district else units.parent(heir, day) for heir in units.heirs(place, day)}, day)


def written_together(those, on):
    """One unit's path; of several, that of what they have in common."""
    those = set(those)
    while len(those) > 1:
        those = {units.parent(unit, on) for unit in those}
    return units.path(those.pop())

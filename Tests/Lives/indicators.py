"""What the plans count. The declarations are the plans' own, as they were published; what each word of them means is written here from
docs/adding-an-indicator.md, the slow way: every member of every population is asked about one by one."""

import datetime
import functools

import facts
import units
from world import World, age, lies_in


class Count:
    """One plan on one day, as known on one day."""

    def __init__(self, plan, world: World, on, known):
        self.plan, self.world, self.on, self.known = plan, world, on, known
        self.first = datetime.date.fromisoformat(plan["period"]["start"])
        last = datetime.date.fromisoformat(plan["period"]["end"])
        self.area = next(unit for unit in units.UNITS if unit.type in units.PROVINCES and unit.exists(self.first)
                         and units.path(unit) == plan["area"])
        # Its districts are those of the last day on which it was what the plan means.
        self.area_day = min(on, last, units.last_day(self.area))

    def value(self, declaration):
        """Numerator, denominator and who counted, by whom they are."""
        counted = {member: all(self.holds(fact, member, declaration) for fact in declaration["having"])
                   for member in self.members(declaration["population"])}
        return sum(counted.values()), len(counted), counted

    # Populations.

    def members(self, population):
        (kind, narrowed), = population.items()
        return getattr(self, kind)(narrowed)

    def children(self, narrowed):
        """Each once, by one of the entries that are on the register on the day: a merged one where no other is, else the first."""
        there = [child for child in self.world.subjects("standing") if self.world.is_registered(child, self.on, self.known)]
        shown = [child for child in there if child == min(
            self.entries(child).intersection(there), key=lambda entry: (self.world.is_alias(entry, self.known), entry))]
        return [child for child in shown if lies_in(self.home(child), self.area) and self.fits(child, narrowed)]

    def entries(self, person):
        return self.world.same(person, self.known)

    def around(self, aspect, child):
        """What holds on the day, said of any of a child's entries."""
        return [version for entry in self.entries(child) for version in self.world.of(aspect, entry).holding(self.on, self.known)]

    def caregiversOf(self, narrowed):
        return sorted({carer for child in self.children(narrowed) for carer in self.carers(child)})

    def workers(self, narrowed):
        def now(aspect, worker):
            return self.world.of(aspect, worker).state(self.on, self.known)

        return [worker for worker in self.world.subjects("workplace")
                if now("at work", worker) and lies_in(self.workplace(worker), self.area)
                and (not narrowed["roles"] or now("role", worker) in narrowed["roles"])]

    def districts(self, _):
        return [unit.code for unit in units.districts(self.area_day) if lies_in(unit, self.area)]

    def providers(self, narrowed):
        places = {provider: self.seat(provider) for provider in self.world.subjects("provider")
                  if self.world.of("provider open", provider).state(self.on, self.known)}
        kinds = {provider: self.world.of("provider", provider).state(self.on, self.known)["kind"] for provider in places}
        return [provider for provider, place in places.items() if lies_in(place, self.area)
                and (not narrowed["kinds"] or kinds[provider] in narrowed["kinds"])]

    def upgrades(self, _):
        """Those proposed by the day."""
        return [upgrade for upgrade in self.world.subjects("proposal")
                for proposal in self.world.of("proposal", upgrade).standing(self.known)
                if proposal.start <= self.on and lies_in(self.site(upgrade), self.area)]

    # What narrows children down.

    def fits(self, child, narrowed):
        return all(getattr(self, name)(child, asked) for name, asked in narrowed.items() if asked is not None)

    def ageUnder(self, child, years):
        return age(self.world.identity(child, self.known), self.on) < years

    def determined(self, child):
        """What was determined last, of any of its entries."""
        said = [self.world.of("disability", entry).holds(self.on, self.known) for entry in self.entries(child)]
        return max(filter(None, said), key=lambda version: version.start).value if any(said) else None

    def disability(self, child, asked):
        return (self.determined(child) is not None) == asked

    def disabilityTypes(self, child, asked):
        return self.determined(child) is not None and self.determined(child)["type"] in asked

    def disabilityDegrees(self, child, asked):
        return self.determined(child) is not None and self.determined(child)["degree"] in asked

    def held(self, child):
        return [version.value for version in self.around("circumstance", child)]

    def circumstances(self, child, asked):
        return any(code in asked for code in self.held(child))

    def circumstanceLists(self, child, asked):
        return any(circumstance_list(code) in asked for code in self.held(child))

    def anyOf(self, child, asked):
        return any(self.fits(child, one) for one in asked)

    # What must hold.

    def holds(self, fact, member, declaration):
        (kind, asked), = ((kind, asked) for kind, asked in fact.items() if asked is not None)
        first = self.first if declaration["span"] == "plan" else datetime.date(self.on.year, 1, 1)
        return getattr(self, "has_" + kind)(member, asked, first)

    def has_anyOf(self, member, several, first):
        return any(getattr(self, "has_" + kind)(member, asked, first)
                   for one in several for kind, asked in one.items() if asked is not None)

    def has_assistance(self, child, _, first):
        return any(first <= version.start <= self.on
                   for entry in self.entries(child) for version in self.world.of("assisted", entry).standing(self.known))

    def has_waiver(self, child, _, first):
        return any(version.start <= self.on and first <= (version.until or facts.LAST)
                   for entry in self.entries(child) for version in self.world.waivers(entry, self.known))

    def has_delivery(self, child, domains, first):
        return any(version.value in domains
                   for entry in self.entries(child) for version in self.world.deliveries(entry, first, self.on, self.known))

    def has_training(self, person, topics, first):
        return any(not topics or set(topics) & set(version.value["topics"])
                   for entry in self.entries(person) for version in self.world.trainings(entry, first, self.on, self.known))

    def has_placement(self, child, kinds, _):
        return any(version.value["kind"] in kinds for version in self.around("placement", child))

    def has_network(self, district, _, __):
        """One with somebody in it who works on the day."""
        return any(self.world.of("provider open", member.value).state(self.on, self.known)
                   for network in self.world.of("network", district).holding(self.on, self.known)
                   for member in self.world.of("member", network.fact).holding(self.on, self.known))

    def has_pilot(self, district, _, __):
        """One that began there, or was taken there, and was not stopped there since, nor altogether."""
        for start in self.world.subjects("model"):
            for pilot in self.world.of("model", start).holding(self.on, self.known):
                def there(aspect):
                    return any(step.value == district and step.start <= self.on
                               for step in self.world.of(aspect, pilot.fact).standing(self.known))
                if (start == district or there("expansion")) and not there("stop there"):
                    return True
        return False

    def has_standard(self, provider, _, __):
        return bool(self.world.of("standard", provider).state(self.on, self.known))

    def has_completed(self, upgrade, _, first):
        return any(first <= version.start <= self.on for version in self.world.of("upgrade", upgrade).standing(self.known))

    # Where somebody is, and who is with whom.

    def home(self, child):
        return self.world.of("home", child).state(self.on, self.known)

    def carers(self, child):
        """Each once, by the first of its entries."""
        return {min(self.entries(link.value)) for link in self.around("link", child)}

    def workplace(self, worker):
        return self.world.of("workplace", worker).state(self.on, self.known)

    def seat(self, provider):
        return self.world.of("provider place", provider).state(self.on, self.known)

    def site(self, upgrade):
        return self.seat(self.world.of("proposal", upgrade).standing(self.known)[0].value)


@functools.cache
def circumstance_list(code):
    return next(row["list"] for row in units.rows("circumstances.csv") if row["code"] == code)

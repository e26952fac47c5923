"""The same facts entered in another order."""

import dataclasses

from sayings import FactOf


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

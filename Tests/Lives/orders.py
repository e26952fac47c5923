"""The same facts entered in another order. Kept as they were said are only those that a rule of the services would refuse, or understand
otherwise, the other way round:

- What makes something comes before what speaks of it; a learner attends before a class is completed, a pilot is judged before it is taken
  further.
- What is said anew (corrected, ended, voided) comes behind what it is said of, and stays where it is beside all of that aspect: each
  correction is refused where something is in its way, and some make room for what is entered next.
- A child's birth, closures, returns and mistakes keep their place beside all that speaks of the child. Nothing is so before birth; whoever
  is closed is refused what begins later; a closure ends what goes on, so that what it ends has to have been said.
- A leaving or a coming back keeps its place beside a unit, a role that begins on a later day, a closing or an opening of a provider
  beside what it gives, where it is, which network it is in on a later day: who has left is given no new unit, who is closed gives
  nothing, until the return is entered too; and neither is entered over what lies behind it. What lies before moves freely.
- Where only one of a kind can hold (a placement, a network, a model in a district, a circumstance, a carer), what goes on is entered
  behind what ended before it, or else is in its way.
- What happens to one network or pilot stays in turn, but who joins: it is refused outside of the days on which the thing stands.
- A merge and its undoing keep their place beside all that speaks of either entry: what names the one is entered of the other meanwhile.
- A split is settled on what the register says last of where the child lives."""

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
    """The same entries of one day in another order that the same rules admit. Much of what was ended by an entry of its own is entered
    with its end here, so that it can come behind what began later."""
    entries = ended_at_once(rng, entries)
    # Whose provider is meant by what names a delivery or a membership alone.
    providers = {saying.subject: saying.what["value"] for entry in entries for saying in entry.says
                 if saying.aspect == "delivered-by" and saying.verb == "say"}
    providers |= {saying.fact: saying.what["value"] for entry in entries for saying in entry.says
                  if saying.aspect == "member" and saying.verb == "say"}

    def touched(entry):
        ids = touched_by_name(entry) | {saying.fact for saying in entry.says}
        return ids | {providers[of] for of in ids & providers.keys()}

    ids = {id(entry): touched(entry) for entry in entries}
    # Undoing a merge names only the one that is another name no more.
    stayed = {saying.fact: saying.what["value"] for entry in entries for saying in entry.says
              if saying.aspect == "merge" and saying.verb == "say"}

    def comes_after(later, earlier):
        both = ((earlier, later), (later, earlier))
        made = [earlier.body, *(part for part in earlier.body.values() if isinstance(part, dict))]
        if earlier.method.rpartition("/")[2] in MAKES and any(part.get("id") in ids[id(later)] for part in made):
            return True
        if any(saying.subject in ids[id(other)] and keeps(saying, other) for one, other in both for saying in one.says):
            return True
        if any(saying.aspect == "merge" and ids[id(other)] & {saying.subject, stayed[saying.fact]}
               for one, other in both for saying in one.says):
            return True
        if earlier.method.startswith(("catalogue.Networks/", "catalogue.Pilots/")) and earlier.body["id"] == later.body.get("id"):
            return {earlier.method, later.method} != {"catalogue.Networks/AddMember"}
        return any((one.aspect, one.subject) == (other.aspect, other.subject) and (
            one.verb != "say" or other.verb != "say" or one.aspect in IN_TURN or are_in_the_way(one, other)
            or any(entry.method.endswith("/Settle") for entry in (earlier, later)))
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


def keeps(saying, other):
    """Whether what is said of somebody keeps its place beside another entry that speaks of the same."""
    if saying.aspect in LIVES:
        return True
    if saying.aspect not in STANDINGS:
        return False
    # What is said anew, and what names no day, may be of any.
    if saying.verb != "say" or not other.says or any(said.verb != "say" for said in other.says):
        return True
    days = [said.what[end] for said in other.says for end in ("start", "until") if said.what.get(end)]
    return any(saying.what["start"] <= day for day in days)


MAKES = ("Register", "Import", "Design", "Approve", "Open", "Enrol", "Attend", "Complete", "Establish", "Start", "Evaluate", "Scale", "Propose",
         "Add", "Link", "Begin", "Record", "Determine", "Grant")
LIVES = ("identity", "standing", "mistake")
STANDINGS = ("at work", "provider open")
# Said one after the other of one subject.
IN_TURN = ("at work", "provider open", "pair", "training", "failure", "works")
# Of one subject, two of these cannot share a day: of any value, or of the same.
ONE_AT_A_TIME = {"circumstance": False, "link": False, "placement": True, "network": True, "model": False}
# What ends each, and what its members are called where the end is entered at once.
ENDS = {
    "registry.Circumstances/Add": ("registry.Circumstances/End", {"end": "end"}),
    "registry.Caregivers/Link": ("registry.Caregivers/Unlink", {"end": "end"}),
    "registry.Placements/Begin": ("registry.Placements/End", {"end": "end"}),
    "catalogue.Networks/Establish": ("catalogue.Networks/Dissolve", {"on": "dissolvedOn", "reason": "reason"}),
    "catalogue.Pilots/Start": ("catalogue.Pilots/Stop", {"on": "stoppedOn", "reason": "reason"}),
    "funding.Waivers/Grant": ("funding.Waivers/End", {"on": "until"}),
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

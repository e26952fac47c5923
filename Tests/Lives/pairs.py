"""Who was entered twice: two entries that are said to be one person, or are merged, and are two again."""

import facts
from children import ENDING, close_entries, reopen_child
from sayings import Saying
from world import birth


def are_determined_apart(self, one, other):
    """Whether no two determinations of theirs are of one day: the later one is to be told."""
    days = [fact.start for entry in self.world.same(one, facts.LAST) | self.world.same(other, facts.LAST)
            for fact in self.world.of("disability", entry).standing()]
    return len(days) == len(set(days))


def two_children(self):
    one, other = self.child(), self.child()
    if not one or not other or one == other or self.province_of(one) != self.province_of(other):
        return None, None
    return one, other


def decide(self, province, method, member, one, other):
    """That two are one, or, of two who were, that they are two."""
    one, other = sorted((one, other))
    standing = any(pair.value == other for pair in self.world.of("pair", one).standing())
    verdict = self.rng.choice(["distinct", "undecided"]) if standing else "same"
    # A pair is said to be one anew by the same fact.
    fact = f"{one}+{other}"
    verb = "void" if standing else "say"
    return self.enter(
        province, method, {member: one, "other": other, "verdict": verdict, "note": "Theo giấy khai sinh"},
        Saying(verb, "pair", one, fact, {} if standing else {"start": self.today, "value": other}))


def decide_children(self):
    one, other = two_children(self)
    if not one or not are_determined_apart(self, one, other):
        return False
    return decide(self, self.province_of(one), "registry.Children/DecideDuplicate", "child", one, other)


def decide_caregivers(self):
    one, other = self.pick("caregiver"), self.pick("caregiver")
    provinces = {self.world.of("caregiver", person).state(self.today) for person in (one, other) if person}
    if not one or not other or one == other or len(provinces) != 1:
        return False
    return decide(self, *provinces, "registry.Caregivers/DecideDuplicate", "caregiver", one, other)


def merge(self):
    """The one that stays is on the register. Nothing of the other lies before the birth of the one that stays; at most one of them is
    paid an allowance."""
    survivor, duplicate = two_children(self)
    if not survivor or self.closed(survivor) or not are_determined_apart(self, survivor, duplicate):
        return False
    if self.world.of("standing", duplicate).state(self.today) == "deceased":
        return False
    if self.first_said(duplicate) < birth(self.world.identity(survivor, facts.LAST)):
        return False
    if all(self.world.of("allowance", child).versions for child in (survivor, duplicate)):
        return False
    return self.enter(
        self.province_of(survivor), "registry.Children/Merge",
        {"survivor": survivor, "duplicate": duplicate, "reason": "Một trẻ nhập hai lần"},
        Saying("say", "merge", duplicate, self.new(), {"start": self.today, "value": survivor}))


def unmerge(self):
    duplicate = self.pick("merge")
    if not duplicate or not self.world.is_alias(duplicate, facts.LAST):
        return False
    merge, = self.world.of("merge", duplicate).standing()
    closures = {standing.fact for standing in self.world.since_merged(duplicate, facts.LAST)}
    return self.enter(
        self.province_of(merge.value), "registry.Children/Unmerge", {"duplicate": duplicate, "reason": "Hai trẻ khác nhau"},
        Saying("void", "merge", duplicate, merge.fact),
        # What had ended around it with the other one goes on again: that closure is not its own.
        *(Saying("correct", aspect, duplicate, fact.fact, {"until": None})
          for aspect in ENDING for fact in self.world.of(aspect, duplicate).standing() if fact.cause in closures))


def merged_child(self):
    """One that another entry was merged into, with all that were."""
    duplicate = self.pick("merge")
    merges = self.world.of("merge", duplicate).standing() if duplicate else []
    if not merges:
        return None, []
    survivor = merges[0].value
    return survivor, [survivor] + [entry for entry in self.world.subjects("merge")
                                   if any(merge.value == survivor for merge in self.world.of("merge", entry).standing())]


def close_merged(self):
    """Closed after it was merged: it is gone under all its entries."""
    child, entries = merged_child(self)
    if not child or self.closed(child):
        return False
    return close_entries(self, child, entries)


def reopen_merged(self):
    child, _ = merged_child(self)
    return child is not None and reopen_child(self, child)


# How often each is tried.
VERBS = {decide_children: 3, decide_caregivers: 3, merge: 3, unmerge: 2, close_merged: 15, reopen_merged: 15}

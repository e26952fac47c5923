"""Decides from the history of the clients and from what the services hold in the end whether anything was lost, doubled, left half,
unanswered or apart. A pure function of both; `test_checker.py` plants each of these.

lost       acknowledged, and not there, though no restore took it away
doubled    there more than once
half       there although it was refused; a thing without its event or its deed, or the other way round; a ledger that does not add up;
           evidence that does not hold
hung       a call without a word until long after its deadline; a command that was never answered; a stack that was never whole again; a run
           of a workflow that has not ended although everybody has said yes
divergent  a follower that is not where its neighbour's log is, or holds something else; a read that does not show what was
           acknowledged before; a restore of which nobody told
other      a status that no fault explains"""

import collections
import dataclasses

from history import ACT, CHANGE, DONE, MAKE, READ, REFUSED, UNKNOWN

LOST, DOUBLED, HALF, HUNG, DIVERGENT, OTHER = "lost", "doubled", "half", "hung", "divergent", "other"
MUST_BE_ZERO = [LOST, DOUBLED, HALF, HUNG, DIVERGENT, OTHER]
# How long after its deadline a call may end at the latest: the grace that callers give, and what a busy machine adds.
GRACE, SLACK = 5.0, 3.0
# UNKNOWN, UNIMPLEMENTED, INTERNAL, UNAUTHENTICATED: no fault of the soak's makes a service say so.
ODD = {2, 12, 13, 16}
# How a run of a workflow ends.
OVER = {"done", "undone", "ended"}


@dataclasses.dataclass
class Thing:
    """Something that a service holds: a child, a delivery, a payment."""

    id: str
    kind: str
    # The word that it was made with.
    marker: str


@dataclasses.dataclass
class State:
    """How something is that one client alone changes: a child's address, a draft's text."""

    id: str
    # The word of the last change.
    marker: str
    # 1, and one more for each change, where the service counts that itself.
    version: int | None = None


@dataclasses.dataclass
class Run:
    """Of the workflow that moves a child to another commune; no child is moved by two."""

    id: str
    child: str
    status: str


@dataclasses.dataclass
class World:
    """What the services hold once everything is quiet."""

    # By service.
    things: dict = dataclasses.field(default_factory=dict)
    states: dict = dataclasses.field(default_factory=dict)
    # (type, subject) of each event, by service; (method, subjects) of each deed.
    events: dict = dataclasses.field(default_factory=dict)
    deeds: dict = dataclasses.field(default_factory=dict)
    # The coordinator's, and (child, status) of what the registry has of them.
    runs: list = dataclasses.field(default_factory=list)
    moves: list = dataclasses.field(default_factory=list)
    # (length, chain) of each log, and what each follower has of it: (follower, source, position, chain, problem).
    heads: dict = dataclasses.field(default_factory=dict)
    followings: list = dataclasses.field(default_factory=list)
    # Sentences of what is not sound, by the column that they count in.
    faults: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Kind:
    """What is made by a method, and which event says so."""

    name: str
    event: str | None
    # Whether the trail says of which it is; of what is sealed it does not.
    is_named: bool = True


KINDS = {
    "registry.Children/Register": Kind("child", "registry.childRegistered"),
    "registry.Children/Import": Kind("child", "registry.childRegistered"),
    "catalogue.Deliveries/Record": Kind("delivery", "catalogue.deliveryRecorded"),
    "funding.Payments/Pay": Kind("payment", "funding.paymentMade"),
    "funding.Waivers/Grant": Kind("waiver", "funding.waiverGranted"),
    "campaigns.Materials/Publish": Kind("material", "campaigns.materialPublished"),
    "reporting.Rounds/Open": Kind("round", "reporting.roundOpened"),
    "gateway.Workflows/Start": Kind("run", "gateway.workflowStarted", is_named=False),
}


@dataclasses.dataclass
class Finding:
    column: str
    text: str
    # The moment of what it is about; None of what was found in the end.
    at: float | None = None


def check(history, world):
    """All findings, the worst columns first."""
    findings = [Finding(column, text, at) for at, column, text in history.surprises]
    findings += [Finding(column, text) for column, text in world.faults]
    findings += made(history, world)
    findings += changed(history, world)
    findings += done_once(history, world)
    findings += in_step(world)
    findings += carried_out(history, world)
    findings += answered(history)
    findings += read_back(history)
    findings += followed(world)
    findings += told(history)
    return sorted(findings, key=lambda finding: MUST_BE_ZERO.index(finding.column))


def say(operation):
    return f"{operation.method} {operation.marker} {operation.subject} ({operation.outcome}, position {operation.position})"


def made(history, world):
    """Each make is there once if it was acknowledged, at most once if nothing is known of it, and not if it was refused."""
    there = collections.defaultdict(list)
    for service, things in world.things.items():
        for thing in things:
            there[service, thing.marker].append(thing)
    for operation in history.operations:
        if operation.kind != MAKE or operation.method not in KINDS:
            continue
        found, gone = there.get((operation.service, operation.marker), []), history.known_lost(operation)
        if len(found) > 1:
            yield Finding(DOUBLED, f"{len(found)} times: {say(operation)}", operation.end)
        if operation.outcome == DONE and not found and gone is False:
            yield Finding(LOST, say(operation), operation.end)
        if operation.outcome == DONE and found and gone is True:
            yield Finding(DIVERGENT, f"there although its service was restored to before it: {say(operation)}", operation.end)
        if operation.outcome == DONE and found and operation.subject not in ("", found[0].id):
            yield Finding(DOUBLED, f"acknowledged as another one than {found[0].id}: {say(operation)}", operation.end)
        if operation.outcome == REFUSED and found:
            yield Finding(HALF, f"refused and there: {say(operation)}", operation.end)


def changed(history, world):
    """Of each thing that one client alone changes: it is as the last change left it, and each counted once."""
    by_subject = collections.defaultdict(list)
    for operation in history.operations:
        if operation.kind == CHANGE:
            by_subject[operation.service, operation.subject].append(operation)
    states = {(service, state.id): state for service, all_states in world.states.items() for state in all_states}
    for (service, subject), changes in by_subject.items():
        state = states.get((service, subject))
        certain = [each for each in changes if each.outcome == DONE and history.known_lost(each) is False]
        # What may have been done and taken away, or not been done, or not.
        open_ended = [each for each in changes if each.outcome == UNKNOWN or each.outcome == DONE and history.known_lost(each) is None]
        if state is None:
            yield from (Finding(LOST, f"of what is not there: {say(each)}", each.end) for each in certain)
            continue
        last = certain[-1] if certain else None
        allowed = {each.marker for each in open_ended if last is None or each.begin >= last.begin} | {last.marker if last else None}
        if last and state.marker not in allowed:
            column = HALF if state.marker in {each.marker for each in changes if each.outcome == REFUSED} else LOST
            yield Finding(column, f"{subject} says {state.marker}: {say(last)}", last.end)
        if state.version is None:
            continue
        # It was 1 when it was made.
        done = state.version - 1
        if done < len(certain):
            yield Finding(LOST, f"{subject} has {done} changes of {len(certain)}", certain[-1].end)
        if done > len(certain) + len(open_ended):
            yield Finding(DOUBLED, f"{subject} has {done} changes of {len(certain)}", changes[-1].end)


def done_once(history, world):
    """What was done to a thing stands in the trail as often as it was acknowledged."""
    by_deed = collections.defaultdict(list)
    for operation in history.operations:
        # Of others the trail does not say to what they were done.
        if operation.kind in (CHANGE, ACT) and operation.is_exact:
            by_deed[operation.service, operation.method, operation.subject].append(operation)
    trails = {service: collections.Counter((method, subject) for method, subjects in deeds for subject in subjects)
              for service, deeds in world.deeds.items()}
    for (service, method, subject), operations in by_deed.items():
        gone = [history.known_lost(each) for each in operations if each.outcome == DONE]
        certain, most = gone.count(False), gone.count(False) + gone.count(None) + sum(each.outcome == UNKNOWN for each in operations)
        found = trails.get(service, {}).get((method, subject), 0)
        if found < certain:
            yield Finding(LOST, f"{found} deeds {method} of {certain}: {subject}", operations[-1].end)
        if found > most:
            yield Finding(DOUBLED, f"{found} deeds {method} of {most}: {subject}", operations[-1].end)


def in_step(world):
    """A thing, the event that tells of it and the deed that made it are there together, or none of them is."""
    methods = {}
    for method, kind in KINDS.items():
        methods.setdefault((method.partition(".")[0], kind.name, kind.event, kind.is_named), []).append(method)
    for (service, kind, event, is_named), names in methods.items():
        told = collections.Counter(subject for type, subject in world.events.get(service, []) if type == event)
        ids = {thing.id for thing in world.things.get(service, []) if thing.kind == kind}
        commands = {name for name in names if not name.endswith("/Import")}
        done = collections.Counter(
            subject for method, subjects in world.deeds.get(service, []) if method in commands for subject in subjects)
        imported = len(commands) < len(names)
        if not is_named:
            # Its deed names nobody: there are as many as there are things.
            made = sum(method in commands for method, _ in world.deeds.get(service, []))
            if made != len(ids):
                yield Finding(HALF, f"{made} deeds made the {len(ids)} of {kind} that there are")
        for id in ids | told.keys():
            if told[id] > 1:
                yield Finding(DOUBLED, f"{kind} {id} is told of {told[id]} times")
            if id in ids and not told[id]:
                yield Finding(HALF, f"{kind} {id} has no event {event}")
            if id not in ids:
                yield Finding(HALF, f"{event} {id} tells of what is not there")
            if done[id] > 1:
                yield Finding(DOUBLED, f"{kind} {id} was made by {done[id]} deeds")
            if id in ids and not done[id] and not imported and is_named:
                yield Finding(HALF, f"{kind} {id} has no deed")


def carried_out(history, world):
    """Each run has ended, and once; a child was moved once, and where its run is done, it was."""
    ends = collections.Counter(subject for type, subject in world.events.get("gateway", []) if type == "gateway.workflowEnded")
    moves = collections.Counter(child for child, status in world.moves if status == "accepted")
    # What one of the two was told the other may have lost since.
    is_whole = not any(restore.service in ("gateway", "registry") for restore in history.restores)
    for run in world.runs:
        if run.status not in OVER:
            yield Finding(HUNG, f"the run {run.id} is {run.status}")
        if ends[run.id] > 1:
            yield Finding(DOUBLED, f"the run {run.id} has ended {ends[run.id]} times")
        if (run.status in OVER) != (ends[run.id] > 0):
            yield Finding(HALF, f"the run {run.id} is {run.status}, and its log says {ends[run.id]} times that it has ended")
        if run.status == "done" and not moves[run.child] and is_whole:
            yield Finding(LOST, f"the run {run.id} is done, and its child {run.child} was not taken over")
    yield from (Finding(DOUBLED, f"{child} was taken over {times} times") for child, times in moves.items() if times > 1)
    for id in ends.keys() - {run.id for run in world.runs}:
        yield Finding(HALF, f"the run {id} has ended and is not there")


def answered(history):
    """Every call gets a word in its time, unless who is asked is stopped or cut off just then; every command one that counts."""
    silent = [window for window in history.windows if window.is_silent]
    for operation in history.operations:
        for attempt in operation.attempts:
            quiet = any(window.service in ("", operation.service) and window.begin - 1 <= attempt.end and attempt.begin <= window.end
                        for window in silent)
            if attempt.status is None and not quiet:
                yield Finding(HUNG, f"no word for {attempt.end - attempt.begin:.1f} s: {say(operation)}", attempt.end)
            elif attempt.end - attempt.begin > attempt.limit + GRACE + SLACK and not quiet:
                yield Finding(HUNG, f"{attempt.end - attempt.begin:.1f} s instead of {attempt.limit:.1f}: {say(operation)}", attempt.end)
            if attempt.status in ODD:
                yield Finding(OTHER, f"status {attempt.status}: {say(operation)}", attempt.end)
        if operation.kind != READ and operation.outcome == UNKNOWN:
            yield Finding(HUNG, f"never answered: {say(operation)}", operation.begin)


def read_back(history):
    """Who was told that something is so, reads it; unless a file was put back in between."""
    for operation in history.operations:
        if operation.kind != READ or operation.outcome != DONE or operation.expected is None:
            continue
        # Who puts a service back, changes what is known of it elsewhere, too.
        if any(restore.begin < operation.end and operation.since < restore.end for restore in history.restores):
            continue
        if operation.expected != operation.observed:
            yield Finding(DIVERGENT, f"{operation.observed} instead of {operation.expected}: {say(operation)}", operation.end)


def followed(world):
    for follower, source, position, chain, problem in world.followings:
        length, head = world.heads[source]
        if problem:
            yield Finding(DIVERGENT, f"{follower} does not follow {source}: {problem}")
        elif position != length:
            yield Finding(DIVERGENT, f"{follower} has {position} events of {source}, which has {length}")
        elif length and chain != head:
            yield Finding(DIVERGENT, f"{follower} has another event {length} of {source}")


def told(history):
    """The service itself, and everybody who had heard more, says that it was put back."""
    for restore in history.restores:
        for silent in {restore.service, *restore.heard} - set(restore.told) if restore.was > restore.head else ():
            yield Finding(DIVERGENT, f"{silent} did not say that {restore.service} was put back from {restore.was} to {restore.head}", restore.end)


def totals(findings):
    counted = collections.Counter(finding.column for finding in findings)
    return {column: counted[column] for column in MUST_BE_ZERO}

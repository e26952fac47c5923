"""The checker finds what is planted, and nothing where nothing is."""

import copy

import pytest

import checker
from checker import DIVERGENT, DOUBLED, HALF, HUNG, LOST, OTHER, Run, State, Thing, World
from history import ACT, CHANGE, DONE, MAKE, READ, REFUSED, UNKNOWN, Attempt, History, Operation, Restore, Window

CHILD, PAYMENT, UPDATE = "registry.Children/Register", "funding.Payments/Pay", "registry.Children/Update"


def operation(history, method, kind, at, outcome=DONE, status=0, **members):
    made = Operation("c", method.partition(".")[0], method, kind, at, at + 1, outcome=outcome, **members)
    made.attempts.append(Attempt(at, at + 1, 10.0, status))
    return history.begin(made)


def whole():
    """Two children, one changed twice, a payment, a refusal; reporting follows both."""
    history = History()
    operation(history, CHILD, MAKE, 0, marker="m1", subject="a", position=1)
    operation(history, CHILD, MAKE, 2, marker="m2", subject="b", position=2)
    operation(history, UPDATE, CHANGE, 4, marker="m3", subject="a", position=3)
    operation(history, UPDATE, CHANGE, 6, marker="m4", subject="a", position=4)
    operation(history, PAYMENT, MAKE, 8, marker="m5", subject="p", position=1)
    operation(history, PAYMENT, MAKE, 10, outcome=REFUSED, status=9, marker="m6")
    operation(history, "registry.Children/Get", READ, 12, subject="a", expected="m4", observed="m4", since=7)
    world = World(
        things={"registry": [Thing("a", "child", "m1"), Thing("b", "child", "m2")], "funding": [Thing("p", "payment", "m5")]},
        states={"registry": [State("a", "m4", version=3), State("b", "", version=1)]},
        events={"registry": [("registry.childRegistered", "a"), ("registry.childRegistered", "b"),
                             ("registry.childUpdated", "a"), ("registry.childUpdated", "a")],
                "funding": [("funding.paymentMade", "p")]},
        deeds={"registry": [(CHILD, ["a"]), (CHILD, ["b"]), (UPDATE, ["a"]), (UPDATE, ["a"])],
               "funding": [(PAYMENT, ["p"])]},
        heads={"registry": (4, "r4"), "funding": (1, "f1")},
        followings=[("reporting", "registry", 4, "r4", ""), ("reporting", "funding", 1, "f1", "")])
    return history, world


def columns(history, world):
    return {finding.column for finding in checker.check(history, world)}


def columns_where(member, value):
    """What is found where the first child on the register says something else."""
    history, world = whole()
    setattr(world.states["registry"][0], member, value)
    return columns(history, world)


def test_nothing_is_found_where_all_is_well():
    assert checker.check(*whole()) == []


def drop(world, service, id):
    world.things[service] = [thing for thing in world.things[service] if thing.id != id]
    world.states[service] = [state for state in world.states[service] if state.id != id]
    world.events[service] = [each for each in world.events[service] if each[1] != id]
    world.deeds[service] = [each for each in world.deeds[service] if id not in each[1]]


def test_an_acknowledged_child_that_is_not_there_is_lost():
    history, world = whole()
    drop(world, "registry", "b")
    assert columns(history, world) == {LOST}


def test_changes_of_a_child_that_is_not_there_are_lost():
    history, world = whole()
    drop(world, "registry", "a")
    assert columns(history, world) == {LOST}


def test_a_change_that_was_overwritten_by_an_earlier_one_is_lost():
    assert columns_where("marker", "m3") == {LOST}


def test_a_change_that_was_counted_once_instead_of_twice_is_lost():
    assert columns_where("version", 2) == {LOST}


def test_a_payment_that_is_there_twice_is_doubled():
    history, world = whole()
    world.things["funding"].append(Thing("q", "payment", "m5"))
    world.events["funding"].append(("funding.paymentMade", "q"))
    world.deeds["funding"].append((PAYMENT, ["q"]))
    assert columns(history, world) == {DOUBLED}


def test_a_change_that_was_done_twice_is_doubled():
    assert columns_where("version", 4) == {DOUBLED}


def test_an_event_or_a_deed_that_is_there_twice_is_doubled():
    history, world = whole()
    world.events["registry"].append(("registry.childRegistered", "a"))
    assert columns(history, world) == {DOUBLED}
    history, world = whole()
    world.deeds["funding"].append((PAYMENT, ["p"]))
    assert columns(history, world) == {DOUBLED}


def test_a_retry_that_was_answered_with_another_thing_is_doubled():
    history, world = whole()
    history.operations[4].subject = "other"
    assert columns(history, world) == {DOUBLED}


@pytest.mark.parametrize("what", ["events", "deeds"])
def test_a_payment_without_its_event_or_its_deed_is_half(what):
    history, world = whole()
    getattr(world, what)["funding"].clear()
    assert columns(history, world) == {HALF}


def test_an_event_of_what_is_not_there_is_half():
    history, world = whole()
    world.events["registry"].append(("registry.childRegistered", "ghost"))
    assert columns(history, world) == {HALF}


def test_what_was_refused_and_is_there_is_half():
    history, world = whole()
    history.operations[1].outcome = REFUSED
    assert columns(history, world) == {HALF}
    history, world = whole()
    operation(history, UPDATE, CHANGE, 20, outcome=REFUSED, status=9, marker="m9", subject="a")
    world.states["registry"][0].marker = "m9"
    assert columns(history, world) == {HALF}


def test_what_was_never_answered_may_be_there_or_not_and_hangs():
    for drops in (False, True):
        history, world = whole()
        history.operations[1].outcome = UNKNOWN
        if drops:
            drop(world, "registry", "b")
        assert columns(history, world) == {HUNG}


def test_a_call_without_a_word_hangs_unless_its_service_stood_still():
    history, world = whole()
    history.operations[0].attempts.insert(0, Attempt(-20, -5, 10.0, None))
    assert columns(history, world) == {HUNG}
    history.windows.append(Window("stop", "funding", -30, -1, is_silent=True))
    assert columns(history, world) == {HUNG}
    history.windows.append(Window("stop", "registry", -15, -1, is_silent=True))
    assert columns(history, world) == set()


def test_a_call_that_was_answered_long_after_its_deadline_hangs():
    history, world = whole()
    history.operations[0].attempts.append(Attempt(0, 30, 10.0, 0))
    assert columns(history, world) == {HUNG}


@pytest.mark.parametrize("following", [
    ("reporting", "registry", 3, "r3", ""), ("reporting", "registry", 4, "other", ""), ("reporting", "registry", 4, "r4", "cut off")])
def test_a_follower_that_is_elsewhere_diverges(following):
    history, world = whole()
    world.followings[0] = following
    assert columns(history, world) == {DIVERGENT}


def test_a_read_that_does_not_show_what_was_acknowledged_diverges():
    history, world = whole()
    history.operations[6].observed = "m3"
    assert columns(history, world) == {DIVERGENT}


def restored(told):
    """The registry was put back to before its last two changes."""
    history, world = whole()
    history.restores.append(Restore("registry", 2, 14, 15, was=4, heard=["reporting"], told=told))
    world.states["registry"][0] = State("a", "", version=1)
    del world.events["registry"][2:], world.deeds["registry"][2:]
    world.heads["registry"], world.followings[0] = (2, "r2"), ("reporting", "registry", 2, "r2", "")
    return history, world


def test_what_a_restore_took_away_and_somebody_told_of_is_no_loss():
    assert checker.check(*restored(["reporting", "registry"])) == []


@pytest.mark.parametrize("told", [[], ["reporting"], ["registry"]])
def test_a_restore_of_which_somebody_does_not_tell_diverges(told):
    assert columns(*restored(told)) == {DIVERGENT}


def test_what_came_before_a_restore_has_to_be_there():
    history, world = restored(["reporting", "registry"])
    drop(world, "registry", "b")
    assert columns(history, world) == {LOST}


def test_what_came_after_a_restore_has_to_be_there():
    history, world = restored(["reporting", "registry"])
    operation(history, CHILD, MAKE, 20, marker="m9", subject="c", position=3)
    assert columns(history, world) == {LOST}


def test_what_is_there_although_its_service_was_put_back_diverges():
    history, world = restored(["reporting", "registry"])
    operation(history, CHILD, MAKE, 13, marker="m9", subject="c", position=5)
    world.things["registry"].append(Thing("c", "child", "m9"))
    world.events["registry"].append(("registry.childRegistered", "c"))
    world.deeds["registry"].append((CHILD, ["c"]))
    assert columns(history, world) == {DIVERGENT}


def test_a_read_across_a_restore_shows_what_it_may():
    history, world = restored(["reporting", "registry"])
    read = copy.deepcopy(history.operations[6])
    read.begin, read.end, read.observed = 16, 17, ""
    history.operations.append(read)
    assert checker.check(history, world) == []


def test_an_act_that_is_in_the_trail_not_at_all_or_too_often_is_lost_or_doubled():
    determine = "registry.Disabilities/Determine"
    for times, expected in ((0, {LOST}), (1, set()), (2, {DOUBLED})):
        history, world = whole()
        operation(history, determine, ACT, 20, subject="a", position=5)
        world.deeds["registry"] += [(determine, ["a"])] * times
        assert columns(history, world) == expected


def test_an_internal_error_is_found():
    history, world = whole()
    history.operations[0].attempts.insert(0, Attempt(-2, -1, 10.0, 13))
    assert columns(history, world) == {OTHER}


def test_what_was_found_unsound_counts_in_its_column():
    history, world = whole()
    world.faults.append((HALF, "the ledger does not add up"))
    assert columns(history, world) == {HALF}
    assert checker.totals(checker.check(history, world))[HALF] == 1


def moved(status="done", move="accepted", ends=1):
    """The first child moves to another commune; the coordinator's log is sealed, and the trail does not say whose run it was."""
    history, world = whole()
    operation(history, "gateway.Workflows/Start", MAKE, 20, marker="run", subject="run", position=1)
    world.things["gateway"], world.runs, world.moves = [Thing("run", "run", "run")], [Run("run", "a", status)], [("a", move)]
    world.events["gateway"] = [("gateway.workflowStarted", "run"), ("gateway.taskOpened", "t")] + [("gateway.workflowEnded", "run")] * ends
    world.deeds["gateway"] = [("gateway.Workflows/Start", [])]
    return history, world


def test_nothing_is_found_of_a_run_that_has_ended_once():
    assert checker.check(*moved()) == []
    assert checker.check(*moved("undone", "withdrawn")) == []


def test_a_run_that_is_not_there_is_lost_and_its_events_are_half():
    history, world = moved()
    world.things["gateway"], world.runs = [], []
    assert columns(history, world) == {LOST, HALF}


def test_a_run_that_has_not_ended_hangs():
    assert columns(*moved("waiting", ends=0)) == {HUNG}


def test_a_run_that_ends_twice_or_starts_twice_is_doubled():
    assert columns(*moved(ends=2)) == {DOUBLED}
    history, world = moved()
    world.events["gateway"].append(("gateway.workflowStarted", "run"))
    assert columns(history, world) == {DOUBLED}


@pytest.mark.parametrize("status, ends, found", [("done", 0, {HALF}), ("running", 1, {HALF, HUNG})])
def test_a_run_whose_log_says_otherwise_is_half(status, ends, found):
    assert columns(*moved(status, ends=ends)) == found


def test_a_child_that_was_taken_over_twice_is_doubled():
    history, world = moved()
    world.moves.append(("a", "accepted"))
    assert columns(history, world) == {DOUBLED}


def test_a_run_that_is_done_though_nobody_took_the_child_over_has_lost_it_unless_one_of_the_two_was_put_back():
    history, world = moved(move="asked")
    assert columns(history, world) == {LOST}
    history.restores.append(Restore("gateway", 1, 30, 31, was=1))
    assert columns(history, world) == set()


def test_a_run_that_began_after_what_the_coordinator_was_put_back_to_is_no_loss():
    history, world = moved()
    world.things["gateway"], world.runs, world.moves, world.events["gateway"], world.deeds["gateway"] = [], [], [], [], []
    history.restores.append(Restore("gateway", 0, 30, 31, was=3, told=["gateway"]))
    assert columns(history, world) == set()

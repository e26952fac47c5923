"""Nobody works out who has what is sealed (docs/decisions/0020, issue 8): two whole stacks, of which the one has it with the one twin of
each pair and the other with the other, answer all that anybody may ask who may not know, octet by octet alike. Then neither an answer
nor the difference of any two tells anything, and nobody does better than guessing.

What it takes to answer is not compared here: how long calls take is told apart by compose/bench-timing, in turns and by ranks; here
two stacks run beside each other on whatever machine this is."""

import concurrent.futures
import shutil
import time

import pytest

import questions
import readers
import world
from stack import COMPOSE, PLAN, Stack

# Whose rights are widened in the end, as by a mistake in the policy: then the same questions have to tell.
LEAK = ("hung-yen/so-gddt", "organiser: [hung-yen], provider: [hung-yen], accountant: [hung-yen]")
# What has to be found then.
TELLING = {
    "registry.Children/Get", "registry.Circumstances/List", "reporting.Indicators/Explain", "reporting.Indicators/Compute"}


class Told:
    """All that was heard in one world."""

    def __init__(self, program, side, folder):
        compose = folder / "compose"
        shutil.copytree(COMPOSE, compose)
        with Stack(program, world.BEGUN, compose, readers.UNITS, readers.PEOPLE) as stack:
            built = world.World(stack, side)
            built.build()
            plan = stack.act(world.LEAD, "reporting.Plans/Get", {"id": PLAN})["plan"]
            known = questions.Known(built.pairs, built.codes, [indicator["id"] for indicator in plan["indicators"]])
            self.methods = stack.methods()
            sought = questions.sought(known)
            self.sought = readers.hear(stack, sought)
            self.drawn = readers.hear(stack, questions.drawn(self.methods, known, ("query", "feed"), 1))
            broken = [asked for asked in sought if asked[1] == "registry.Children/Get"]
            self.broken = readers.hear(
                stack, broken, [readers.CLERK], break_glass="Trẻ tìm thấy lúc nửa đêm ngoài đường")
            self.payer = readers.hear(stack, sought, [readers.PAYER])
            self.lead = readers.hear(stack, sought, [world.LEAD])
            self.leaked = self.leak(stack, compose / "policy.yaml", sought)
            self.deeds = readers.hear(stack, questions.deeds(known, built.codes), readers.ACT)
            self.commands = readers.hear(stack, questions.drawn(self.methods, known, ("command",), 1))
            stack.settle(world.LEAD)
            self.after = readers.hear(stack, sought[::7])

    def leak(self, stack, policy, questions):
        """What is heard with the leak; it is mended again before anything else is asked."""
        shipped = policy.read_text(encoding="utf-8")
        unit, line = LEAK
        assert shipped.count(line) > 0
        policy.write_text(shipped.replace(line, line + ", confidential: [hung-yen], operator: [hung-yen]", 1), encoding="utf-8")
        self.wait(stack, unit, True)
        heard = readers.hear(stack, questions, [unit])
        policy.write_text(shipped, encoding="utf-8")
        self.wait(stack, unit, False)
        return heard

    def wait(self, stack, unit, may):
        """Until all services go by the policy as it is now: the role that nothing else needs shows it."""
        deadline = time.monotonic() + 30
        for service in stack.endpoints:
            while stack.act(unit, "admin.Access/Explain", {"method": "admin.Store/Check"}, on=service)["allowed"] != may:
                assert time.monotonic() < deadline, service
                time.sleep(0.1)


@pytest.fixture(scope="module")
def worlds(request, tmp_path_factory):
    program = request.config.getoption("--chungtay")
    if not program:
        pytest.skip("no stack: give --chungtay")
    folders = [tmp_path_factory.mktemp("world") for _ in range(2)]
    with concurrent.futures.ThreadPoolExecutor(2) as both:
        return tuple(both.map(lambda side: Told(program, side, folders[side]), (0, 1)))


def expect_alike(worlds, what):
    one, other = (getattr(told, what) for told in worlds)
    assert len(one) == len(other) > 0
    differences = readers.apart(one, other)
    assert not differences, readers.said(differences)


def test_what_one_would_ask_who_looks_for_it_is_answered_alike(worlds):
    expect_alike(worlds, "sought")
    answered = sum(1 for _, status, _ in worlds[0].sought if status == 0)
    assert answered * 3 > len(worlds[0].sought), "much of it is answered"


def test_and_so_is_every_other_question_of_every_contract(worlds):
    expect_alike(worlds, "drawn")
    asked = {asked[2] for asked, _, _ in worlds[0].drawn}
    assert asked == {method for (service, method), described in worlds[0].methods.items()
                     if described["kind"] in ("query", "feed") and method.startswith(service + ".")}


def test_no_broken_glass_shows_it(worlds):
    expect_alike(worlds, "broken")
    assert any(status == 0 for _, status, _ in worlds[0].broken), "a file was opened"


def test_who_pays_a_list_is_told_what_it_pays_and_by_nothing_else(worlds):
    differences = readers.apart(*(one.payer for one in worlds))
    assert {asked[2] for asked, _, _ in differences} == readers.PAYERS_OWN, readers.said(differences)


def test_what_is_tried_is_done_or_refused_alike_and_nothing_tells_after(worlds):
    expect_alike(worlds, "deeds")
    expect_alike(worlds, "commands")
    expect_alike(worlds, "after")
    statuses = {status for _, status, _ in worlds[0].deeds}
    assert statuses >= {0, 3, 5, 7}, "done, refused as input, not found, not allowed"


@pytest.mark.parametrize("told, who", [("lead", world.LEAD), ("leaked", LEAK[0])])
def test_who_may_see_it_is_told_and_a_leak_is_found(worlds, told, who):
    differences = readers.apart(*(getattr(one, told) for one in worlds))
    assert {asked[2] for asked, _, _ in differences} >= TELLING
    assert {asked[0] for asked, _, _ in differences} == {who}

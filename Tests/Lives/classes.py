"""Who is taught."""

import facts
import units
from sayings import DAY, PROVINCES, Saying, TOPICS


def teach(self):
    """A class of one day for whoever is there to be taught, opened, attended and completed; some fail."""
    province = self.rng.choice(list(PROVINCES))
    topic, held = self.rng.choice(TOPICS), self.a_day(self.today - 400 * DAY, self.today)
    there = ([("child", child) for child in self.world.subjects("standing")
              if not self.closed(child) and not self.world.of("mistake", child).standing() and self.province_of(child) == province
              and not self.world.is_merged(child)
              and self.world.is_registered(child, held, facts.LAST)]
             + [("caregiver", person) for person in self.world.subjects("caregiver")
                if self.world.of("caregiver", person).state(self.today) == province]
             + [("worker", person) for person in self.world.subjects("workplace")
                if self.world.of("employer", person).state(self.today) == province
                and self.world.of("at work", person).state(self.today) and self.world.of("at work", person).state(held)])
    if not there:
        return False
    learners = self.rng.sample(there, min(len(there), 3))
    course, lesson, completed = self.new(), self.new(), self.a_day(held, self.today)
    self.enter(province, "campaigns.Courses/Design",
               {"id": course, "title": self.name("Lớp"), "audiences": ["children", "caregivers", "officers", "teachers", "collaborators"],
                "topics": [topic], "hours": 2, "requiredAttendance": 50})
    self.enter(province, "campaigns.Courses/Approve", {"id": course})
    self.enter(province, "campaigns.Classes/Open",
               {"id": lesson, "course": course, "place": units.path(units.province(PROVINCES[province], held)), "start": held, "end": held, "capacity": len(learners)})
    for kind, person in learners:
        learner = {"kind": kind, "id": person}
        self.enter(province, "campaigns.Classes/Enrol", {"id": lesson, "learner": learner})
        self.enter(province, "campaigns.Classes/Attend", {"id": lesson, "learner": learner, "on": held, "hours": 2})
    failed = [learner for learner in learners if self.rng.random() < 0.3]
    return self.enter(
        province, "campaigns.Classes/Complete",
        {"id": lesson, "on": completed, "failed": [{"kind": kind, "id": person} for kind, person in failed]},
        *(Saying("say", "training", person, lesson, {"start": completed, "until": completed, "value": {"province": province, "topics": [topic], "held": held}})
          for kind, person in learners if (kind, person) not in failed),
        *(Saying("say", "failure", person, lesson, {"start": completed, "value": {"province": province, "kind": kind, "topic": topic, "held": held}}) for kind, person in failed))


def pass_later(self):
    """Whoever failed has passed after all."""
    person = self.pick("failure")
    failure = person and not self.world.is_merged(person) and self.fact("failure", person)
    if not failure:
        return False
    province, kind, topic, held = (failure.value[name] for name in ("province", "kind", "topic", "held"))
    # Nobody passes who had left the register on the day of the lesson or of the result.
    if self.world.of("mistake", person).standing() or any(
            self.world.is_contradicted(person, day, facts.LAST) for day in (held, failure.start)):
        return False
    return self.enter(
        province, "campaigns.Classes/Correct",
        {"id": failure.fact, "learner": {"kind": kind, "id": person}, "passed": True, "reason": "Chấm lại"},
        Saying("void", "failure", person, failure.fact),
        Saying("say", "training", person, failure.fact, {"start": failure.start, "until": failure.start, "value": {"province": province, "topics": [topic], "held": held}}))


def a_completion(self):
    """Of a class, what came of it for each who was there: the aspect, the person and the fact."""
    aspect = self.rng.choice(["training", "failure"])
    person = self.pick(aspect)
    chosen = person and self.fact(aspect, person)
    if not chosen:
        return None, []
    return chosen, [(of, one, fact) for of in ("training", "failure") for one in self.world.subjects(of)
                    for fact in self.world.of(of, one).standing() if fact.fact == chosen.fact]


def complete_on_another_day(self):
    """The class was completed on another day than was said: whoever passed did so then."""
    chosen, results = a_completion(self)
    day = chosen and self.a_day(chosen.value["held"], self.today)
    if not day or day == chosen.start:
        return False
    return self.enter(
        chosen.value["province"], "campaigns.Classes/CorrectDays", {"id": chosen.fact, "completedOn": day, "reason": "Chép nhầm biên bản"},
        *(Saying("correct", aspect, person, chosen.fact, {"start": day, **({"until": day} if aspect == "training" else {})})
          for aspect, person, _ in results))


def never_completed(self):
    """The class was not completed: nobody has a result."""
    chosen, results = a_completion(self)
    return bool(chosen) and self.enter(
        chosen.value["province"], "campaigns.Classes/Void", {"id": chosen.fact, "step": "completed", "reason": "Ghi nhầm lớp"},
        *(Saying("void", aspect, person, chosen.fact) for aspect, person, _ in results))


# How often each is tried.
VERBS = {
    teach: 5, pass_later: 2, complete_on_another_day: 1, never_completed: 1,
}

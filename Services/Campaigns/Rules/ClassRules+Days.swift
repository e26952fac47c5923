import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

// What was said of a class as a whole and never was so: its days, that it was completed, that it was opened.

/// What was entered of people in a class, and stands in the way of other days.
struct ClassUses {
    /// Hours of a day that is none of the class.
    var attended: PlaceInClass?
    /// A place that begins or ends after the class.
    var seated: PlaceInClass?
    /// A session on a day that is none of the class.
    var session: Day?
    /// The first day on which more have a place than there are.
    var overfull: Day?
}

/// Something that was entered of somebody in a class.
struct PlaceInClass {
    let learner: LearnerID
    let day: Day
    let record: RecordInTheWay
}

extension ClassRules {
    /// The class with the days that the request says in place of those that were said.
    func correct(_ taught: Sought<TaughtClass>, by request: CorrectClass) throws -> TaughtClass {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        if let day = request.completedOn { checks.day(day, at: "/completedOn") }
        if let entry = taught.value?.entry { check(request, of: entry, &checks) }
        let before = try checks.finish(taught)
        if request.completedOn != nil, before.entry.completedOn == nil {
            throw Refusal.precondition(
                "/completedOn", Message("campaigns.class-not-completed").about(before.entry.id))
        }
        var corrected = before
        corrected.entry.start = request.start ?? before.entry.start
        corrected.entry.end = request.end ?? before.entry.end
        corrected.entry.completedOn = request.completedOn ?? before.entry.completedOn
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("campaigns.class-the-same").about(before.entry.id))
        }
        return corrected
    }

    /// Its days are in their order, and its place is there on the first of them.
    private func check(_ request: CorrectClass, of entry: KeptClass, _ checks: inout Checks) {
        let (start, end) = (request.start ?? entry.start, request.end ?? entry.end)
        if request.start != nil { checks.unit(entry.place, on: min(start, today), at: "/start") }
        if start > end {
            checks.fail(
                request.start == nil ? "/end" : "/start",
                Message("campaigns.class-ends-before", ["day": "\(start)", "end": "\(end)"])
                    .about(entry.id, told: ["classOpened"]))
        }
        guard let completed = request.completedOn ?? entry.completedOn, completed < end else { return }
        checks.fail(
            request.completedOn == nil ? "/end" : "/completedOn",
            Message("campaigns.completed-before-the-end", ["day": "\(completed)", "end": "\(end)"])
                .about(entry.id))
    }

    /// Throws FAILED_PRECONDITION where something that was entered lies outside the class with its other days.
    func requireInside(_ entry: KeptClass, _ uses: ClassUses) throws {
        let days = ["start": "\(entry.start)", "end": "\(entry.end)"]
        if let attended = uses.attended {
            throw Refusal.precondition(
                "/id",
                Message(
                    "campaigns.attended-outside",
                    days.merging(["id": attended.learner.text, "day": "\(attended.day)"]) { $1 }
                ).about(attended.record))
        }
        if let day = uses.session {
            throw Refusal.precondition(
                "/id",
                Message("campaigns.session-outside", days.merging(["day": "\(day)"]) { $1 })
                    .about(entry.id, told: ["classScheduled"]))
        }
        if let seated = uses.seated {
            throw Refusal.precondition(
                "/end",
                Message(
                    "campaigns.seated-outside",
                    days.merging(["id": seated.learner.text, "day": "\(seated.day)"]) { $1 }
                ).about(seated.record))
        }
        guard let day = uses.overfull else { return }
        throw Refusal.precondition(
            "/id",
            Message("campaigns.class-overfull", ["day": "\(day)", "capacity": "\(entry.capacity)"])
                .about(entry.id, told: ["classOpened"]))
    }

    /// The class where it stood before its last step; as it was, where that is its opening. `seated` is somebody who has a place in it.
    func void(
        _ taught: Sought<TaughtClass>, by request: VoidClass, steps: StepDays<ClassStatus>,
        seated: PlaceInClass?
    ) throws -> TaughtClass {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = try checks.finish(taught)
        try steps.requireLast(request.step, at: known.entry.status)
        switch request.step {
        case .completed:
            var open = known
            (open.entry.status, open.entry.completedOn) = (.open, nil)
            return open
        case .open:
            guard let seated else { return known }
            throw Refusal.precondition(
                "/step",
                Message(
                    "campaigns.class-with-learner", ["id": seated.learner.text, "day": "\(seated.day)"]
                ).about(seated.record))
        }
    }
}

extension KeptEnrolment {
    /// The same before its class was completed: what was said then of the result, and since, never was.
    var withoutResult: KeptEnrolment {
        var before = self
        (before.passed, before.isPassContradicted, before.mark) = (nil, false, nil)
        (before.reason, before.isFailed) = (nil, isFailedBefore)
        return before
    }
}

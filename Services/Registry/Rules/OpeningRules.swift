import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// Whether it was right that a file was opened out of reach: a second person decides, and only once.
struct OpeningRules: Rules {
    let reference: Reference
    let today: Day

    /// By when somebody of the lead agency has to look at what was opened now: nobody has made a law of it, so the reference data says
    /// what the project proposes.
    static let deadline = "opening.review"

    /// A file that was opened now is a task from now on.
    func task(_ opening: FileOpening) -> FileOpening {
        guard let due = reference.due(Self.deadline, from: Occurrence(on: today)) else { return opening }
        return opening.with { ($0.due, $0.deadline) = (due.day, Self.deadline) }
    }

    /// How late it is, or was when it was answered on `reviewed`.
    func timed(_ opening: FileOpening, reviewed: Day?) -> FileOpening {
        let late = opening.due.map { (reviewed ?? today).daysSinceEpoch - $0.daysSinceEpoch } ?? 0
        return opening.with { $0.daysLate = late > 0 ? late : nil }
    }

    /// `reviewer` calls at the moment `now`.
    func review(
        _ opening: Sought<FileOpening>, by request: ReviewOpening, reviewer: Principal, at now: Timestamp
    ) throws -> FileOpening {
        var checks = Checks(reference, today: today)
        let note = checks.remark(request.note, at: "/note", upTo: 1000)
        if request.verdict == .unjustified, note == nil {
            checks.fail(
                "/note", "registry.opening-note", terms: ["verdict": [OpeningVerdict.unjustified.term]])
        }
        var opening = try checks.finish(opening)
        guard let person = reviewer.person?.id else {
            throw Refusal.denied("/id", Message("registry.opening-by-program", ["unit": reviewer.unit.text]))
        }
        // Who acts for another unit is the same person there, and so is who has a key of the office that continues the own.
        guard !reference.units.mayBe(reviewer, opening.person, of: opening.unit, on: today) else {
            throw Refusal.denied("/id", Message("registry.opening-own"))
        }
        if let review = opening.review {
            throw Refusal.precondition(
                "/id",
                Message(
                    "registry.opening-reviewed",
                    ["person": review.person.text, "unit": review.unit.text],
                    terms: ["verdict": [review.verdict.term]]))
        }
        opening.review = OpeningReview(
            verdict: request.verdict, at: now, unit: reviewer.unit, person: person
        ).with { $0.note = note }
        return opening
    }
}

extension FileOpening {
    /// What followers learn of it: why it was opened they need not know.
    var facts: FileOpeningFacts {
        FileOpeningFacts(id: id, child: child, method: method).with {
            ($0.due, $0.verdict) = (due, review?.verdict)
        }
    }
}

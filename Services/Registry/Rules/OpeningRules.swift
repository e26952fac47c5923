import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// Whether it was right that a file was opened out of reach: a second person decides, and only once.
struct OpeningRules: Rules {
    let reference: Reference
    let today: Day

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
        FileOpeningFacts(id: id, child: child, method: method).with { $0.verdict = review?.verdict }
    }
}

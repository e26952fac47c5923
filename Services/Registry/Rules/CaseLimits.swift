import RegistryAPI
import Vocabulary

/// What the decree asks for by when, of one case: what counts from what. How long there is time for it says `deadlines.csv`.
///
/// Each limit counts from the latest time that its step began: after a review that asks for a new plan, another plan is due.
struct CaseLimits {
    let file: CaseFile

    /// One limit of the case.
    struct Limit {
        /// In `deadlines.csv`.
        let code: String
        let step: CaseEntry.Kind
        let since: CaseEntry.Kind
        /// What it counts from; nil while that has not been done.
        let begun: CaseFile.Entry?
        /// Nil while the step is not done.
        let done: CaseFile.Entry?
    }

    /// Those that the case has, met or not, from its first day on.
    var all: [Limit] {
        var limits = [
            limit("case.serious-harm", .protection, since: harm, doneBy: [.protection, .isolation]),
            limit("case.isolation", .isolationEnd, since: last(.isolation), doneBy: [.isolationEnd]),
            limit("case.initial-assessment", .initialAssessment, since: 0, doneBy: [.initialAssessment]),
            limit(
                "case.detailed-assessment", .detailedAssessment, since: last(.initialAssessment),
                doneBy: [.detailedAssessment], or: .initialAssessment),
            limit("case.plan", .plan, since: planBegun, doneBy: [.plan], or: .detailedAssessment),
            limit(
                "case.decision", .decision, since: last(.plan), doneBy: [.decision, .returned], or: .plan),
        ].compactMap { $0 }
        if file.step == .closed { limits.removeAll { $0.done == nil } }
        return limits
    }

    /// From when on the child was, or had to be taken to be, seriously harmed: the report, until the first assessment finds less;
    /// else the first finding of high risk (Decree 56/2017, Arts 26(3), 31(1)).
    private var harm: Int? {
        guard let assessed = file.entries.firstIndex(where: { $0.kind == .initialAssessment }) else {
            return file.concern == .support ? nil : 0
        }
        if file.entries[assessed].risk == .high { return 0 }
        return file.entries.indices.first { $0 > assessed && file.entries[$0].risk == .high }
    }

    /// A plan is due after the detailed assessment, after one that was given back, and after a review that asks for a new one.
    private var planBegun: Int? {
        file.entries.lastIndex {
            [.detailedAssessment, .returned].contains($0.kind) || $0.outcome == .planAnew
        }
    }

    private func last(_ kind: CaseEntry.Kind) -> Int? { file.entries.lastIndex { $0.kind == kind } }

    /// Nil where nothing begins it, unless it is `expected` to begin with that step.
    private func limit(
        _ code: String, _ step: CaseEntry.Kind, since index: Int?, doneBy kinds: [CaseEntry.Kind],
        or expected: CaseEntry.Kind? = nil
    ) -> Limit? {
        guard let index else {
            return expected.map { Limit(code: code, step: step, since: $0, begun: nil, done: nil) }
        }
        let begun = file.entries[index]
        let done = file.entries[(index + 1)...].first { kinds.contains($0.kind) }
        return Limit(code: code, step: step, since: begun.kind, begun: begun, done: done)
    }
}

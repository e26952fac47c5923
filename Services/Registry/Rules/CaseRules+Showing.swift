import RegistryAPI
import ServiceKit
import Vocabulary

/// A case as it is told, with what is due in it.
extension CaseRules {
    /// The case that is read as it was on a day, as known then.
    func read(_ file: Sought<CaseFile>, on day: Day?, knownOn known: Day?) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        checks.reading(on: day, knownOn: known)
        return try checks.finish(file)
    }

    /// The same of several.
    func check(on day: Day?, knownOn known: Day?) throws {
        var checks = Checks(reference, today: today)
        checks.reading(on: day, knownOn: known)
        try checks.finish()
    }

    /// What was or is due by when, from the report on; by the law of the day that it counts from.
    func deadlines(_ file: CaseFile) -> [CaseDeadline] {
        let limits = CaseLimits(file: file).all.compactMap { limit -> CaseDeadline? in
            guard let law = reference.deadline(limit.code, on: limit.begun?.on ?? file.lastOn) else {
                return nil
            }
            let begun = limit.begun.map(occurrence)
            let due = begun.flatMap { law.due(from: $0, by: reference.calendar) }
            return deadline(limit.step, since: limit.since, due: due, done: limit.done)
                .with { $0.rule = law.rule }
        }
        guard let next = file.nextReview else { return limits }
        let due = Due(day: next, confidence: .verified)
        let since = file.entries.last { [.plan, .review].contains($0.kind) }?.kind ?? .plan
        return limits + [deadline(.review, since: since, due: due, done: nil)]
    }

    private func deadline(
        _ step: CaseEntry.Kind, since: CaseEntry.Kind, due: Due?, done: CaseFile.Entry?
    ) -> CaseDeadline {
        CaseDeadline(
            step: step, countsFrom: since, late: due.map { isLate(done, due: $0) } ?? false,
            unverified: due?.confidence == .unverified
        ).with {
            ($0.due, $0.dueAt, $0.doneOn) = (due?.day, due?.moment, done?.on)
            if done == nil { $0.hoursLeft = hoursLeft(until: due?.moment) }
        }
    }

    /// Done, or still not done, after it was due: by the moment where both are known.
    private func isLate(_ done: CaseFile.Entry?, due: Due) -> Bool {
        if let moment = due.moment, let reached = done == nil ? now : done?.at { return reached > moment }
        return done?.on ?? today > due.day
    }

    /// Above 0 exactly while there is time.
    private func hoursLeft(until moment: Timestamp?) -> Int? {
        guard let moment, let now else { return nil }
        let left = moment.milliseconds - now.milliseconds
        return Int((left + (left > 0 ? 3_599_999 : 0)) / 3_600_000)
    }

    private func occurrence(_ entry: CaseFile.Entry) -> Occurrence {
        entry.at.map { Occurrence(at: $0, utcOffset: utcOffset) } ?? Occurrence(on: entry.on)
    }

    /// What counts and is not done, past its limit or not as asked for, as it stands in the list of what is due.
    func due(_ file: CaseFile, overdue: Bool?) -> [DueCase] {
        deadlines(file)
            .filter { $0.due != nil && $0.doneOn == nil && (overdue ?? $0.late) == $0.late }
            .map {
                DueCase(
                    id: file.id, child: file.child, commune: file.commune, worker: file.worker,
                    step: file.step, deadline: $0)
            }
    }

    func shown(_ file: CaseFile) -> Case {
        Case(
            id: file.id, child: file.child, commune: file.commune, worker: file.worker, concern: file.concern,
            source: file.source, channel: file.channel, step: file.step, openedOn: file.openedOn,
            goals: file.goals, deadlines: deadlines(file),
            history: file.entries.map(\.shown)
        ).with {
            $0.version = file.version
            if !file.changes.isEmpty { $0.changes = file.changes.map(\.shown) }
            $0.receivedAt = file.entries.first?.at
            $0.risk = file.risk
            $0.nextReview = file.nextReview
            $0.closedOn = file.closedOn
            $0.closedFor = file.closedFor
        }
    }

    /// What may be known of it by who does not work on it.
    func outline(_ file: CaseFile) -> CaseOutline {
        CaseOutline(
            id: file.id, child: file.child, commune: file.commune, step: file.step, worker: file.worker,
            openedOn: file.openedOn
        ).with { $0.closedOn = file.closedOn }
    }

    /// The case after its latest step.
    func facts(_ file: CaseFile) -> CaseFacts {
        let taken: CaseEntry.Kind? =
            switch file.entries.last?.kind {
            case .isolation: .protection
            case .returned: .decision
            case let kind: kind
            }
        let late = deadlines(file).contains {
            $0.step == taken && $0.doneOn == file.entries.last?.on && $0.late
        }
        return CaseFacts(
            id: file.id, child: file.child, commune: file.commune, concern: file.concern, step: file.step,
            late: late, on: file.entries.last?.on ?? file.openedOn
        ).with {
            $0.worker = file.worker
            $0.risk = file.risk
            $0.nextReview = file.nextReview
            $0.closedFor = file.closedFor
        }
    }
}

extension CaseFile.Entry {
    fileprivate var shown: CaseEntry {
        CaseEntry(kind: kind, on: on).with {
            ($0.at, $0.risk, $0.outcome, $0.note) = (at, risk, outcome, note)
            ($0.goals, $0.nextReview, $0.cause) = (goals, nextReview, cause)
        }
    }
}

extension CaseFile.Change {
    fileprivate var shown: CaseChange {
        CaseChange(
            kind: kind, entry: entry.shown, reason: reason, recordedAt: moment, unit: unit
        ).with { $0.recordedBy = person }
    }
}

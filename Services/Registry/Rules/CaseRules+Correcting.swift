import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold for a step of a case to be put right, or taken back.
extension CaseRules {
    /// `recorder` says so, at `moment`; nothing is reported of a `child` that was born later.
    func correct(
        _ file: Sought<CaseFile>, by request: CorrectCaseEntry, child: RegisteredChild?, _ recorder: Recorder,
        at moment: Timestamp
    ) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let note: String? = checks.remark(request.note, at: "/note", upTo: 4000)
        let known = entry(request.entry, of: file, at: request.ifVersion, from: 1, &checks)
        let day = request.on ?? known?.on ?? today
        let said = DayBound.named("on", request.on) ?? .unsigned(RegistryDay.correctedEntry, on: known?.on)
        if let on = request.on, known != nil, let file = file.value {
            let (earliest, latest) = file.limits(ofEntryAt: request.entry - 1)
            let bound = DayBound.last(
                .birth(of: child), .unsigned(RegistryDay.earlierEntry, on: earliest))
            checks.day(on, since: bound, at: "/on")
            if let latest, on > latest {
                checks.fail("/on", "registry.case-entry-order", ["day": "\(on)", "next": "\(latest)"])
            }
        }
        if let known {
            let foreign = [
                ("risk", request.risk != nil && known.risk == nil),
                ("note", request.note != nil && known.kind == .plan),
                ("goals", request.goals != nil && known.kind != .plan),
                ("nextReview", request.nextReview != nil && known.nextReview == nil),
            ]
            for (member, isForeign) in foreign where isForeign {
                checks.fail("/\(member)", "registry.case-entry-without", terms: ["kind": [known.kind.term]])
            }
        }
        let goals = request.goals.map { self.goals($0, since: said, &checks) }
        if let next = request.nextReview {
            checks.day(next, notBefore: said?.following, at: "/nextReview")
        }
        if let known, request.on != nil {
            requireAhead(of: day, known, besides: request, &checks)
        }
        let current = try checks.finish(file)
        try FactVersions.require(request.ifVersion, now: current.version)
        guard let known else { preconditionFailure("an entry that is none has been refused") }
        var corrected = known
        if request.on != nil { (corrected.on, corrected.at) = (day, nil) }
        corrected.risk = request.risk ?? known.risk
        corrected.note = note ?? known.note
        corrected.goals = goals ?? known.goals
        corrected.nextReview = request.nextReview ?? known.nextReview
        var after = current.entries
        after[request.entry - 1] = corrected
        return try changed(
            current, to: after, .corrected, known, because: reason, recorder, at: moment)
    }

    func void(
        _ file: Sought<CaseFile>, by request: VoidCaseEntry, _ recorder: Recorder, at moment: Timestamp
    ) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = entry(request.entry, of: file, at: request.ifVersion, from: 2, &checks)
        let current = try checks.finish(file)
        try FactVersions.require(request.ifVersion, now: current.version)
        guard let known else { preconditionFailure("an entry that is none has been refused") }
        var after = current.entries
        after.remove(at: request.entry - 1)
        return try changed(current, to: after, .voided, known, because: reason, recorder, at: moment)
    }

    /// Notes a day that is moved past what the entry says is to come: its review, a goal's day, where the request leaves them as they are.
    private func requireAhead(
        of day: Day, _ entry: CaseFile.Entry, besides request: CorrectCaseEntry, _ checks: inout Checks
    ) {
        let next = request.nextReview == nil ? entry.nextReview : nil
        let goals = request.goals == nil ? entry.goals ?? [] : []
        let latest = ([next?.advanced(by: -1)] + goals.map(\.by)).compactMap(\.self).min()
        guard let latest, day > latest else { return }
        checks.fail("/on", "registry.case-entry-past", ["day": "\(day)", "latest": "\(latest)"])
    }

    /// Notes a number that no entry of the case has. Of a case that is not at the version that was read the number may be another
    /// entry's: nil, and nothing is noted.
    private func entry(
        _ number: Int, of file: Sought<CaseFile>, at version: Int?, from first: Int, _ checks: inout Checks
    ) -> CaseFile.Entry? {
        guard let found = file.value, version ?? found.version == found.version else { return nil }
        let entries = found.entries
        guard number >= first, entries.indices.contains(number - 1) else {
            checks.fail(
                "/entry", "registry.case-no-entry",
                ["entry": "\(number)", "first": "\(first)", "last": "\(entries.count)"])
            return nil
        }
        return entries[number - 1]
    }

    private func changed(
        _ file: CaseFile, to entries: [CaseFile.Entry], _ kind: VersionKind, _ entry: CaseFile.Entry,
        because reason: String, _ recorder: Recorder, at moment: Timestamp
    ) throws -> CaseFile {
        var after = try file.replaying(entries)
        after.changes.append(
            CaseFile.Change(
                kind: kind, entry: entry, reason: reason, moment: moment, unit: recorder.unit,
                person: recorder.person))
        return try fitting(after)
    }
}

import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// Brings the caregiver together with whom it may be out of reach by what is said of it now, and parts it from whom it can
    /// no longer be: whom the caller reaches, it was asked about. Returns what followers learn of that; the caller learns
    /// nothing.
    ///
    /// - Parameters:
    ///   - namesakes: those of its name.
    ///   - before: the pairs that it is in.
    func pair(
        _ caregiver: Caregiver, among namesakes: [Caregiver], before: [EntryPair<Subject.Caregiver>],
        _ tx: Transaction
    ) throws -> [CaregiverPairFacts]? {
        let known = Set(before.map { $0.other(than: caregiver.id) })
        let marks = try marks(of: caregiver, named: namesakes, tx) { other in
            if known.contains(other.id) { return true }
            return try !tx.reaches(other)
        }
        let change = Pairing(id: caregiver.id, before: before, marks: marks, today: tx.today).following
        try tx.caregiverPairs.save(change)
        let told = change.told.map(\.facts) + change.ended.map { $0.facts.with { $0.verdict = nil } }
        return told.isEmpty ? nil : told
    }

    /// Who may be the caregiver under another id, of those who are asked about, and what says so: of two marks the number.
    func marks(
        of caregiver: Caregiver, named namesakes: [Caregiver], _ snapshot: Snapshot,
        among isAsked: (Caregiver) throws -> Bool
    ) throws -> [CaregiverID: DuplicateMark] {
        let rules = Namesakes(snapshot)
        let named = namesakes.filter { caregiver.maybe($0, rules) }
        let numbered = try caregiver.personalNumber.map { try snapshot.caregivers.all(numbered: $0) } ?? []
        var marks: [CaregiverID: DuplicateMark] = [:]
        for other in named where try other.id != caregiver.id && isAsked(other) { marks[other.id] = .name }
        for other in numbered where try other.id != caregiver.id && isAsked(other) {
            marks[other.id] = .personalNumber
        }
        return marks
    }

    func listCaregiverDuplicates(
        _ request: ListCaregiverDuplicates, _ snapshot: Snapshot
    ) throws -> List<CaregiverPair> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: CaregiverPairRecords.order)
        let found = try snapshot.caregiverPairs.list(request.verdict ?? .undecided, within: units, page)
        return try page.reply(found) { try $0.map { try shown($0, snapshot) } }
    }

    func decideCaregiverDuplicate(
        _ request: DecideCaregiverDuplicate, _ tx: Transaction
    ) throws -> CaregiverPair {
        let (caregiver, other) = (
            try tx.seekCaregiverEntry(request.caregiver, at: "/caregiver"),
            try tx.seekCaregiverEntry(request.other, at: "/other")
        )
        var checks = Checks(tx.reference, today: tx.today)
        checks.another(request.other, than: request.caregiver, at: "/other")
        let note = checks.remark(request.note, at: "/note", upTo: 1000)
        let (one, two) = try checks.finish(caregiver, other)
        let before = try tx.caregiverPairs.of(one.id)
        if let merged = before.first(where: { $0.survivor != nil && $0.other(than: one.id) == two.id }) {
            let alias = merged.survivor == one.id ? two.id : one.id
            throw Refusal.precondition(
                "/other",
                Message("registry.pair-merged", ["child": one.id.text, "other": two.id.text])
                    .about(alias, told: ["caregiverMerged"]))
        }
        let marks = try marks(of: one, named: tx.caregivers.namesakes(of: one), tx) { $0.id == two.id }
        let pair = Pairing(id: one.id, before: before, marks: marks, today: tx.today)
            .deciding(request.verdict, of: two.id, by: tx.decision(note: note))
        try tx.caregiverPairs.save(pair)
        tx.emit(RegistryEvent.caregiverDuplicateDecided(pair.facts))
        return try shown(pair, tx)
    }

    private func shown(_ pair: EntryPair<Subject.Caregiver>, _ snapshot: Snapshot) throws -> CaregiverPair {
        let (caregiver, other) = try (
            snapshot.caregivers.entry(pair.first), snapshot.caregivers.entry(pair.second)
        )
        guard let caregiver, let other else {
            preconditionFailure("no pair of somebody who was forgotten is shown")
        }
        return CaregiverPair(caregiver: caregiver, other: other, since: pair.since, verdict: pair.counted)
            .with {
                ($0.mark, $0.survivor) = (pair.mark, pair.survivor)
                ($0.decidedAt, $0.note) = (pair.decision?.moment, pair.decision?.note)
                ($0.unit, $0.decidedBy) = (pair.decision?.recorder.unit, pair.decision?.recorder.person)
            }
    }
}

extension EntryPair<Subject.Caregiver> {
    /// What followers learn of it.
    var facts: CaregiverPairFacts {
        CaregiverPairFacts(caregiver: first, other: second, verdict: isKept ? counted : nil).with {
            $0.survivor = survivor
        }
    }
}

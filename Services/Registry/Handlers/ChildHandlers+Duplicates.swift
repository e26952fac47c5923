import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// Brings the child together with whom it may be out of reach by what is said of it now, and parts it from whom it can no
    /// longer be: whom the caller reaches, it was asked about. Returns what followers learn of that; the caller learns nothing.
    ///
    /// - Parameters:
    ///   - near: those of its name and year.
    ///   - before: the pairs that it is in.
    func pair(
        _ child: RegisteredChild, livedIn homes: [UnitPath], among near: [RegisteredChild],
        before: [EntryPair<Subject.Child>], _ tx: Transaction
    ) throws -> [ChildPairFacts]? {
        let known = Set(before.map { $0.other(than: child.id) })
        let marks = try marks(of: child, livedIn: homes, named: near, tx) {
            known.contains($0.id) || !tx.reaches($0.commune)
        }
        let change = Pairing(id: child.id, before: before, marks: marks, today: tx.today).following
        try tx.childPairs.save(change)
        let told = change.told.map(\.facts) + change.ended.map { $0.facts.with { $0.verdict = nil } }
        return told.isEmpty ? nil : told
    }

    /// Who may be the child under another id, of those who are asked about, and what says so: of two marks the number.
    func marks(
        of child: RegisteredChild, livedIn homes: [UnitPath], named near: [RegisteredChild],
        _ snapshot: Snapshot,
        among isAsked: (RegisteredChild) -> Bool
    ) throws -> [ChildID: DuplicateMark] {
        guard child.status != .enteredInError else { return [:] }
        let rules = Duplicates(snapshot)
        var marks: [ChildID: DuplicateMark] = [:]
        for other in near
        where other.id != child.id && isAsked(other) && rules.areNamesakes(child, other) {
            if rules.met(homes, try snapshot.childAspects.homes(of: other.id)) { marks[other.id] = .name }
        }
        for other in try child.personalNumber.map({ try snapshot.children.all(numbered: $0) }) ?? []
        where other.id != child.id && isAsked(other) {
            marks[other.id] = .personalNumber
        }
        return marks
    }

    func listDuplicates(_ request: ListDuplicates, _ snapshot: Snapshot) throws -> List<DuplicatePair> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: ChildPairRecords.order)
        let found = try snapshot.childPairs.list(
            request.verdict ?? .undecided, within: units, for: snapshot.visibleScope, page)
        return try page.reply(found) { try $0.map { try shown($0, snapshot) } }
    }

    func decideDuplicate(_ request: DecideDuplicate, _ tx: Transaction) throws -> DuplicatePair {
        let (child, other) = (
            try tx.seekEntry(request.child, at: "/child"), try tx.seekEntry(request.other, at: "/other")
        )
        var checks = Checks(tx.reference, today: tx.today)
        checks.another(request.other, than: request.child, at: "/other")
        let note = checks.remark(request.note, at: "/note", upTo: 1000)
        let (one, two) = try checks.finish(child, other)
        let before = try tx.childPairs.of(one.id)
        if before.contains(where: { $0.survivor != nil && $0.other(than: one.id) == two.id }) {
            throw Refusal.precondition(
                "/other",
                Message("registry.pair-merged", ["child": one.id.text, "other": two.id.text])
                    .about((two.survivor == nil ? one : two).id, told: ["childMerged"]))
        }
        let marks = try marks(
            of: one, livedIn: tx.childAspects.homes(of: one.id), named: tx.children.near(one), tx
        ) { $0.id == two.id }
        let pair = Pairing(id: one.id, before: before, marks: marks, today: tx.today)
            .deciding(request.verdict, of: two.id, by: tx.decision(note: note))
        try tx.childPairs.save(pair)
        tx.emit(RegistryEvent.childDuplicateDecided(pair.facts))
        return try shown(pair, tx)
    }

    private func shown(_ pair: EntryPair<Subject.Child>, _ snapshot: Snapshot) throws -> DuplicatePair {
        let (child, other) = try (
            snapshot.children.entry(pair.first), snapshot.children.entry(pair.second)
        )
        guard let child, let other else {
            preconditionFailure("no pair of somebody who was forgotten is shown")
        }
        return DuplicatePair(
            child: try snapshot.shown(child), other: try snapshot.shown(other), since: pair.since,
            verdict: pair.counted
        ).with {
            ($0.mark, $0.survivor) = (pair.mark, pair.survivor)
            ($0.decidedAt, $0.note) = (pair.decision?.moment, pair.decision?.note)
            ($0.unit, $0.decidedBy) = (pair.decision?.recorder.unit, pair.decision?.recorder.person)
        }
    }
}

extension Transaction {
    /// A verdict of the caller's, now.
    func decision<Named>(note: String?) -> EntryPair<Named>.Decision {
        EntryPair.Decision(recorder: recorder, moment: learned.moment, note: note)
    }
}

extension Checks {
    /// Two different ids.
    mutating func another<Named>(_ other: ID<Named>, than id: ID<Named>, at pointer: String) {
        if other == id { fail(pointer, "registry.duplicate-of-itself", ["id": id.text]) }
    }
}

extension EntryPair<Subject.Child> {
    /// What followers learn of it.
    var facts: ChildPairFacts {
        ChildPairFacts(child: first, other: second, verdict: isKept ? counted : nil).with {
            $0.survivor = survivor
        }
    }
}

import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// Keeps what a request puts right of what ends with its child, tells of it, and lets it follow what was said of closures.
    func putRight<Records: AroundChildRecords>(
        _ value: Records.Value, in records: Records, _ tx: Transaction,
        telling event: (Records.Value.Told) -> RegistryEvent
    ) throws -> Records.Value where Records.Value: EndsWithChild {
        tx.disclose(value.child)
        try tx.correct(to: value, in: records)
        try tx.save(value, in: records, telling: event)
        return try followed(value, in: records, tx)
    }

    /// What was entered or put right, as it is once it has followed what was said of closures.
    func followed<Records: AroundChildRecords>(
        _ value: Records.Value, in records: Records, _ tx: Transaction
    ) throws -> Records.Value {
        try followClosures(of: value.child, entered: FactID(of: value.id), tx)
        return try records.get(value.id, at: "/id")
    }

    /// Lets what was entered or put right late, of a day before a closure, end with it as what was entered in time did.
    private func followClosures(of child: ChildID, entered fact: FactID, _ tx: Transaction) throws {
        let standing = try tx.childAspects.standing(of: child)
        for closure in standing.closures {
            guard let said = standing.history.versions(of: closure.id).last else { continue }
            try follow(said, of: child, entered: fact, tx)
        }
    }

    /// Lets what is around the child follow what was said of a closure, each with an event of its own: all of it, or what was
    /// entered since. Throws FAILED_PRECONDITION with what has taken the place of what the closure ended: somebody has to
    /// decide between the two.
    func follow(
        _ closure: FactVersion<ChildStanding>, of child: ChildID, entered: FactID? = nil, _ tx: Transaction
    ) throws {
        try follow(closure, of: child, entered, in: tx.circumstances, tx) { facts, kind in
            kind == .ended ? .circumstanceEnded(facts) : .circumstanceCorrected(facts)
        }
        try follow(closure, of: child, entered, in: tx.caregiverLinks, tx) { facts, kind in
            kind == .ended ? .caregiverUnlinked(facts) : .caregiverLinkCorrected(facts)
        }
        try follow(closure, of: child, entered, in: tx.placements, tx) { facts, kind in
            kind == .ended ? .placementEnded(facts) : .placementCorrected(facts)
        }
        if entered == nil {
            let open = try tx.cases.open(of: child)
            for file in try tx.cases.of(child) { try follow(closure, file, besides: open, tx) }
        }
    }

    /// A case that another one has followed goes on only when that is closed: a child has one that is open. What goes on again
    /// ends with the closure that comes next.
    private func follow(
        _ closure: FactVersion<ChildStanding>, _ file: CaseFile, besides open: CaseID?, _ tx: Transaction
    ) throws {
        let closing = ChildClosure(said: closure)
        guard var after = closing.consequence(for: file) else { return }
        if closing.isTakenBack, let ended = try ended(after, tx) { after = ended }
        // Put off past a return, the closure would have it go on beside the one that was opened since.
        let isPutOff = !closing.isTakenBack && file.closedOn.map { $0 < after.lastOn } ?? false
        let other = after.step != .closed ? try tx.cases.open(of: file.child) : isPutOff ? open : nil
        if let other {
            throw Refusal.precondition(
                "/fact", Message("registry.case-followed", ["id": file.id.text, "open": other.text]))
        }
        tx.disclose(file.child)
        try tx.cases.save(after)
        let facts = CaseRules(tx).facts(after)
        tx.emit(after.step == .closed ? RegistryEvent.caseClosed(facts) : .caseResumed(facts))
    }

    /// An open case as the closure leaves it that comes after its latest step; nil where none does.
    func ended(_ file: CaseFile, _ tx: Transaction) throws -> CaseFile? {
        let standing = try tx.childAspects.standing(of: file.child)
        for closure in standing.closures {
            guard let said = standing.history.versions(of: closure.id).last else { continue }
            if let ended = ChildClosure(said: said).consequence(for: file) { return ended }
        }
        return nil
    }

    private func follow<Records: AroundChildRecords>(
        _ closure: FactVersion<ChildStanding>, of child: ChildID, _ entered: FactID?,
        in records: Records, _ tx: Transaction,
        telling event: (Records.Value.Told, VersionKind) -> RegistryEvent
    ) throws where Records.Value: EndsWithChild {
        let kept = records.facts
        try tx.refusing(at: "/fact", among: kept.recorder) {
            let closing = ChildClosure(said: closure)
            let (versions, others) = try closing.consequences(
                for: kept.periods(of: child), entered: entered)
            // Of what the caller may not see nothing is told: it stays as it ended.
            let inTheWay = try others.filter { try tx.shows($0.value) }
            guard inTheWay.isEmpty else {
                throw FactRefusal(.collides, inTheWay.map { FactInTheWay($0.id, $0.days, .collides) })
            }
            for version in versions {
                // Each is told by an event of its own.
                let told = FactVersion(
                    version.kind, of: version.fact, days: version.days, value: version.value,
                    learned: tx.learned, cause: version.cause)
                try kept.append(told, of: child, by: tx.recorder)
                try tx.save(version.value, in: records) { event($0, version.kind) }
                // What goes on again ends with the closure that comes next.
                if closing.isTakenBack { try followClosures(of: child, entered: version.fact, tx) }
            }
        }
    }
}

extension Snapshot {
    /// Whether the caller may see it.
    fileprivate func shows(_ value: some EndsWithChild) throws -> Bool {
        guard let circumstance = value as? ChildCircumstance else { return true }
        return try sees(circumstance)
    }
}

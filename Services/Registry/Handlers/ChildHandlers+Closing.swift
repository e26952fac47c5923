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
        for said in try closures(of: child, tx) { try follow(said, of: child, entered: fact, tx) }
    }

    /// What was said last of each closure, of an alias also of those that were said since of the child that it was merged into.
    private func closures(of child: ChildID, _ tx: Transaction) throws -> [FactVersion<ChildStanding>] {
        let own = try tx.childAspects.standing(of: child).closing()
        guard let merge = try tx.aliases.merge(of: child) else { return own }
        return own
            + (try tx.childAspects.standing(of: merge.value.survivor).closing(after: merge.recorded.at))
    }

    /// Lets what is around the child follow what was said of a closure, each with an event of its own but what is confidential:
    /// all of it, or what was entered since. Throws FAILED_PRECONDITION with what has taken the place of what the closure
    /// ended: somebody has to decide between the two.
    func follow(
        _ closure: FactVersion<ChildStanding>, of child: ChildID, entered: FactID? = nil, _ tx: Transaction
    ) throws {
        try followConfidential(closure, of: child, entered, tx)
        try follow(closure, of: child, entered, in: tx.circumstances, where: \.isOpen, tx) {
            tx.emit($1 == .ended ? RegistryEvent.circumstanceEnded($0) : .circumstanceCorrected($0))
        }
        try follow(closure, of: child, entered, in: tx.caregiverLinks, tx) {
            tx.emit($1 == .ended ? RegistryEvent.caregiverUnlinked($0) : .caregiverLinkCorrected($0))
        }
        try follow(closure, of: child, entered, in: tx.placements, tx) {
            tx.emit($1 == .ended ? RegistryEvent.placementEnded($0) : .placementCorrected($0))
        }
        if entered == nil {
            let open = try tx.cases.open(of: child)
            for file in try tx.cases.of(child) where file.child == child {
                try follow(closure, file, besides: open, tx)
            }
        }
    }

    /// The same, and of the child's aliases too: around these, of what was said since they were merged.
    func followWithAliases(
        _ closure: FactVersion<ChildStanding>, of child: ChildTimelines, _ tx: Transaction
    ) throws {
        try follow(closure, of: child.id, tx)
        let recorded = child.standing.history.versions(of: closure.fact).first?.learned ?? closure.learned
        for alias in try tx.aliases.entries(of: child.id).dropFirst() {
            guard let merge = try tx.aliases.merge(of: alias), recorded.at > merge.recorded.at else {
                continue
            }
            try follow(closure, of: alias, tx)
        }
    }

    /// Lets what is confidential follow, in one event for all of it, and in an empty one where there is nothing: every reply says
    /// how far the log has come, so that whoever closes a child would see how many there are.
    private func followConfidential(
        _ closure: FactVersion<ChildStanding>, of child: ChildID, _ entered: FactID?, _ tx: Transaction
    ) throws {
        var followed = FollowedCircumstances(child: child)
        try follow(closure, of: child, entered, in: tx.circumstances, where: \.confidential, tx) { facts, _ in
            followed.tell(facts)
        }
        // A return ends nothing, and who enters something late sees what became of it.
        let isAlwaysTold = entered == nil && closure.value.status != .active
        guard isAlwaysTold || !followed.circumstances.isEmpty else { return }
        tx.emit(RegistryEvent.confidentialFollowed(followed))
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
        try tx.save(after)
        let facts = CaseRules(tx).facts(after)
        tx.emit(after.step == .closed ? RegistryEvent.caseClosed(facts) : .caseResumed(facts))
    }

    /// An open case as the closure leaves it that comes after its latest step; nil where none does.
    func ended(_ file: CaseFile, _ tx: Transaction) throws -> CaseFile? {
        for said in try closures(of: file.child, tx) {
            if let ended = ChildClosure(said: said).consequence(for: file) { return ended }
        }
        return nil
    }

    private func follow<Records: AroundChildRecords>(
        _ closure: FactVersion<ChildStanding>, of child: ChildID, _ entered: FactID?,
        in records: Records, where isMeant: (Records.Value) -> Bool = { _ in true }, _ tx: Transaction,
        telling tell: (Records.Value.Told, VersionKind) -> Void
    ) throws where Records.Value: EndsWithChild {
        let kept = records.facts
        try tx.refusing(at: "/fact", among: kept.recorder) {
            let closing = ChildClosure(said: closure)
            let (versions, others) = try closing.consequences(
                for: kept.periods(of: child), entered: entered, learned: tx.learned)
            // Of what the caller may not see nothing is told: it stays as it ended.
            let inTheWay = try others.filter { try tx.shows($0.value) }
            guard inTheWay.isEmpty else {
                throw FactRefusal(.collides, inTheWay.map { FactInTheWay($0.id, $0.days, .collides) })
            }
            for version in versions where isMeant(version.value) {
                // Learned by the event that comes next.
                let told = FactVersion(
                    version.kind, of: version.fact, days: version.days, value: version.value,
                    learned: tx.learned, cause: version.cause)
                try kept.append(told, of: child, by: tx.recorder)
                try records.save(version.value)
                tell(version.value.facts, version.kind)
                guard closing.isTakenBack else { continue }
                // What goes on again ends with the closure that comes next.
                for next in try closures(of: child, tx) {
                    try follow(
                        next, of: child, version.fact, in: records, where: isMeant, tx, telling: tell)
                }
            }
        }
    }
}

extension Timeline where Value == ChildStanding {
    /// What was said last of each closure that was first recorded after a point.
    func closing(after point: LogPoint = LogPoint(0)) -> [FactVersion<ChildStanding>] {
        closures.filter { $0.recorded.at > point }.compactMap { history.versions(of: $0.id).last }
    }
}

extension FollowedCircumstances {
    /// Tells what became of one, in the place of what was told of it before.
    fileprivate mutating func tell(_ facts: CircumstanceFacts) {
        circumstances.removeAll { $0.id == facts.id }
        circumstances.append(facts)
    }
}

extension ChildCircumstance {
    /// Whether everybody sees it who sees the child.
    fileprivate var isOpen: Bool { !confidential }
}

extension Snapshot {
    /// Whether the caller may see it.
    fileprivate func shows(_ value: some EndsWithChild) throws -> Bool {
        guard let circumstance = value as? ChildCircumstance else { return true }
        return try sees(circumstance)
    }
}

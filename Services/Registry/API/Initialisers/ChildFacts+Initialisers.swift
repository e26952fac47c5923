public import Vocabulary

extension ChildFacts {
    public init(child: sending ChildID, facts: [ChildFact]) { (self.child, self.facts) = (child, facts) }
}

extension ChildFact {
    public init(id: FactID, aspect: ChildAspect, kind: VersionKind, from: Day) {
        (self.id, self.aspect, self.kind, self.from) = (id, aspect, kind, from)
    }
}

extension ChildIdentity {
    public init(sex: Sex, birthYear: Int) { (self.sex, self.birthYear) = (sex, birthYear) }
}

extension CorrectChild {
    public init(id: ChildID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension VoidChildFact {
    public init(id: ChildID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension ReopenChild { public init(id: ChildID, note: String) { (self.id, self.note) = (id, note) } }
extension SettleChildren {
    public init(children: sending [ChildID], in commune: UnitPath) {
        (self.children, self.commune) = (children, commune)
    }
}

extension SettledChildren { public init(children: sending [Child]) { self.children = children } }
extension UnsettledChild {
    public init(child: sending Child, since: Day, heirs: [UnitPath]) {
        (self.child, self.since, self.heirs) = (child, since, heirs)
    }
}

extension ListChildHistory { public init(child: ChildID) { self.child = child } }

extension ChildFactEntry {
    public init(
        fact: FactID, aspect: ChildAspect, kind: VersionKind, from: Day, stands: Bool, recordedAt: Timestamp,
        unit: UnitPath
    ) {
        (self.fact, self.aspect, self.kind, self.from) = (fact, aspect, kind, from)
        (self.stands, self.recordedAt, self.unit) = (stands, recordedAt, unit)
    }
}

public import Vocabulary

extension Source {
    public init(
        id: SourceID, name: String, kind: String, unit: UnitPath, year: Int, amount: Money, on: Day
    ) {
        (self.id, self.name, self.kind, self.unit, self.year) = (id, name, kind, unit, year)
        (self.amount, self.on) = (amount, on)
    }
}

extension OpenSource {
    public init(name: String, kind: String, unit: UnitPath, year: Int, amount: Money) {
        (self.name, self.kind, self.unit, self.year, self.amount) = (name, kind, unit, year, amount)
    }
}

extension SupplementSource {
    public init(id: SourceID, amount: Money, document: String) {
        (self.id, self.amount, self.document) = (id, amount, document)
    }
}

extension CarryOverSource {
    public init(source: SourceID, into: SourceID, document: String) {
        (self.source, self.into, self.document) = (source, into, document)
    }
}

extension CorrectSource {
    public init(id: SourceID, fact: FactID, reason: String) {
        (self.id, self.fact, self.reason) = (id, fact, reason)
    }
}

extension VoidSourceFact {
    public init(id: sending SourceID, fact: FactID, reason: String) {
        (self.id, self.fact, self.reason) = (id, fact, reason)
    }
}

extension ListSourceHistory { public init(source: SourceID) { self.source = source } }

extension SourceFactEntry {
    public init(
        fact: FactID, aspect: SourceAspect, kind: VersionKind, from: Day, amount: Money, stands: Bool,
        recordedAt: Timestamp, unit: UnitPath
    ) {
        (self.fact, self.aspect, self.kind, self.from) = (fact, aspect, kind, from)
        (self.amount, self.stands, self.recordedAt, self.unit) = (amount, stands, recordedAt, unit)
    }
}

extension SourceFacts {
    public init(source: Source, fact: SourceFact) { (self.source, self.fact) = (source, fact) }
}

extension SourceFact {
    public init(id: FactID, aspect: SourceAspect, kind: VersionKind, from: Day, amount: Money) {
        (self.id, self.aspect, self.kind, self.from, self.amount) = (id, aspect, kind, from, amount)
    }
}

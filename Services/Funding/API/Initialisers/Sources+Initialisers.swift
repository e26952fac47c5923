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

extension SupplementFacts {
    public init(source: sending Source, amount: Money, document: String, on: Day) {
        (self.source, self.amount, self.document, self.on) = (source, amount, document, on)
    }
}

extension CarryOverFacts {
    public init(source: sending Source, into: Source, amount: Money, document: String, on: Day) {
        (self.source, self.into, self.amount, self.document, self.on) = (source, into, amount, document, on)
    }
}

public import Vocabulary

extension Source {
    public init(id: sending SourceID, name: String, kind: String, unit: UnitPath, year: Int, amount: Money) {
        (self.id, self.name, self.kind, self.unit, self.year) = (id, name, kind, unit, year)
        self.amount = amount
    }
}

extension OpenSource {
    public init(name: String, kind: String, unit: UnitPath, year: Int, amount: Money) {
        (self.name, self.kind, self.unit, self.year, self.amount) = (name, kind, unit, year, amount)
    }
}

extension ListSources {
    public init(
        unit: sending UnitPath? = nil, year: Int? = nil, kind: String? = nil, after: String? = nil,
        limit: Int? = nil
    ) {
        (self.unit, self.year, self.kind) = (unit, year, kind)
        (self.after, self.limit) = (after, limit)
    }
}

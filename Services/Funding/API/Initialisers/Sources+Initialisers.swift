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

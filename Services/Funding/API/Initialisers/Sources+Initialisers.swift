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

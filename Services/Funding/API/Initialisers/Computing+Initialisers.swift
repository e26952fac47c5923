public import Vocabulary

extension ComputeEstimate {
    public init(unit: UnitPath, plan: String, year: Int) {
        (self.unit, self.plan, self.year) = (unit, plan, year)
    }
}

extension AssistanceLine {
    public init(activity: sending String, source: SourceID) {
        (self.activity, self.source) = (activity, source)
    }
}

extension PlannedActivity {
    public init(activity: sending String, source: SourceID, unitCost: Money, quantity: Int, item: String) {
        (self.activity, self.source, self.unitCost) = (activity, source, unitCost)
        (self.quantity, self.item) = (quantity, item)
    }
}

extension ComputedEstimate {
    public init(
        unit: UnitPath, plan: String, year: Int, lines: [ComputedLine], total: Money, isUnverified: Bool
    ) {
        (self.unit, self.plan, self.year, self.lines) = (unit, plan, year, lines)
        (self.total, self.isUnverified) = (total, isUnverified)
    }
}

extension ComputedLine {
    public init(
        activity: sending String, source: SourceID, amount: Money, reason: String, parts: [EstimatePart]
    ) {
        (self.activity, self.source, self.amount) = (activity, source, amount)
        (self.reason, self.parts) = (reason, parts)
    }
}

extension EstimatePart {
    public init(ground: String, rate: String, base: Money, hundredths: Int, isUnverified: Bool) {
        (self.ground, self.rate, self.base, self.hundredths) = (ground, rate, base, hundredths)
        (count, months, amount, self.isUnverified, counted) = (0, 0, .zero, isUnverified, [])
    }
}

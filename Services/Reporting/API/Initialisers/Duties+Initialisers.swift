public import Vocabulary

extension ListDuties { public init(plan: String) { self.plan = plan } }

extension OverdueDuties { public init(plan: sending String) { self.plan = plan } }

extension Duty {
    public init(
        duty: String, name: BilingualText, unit: UnitPath, to: UnitPath, period: Period, due: Day,
        state: DutyState
    ) {
        (self.duty, self.name, self.unit, self.to, self.period) = (duty, name, unit, to, period)
        (self.due, self.state) = (due, state)
    }
}

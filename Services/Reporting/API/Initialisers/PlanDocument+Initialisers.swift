public import Vocabulary

extension PlanDocument {
    public init(id: String, name: BilingualText, period: Period, area: UnitPath, lead: UnitPath) {
        (self.id, self.name, self.period, self.area, self.lead) = (id, name, period, area, lead)
    }
}

extension UnitTasks {
    public init(clause: String, tasks: [BilingualText]) { (self.clause, self.tasks) = (clause, tasks) }
}

extension ActivityDeclaration {
    public init(id: String, name: BilingualText) { (self.id, self.name) = (id, name) }
}

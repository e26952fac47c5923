public import Vocabulary

extension OwnTarget {
    public init(indicator: String, year: Int, value: Double) {
        (self.indicator, self.year, self.value) = (indicator, year, value)
    }
}

extension OwnActivity {
    public init(activity: String, text: String) { (self.activity, self.text) = (activity, text) }
}

extension OwnBudget {
    public init(activity: sending String, fundSource: String, year: Int, amount: Money) {
        (self.activity, self.fundSource, self.year, self.amount) = (activity, fundSource, year, amount)
    }
}

extension AdoptedPlan {
    public init(
        id: AdoptionID, plan: String, unit: UnitPath, version: Int, status: AdoptionStatus, submittedOn: Day,
        targets: [OwnTarget], activities: [OwnActivity], budget: [OwnBudget]
    ) {
        (self.id, self.plan, self.unit, self.version) = (id, plan, unit, version)
        (self.status, self.submittedOn) = (status, submittedOn)
        (self.targets, self.activities, self.budget) = (targets, activities, budget)
    }
}

extension AdoptPlan {
    public init(plan: String, unit: UnitPath) { (self.plan, self.unit) = (plan, unit) }
}

extension AgreePlan {
    public init(id: AdoptionID, agreed: Bool) { (self.id, self.agreed) = (id, agreed) }
}

extension ListAdoptedPlans { public init(plan: String) { self.plan = plan } }

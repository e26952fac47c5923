public import Vocabulary

extension DisabilityApplication {
    public init(id: DisabilityApplicationID, child: ChildID, on day: Day, council: UnitPath) {
        (self.id, self.child, on, self.council) = (id, child, day, council)
    }
}

extension DisabilityApplicationFacts {
    public init(id: DisabilityApplicationID, child: ChildID, on day: Day) {
        (self.id, self.child, on) = (id, child, day)
    }
}

extension ApplyForDisability { public init(child: ChildID) { self.child = child } }
extension WithdrawApplication { public init(id: DisabilityApplicationID) { self.id = id } }
extension VoidApplication { public init(id: sending DisabilityApplicationID) { self.id = id } }
extension ListApplications { public init(child: ChildID) { self.child = child } }

extension CertifyDisability {
    public init(id: DisabilityID, certificate: String) { (self.id, self.certificate) = (id, certificate) }
}

extension DueDisability {
    public init(child: ChildID, commune: UnitPath, step: DisabilityStep, due: Day, overdue: Bool) {
        (self.child, self.commune, self.step) = (child, commune, step)
        (self.due, self.overdue) = (due, overdue)
    }
}

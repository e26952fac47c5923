public import Vocabulary

extension Disability {
    public init(
        id: DisabilityID, child: ChildID, type: DisabilityType, degree: DisabilityDegree, council: UnitPath,
        determinedOn: Day
    ) {
        (self.id, self.child, self.type, self.degree, self.council) = (id, child, type, degree, council)
        self.determinedOn = determinedOn
    }
}

extension DetermineDisability {
    public init(child: ChildID, type: DisabilityType, degree: DisabilityDegree) {
        (self.child, self.type, self.degree) = (child, type, degree)
    }
}

extension Screening {
    public init(module: sending Module, answers: [String: Int]) {
        (self.module, self.answers) = (module, answers)
    }
}

extension ListDisabilities { public init(child: sending ChildID) { self.child = child } }
extension DisabilityRow {
    public init(type: DisabilityType, degree: DisabilityDegree) { (self.type, self.degree) = (type, degree) }
}

extension CorrectDisability { public init(id: DisabilityID) { self.id = id } }
extension VoidDisability { public init(id: sending DisabilityID) { self.id = id } }

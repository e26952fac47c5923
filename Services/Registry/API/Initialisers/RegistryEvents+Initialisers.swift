public import Vocabulary

extension CircumstanceFacts {
    public init(id: CircumstanceID, child: ChildID, code: String, start: Day, confidential: Bool) {
        (self.id, self.child, self.code, self.start) = (id, child, code, start)
        self.confidential = confidential
    }
}

extension FollowedCircumstances {
    public init(child: ChildID) { (self.child, circumstances) = (child, []) }
}

extension DisabilityFacts {
    public init(
        id: sending DisabilityID, child: ChildID, type: DisabilityType, degree: DisabilityDegree, on: Day
    ) { (self.id, self.child, self.type, self.degree, self.on) = (id, child, type, degree, on) }
}

extension CaregiverLinkFacts {
    public init(
        id: CaregiverLinkID, caregiver: CaregiverID, child: ChildID, relation: CareRelation, start: Day
    ) {
        (self.id, self.caregiver, self.child, self.relation) = (id, caregiver, child, relation)
        self.start = start
    }
}

extension CaseFacts {
    public init(
        id: CaseID, child: ChildID, commune: UnitPath, concern: CaseConcern, step: CaseStep, late: Bool,
        on: Day
    ) {
        (self.id, self.child, self.commune, self.concern, self.step) = (id, child, commune, concern, step)
        (self.late, self.on) = (late, on)
    }
}

extension PlacementFacts {
    public init(id: PlacementID, child: ChildID, kind: PlacementKind, start: Day) {
        (self.id, self.child, self.kind, self.start) = (id, child, kind, start)
    }
}

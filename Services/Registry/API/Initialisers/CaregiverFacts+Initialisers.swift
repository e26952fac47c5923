public import Vocabulary

extension CaregiverFacts {
    public init(caregiver: sending CaregiverID, facts: [CaregiverFact]) {
        (self.caregiver, self.facts) = (caregiver, facts)
    }
}

extension CaregiverFact {
    public init(id: FactID, aspect: CaregiverAspect, kind: VersionKind, from: Day) {
        (self.id, self.aspect, self.kind, self.from) = (id, aspect, kind, from)
    }
}

extension GetCaregiver { public init(id: CaregiverID) { self.id = id } }
extension UpdateCaregiver { public init(id: CaregiverID) { self.id = id } }

extension CorrectCaregiverHome {
    public init(id: CaregiverID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension VoidCaregiverHome {
    public init(id: CaregiverID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension ListCaregiverHistory { public init(caregiver: CaregiverID) { self.caregiver = caregiver } }

extension CaregiverFactEntry {
    public init(
        fact: FactID, aspect: CaregiverAspect, kind: VersionKind, from: Day, stands: Bool,
        recordedAt: Timestamp, unit: UnitPath
    ) {
        (self.fact, self.aspect, self.kind, self.from) = (fact, aspect, kind, from)
        (self.stands, self.recordedAt, self.unit) = (stands, recordedAt, unit)
    }
}

public import Vocabulary

extension Caregiver {
    public init(id: CaregiverID, name: String, commune: UnitPath, registeredOn: Day, version: Int) {
        (self.id, self.name, self.commune, self.registeredOn) = (id, name, commune, registeredOn)
        self.version = version
    }
}

extension RegisterCaregiver {
    public init(name: String, commune: UnitPath) { (self.name, self.commune) = (name, commune) }
}

extension CaregiverLink {
    public init(
        id: CaregiverLinkID, caregiver: CaregiverID, child: ChildID, relation: CareRelation, start: Day
    ) {
        (self.id, self.caregiver, self.child, self.relation) = (id, caregiver, child, relation)
        self.start = start
    }
}

extension LinkCaregiver {
    public init(caregiver: CaregiverID, child: ChildID, relation: CareRelation) {
        (self.caregiver, self.child, self.relation) = (caregiver, child, relation)
    }
}

extension UnlinkCaregiver { public init(id: CaregiverLinkID) { self.id = id } }

extension ListCaregivers { public init(child: ChildID) { self.child = child } }

extension LinkedCaregiver {
    public init(link: sending CaregiverLink, caregiver: Caregiver) {
        (self.link, self.caregiver) = (link, caregiver)
    }
}

extension CaregiverRow { public init(relation: CareRelation) { self.relation = relation } }

extension CorrectCaregiverLink { public init(id: CaregiverLinkID) { self.id = id } }
extension VoidCaregiverLink { public init(id: sending CaregiverLinkID) { self.id = id } }

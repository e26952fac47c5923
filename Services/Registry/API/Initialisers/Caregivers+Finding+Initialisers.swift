public import Vocabulary

extension CaregiverDuplicates {
    public init(caregivers: sending [Caregiver], more: Bool) {
        (self.caregivers, self.more) = (caregivers, more)
    }
}

extension FoundCaregiver {
    public init(id: CaregiverID, name: String, commune: UnitPath) {
        (self.id, self.name, self.commune) = (id, name, commune)
    }
}

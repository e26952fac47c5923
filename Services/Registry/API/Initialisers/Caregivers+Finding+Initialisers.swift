extension CaregiverDuplicates {
    public init(caregivers: sending [Caregiver], more: Bool) {
        (self.caregivers, self.more) = (caregivers, more)
    }
}

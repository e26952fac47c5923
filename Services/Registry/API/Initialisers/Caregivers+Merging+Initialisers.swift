public import Vocabulary

extension MergeCaregivers {
    public init(survivor: sending CaregiverID, duplicate: CaregiverID, reason: String) {
        (self.survivor, self.duplicate, self.reason) = (survivor, duplicate, reason)
    }
}

extension UnmergeCaregiver {
    public init(duplicate: sending CaregiverID, reason: String) {
        (self.duplicate, self.reason) = (duplicate, reason)
    }
}

extension MergedCaregiver {
    public init(caregiver: sending Caregiver, duplicate: CaregiverID, collisions: [MergeCollision]) {
        (self.caregiver, self.duplicate, self.collisions) = (caregiver, duplicate, collisions)
    }
}

extension UnmergedCaregiver {
    public init(caregiver: sending Caregiver, duplicate: Caregiver) {
        (self.caregiver, self.duplicate) = (caregiver, duplicate)
    }
}

extension CaregiverMergeFacts {
    public init(
        id: sending FactID, survivor: CaregiverID, duplicate: CaregiverID, pair: CaregiverPairFacts
    ) {
        (self.id, self.survivor, self.duplicate, self.pair) = (id, survivor, duplicate, pair)
    }
}

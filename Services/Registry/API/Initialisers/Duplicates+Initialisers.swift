public import Vocabulary

extension ChildPairFacts {
    public init(child: sending ChildID, other: ChildID, verdict: DuplicateVerdict?) {
        (self.child, self.other, self.verdict) = (child, other, verdict)
    }
}

extension CaregiverPairFacts {
    public init(caregiver: sending CaregiverID, other: CaregiverID, verdict: DuplicateVerdict?) {
        (self.caregiver, self.other, self.verdict) = (caregiver, other, verdict)
    }
}

extension DecideDuplicate {
    public init(child: ChildID, other: ChildID, verdict: DuplicateVerdict) {
        (self.child, self.other, self.verdict) = (child, other, verdict)
    }
}

extension DecideCaregiverDuplicate {
    public init(caregiver: CaregiverID, other: CaregiverID, verdict: DuplicateVerdict) {
        (self.caregiver, self.other, self.verdict) = (caregiver, other, verdict)
    }
}

extension DuplicatePair {
    public init(child: Child, other: Child, since: Day, verdict: DuplicateVerdict) {
        (self.child, self.other, self.since, self.verdict) = (child, other, since, verdict)
    }
}

extension CaregiverPair {
    public init(caregiver: Caregiver, other: Caregiver, since: Day, verdict: DuplicateVerdict) {
        (self.caregiver, self.other, self.since, self.verdict) = (caregiver, other, since, verdict)
    }
}

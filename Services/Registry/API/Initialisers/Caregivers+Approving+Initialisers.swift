public import Vocabulary

extension CarerApproval {
    public init(id: CarerApprovalID, caregiver: CaregiverID, start: Day, places: Int, checkedOn: Day) {
        (self.id, self.caregiver, self.start) = (id, caregiver, start)
        (self.places, self.checkedOn) = (places, checkedOn)
    }
}

extension CarerApprovalFacts {
    public init(id: CarerApprovalID, caregiver: CaregiverID, start: Day, places: Int) {
        (self.id, self.caregiver, self.start, self.places) = (id, caregiver, start, places)
    }
}

extension ApproveCarer {
    public init(caregiver: CaregiverID, places: Int, checkedOn: Day) {
        (self.caregiver, self.places, self.checkedOn) = (caregiver, places, checkedOn)
    }
}

extension EndCarerApproval { public init(id: CarerApprovalID) { self.id = id } }
extension CorrectCarerApproval { public init(id: CarerApprovalID) { self.id = id } }
extension VoidCarerApproval { public init(id: sending CarerApprovalID) { self.id = id } }
extension ListCarerApprovals { public init(caregiver: CaregiverID) { self.caregiver = caregiver } }

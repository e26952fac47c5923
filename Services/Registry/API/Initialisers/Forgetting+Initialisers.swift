public import Vocabulary

extension ForgetChild {
    public init(id: sending ChildID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ForgottenChild {
    public init(id: sending ChildID, on: Day, caregivers: [CaregiverID]) {
        (self.id, self.on, self.caregivers) = (id, on, caregivers)
    }
}

extension ForgetCaregiver {
    public init(id: sending CaregiverID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ForgottenCaregiver {
    public init(id: sending CaregiverID, on: Day) { (self.id, self.on) = (id, on) }
}

extension ForgottenChildFacts {
    public init(child: sending ChildID, on: Day) { (self.child, self.on) = (child, on) }
}

extension ForgottenCaregiverFacts {
    public init(caregiver: sending CaregiverID, on: Day) { (self.caregiver, self.on) = (caregiver, on) }
}

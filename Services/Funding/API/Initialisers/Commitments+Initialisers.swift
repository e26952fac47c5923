public import Vocabulary

extension Commitment {
    public init(
        id: CommitmentID, allocation: AllocationID, line: BudgetLine, amount: Money, paid: Money, left: Money,
        purpose: String, status: CommitmentStatus, on: Day
    ) {
        (self.id, self.allocation, self.line, self.amount, self.paid) = (id, allocation, line, amount, paid)
        (self.left, self.purpose, self.status, self.on) = (left, purpose, status, on)
    }
}

extension ReserveMoney {
    public init(allocation: AllocationID, amount: Money, purpose: String) {
        (self.allocation, self.amount, self.purpose) = (allocation, amount, purpose)
    }
}

extension ConfirmCommitment {
    public init(id: CommitmentID, document: String) { (self.id, self.document) = (id, document) }
}

extension ReleaseCommitment {
    public init(id: CommitmentID, reason: String) { (self.id, self.reason) = (id, reason) }
}

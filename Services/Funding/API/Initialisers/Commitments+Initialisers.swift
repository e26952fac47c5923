public import Vocabulary

extension Commitment {
    public init(
        id: CommitmentID, allocation: AllocationID, line: BudgetLine, amount: Money, paid: Money, left: Money,
        purpose: String, status: CommitmentStatus
    ) {
        (self.id, self.allocation, self.line, self.amount, self.paid) = (id, allocation, line, amount, paid)
        (self.left, self.purpose, self.status) = (left, purpose, status)
    }
}

extension ReserveMoney {
    public init(id: sending CommitmentID? = nil, allocation: AllocationID, amount: Money, purpose: String) {
        (self.id, self.allocation, self.amount, self.purpose) = (id, allocation, amount, purpose)
    }
}

extension ConfirmCommitment {
    public init(id: sending CommitmentID, document: String) { (self.id, self.document) = (id, document) }
}

extension ReleaseCommitment {
    public init(id: sending CommitmentID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ListCommitments {
    public init(
        unit: sending UnitPath? = nil, allocation: AllocationID? = nil, status: CommitmentStatus? = nil,
        year: Int? = nil, after: String? = nil, limit: Int? = nil
    ) {
        (self.unit, self.allocation, self.status, self.year) = (unit, allocation, status, year)
        (self.after, self.limit) = (after, limit)
    }
}

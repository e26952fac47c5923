public import Vocabulary

extension Payment {
    public init(
        id: PaymentID, commitment: CommitmentID, line: BudgetLine, amount: Money, on: Day, document: String
    ) {
        (self.id, self.commitment, self.line, self.amount, self.on) = (id, commitment, line, amount, on)
        self.document = document
    }
}

extension PayMoney {
    public init(commitment: CommitmentID, amount: Money, document: String) {
        (self.commitment, self.amount, self.document) = (commitment, amount, document)
    }
}

extension ReversePayment {
    public init(id: PaymentID, reason: String) { (self.id, self.reason) = (id, reason) }
}

public import Vocabulary

extension Payout { public init(_ channel: PayoutChannel) { self.channel = channel } }

extension AssistedFacts {
    public init(run: sending RunID, unit: UnitPath, on: Day, children: [ChildID]) {
        (self.run, self.unit, self.on, self.children) = (run, unit, on, children)
    }
}

extension ListPayees {
    public init(unit: UnitPath, month: Month) { (self.unit, self.month) = (unit, month) }
}

extension Payee {
    public init(
        run: RunID, numbers: [Int], child: ChildID, recipient: AssistanceRecipient, commune: UnitPath,
        channel: PayoutChannel, paidFor: [Month], amount: Money
    ) {
        (self.run, self.numbers, self.child, self.recipient) = (run, numbers, child, recipient)
        (self.commune, self.channel, self.paidFor, self.amount) = (commune, channel, paidFor, amount)
    }
}

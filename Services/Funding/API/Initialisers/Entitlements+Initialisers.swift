public import Vocabulary

extension Entitlement {
    public init(
        id: EntitlementID, child: ChildID, unit: UnitPath, ground: String, recipient: AssistanceRecipient,
        decision: String, decidedOn: Day, from: Month, status: EntitlementStatus
    ) {
        (self.id, self.child, self.unit, self.ground, self.recipient) = (id, child, unit, ground, recipient)
        (self.decision, self.decidedOn, self.from, self.status) = (decision, decidedOn, from, status)
    }
}

extension GrantEntitlement {
    public init(child: ChildID, unit: UnitPath, ground: String, decision: String) {
        (self.child, self.unit, self.ground, self.decision) = (child, unit, ground, decision)
    }
}

extension ChangeEntitlement {
    public init(id: EntitlementID, decision: String) { (self.id, self.decision) = (id, decision) }
}

extension StopEntitlement {
    public init(id: EntitlementID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension SuspendEntitlement {
    public init(id: EntitlementID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension CorrectEntitlement {
    public init(id: EntitlementID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension VoidEntitlement {
    public init(id: sending EntitlementID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ListDifferences { public init(unit: UnitPath) { self.unit = unit } }

extension MonthDifference {
    public init(
        child: ChildID, month: Month, recipient: AssistanceRecipient, due: Money, paid: Money,
        lines: [PaidLine]
    ) {
        (self.child, self.month, self.recipient) = (child, month, recipient)
        (self.due, self.paid, self.lines) = (due, paid, lines)
    }
}

extension PaidLine {
    public init(run: sending RunID, number: Int, entitlement: EntitlementID, amount: Money) {
        (self.run, self.number, self.entitlement, self.amount) = (run, number, entitlement, amount)
    }
}

extension ResumeEntitlement { public init(id: EntitlementID) { self.id = id } }
extension ListEntitlements { public init(unit: UnitPath) { self.unit = unit } }
extension AssessEntitlements { public init(child: ChildID) { self.child = child } }
extension StatedGround { public init(ground: String) { self.ground = ground } }
extension ListLines {
    public init(unit: UnitPath, month: Month) { (self.unit, self.month) = (unit, month) }
}

extension Assessment {
    public init(child: ChildID, month: Month, dues: [AssistanceDue], total: Money, isUnverified: Bool) {
        (self.child, self.month, self.dues, self.total) = (child, month, dues, total)
        self.isUnverified = isUnverified
    }
}

extension AssistanceDue {
    public init(
        ground: String, recipient: AssistanceRecipient, basis: GroundBasis, amount: Money, isCounted: Bool,
        steps: [ReckoningStep]
    ) {
        (self.ground, self.recipient, self.basis, self.amount) = (ground, recipient, basis, amount)
        (self.isCounted, self.steps) = (isCounted, steps)
    }
}

extension ReckoningStep {
    public init(rule: ReckoningRule, sentence: String) { (self.rule, self.sentence) = (rule, sentence) }
}

extension RunMonth {
    public init(unit: UnitPath, month: Month) { (self.unit, self.month) = (unit, month) }
}

extension PaymentRun {
    public init(id: RunID, unit: UnitPath, month: Month, status: RunStatus, total: Money) {
        (self.id, self.unit, self.month, self.status, self.total) = (id, unit, month, status, total)
    }
}

extension RunLine {
    public init(
        run: RunID, number: Int, entitlement: EntitlementID, child: ChildID, month: Month, amount: Money,
        recipient: AssistanceRecipient, change: LineChange, isUnverified: Bool
    ) {
        (self.run, self.number, self.entitlement, self.child, self.month) = (
            run, number, entitlement, child, month
        )
        (self.amount, self.recipient, self.change) = (amount, recipient, change)
        self.isUnverified = isUnverified
    }
}

extension ReturnLine {
    public init(run: RunID, number: Int, reason: String) {
        (self.run, self.number, self.reason) = (run, number, reason)
    }
}

extension ReturnFacts {
    public init(payment: sending Payment, amount: Money, on: Day) {
        (self.payment, self.amount, self.on) = (payment, amount, on)
    }
}

extension EntitlementFacts {
    public init(id: EntitlementID, child: ChildID, unit: UnitPath, from: Month, isSuspended: Bool) {
        (self.id, self.child, self.unit, self.from, self.isSuspended) = (id, child, unit, from, isSuspended)
    }
}

extension RunFacts {
    public init(_ run: PaymentRun) {
        (id, unit, month, payment) = (run.id, run.unit, run.month, run.payment)
    }
}

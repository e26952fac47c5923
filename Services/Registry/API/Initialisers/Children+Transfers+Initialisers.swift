public import Vocabulary

extension TransferChild {
    public init(child: ChildID, to: UnitPath, reason: String) {
        (self.child, self.to, self.reason) = (child, to, reason)
    }
}

extension AcceptTransfer { public init(id: ChildTransferID) { self.id = id } }

extension DeclineTransfer {
    public init(id: sending ChildTransferID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension WithdrawTransfer {
    public init(id: sending ChildTransferID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ChildTransfer {
    public init(
        id: ChildTransferID, child: ChildID, name: String, birthYear: Int, from: UnitPath, to: UnitPath,
        status: TransferStatus, askedOn: Day, reason: String
    ) {
        (self.id, self.child, self.name, self.birthYear) = (id, child, name, birthYear)
        (self.from, self.to, self.status) = (from, to, status)
        (self.askedOn, self.reason) = (askedOn, reason)
    }
}

extension TransferFacts {
    public init(
        id: sending ChildTransferID, child: ChildID, from: UnitPath, to: UnitPath, status: TransferStatus
    ) { (self.id, self.child, self.from, self.to, self.status) = (id, child, from, to, status) }
}

public import Vocabulary

extension AidProposal {
    public init(id: ProposalID, unit: UnitPath, title: String, donor: String, status: AidStatus, on: Day) {
        (self.id, self.unit, self.title) = (id, unit, title)
        (self.donor, self.status, self.on) = (donor, status, on)
    }
}

extension SeekAid {
    public init(unit: UnitPath, title: String, donor: String) {
        (self.unit, self.title, self.donor) = (unit, title, donor)
    }
}

extension SubmitAid {
    public init(id: ProposalID, document: String) { (self.id, self.document) = (id, document) }
}

extension SignAid {
    public init(id: ProposalID, agreement: String, currency: String, foreignAmount: Int, exchangeRate: Money)
    {
        (self.id, self.agreement, self.currency) = (id, agreement, currency)
        (self.foreignAmount, self.exchangeRate) = (foreignAmount, exchangeRate)
    }
}

extension RefuseAid {
    public init(id: ProposalID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension CorrectAid {
    public init(id: ProposalID, step: AidStatus, reason: String) {
        (self.id, self.step, self.reason) = (id, step, reason)
    }
}

extension VoidAid {
    public init(id: sending ProposalID, step: AidStatus, reason: String) {
        (self.id, self.step, self.reason) = (id, step, reason)
    }
}

extension AidFacts {
    public init(proposal: sending AidProposal, step: AidStatus, reason: String) {
        (self.proposal, self.step, self.reason) = (proposal, step, reason)
    }
}

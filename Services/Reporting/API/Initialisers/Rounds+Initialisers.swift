public import Vocabulary

extension Round {
    public init(
        id: RoundID, plan: String, title: BilingualText, period: Period, due: Day, units: [UnitPath],
        status: RoundStatus, openedOn: Day
    ) {
        (self.id, self.plan, self.title, self.period, self.due) = (id, plan, title, period, due)
        (self.units, self.status, self.openedOn) = (units, status, openedOn)
    }
}

extension OpenRound {
    public init(plan: String, period: Period) { (self.plan, self.period) = (plan, period) }
}

extension CloseRound { public init(id: sending RoundID) { self.id = id } }

extension CorrectRound {
    public init(id: RoundID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension VoidRound {
    public init(id: sending RoundID, what: RoundPart, reason: String) {
        (self.id, self.what, self.reason) = (id, what, reason)
    }
}

extension ListRounds { public init(plan: String) { self.plan = plan } }

public import Vocabulary

extension Material {
    public init(
        id: MaterialID, title: String, kind: MaterialKind, audiences: [Audience], unit: UnitPath,
        publishedOn: Day, quantity: Int, left: Int, distributions: [Distribution]
    ) {
        (self.id, self.title, self.kind, self.audiences, self.unit) = (id, title, kind, audiences, unit)
        (self.publishedOn, self.quantity, self.left) = (publishedOn, quantity, left)
        self.distributions = distributions
    }
}

extension Distribution {
    public init(id: sending DistributionID, to: UnitPath, quantity: Int, on: Day) {
        (self.id, self.to, self.quantity, self.on) = (id, to, quantity, on)
    }
}

extension StockOfMaterial { public init(id: MaterialID) { self.id = id } }

extension MaterialStock {
    public init(unit: UnitPath, received: Int, sentOn: Int, handedOut: Int, left: Int) {
        (self.unit, self.received, self.sentOn) = (unit, received, sentOn)
        (self.handedOut, self.left) = (handedOut, left)
    }
}

extension PublishMaterial {
    public init(title: String, kind: MaterialKind, audiences: [Audience], quantity: Int) {
        (self.title, self.kind, self.audiences, self.quantity) = (title, kind, audiences, quantity)
    }
}

extension CorrectMaterial {
    public init(id: MaterialID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension VoidMaterial {
    public init(id: sending MaterialID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension VoidDistribution {
    public init(id: sending MaterialID, distribution: DistributionID, reason: String) {
        (self.id, self.distribution, self.reason) = (id, distribution, reason)
    }
}

extension DistributeMaterial {
    public init(id: MaterialID, to: UnitPath, quantity: Int) {
        (self.id, self.to, self.quantity) = (id, to, quantity)
    }
}

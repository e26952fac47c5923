public import Vocabulary

extension Network {
    public init(id: NetworkID, district: UnitPath, on: Day, members: [NetworkMember]) {
        (self.id, self.district, self.on, self.members) = (id, district, on, members)
    }
}

extension NetworkMember {
    public init(provider: sending ProviderID, since: Day) { (self.provider, self.since) = (provider, since) }
}

extension EstablishNetwork {
    public init(district: UnitPath, members: [ProviderID]) {
        (self.district, self.members) = (district, members)
    }
}

extension AddNetworkMember {
    public init(id: sending NetworkID, provider: ProviderID, on: Day? = nil) {
        (self.id, self.provider, self.on) = (id, provider, on)
    }
}

extension DissolveNetwork {
    public init(id: sending NetworkID, on: Day? = nil, reason: String) {
        (self.id, self.on, self.reason) = (id, on, reason)
    }
}

extension ListNetworks {
    public init(unit: sending UnitPath? = nil, on: Day? = nil, after: String? = nil, limit: Int? = nil) {
        (self.unit, self.on, self.after, self.limit) = (unit, on, after, limit)
    }
}

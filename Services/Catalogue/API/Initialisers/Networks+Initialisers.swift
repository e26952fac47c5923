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
    public init(id: NetworkID, provider: ProviderID) { (self.id, self.provider) = (id, provider) }
}

extension DissolveNetwork {
    public init(id: NetworkID, reason: String) { (self.id, self.reason) = (id, reason) }
}

public import Vocabulary

extension Network {
    public init(id: NetworkID, district: UnitPath, on: Day, members: [NetworkMember]) {
        (self.id, self.district, self.on, self.members) = (id, district, on, members)
    }
}

extension NetworkMember {
    public init(id: MembershipID, provider: ProviderID, from: Day) {
        (self.id, self.provider, self.from) = (id, provider, from)
    }
}

extension NetworkLink {
    public init(provider: sending ProviderID, domains: [String]) {
        (self.provider, self.domains) = (provider, domains)
    }
}

extension EstablishNetwork {
    public init(district: UnitPath, members: [ProviderID]) {
        (self.district, self.members) = (district, members)
    }
}

extension AddNetworkMember {
    public init(id: NetworkID, provider: ProviderID) { (self.id, self.provider) = (id, provider) }
}

extension RemoveNetworkMember {
    public init(id: sending NetworkID, member: MembershipID) { (self.id, self.member) = (id, member) }
}

extension CorrectNetworkMember {
    public init(id: NetworkID, member: MembershipID) { (self.id, self.member) = (id, member) }
}

extension VoidNetworkMember {
    public init(id: sending NetworkID, member: sending MembershipID) { (self.id, self.member) = (id, member) }
}

extension CorrectNetwork { public init(id: NetworkID) { self.id = id } }
extension VoidNetwork { public init(id: sending NetworkID) { self.id = id } }
extension GetNetwork { public init(id: NetworkID) { self.id = id } }

extension DissolveNetwork {
    public init(id: NetworkID, reason: String) { (self.id, self.reason) = (id, reason) }
}

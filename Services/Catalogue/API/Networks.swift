public import Bus
public import Vocabulary

/// The linked networks of providers that districts establish (Thái Bình's plan, I.2).
public enum Networks {
    /// A district has one network at a time.
    public static let establish = Command<EstablishNetwork, Network>(
        "catalogue.Networks/Establish", needs: .lead)
    /// Adds a member to a network.
    public static let addMember = Command<AddNetworkMember, Network>(
        "catalogue.Networks/AddMember", needs: .lead)
    /// Ends a network.
    public static let dissolve = Command<DissolveNetwork, Network>(
        "catalogue.Networks/Dissolve", needs: .lead)
    /// Networks that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListNetworks, NetworkList>("catalogue.Networks/List", needs: .anyone)
}

public typealias NetworkID = ID<Network>

/// A district's network of those who work with children, established by a decision.
public struct Network: Codable, Hashable, Sendable {
    public let id: NetworkID
    public let district: UnitPath
    public let on: Day
    /// Number of the decision that established it.
    public let decision: String?
    public let members: [NetworkMember]
    public let dissolvedOn: Day?
    public let reason: String?

    public init(
        id: NetworkID, district: UnitPath, on: Day, decision: String? = nil, members: [NetworkMember],
        dissolvedOn: Day? = nil, reason: String? = nil
    ) {
        self.id = id
        self.district = district
        self.on = on
        self.decision = decision
        self.members = members
        self.dissolvedOn = dissolvedOn
        self.reason = reason
    }
}

/// One member of a network.
public struct NetworkMember: Codable, Hashable, Sendable {
    public let provider: ProviderID
    public let since: Day

    public init(provider: ProviderID, since: Day) {
        self.provider = provider
        self.since = since
    }
}

public struct EstablishNetwork: Codable, Hashable, Sendable {
    public let id: NetworkID?
    public let district: UnitPath
    /// Today when absent; not in the future.
    public let on: Day?
    public let decision: String?
    /// The providers that it begins with.
    public let members: [ProviderID]

    public init(
        id: NetworkID? = nil, district: UnitPath, on: Day? = nil, decision: String? = nil,
        members: [ProviderID]
    ) {
        self.id = id
        self.district = district
        self.on = on
        self.decision = decision
        self.members = members
    }
}

public struct AddNetworkMember: Codable, Hashable, Sendable {
    public let id: NetworkID
    public let provider: ProviderID
    public let on: Day?

    public init(id: NetworkID, provider: ProviderID, on: Day? = nil) {
        self.id = id
        self.provider = provider
        self.on = on
    }
}

public struct DissolveNetwork: Codable, Hashable, Sendable {
    public let id: NetworkID
    public let on: Day?
    public let reason: String

    public init(id: NetworkID, on: Day? = nil, reason: String) {
        self.id = id
        self.on = on
        self.reason = reason
    }
}

/// Every member narrows the list.
public struct ListNetworks: Codable, Hashable, Sendable {
    /// Districts that are this unit or lie below it.
    public let unit: UnitPath?
    /// Those that stood on this day.
    public let on: Day?

    public init(unit: UnitPath? = nil, on: Day? = nil) {
        self.unit = unit
        self.on = on
    }
}

public struct NetworkList: Codable, Hashable, Sendable {
    public let items: [Network]

    public init(items: [Network]) {
        self.items = items
    }
}

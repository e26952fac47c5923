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
    /// Networks that the caller may see, by district, and there by the first day; every member of the request narrows
    /// the list.
    public static let list = Query<ListNetworks, List<Network>>("catalogue.Networks/List", needs: .anyone)
}

/// A district's network of those who work with children, established by a decision.
public struct Network: Composite {
    public var id: NetworkID
    public var district: UnitPath
    /// The first day.
    public var on: Day
    /// Number of the decision that established it.
    public var decision: String?
    /// At most 10,000, so that a network always goes into one message.
    public var members: [NetworkMember]
    /// The first day on which it no longer stands.
    public var dissolvedOn: Day?
    /// Why it was dissolved.
    public var reason: String?
}

/// One member of a network.
public struct NetworkMember: Composite {
    public var provider: ProviderID
    /// The first day in the network.
    public var since: Day
}

public struct EstablishNetwork: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: NetworkID?
    /// A district of the day `on`; ALREADY_EXISTS while it has a network.
    public var district: UnitPath
    /// Today when absent; not in the future.
    public var on: Day?
    /// Number of the decision that establishes it, at most 100 characters.
    public var decision: String?
    /// The providers that it begins with.
    public var members: [ProviderID]
}

public struct AddNetworkMember: Composite {
    /// A network that is not dissolved.
    public var id: NetworkID
    /// ALREADY_EXISTS when it is a member.
    public var provider: ProviderID
    /// The first day; not before the network's, not in the future; today when absent.
    public var on: Day?
}

public struct DissolveNetwork: Composite {
    /// A network that is not dissolved.
    public var id: NetworkID
    /// The first day without it; not before it began, not in the future; today when absent.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
}

/// Every member narrows the list.
public struct ListNetworks: Composite, PagedRequest {
    /// Districts that are this unit or lie below it.
    public var unit: UnitPath?
    /// Those that stood on this day.
    public var on: Day?
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when absent.
    public var limit: Int?

    public init() {}
}

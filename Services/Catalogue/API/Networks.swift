public import Bus
public import Vocabulary

/// The linked networks of providers that districts establish (Thái Bình's plan, I.2), and communes where there are none any more.
public enum Networks {
    /// A district, or a commune where there are none any more, has one network at a time.
    public static let establish = Command<EstablishNetwork, Network>(
        "catalogue.Networks/Establish", needs: .organiser)
    /// Adds a member to a network, from a day on.
    public static let addMember = Command<AddNetworkMember, Network>(
        "catalogue.Networks/AddMember", needs: .organiser)
    /// Says until when a member was in a network.
    public static let removeMember = Command<RemoveNetworkMember, Network>(
        "catalogue.Networks/RemoveMember", needs: .organiser)
    /// Says that a member never was in the network as was said, but so.
    public static let correctMember = Command<CorrectNetworkMember, Network>(
        "catalogue.Networks/CorrectMember", needs: .organiser)
    /// Says that a member never was in the network. FAILED_PRECONDITION when nobody else ever was: that would be no network.
    public static let voidMember = Command<VoidNetworkMember, Network>(
        "catalogue.Networks/VoidMember", needs: .organiser)
    /// Ends a network.
    public static let dissolve = Command<DissolveNetwork, Network>(
        "catalogue.Networks/Dissolve", needs: .organiser)
    /// Says that a network was established, or dissolved, otherwise or on another day, or never dissolved.
    public static let correct = Command<CorrectNetwork, Network>(
        "catalogue.Networks/Correct", needs: .organiser)
    /// Says that there never was the network; the reply shows what was said last.
    public static let void = Command<VoidNetwork, Network>("catalogue.Networks/Void", needs: .organiser)
    /// One network.
    public static let get = Query<GetNetwork, Network>("catalogue.Networks/Get", needs: .anyone)
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
    /// Everyone who is or was in it, by first day: at most 10,000, so that a network always goes into one message.
    public var members: [NetworkMember]
    /// The first day on which it no longer stands.
    public var dissolvedOn: Day?
    /// Why it was dissolved.
    public var reason: String?
    /// The domains that those who are in it still link, each once, in the order of their codes; absent where nobody has said, and
    /// of a network that is dissolved.
    public var linked: [String]?
    /// True of a network as known on a day of which more may still be learned: one that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Network: CodedMembers { public static let codes = ["linked": ReferenceTable.serviceDomain] }

/// A provider's time in a network. One that left and came again has two.
public struct NetworkMember: Composite {
    public var id: MembershipID
    public var provider: ProviderID
    /// The first day in the network.
    public var from: Day
    /// The last day, counted; absent while it lasts, and where it ended with the network or with its provider's work.
    public var until: Day?
    /// For which domains it is in it: codes of the reference table `service-domain`; absent where nobody has said.
    public var domains: [String]?
}
extension NetworkMember: CodedMembers { public static let codes = ["domains": ReferenceTable.serviceDomain] }

/// For which domains a member is in a network.
public struct NetworkLink: Composite {
    /// One of the members.
    public var provider: ProviderID
    /// Codes of the reference table `service-domain`, at least one.
    public var domains: [String]
}
extension NetworkLink: CodedMembers { public static let codes = ["domains": ReferenceTable.serviceDomain] }

public struct EstablishNetwork: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: NetworkID?
    /// A district of the day `on`, or a commune where there are none any more; ALREADY_EXISTS when it has a network on a day of this one.
    public var district: UnitPath
    /// Today when absent; not in the future.
    public var on: Day?
    /// Number of the decision that establishes it, at most 100 characters.
    public var decision: String?
    /// The providers that it begins with.
    public var members: [ProviderID]
    /// For which domains each is in it, as far as that is said: a network links protection, care and education by members for each.
    public var links: [NetworkLink]?
    /// Of a network that stands no more: the first day without it; not before `on`, not in the future.
    public var dissolvedOn: Day?
    /// Of such a network, needed then: 1 to 500 characters on one line.
    public var reason: String?
}

public struct AddNetworkMember: Composite {
    /// A network that is not dissolved on the day.
    public var id: NetworkID
    /// One that is open on the day; ALREADY_EXISTS when it is a member on a day between `on` and `until`.
    public var provider: ProviderID
    /// The first day; not before the network's, not in the future; today when absent.
    public var on: Day?
    /// The last day, counted, of one that has left; not before `on`, not in the future, one on which the provider works.
    public var until: Day?
    /// For which domains it joins: codes of the reference table `service-domain`.
    public var domains: [String]?
}
extension AddNetworkMember: CodedMembers {
    public static let codes = ["domains": ReferenceTable.serviceDomain]
}

public struct RemoveNetworkMember: Composite {
    public var id: NetworkID
    /// One that is in it still.
    public var member: MembershipID
    /// The last day, counted; not before the first, not in the future, one on which the provider works; today when absent.
    public var until: Day?
}

/// What is nil stays as it is.
public struct CorrectNetworkMember: Composite {
    public var id: NetworkID
    public var member: MembershipID
    public var provider: ProviderID?
    /// The first day; not before the network's, not in the future, one on which the provider works.
    public var from: Day?
    /// The last day, counted; one on which the provider works.
    public var until: Day?
    /// For which domains: instead of all that was said.
    public var domains: [String]?
    /// What is taken off: `until` (it lasts), `domains`.
    public var clear: [String]?
}
extension CorrectNetworkMember: CodedMembers, ClearingMembers {
    public static let codes = ["domains": ReferenceTable.serviceDomain]
    public static let clears = ["domains", "until"]
}

public struct VoidNetworkMember: Composite {
    public var id: NetworkID
    public var member: MembershipID
}

/// What is nil stays as it is.
public struct CorrectNetwork: Composite {
    public var id: NetworkID
    /// The first day; not in the future. Memberships that began with the network move with it.
    public var on: Day?
    /// Number of the decision, at most 100 characters.
    public var decision: String?
    /// Of a dissolved network: the first day without it.
    public var dissolvedOn: Day?
    /// Of a dissolved network: 1 to 500 characters on one line.
    public var reason: String?
    /// What is taken off: `decision`, `dissolvedOn` (it was never dissolved).
    public var clear: [String]?
}
extension CorrectNetwork: ClearingMembers { public static let clears = ["decision", "dissolvedOn"] }

public struct VoidNetwork: Composite {
    public var id: NetworkID
}

public struct GetNetwork: Composite {
    public var id: NetworkID
    /// The day that is asked about; ``knownOn`` when absent, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?
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
    /// Those that stood on this day; on ``knownOn`` when absent, and any day without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when absent.
    public var limit: Int?

    public init() {}
}

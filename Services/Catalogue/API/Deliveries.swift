public import Bus
public import Vocabulary

/// What children received: the records that every indicator of access counts.
public enum Deliveries {
    /// Enters a service that a child was given.
    public static let record = Command<RecordDelivery, Delivery>(
        "catalogue.Deliveries/Record", needs: .provider)
    /// Mends or voids a delivery; what it was stays in the log.
    public static let correct = Command<CorrectDelivery, Delivery>(
        "catalogue.Deliveries/Correct", needs: .provider)
    /// Deliveries that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListDeliveries, Delivery>("catalogue.Deliveries/List", needs: .reader)
    /// One row a delivery, each recorded or refused by itself.
    public static let `import` = Import<RecordDelivery>("catalogue.Deliveries/Import", needs: .provider)
}

/// A child received a service of a domain, on a day, from a provider.
public struct Delivery: Codable, Hashable, Sendable {
    public let id: DeliveryID
    public let child: ChildID
    public let provider: ProviderID
    /// A code of the reference table `service-domain`.
    public let domain: String
    public let on: Day
    /// The provider's unit, and the place where it stands.
    public let unit: UnitPath
    public let place: UnitPath
    public let offer: OfferID?
    public let referral: ReferralID?
    public let note: String?
    /// 1 when recorded, one more with each correction.
    public let revision: Int
    /// Voided by a correction: it never happened, and counts nowhere.
    public let voided: Bool

    public init(
        id: DeliveryID, child: ChildID, provider: ProviderID, domain: String, on: Day, unit: UnitPath,
        place: UnitPath, offer: OfferID? = nil, referral: ReferralID? = nil, note: String? = nil,
        revision: Int, voided: Bool
    ) {
        self.id = id
        self.child = child
        self.provider = provider
        self.domain = domain
        self.on = on
        self.unit = unit
        self.place = place
        self.offer = offer
        self.referral = referral
        self.note = note
        self.revision = revision
        self.voided = voided
    }
}

/// A service that a child was given, to be recorded: the request, and a row of an import.
public struct RecordDelivery: Codable, Hashable, Sendable {
    public let id: DeliveryID?
    public let child: ChildID
    /// May be left out when an offer or a referral says it.
    public let provider: ProviderID?
    /// May be left out when an offer or a referral says it.
    public let domain: String?
    /// Not in the future, not before the child's birth.
    public let on: Day
    public let offer: OfferID?
    /// An accepted referral of this child, which becomes served.
    public let referral: ReferralID?
    public let note: String?

    public init(
        id: DeliveryID? = nil, child: ChildID, provider: ProviderID? = nil, domain: String? = nil, on: Day,
        offer: OfferID? = nil, referral: ReferralID? = nil, note: String? = nil
    ) {
        self.id = id
        self.child = child
        self.provider = provider
        self.domain = domain
        self.on = on
        self.offer = offer
        self.referral = referral
        self.note = note
    }
}

/// Either `void` is true, or at least one other member than the reason says what it should have been.
public struct CorrectDelivery: Codable, Hashable, Sendable {
    public let id: DeliveryID
    public let reason: String
    public let void: Bool?
    public let child: ChildID?
    public let domain: String?
    public let on: Day?
    public let note: String?

    public init(
        id: DeliveryID, reason: String, void: Bool? = nil, child: ChildID? = nil, domain: String? = nil,
        on: Day? = nil, note: String? = nil
    ) {
        self.id = id
        self.reason = reason
        self.void = void
        self.child = child
        self.domain = domain
        self.on = on
        self.note = note
    }
}

/// Every member narrows the list; without any, all that the caller may see: deliveries by units of its scope,
/// and those to children who live in it.
public struct ListDeliveries: Codable, Hashable, Sendable {
    public let child: ChildID?
    public let provider: ProviderID?
    public let domain: String?
    /// Received on these days.
    public let period: Period?
    /// By providers run by, or standing in, this unit or one below it.
    public let unit: UnitPath?
    /// Voided ones too.
    public let withVoided: Bool?

    public init(
        child: ChildID? = nil, provider: ProviderID? = nil, domain: String? = nil, period: Period? = nil,
        unit: UnitPath? = nil, withVoided: Bool? = nil
    ) {
        self.child = child
        self.provider = provider
        self.domain = domain
        self.period = period
        self.unit = unit
        self.withVoided = withVoided
    }
}

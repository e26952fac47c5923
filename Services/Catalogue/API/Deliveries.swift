public import Bus
public import Vocabulary

/// What children received: the records that every indicator of access counts.
public enum Deliveries {
    /// Enters a service that a child was given. ALREADY_EXISTS when it is entered already: the same offer, or the same
    /// domain by the same provider, on the same day.
    public static let record = Command<RecordDelivery, Delivery>(
        "catalogue.Deliveries/Record", needs: .provider)
    /// Mends or voids a delivery; what was said of it before stays, and is read as known then.
    public static let correct = Command<CorrectDelivery, Delivery>(
        "catalogue.Deliveries/Correct", needs: .provider)
    /// Deliveries that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListDeliveries, Delivery>("catalogue.Deliveries/List", needs: .reader)
    /// One row a delivery, each recorded or refused by itself.
    public static let `import` = Import<RecordDelivery>("catalogue.Deliveries/Import", needs: .provider)
}

/// A child received a service of a domain, on a day, from a provider.
public struct Delivery: Composite {
    public var id: DeliveryID
    public var child: ChildID
    public var provider: ProviderID
    /// A code of the reference table `service-domain`.
    public var domain: String
    /// The day the child received it.
    public var on: Day
    /// The provider's unit, and the place where it stands.
    public var unit: UnitPath
    /// Where the provider stood when the delivery was recorded.
    public var place: UnitPath
    /// The offer that it came from, if any.
    public var offer: OfferID?
    /// The referral that it was given for, if any.
    public var referral: ReferralID?
    public var note: String?
    /// 1 when recorded, one more with each correction.
    public var revision: Int
    /// Voided by a correction: it never happened, and counts nowhere.
    public var voided: Bool
    /// Why it was mended last, or voided.
    public var reason: String?
    /// Of what an event leaves behind (`after`), which carries neither note nor reason: a digest of both as they lie sealed here;
    /// `before` carries none. Nil otherwise, and where there are none.
    public var words: String?
    /// True when its day lies outside the child's life as the registry has it now, before birth or on no day of its
    /// registration: it counts nowhere until it is corrected, voided, or the registry says otherwise.
    public var contradicted: Bool?
    /// Of a list: the same recorded under other ids of the child, which the registry has merged: all but one are voided by who
    /// recorded them. Nil where there are none.
    public var collidesWith: [DeliveryID]?
    /// Of a list as known on a day of which more may still be learned, one that is not over: true. Nil otherwise.
    public var provisional: Bool?
}
extension Delivery: CodedMembers { public static let codes = ["domain": ReferenceTable.serviceDomain] }

/// A service that a child was given, to be recorded: the request, and a row of an import.
public struct RecordDelivery: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: DeliveryID?
    /// One who lives in the caller's scope, or whom the referral sends there; FAILED_PRECONDITION when it was not on the
    /// register on the day.
    public var child: ChildID
    /// May be left out when an offer or a referral says it.
    public var provider: ProviderID?
    /// May be left out when an offer or a referral says it.
    public var domain: String?
    /// Not in the future, not before the child's birth.
    public var on: Day
    /// The referral's when absent; one that says something else is refused.
    public var offer: OfferID?
    /// An accepted referral of this child, sent to the caller's scope, which becomes served; one that expired before it was entered
    /// that it was served, too.
    public var referral: ReferralID?
    /// At most 2,000 characters.
    public var note: String?
}
extension RecordDelivery: CodedMembers { public static let codes = ["domain": ReferenceTable.serviceDomain] }

/// Either `void` is true, or at least one other member than the reason says what it should have been.
public struct CorrectDelivery: Composite {
    /// One that is not voided.
    public var id: DeliveryID
    /// 1 to 500 characters on one line.
    public var reason: String
    /// True: it never happened. What is voided stays so.
    public var void: Bool?
    /// One who lives in the caller's scope; refused when the delivery was for a referral, which is its child's.
    public var child: ChildID?
    /// A code of the reference table `service-domain`.
    public var domain: String?
    /// Not in the future, not before the child's birth; for a referral, within its days.
    public var on: Day?
    /// 1 to 2,000 characters.
    public var note: String?
    /// What is taken off: `note`.
    public var clear: [String]?
}
extension CorrectDelivery: CodedMembers, ClearingMembers {
    public static let codes = ["domain": ReferenceTable.serviceDomain]
    public static let clears = ["note"]
}

/// Every member narrows the list; without any, all that the caller may see: deliveries by units of its scope,
/// and those to children who live in it.
public struct ListDeliveries: Composite {
    public var child: ChildID?
    public var provider: ProviderID?
    /// A code of the reference table `service-domain`.
    public var domain: String?
    /// Received on these days.
    public var period: Period?
    /// By providers run by, or standing in, this unit or one below it.
    public var unit: UnitPath?
    /// Voided ones too.
    public var withVoided: Bool?
    /// The day that is asked about, with what was given up to then; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended, before what was put right since; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}
extension ListDeliveries: CodedMembers { public static let codes = ["domain": ReferenceTable.serviceDomain] }

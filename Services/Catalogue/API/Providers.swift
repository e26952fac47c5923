public import Bus
public import Vocabulary

/// Who serves children: facilities, schools, clinics, clubs.
public enum Providers {
    /// Enters a provider. Refused when its unit is not known, or when another with the same name stands in
    /// the same place.
    public static let register = Command<RegisterProvider, Provider>(
        "catalogue.Providers/Register", needs: .provider)
    /// Changes the members that the request carries and leaves the others.
    public static let update = Command<UpdateProvider, Provider>(
        "catalogue.Providers/Update", needs: .provider)
    /// One provider.
    public static let get = Query<GetProvider, Provider>("catalogue.Providers/Get", needs: .anyone)
    /// Providers; every member of the request narrows the list.
    public static let list = Feed<ListProviders, Provider>("catalogue.Providers/List", needs: .anyone)
}

/// A facility, a school, a clinic, a club: who gives children services.
public struct Provider: Composite {
    public var id: ProviderID
    public var name: String
    /// Who runs it and acts for it: publishes its offers, answers its referrals, records its deliveries.
    public var unit: UnitPath
    /// The commune or district where it stands.
    public var place: UnitPath
    /// A code of the reference table `facility-kind`.
    public var kind: String
    /// Number of its licence, where it has one.
    public var licence: String?
    /// The first day on which it met the care standard; absent while it does not meet it.
    public var standardMetSince: Day?
}
extension Provider: CodedMembers { public static let codes = ["kind": ReferenceTable.facilityKind] }

public struct RegisterProvider: Composite {
    /// Its new id, where the caller chose one.
    public var id: ProviderID?
    /// 1 to 200 characters on one line; ALREADY_EXISTS when another in its place has it.
    public var name: String
    /// Who runs it and acts for it: a unit of today that the caller may act for.
    public var unit: UnitPath
    /// Where it stands; its unit when absent.
    public var place: UnitPath?
    /// A code of the reference table `facility-kind`.
    public var kind: String
    /// Number of its licence, at most 100 characters on one line.
    public var licence: String?
    /// The first day on which it met the care standard; not in the future.
    public var standardMetSince: Day?
}
extension RegisterProvider: CodedMembers { public static let codes = ["kind": ReferenceTable.facilityKind] }

public struct UpdateProvider: Composite {
    public var id: ProviderID
    /// 1 to 200 characters on one line; ALREADY_EXISTS when another in its place has it.
    public var name: String?
    /// Where it stands: a unit of today.
    public var place: UnitPath?
    /// A code of the reference table `facility-kind`.
    public var kind: String?
    /// 1 to 100 characters on one line.
    public var licence: String?
    /// The day from which it meets the care standard.
    public var standardMetSince: Day?
    /// True when it no longer meets the standard; may not come with ``standardMetSince``.
    public var standardLost: Bool?
    /// What is taken off: `licence`.
    public var clear: [String]?
}
extension UpdateProvider: CodedMembers, ClearingMembers {
    public static let codes = ["kind": ReferenceTable.facilityKind]
    public static let clears = ["licence"]
}

public struct GetProvider: Composite {
    public var id: ProviderID
}

/// Every member narrows the list; none lists all.
public struct ListProviders: Composite {
    /// Those run by, or standing in, this unit or one below it.
    public var unit: UnitPath?
    /// A code of the reference table `facility-kind`.
    public var kind: String?
    /// True: only those that meet the standard today; false: only those that do not.
    public var standardMet: Bool?

    public init() {}
}
extension ListProviders: CodedMembers { public static let codes = ["kind": ReferenceTable.facilityKind] }

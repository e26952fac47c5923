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
public struct Provider: Codable, Hashable, Sendable {
    public let id: ProviderID
    public let name: String
    /// Who runs it and acts for it: publishes its offers, answers its referrals, records its deliveries.
    public let unit: UnitPath
    /// The commune or district where it stands.
    public let place: UnitPath
    /// A code of the reference table `facility-kind`.
    public let kind: String
    /// Number of its licence, where it has one.
    public let licence: String?
    /// The first day on which it met the care standard; absent while it does not meet it.
    public let standardMetSince: Day?

    public init(
        id: ProviderID, name: String, unit: UnitPath, place: UnitPath, kind: String, licence: String? = nil,
        standardMetSince: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.place = place
        self.kind = kind
        self.licence = licence
        self.standardMetSince = standardMetSince
    }
}

public struct RegisterProvider: Codable, Hashable, Sendable {
    /// Its new id, where the caller chose one.
    public let id: ProviderID?
    public let name: String
    public let unit: UnitPath
    /// Where it stands; its unit when absent.
    public let place: UnitPath?
    public let kind: String
    public let licence: String?
    public let standardMetSince: Day?

    public init(
        id: ProviderID? = nil, name: String, unit: UnitPath, place: UnitPath? = nil, kind: String,
        licence: String? = nil, standardMetSince: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.place = place
        self.kind = kind
        self.licence = licence
        self.standardMetSince = standardMetSince
    }
}

public struct UpdateProvider: Codable, Hashable, Sendable {
    public let id: ProviderID
    public let name: String?
    public let place: UnitPath?
    public let kind: String?
    public let licence: String?
    /// The day from which it meets the care standard.
    public let standardMetSince: Day?
    /// True when it no longer meets the standard; may not come with ``standardMetSince``.
    public let standardLost: Bool?

    public init(
        id: ProviderID, name: String? = nil, place: UnitPath? = nil, kind: String? = nil,
        licence: String? = nil, standardMetSince: Day? = nil, standardLost: Bool? = nil
    ) {
        self.id = id
        self.name = name
        self.place = place
        self.kind = kind
        self.licence = licence
        self.standardMetSince = standardMetSince
        self.standardLost = standardLost
    }
}

public struct GetProvider: Codable, Hashable, Sendable {
    public let id: ProviderID

    public init(id: ProviderID) {
        self.id = id
    }
}

/// Every member narrows the list; none lists all.
public struct ListProviders: Codable, Hashable, Sendable {
    /// Those run by, or standing in, this unit or one below it.
    public let unit: UnitPath?
    public let kind: String?
    /// True: only those that meet the standard today; false: only those that do not.
    public let standardMet: Bool?

    public init(unit: UnitPath? = nil, kind: String? = nil, standardMet: Bool? = nil) {
        self.unit = unit
        self.kind = kind
        self.standardMet = standardMet
    }
}

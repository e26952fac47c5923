public import Bus
public import Vocabulary

/// Who serves children: facilities, schools, clinics, clubs.
public enum Providers {
    /// Enters a provider. Refused when its unit is not known, or when another with the same name stands in
    /// the same place.
    public static let register = Command<RegisterProvider, Provider>(
        "catalogue.Providers/Register", needs: .provider)
    /// Says what has changed, from which day: each aspect for itself, so that what is left out, and what comes later, stays
    /// as it is. A name and a kind are put right for every day.
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
    /// Who gave it.
    public var licenceAuthority: String?
    /// Its last day; absent where it has none.
    public var licenceUntil: Day?
    /// True where that day has passed on the day that is asked about; absent otherwise.
    public var licenceExpired: Bool?
    /// The day from which it has met the care standard without a break; absent while it does not meet it.
    public var standardMetSince: Day?
    /// The day on which it was last said whether it meets the standard; absent where nobody has ever judged it.
    public var standardJudgedOn: Day?
    /// Who judged it then, and by what; absent where that was entered without.
    public var certification: Certification?
    /// Its places by kind of care; absent where nobody has said.
    public var care: [CarePlaces]?
    public var status: ProviderStatus
    /// The first day of its work; absent where nobody has said.
    public var openedOn: Day?
    /// The first day on which it no longer works.
    public var closedOn: Day?
    /// Why it was closed.
    public var reason: String?
    /// True of a provider as known on a day of which more may still be learned: one that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Provider: CodedMembers { public static let codes = ["kind": ReferenceTable.facilityKind] }

public struct RegisterProvider: Composite {
    /// Its new id, where the caller chose one.
    public var id: ProviderID?
    /// 1 to 200 characters on one line; ALREADY_EXISTS when another in its place has it, in whatever spelling.
    public var name: String
    /// Who runs it and acts for it: a unit of today that the caller may act for.
    public var unit: UnitPath
    /// Where it stands: a unit of the day on which it opened, of today where nobody says that; its unit when absent.
    public var place: UnitPath?
    /// A code of the reference table `facility-kind`.
    public var kind: String
    /// Number of its licence, at most 100 characters on one line.
    public var licence: String?
    /// Who gave the licence, at most 200 characters on one line; needs its number.
    public var licenceAuthority: String?
    /// The licence's last day; needs its number.
    public var licenceUntil: Day?
    /// Its places by kind of care, each kind once.
    public var care: [CarePlaces]?
    /// The first day of its work, not in the future; when absent it is taken to have been there on every day.
    public var openedOn: Day?
    /// The first day on which it met the care standard; not in the future, nor before it opened.
    public var standardMetSince: Day?
}
extension RegisterProvider: CodedMembers { public static let codes = ["kind": ReferenceTable.facilityKind] }

public struct UpdateProvider: Composite {
    public var id: ProviderID
    /// The day from which place, standard, licence and places by kind of care are as the request says; not in the future, today when
    /// absent.
    public var on: Day?
    /// 1 to 200 characters on one line; ALREADY_EXISTS when another in its place has it, in whatever spelling.
    public var name: String?
    /// Where it stands: a unit of the day ``on``.
    public var place: UnitPath?
    /// A code of the reference table `facility-kind`.
    public var kind: String?
    /// 1 to 100 characters on one line.
    public var licence: String?
    /// Who gave the licence, 1 to 200 characters on one line; needs its number, here or before.
    public var licenceAuthority: String?
    /// The licence's last day; needs its number, here or before.
    public var licenceUntil: Day?
    /// Its places by kind of care, each kind once: instead of all that was said before.
    public var care: [CarePlaces]?
    /// Whether it meets the care standard; to say so needs the role `certifier` too, and another office than the one that runs
    /// it. ``Providers/certify`` says by what it was found.
    public var meetsStandard: Bool?
    /// What is taken off: `licence` (it has none), `licenceAuthority`, `licenceUntil` (it has no last day).
    public var clear: [String]?
}
extension UpdateProvider: CodedMembers, ClearingMembers {
    public static let codes = ["kind": ReferenceTable.facilityKind]
    public static let clears = ["licence", "licenceAuthority", "licenceUntil"]
}

public struct GetProvider: Composite {
    public var id: ProviderID
    /// The day that is asked about; ``knownOn`` when absent, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?
}

/// Every member narrows the list; none lists all.
public struct ListProviders: Composite {
    /// Those run by, or standing in, this unit or one below it.
    public var unit: UnitPath?
    /// A code of the reference table `facility-kind`.
    public var kind: String?
    /// True: only those that meet the standard on the day; false: only those that do not.
    public var standardMet: Bool?
    /// Any when absent, closed ones too.
    public var status: ProviderStatus?
    /// The day that is asked about; ``knownOn`` when absent, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?

    public init() {}
}
extension ListProviders: CodedMembers { public static let codes = ["kind": ReferenceTable.facilityKind] }

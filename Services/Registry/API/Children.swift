public import Bus
public import Vocabulary

/// The register of children.
public enum Children {
    /// Enters a child in the register.
    public static let register = Command<RegisterChild, Child>(
        "registry.Children/Register", needs: .caseworker)
    /// One child, with open circumstances, disability and the number of caregivers.
    public static let get = Query<GetChild, Child>("registry.Children/Get", needs: .reader)
    /// Changes what is known of a child; what the request leaves out stays as it is.
    public static let update = Command<UpdateChild, Child>("registry.Children/Update", needs: .caseworker)
    /// Finds children by name, personal number, commune, year of birth.
    public static let search = Query<SearchChildren, ChildPage>("registry.Children/Search", needs: .reader)
    /// Every child within a unit, in the order of their ids.
    public static let list = Feed<ListChildren, Child>("registry.Children/List", needs: .reader)
    /// Enters children from a clerk's table, with what is known around each.
    public static let `import` = Import<ChildRow>("registry.Children/Import", needs: .caseworker)
    /// Ends a child's registration: aged out, moved, deceased, closed.
    public static let close = Command<CloseChild, Child>("registry.Children/Close", needs: .caseworker)
    /// Active children who may be one child entered twice.
    public static let findDuplicates = Query<FindDuplicates, DuplicateList>(
        "registry.Children/FindDuplicates", needs: .reader)
}

/// Where a child stands in the register.
public enum ChildStatus: String, Choice {
    case active
    /// Has reached the age that the law ends childhood at.
    case agedOut
    /// Lives outside the deployment's provinces.
    case moved
    case deceased
    /// Closed for another reason: entered by mistake, a duplicate.
    case closed
}

/// Why the register may hold a child's data (Decree 13/2023, Art. 17; Law 91/2025).
public enum LegalBasis: String, Choice {
    /// A task that a law gives to the authority.
    case publicDuty
    /// The consent of the child from 7 and of a parent or guardian.
    case consent
}

/// A child as the register shows it.
public struct Child: Codable, Hashable, Sendable {
    public let id: ChildID
    /// As registered, Unicode NFC.
    public let name: String
    public let sex: Sex
    /// Nil when only the year is known.
    public let birthDate: Day?
    public let birthYear: Int
    /// A code of the ethnic groups' list.
    public let ethnicity: String?
    /// Twelve digits.
    public let personalNumber: String?
    public let commune: UnitPath
    /// Below the commune: hamlet, house.
    public let address: String?
    public let povertyStatus: PovertyStatus
    public let status: ChildStatus
    public let legalBasis: LegalBasis
    public let registeredOn: Day
    /// The day the registration ended.
    public let closedOn: Day?
    /// Those still open, the oldest first; confidential ones only for who may see them.
    public let circumstances: [ChildCircumstance]
    /// The latest determination.
    public let disability: Disability?
    /// How many people are linked as caregivers now.
    public let caregivers: Int
    /// From 1, one more with every change of the fields above `circumstances`.
    public let version: Int

    public init(
        id: ChildID, name: String, sex: Sex, birthDate: Day? = nil, birthYear: Int, ethnicity: String? = nil,
        personalNumber: String? = nil, commune: UnitPath, address: String? = nil,
        povertyStatus: PovertyStatus, status: ChildStatus, legalBasis: LegalBasis, registeredOn: Day,
        closedOn: Day? = nil, circumstances: [ChildCircumstance], disability: Disability? = nil,
        caregivers: Int,
        version: Int
    ) {
        self.id = id
        self.name = name
        self.sex = sex
        self.birthDate = birthDate
        self.birthYear = birthYear
        self.ethnicity = ethnicity
        self.personalNumber = personalNumber
        self.commune = commune
        self.address = address
        self.povertyStatus = povertyStatus
        self.status = status
        self.legalBasis = legalBasis
        self.registeredOn = registeredOn
        self.closedOn = closedOn
        self.circumstances = circumstances
        self.disability = disability
        self.caregivers = caregivers
        self.version = version
    }
}

public struct RegisterChild: Codable, Hashable, Sendable {
    /// The child's new id, when the caller wants to choose it.
    public let id: ChildID?
    /// 1 to 200 characters.
    public let name: String
    public let sex: Sex
    /// Either this or ``birthYear``.
    public let birthDate: Day?
    /// When the day is not known. Age then counts from 31 December of the year: the child is taken for as young as
    /// it can be, so that nobody loses what a child is due.
    public let birthYear: Int?
    public let ethnicity: String?
    /// Twelve digits.
    public let personalNumber: String?
    public let commune: UnitPath
    public let address: String?
    /// Not poor when left out.
    public let povertyStatus: PovertyStatus?
    /// Public duty when left out.
    public let legalBasis: LegalBasis?
    /// The day the child entered the register, when it is entered later here; today when left out.
    public let registeredOn: Day?
    /// That the child is another one than a registered child with the same name, birth and commune.
    public let confirmedDistinct: Bool?

    public init(
        id: ChildID? = nil, name: String, sex: Sex, birthDate: Day? = nil, birthYear: Int? = nil,
        ethnicity: String? = nil, personalNumber: String? = nil, commune: UnitPath, address: String? = nil,
        povertyStatus: PovertyStatus? = nil, legalBasis: LegalBasis? = nil, registeredOn: Day? = nil,
        confirmedDistinct: Bool? = nil
    ) {
        self.id = id
        self.name = name
        self.sex = sex
        self.birthDate = birthDate
        self.birthYear = birthYear
        self.ethnicity = ethnicity
        self.personalNumber = personalNumber
        self.commune = commune
        self.address = address
        self.povertyStatus = povertyStatus
        self.legalBasis = legalBasis
        self.registeredOn = registeredOn
        self.confirmedDistinct = confirmedDistinct
    }
}

public struct GetChild: Codable, Hashable, Sendable {
    public let id: ChildID

    public init(id: ChildID) {
        self.id = id
    }
}

/// What is nil stays as it is.
public struct UpdateChild: Codable, Hashable, Sendable {
    public let id: ChildID
    public let name: String?
    public let sex: Sex?
    public let birthDate: Day?
    public let birthYear: Int?
    public let ethnicity: String?
    public let personalNumber: String?
    /// A commune that the caller may act for, as it must for the one before.
    public let commune: UnitPath?
    public let address: String?
    public let povertyStatus: PovertyStatus?
    /// The day that the change counts from; today when left out.
    public let on: Day?
    /// Refused (ABORTED) when the child has been changed since this version.
    public let ifVersion: Int?
    public let confirmedDistinct: Bool?

    public init(
        id: ChildID, name: String? = nil, sex: Sex? = nil, birthDate: Day? = nil, birthYear: Int? = nil,
        ethnicity: String? = nil, personalNumber: String? = nil, commune: UnitPath? = nil,
        address: String? = nil, povertyStatus: PovertyStatus? = nil, on: Day? = nil, ifVersion: Int? = nil,
        confirmedDistinct: Bool? = nil
    ) {
        self.id = id
        self.name = name
        self.sex = sex
        self.birthDate = birthDate
        self.birthYear = birthYear
        self.ethnicity = ethnicity
        self.personalNumber = personalNumber
        self.commune = commune
        self.address = address
        self.povertyStatus = povertyStatus
        self.on = on
        self.ifVersion = ifVersion
        self.confirmedDistinct = confirmedDistinct
    }
}

public struct CloseChild: Codable, Hashable, Sendable {
    public let id: ChildID
    /// Any but `active`.
    public let reason: ChildStatus
    /// Today when left out.
    public let on: Day?
    public let note: String?

    public init(id: ChildID, reason: ChildStatus, on: Day? = nil, note: String? = nil) {
        self.id = id
        self.reason = reason
        self.on = on
        self.note = note
    }
}

/// One row of a clerk's table: a child and what is known around it.
public struct ChildRow: Codable, Hashable, Sendable {
    public let child: RegisterChild
    public let disability: DisabilityRow?
    public let circumstances: [CircumstanceRow]?
    public let caregiver: CaregiverRow?

    public init(
        child: RegisterChild, disability: DisabilityRow? = nil, circumstances: [CircumstanceRow]? = nil,
        caregiver: CaregiverRow? = nil
    ) {
        self.child = child
        self.disability = disability
        self.circumstances = circumstances
        self.caregiver = caregiver
    }
}

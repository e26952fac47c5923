public import Bus
public import Vocabulary

/// The register of children.
public enum Children {
    /// Enters a child in the register.
    public static let register = Command<RegisterChild, Child>(
        "registry.Children/Register", needs: .caseworker)
    /// One child, with the circumstances that have not ended before the day, disability and the number of caregivers; with what
    /// of its file the request asks for.
    public static let get = Query<GetChild, Child>("registry.Children/Get", needs: .reader)
    /// Changes what is known of a child; what the request leaves out stays as it is.
    public static let update = Command<UpdateChild, Child>("registry.Children/Update", needs: .caseworker)
    /// Finds children by what people know of them, the best match first: the whole name, the words of it in their order, what lies
    /// nearer to the caller; of words that thousands carry, those nearest to the caller first.
    public static let search = Query<SearchChildren, List<FoundChild>>(
        "registry.Children/Search", needs: .reader)
    /// Every child within a unit, in the order of their ids.
    public static let list = Feed<ListChildren, Child>("registry.Children/List", needs: .reader)
    /// Enters children from a clerk's table, with what is known around each.
    public static let `import` = Import<ChildRow>("registry.Children/Import", needs: .caseworker)
    /// Ends a child's registration: aged out, moved, deceased, closed. The circumstances, links and placements that go on
    /// end with it, on the day before, and an open case is closed on that day.
    public static let close = Command<CloseChild, Child>("registry.Children/Close", needs: .caseworker)
    /// Active children who may be one child entered twice; in the order of names.
    public static let findDuplicates = Query<FindDuplicates, List<DuplicateGroup>>(
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
    /// Closed for another reason.
    case closed
    /// Entered by mistake, or a second time: it never was. It counts on no day, and gives back its personal number.
    case enteredInError
}

/// Why the register may hold a child's data (Decree 13/2023, Art. 17; Law 91/2025).
public enum LegalBasis: String, Choice {
    /// A task that a law gives to the authority.
    case publicDuty
    /// The consent of the child from 7 and of a parent or guardian.
    case consent
}

/// A child as the register shows it.
public struct Child: Composite {
    public var id: ChildID
    /// As registered, Unicode NFC.
    public var name: String
    public var sex: Sex
    /// Nil when only the year is known.
    public var birthDate: Day?
    /// The day's, where that is known.
    public var birthYear: Int
    /// A code of the ethnic groups' list.
    public var ethnicity: String?
    /// Twelve digits.
    public var personalNumber: String?
    /// Where the child lives.
    public var commune: UnitPath
    /// Below the commune: hamlet, house.
    public var address: String?
    /// Of the household.
    public var povertyStatus: PovertyStatus
    public var status: ChildStatus
    public var legalBasis: LegalBasis
    /// The day the child entered the register.
    public var registeredOn: Day
    /// The day the registration ended.
    public var closedOn: Day?
    /// What was noted when the registration ended.
    public var closingNote: String?
    /// Those still open, the oldest first; confidential ones only for who may see them.
    public var circumstances: [ChildCircumstance]
    /// The latest determination.
    public var disability: Disability?
    /// How many people are linked as caregivers now.
    public var caregivers: Int
    /// From 1, one more with every command that said something of the fields above `circumstances`.
    public var version: Int
    /// True of a foundling whose name nobody knows: ``name`` says so in words. Nil otherwise.
    public var nameUnknown: Bool?
    /// True where the day or year of birth is an estimate. Nil otherwise.
    public var birthEstimated: Bool?
    /// The day on which it was found, of a child of whom nobody knew who it is.
    public var foundOn: Day?
    /// Where it was found.
    public var foundAt: String?
    /// Who found it.
    public var foundBy: String?
    /// Other entries of the same child that were merged into this one; nil where there are none.
    public var aliases: [ChildID]?
    /// True of a child as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
    /// The parts of the file that ``Children/get`` was asked to include; nil otherwise.
    public var parts: ChildParts?
}
extension Child: CodedMembers { public static let codes = ["ethnicity": ReferenceTable.ethnicGroup] }

public struct RegisterChild: Composite {
    /// The child's new id, when the caller wants to choose it.
    public var id: ChildID?
    /// 2 to 100 characters. May be left out of a foundling whose name nobody knows: then ``foundOn`` and ``foundAt`` are needed.
    public var name: String?
    public var sex: Sex
    /// Either this or ``birthYear``.
    public var birthDate: Day?
    /// When the day is not known. Age then counts from 31 December of the year: the child is taken for as young as
    /// it can be, so that nobody loses what a child is due.
    public var birthYear: Int?
    /// That the day or year of birth is an estimate.
    public var birthEstimated: Bool?
    /// The day on which the child was found; not before it was born, not in the future.
    public var foundOn: Day?
    /// Where it was found: at most 300 characters on one line; needs ``foundOn``.
    public var foundAt: String?
    /// Who found it: at most 200 characters on one line; needs ``foundOn``.
    public var foundBy: String?
    /// A code of the ethnic groups' list.
    public var ethnicity: String?
    /// Twelve digits; ALREADY_EXISTS when a child whom the caller may act for has them. One entered elsewhere is another entry,
    /// to be decided on by whoever reaches both (``Children/listDuplicates``).
    public var personalNumber: String?
    /// A commune of the day of registration that the caller may act for.
    public var commune: UnitPath
    /// Below the commune: hamlet, house; at most 300 characters on one line.
    public var address: String?
    /// Not poor when left out.
    public var povertyStatus: PovertyStatus?
    /// Public duty when left out.
    public var legalBasis: LegalBasis?
    /// The day the child entered the register, when it is entered later here; today when left out.
    public var registeredOn: Day?
    /// Registered children of whom the caller has found that this is none of them: of those whom a refusal (FAILED_PRECONDITION)
    /// named as like it, by name, birth, sex, commune and caregiver. 50 at most.
    public var distinctFrom: [ChildID]?
    /// That the child is another one than all who are like it, whoever they are.
    public var confirmedDistinct: Bool?
}
extension RegisterChild: CodedMembers { public static let codes = ["ethnicity": ReferenceTable.ethnicGroup] }

public struct GetChild: Composite {
    public var id: ChildID
    /// The day that is asked about; ``knownOn`` when left out. Not in the future; NOT_FOUND before the child was on the
    /// register.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// What of the file is to be shown with the child, as of the same day; `cases` as of today alone.
    public var include: [ChildPart]?
}

/// What is nil stays as it is. Who the child is, is put right for every day; where it lives and how poor its household is
/// change from the day ``on``, and what begins later stays as it is.
public struct UpdateChild: Composite {
    /// A child that was active on the day ``on`` (FAILED_PRECONDITION otherwise); to put right who it is, one that was not
    /// entered by mistake.
    public var id: ChildID
    /// 2 to 100 characters.
    public var name: String?
    /// Must agree with the personal number.
    public var sex: Sex?
    /// Not after the registration or anything that the register says of the child.
    public var birthDate: Day?
    /// Must agree with the day of birth, known or given, unless `clear` takes that off.
    public var birthYear: Int?
    /// That the day or year of birth is an estimate, or is none any more.
    public var birthEstimated: Bool?
    /// As of ``RegisterChild``. What was found of a child stays when it is named.
    public var foundOn: Day?
    /// As of ``RegisterChild``.
    public var foundAt: String?
    /// As of ``RegisterChild``.
    public var foundBy: String?
    /// A code of the ethnic groups' list.
    public var ethnicity: String?
    /// Twelve digits; ALREADY_EXISTS when another child whom the caller may act for has them.
    public var personalNumber: String?
    /// A commune of the day ``on`` that the caller may act for, as it must for the one before.
    public var commune: UnitPath?
    /// At most 300 characters on one line; `clear` takes it off, blanks do not.
    public var address: String?
    /// Of the household.
    public var povertyStatus: PovertyStatus?
    /// What is taken off: `personalNumber`, `birthDate` (the year stays), `ethnicity`, `address`, and of a child that has a name
    /// `foundOn` (with where and by whom), `foundBy`.
    public var clear: [String]?
    /// The day that a change of home or poverty counts from, not before the registration; today when left out.
    public var on: Day?
    /// Refused (ABORTED) when the child has been changed since this version.
    public var ifVersion: Int?
    /// That the child is another one than a registered child with the same name, birth and commune.
    public var confirmedDistinct: Bool?
}
extension UpdateChild: CodedMembers, ClearingMembers {
    public static let codes = ["ethnicity": ReferenceTable.ethnicGroup]
    public static let clears = [
        "personalNumber", "birthDate", "ethnicity", "address", "foundOn", "foundBy",
    ]
}

public struct CloseChild: Composite {
    /// An active child (FAILED_PRECONDITION otherwise).
    public var id: ChildID
    /// Any but `active`.
    public var reason: ChildStatus
    /// Today when left out.
    public var on: Day?
    /// Of a child that has come back already: the first day on which it was on the register again, after `on`, not in the
    /// future. What was entered from that day on stays.
    public var reopenedOn: Day?
    /// At most 1,000 characters, on as many lines as it has; shown with the child.
    public var note: String?
}

/// One row of a clerk's table: a child and what is known around it.
public struct ChildRow: Composite {
    public var child: RegisterChild
    public var disability: DisabilityRow?
    public var circumstances: [CircumstanceRow]?
    public var caregiver: CaregiverRow?
}

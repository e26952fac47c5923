public import Bus
public import Vocabulary

/// Where money comes from, a year at a time.
public enum Sources {
    /// Opens a source of money for a year.
    public static let open = Command<OpenSource, Source>("funding.Sources/Open", needs: .treasurer)
    /// Adds to what a source has, within its year.
    public static let supplement = Command<SupplementSource, Source>(
        "funding.Sources/Supplement", needs: .treasurer)
    /// Takes what a source has left and is not allocated over into that of the next year. FAILED_PRECONDITION where less is left, and
    /// once the holder has closed the year: allocations are made smaller first, the year is closed after it.
    public static let carryOver = Command<CarryOverSource, Source>(
        "funding.Sources/CarryOver", needs: .treasurer)
    /// Says that what a source was opened with, what was added, or what went over into the next year was another sum, of another day or
    /// by another document. The ledger gets an entry that takes the difference back, on the day that it is about. FAILED_PRECONDITION
    /// where a source would have less than is allocated of it, on any day, and once its holder has closed the year.
    public static let correct = Command<CorrectSource, Source>("funding.Sources/Correct", needs: .treasurer)
    /// Says that something that was said of a source never was; with its opening the source itself never was. FAILED_PRECONDITION as
    /// for ``correct``, and for the opening of a source of which something else was said, or that is used.
    public static let void = Command<VoidSourceFact, Source>("funding.Sources/Void", needs: .treasurer)
    /// All that was ever said of what a source has, by whom and when; as it was learned. What went over is told of the source that it
    /// went from.
    public static let history = Query<ListSourceHistory, List<SourceFactEntry>>(
        "funding.Sources/History", needs: .comptroller)
    /// Sources that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListSources, List<Source>>("funding.Sources/List", needs: .comptroller)
}

/// Money of one kind that a unit holds for one budget year.
public struct Source: Composite {
    public var id: SourceID
    public var name: String
    /// A code of the reference table `fund-source`: provincial budget, merged programme, Child Protection
    /// Fund …
    public var kind: String
    /// Who holds it.
    public var unit: UnitPath
    /// The budget year: a calendar year (Law on the State Budget 83/2015, Art. 14).
    public var year: Int
    /// What it has: opened with, and received in donations, added and carried over since.
    public var amount: Money
    /// The day that it was opened.
    public var on: Day
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Source: CodedMembers { public static let codes = ["kind": ReferenceTable.fundSource] }

public struct OpenSource: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: SourceID?
    /// 1 to 200 characters; ALREADY_EXISTS when the unit has one of this name in the year, in whatever
    /// spelling.
    public var name: String
    /// A code of the reference table `fund-source`.
    public var kind: String
    /// Who holds it: a unit of today that the caller may act for.
    public var unit: UnitPath
    /// The budget year, 2000 to 2199.
    public var year: Int
    /// 0 or more; a fund that lives on donations opens with 0.
    public var amount: Money
    /// The day of the decision: not in the future, nor after the budget year; today when absent.
    public var on: Day?
}
extension OpenSource: CodedMembers { public static let codes = ["kind": ReferenceTable.fundSource] }

public struct SupplementSource: Composite {
    public var id: SourceID
    /// More than 0.
    public var amount: Money
    /// Number of the decision, 1 to 100 characters.
    public var document: String
    /// Its day: not before the source was opened, nor after the budget year, not in the future; today when absent.
    public var on: Day?
}

/// The reply is the source of the next year.
public struct CarryOverSource: Composite {
    /// Whose money is taken over.
    public var source: SourceID
    /// One of the same unit and kind, of the year after.
    public var into: SourceID
    /// More than 0; all that is not allocated when absent.
    public var amount: Money?
    /// Number of the decision, 1 to 100 characters.
    public var document: String
    /// Its day: not before either was opened, not in the future; today when absent.
    public var on: Day?
}

/// What can be said of what a source has.
public enum SourceAspect: String, Choice {
    /// What it was opened with: once.
    case opening
    /// What was added within its year.
    case supplement
    /// What went over into the source of the next year.
    case carryOver
}

/// What is absent stays as it is.
public struct CorrectSource: Composite {
    public var id: SourceID
    /// One of the source's history.
    public var fact: FactID
    /// More than 0; of an opening 0 or more.
    public var amount: Money?
    /// The day: as when it was said first. Of an opening not after anything else that was said of the source, or pledged to it
    /// (FAILED_PRECONDITION otherwise).
    public var on: Day?
    /// Number of the decision, 1 to 100 characters; an opening has none.
    public var document: String?
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct VoidSourceFact: Composite {
    public var id: SourceID
    /// One of the source's history.
    public var fact: FactID
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct ListSourceHistory: Composite, PagedRequest {
    public var source: SourceID
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?
}

/// One version of what was said of what a source has.
public struct SourceFactEntry: Composite {
    /// The fact's id: what ``Sources/correct`` and ``Sources/void`` name.
    public var fact: FactID
    public var aspect: SourceAspect
    public var kind: VersionKind
    /// The day that it was so from.
    public var from: Day
    /// In đồng.
    public var amount: Money
    /// Number of the decision.
    public var document: String?
    /// Of what went over: into which source.
    public var into: SourceID?
    /// Why it was put right, or taken back.
    public var reason: String?
    /// Whether this is what is said of the fact now.
    public var stands: Bool
    /// When it was entered.
    public var recordedAt: Timestamp
    /// Who entered it.
    public var unit: UnitPath
    /// The person of that unit; absent where a program did.
    public var recordedBy: String?
}

/// Every member narrows the list.
public struct ListSources: Composite, DatedRequest {
    /// Held by this unit or one below it; every unit's when absent.
    public var unit: UnitPath?
    /// The budget year.
    public var year: Int?
    /// A code of the reference table `fund-source`.
    public var kind: String?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}
extension ListSources: CodedMembers { public static let codes = ["kind": ReferenceTable.fundSource] }

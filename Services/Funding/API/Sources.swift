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

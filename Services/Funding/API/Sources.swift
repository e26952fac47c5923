public import Bus
public import Vocabulary

/// Where money comes from, a year at a time.
public enum Sources {
    /// Opens a source of money for a year.
    public static let open = Command<OpenSource, Source>("funding.Sources/Open", needs: .treasurer)
    /// Sources that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListSources, SourceList>("funding.Sources/List", needs: .reader)
}

public typealias SourceID = ID<Source>

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
    /// What it has: opened with, and received in donations since.
    public var amount: Money
}

public struct OpenSource: Composite {
    public var id: SourceID?
    public var name: String
    public var kind: String
    public var unit: UnitPath
    public var year: Int
    /// 0 or more; a fund that lives on donations opens with 0.
    public var amount: Money
}

/// Every member narrows the list.
public struct ListSources: Composite {
    public var unit: UnitPath?
    public var year: Int?
    public var kind: String?
}

public struct SourceList: Composite {
    public var items: [Source]
}

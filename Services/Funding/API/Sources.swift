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
public struct Source: Codable, Hashable, Sendable {
    public let id: SourceID
    public let name: String
    /// A code of the reference table `fund-source`: provincial budget, merged programme, Child Protection
    /// Fund …
    public let kind: String
    /// Who holds it.
    public let unit: UnitPath
    /// The budget year: a calendar year (Law on the State Budget 83/2015, Art. 14).
    public let year: Int
    /// What it has: opened with, and received in donations since.
    public let amount: Money

    public init(id: SourceID, name: String, kind: String, unit: UnitPath, year: Int, amount: Money) {
        self.id = id
        self.name = name
        self.kind = kind
        self.unit = unit
        self.year = year
        self.amount = amount
    }
}

public struct OpenSource: Codable, Hashable, Sendable {
    public let id: SourceID?
    public let name: String
    public let kind: String
    public let unit: UnitPath
    public let year: Int
    /// 0 or more; a fund that lives on donations opens with 0.
    public let amount: Money

    public init(id: SourceID? = nil, name: String, kind: String, unit: UnitPath, year: Int, amount: Money) {
        self.id = id
        self.name = name
        self.kind = kind
        self.unit = unit
        self.year = year
        self.amount = amount
    }
}

/// Every member narrows the list.
public struct ListSources: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let year: Int?
    public let kind: String?

    public init(unit: UnitPath? = nil, year: Int? = nil, kind: String? = nil) {
        self.unit = unit
        self.year = year
        self.kind = kind
    }
}

public struct SourceList: Codable, Hashable, Sendable {
    public let items: [Source]

    public init(items: [Source]) {
        self.items = items
    }
}

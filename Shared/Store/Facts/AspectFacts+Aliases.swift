internal import GRDB
public import Vocabulary

/// That an entry is somebody who is there under another id too: from then on known, not from a day on. What was recorded under
/// the entry stays its own.
public struct Alias<Named>: Codable, Hashable, Sendable {
    /// By whom the person is shown.
    public let survivor: ID<Named>
    /// How that is known, or why it was taken back; told to nobody.
    public var reason: String?

    public init(_ survivor: ID<Named>, reason: String? = nil) {
        (self.survivor, self.reason) = (survivor, reason)
    }

    /// The column of a table of aliases by which the entries of a survivor are found. `path` is where the value begins: `$`, or
    /// `$.value` of one whose reason is sealed.
    public static func column(in path: String = "$") -> FactColumn {
        FactColumn("survivor", "\(path).survivor")
    }
}

/// Who is somebody else under another id. A survivor is never an alias itself, so that one look is enough.
extension AspectFacts {
    /// Whom the entry was taken for and when that was learned; nil of one that stands for itself.
    public func merge<Named>(
        of entry: ID<Named>, knownOn point: LogPoint = .latest
    ) throws -> Fact<Alias<Named>>? where About == ID<Named>, Reading == Timeline<Alias<Named>> {
        try timeline(of: entry).fact(on: .last, knownOn: point)
    }

    /// By whom the entry is shown: itself, unless it is an alias.
    public func survivor<Named>(
        of entry: ID<Named>, knownOn point: LogPoint = .latest
    ) throws -> ID<Named> where About == ID<Named>, Reading == Timeline<Alias<Named>> {
        try merge(of: entry, knownOn: point)?.value.survivor ?? entry
    }

    /// Every entry of each of these, who stand for themselves: themselves first, then their aliases in the order of ids.
    public func entries<Named>(
        of survivors: [ID<Named>], knownOn point: LogPoint = .latest
    ) throws -> [ID<Named>: [ID<Named>]] where About == ID<Named>, Reading == Timeline<Alias<Named>> {
        var entries = Dictionary(survivors.map { ($0, [$0]) }, uniquingKeysWith: { one, _ in one })
        for (survivor, alias) in try aliases(of: survivors, knownOn: point) {
            entries[survivor, default: []].append(alias)
        }
        return entries
    }

    /// The same of one.
    public func entries<Named>(
        of survivor: ID<Named>, knownOn point: LogPoint = .latest
    ) throws -> [ID<Named>] where About == ID<Named>, Reading == Timeline<Alias<Named>> {
        [survivor] + (try aliases(of: [survivor], knownOn: point).map(\.alias))
    }

    private func aliases<Named>(
        of survivors: [ID<Named>], knownOn point: LogPoint
    ) throws -> [(survivor: ID<Named>, alias: ID<Named>)] where About == ID<Named> {
        try rows(
            """
            SELECT survivor, subject FROM \(name)
            WHERE survivor IN \(SQL.each(survivors)) AND \(SQL.holding(table, on: .last, knownOn: point))
            ORDER BY survivor, subject
            """
        ).map { (try $0["survivor"], try $0["subject"]) }
    }
}

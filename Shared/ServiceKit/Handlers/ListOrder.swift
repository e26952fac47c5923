public import GRDB

/// In which order a list stands, which is also how a place in it is told: by the values of the keys there. So an entry
/// that is renamed, moved or taken away between two pages makes no other one vanish or come twice.
///
/// ```swift
/// static let order = ListOrder<Campaign>("start", "id", descending: true) { [$0.start, $0.id] }
/// ```
public struct ListOrder<Entry>: Sendable {
    let columns: [String]
    let isDescending: Bool
    private let keys: @Sendable (Entry) -> [any DatabaseValueConvertible]

    /// - Parameters:
    ///   - columns: the keys, in SQL; together they tell any two entries apart. Of a list that is ordered in memory, names
    ///     for readers.
    ///   - keys: the same of an entry: texts and whole numbers, none of them NULL.
    public init(
        _ columns: String..., descending: Bool = false,
        keys: @escaping @Sendable (Entry) -> [any DatabaseValueConvertible]
    ) {
        (self.columns, isDescending, self.keys) = (columns, descending, keys)
    }

    /// Entries that stand in memory, in this order.
    public func sorted(_ entries: some Sequence<Entry>) -> [Entry] {
        let placed = entries.map { (place: place(of: $0), entry: $0) }
        return placed.sorted {
            isDescending
                ? $1.place.lexicographicallyPrecedes($0.place) : $0.place.lexicographicallyPrecedes($1.place)
        }
        .map(\.entry)
    }

    /// Where an entry stands.
    func place(of entry: Entry) -> [SortKey] { keys(entry).map { SortKey($0.databaseValue) } }

    /// Whether an entry comes later than the place.
    func isLater(_ entry: Entry, than place: [SortKey]) -> Bool {
        let own = self.place(of: entry)
        return isDescending ? own.lexicographicallyPrecedes(place) : place.lexicographicallyPrecedes(own)
    }
}

/// The value of one key, compared as SQLite does: texts by their octets.
enum SortKey: Comparable {
    case number(Int64)
    case text(String)

    init(_ value: DatabaseValue) {
        switch value.storage {
        case .int64(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .null, .double, .blob:
            preconditionFailure("a list is ordered by texts and whole numbers, not by \(value)")
        }
    }

    static func < (one: SortKey, other: SortKey) -> Bool {
        switch (one, other) {
        case (.number(let one), .number(let other)): one < other
        case (.text(let one), .text(let other)): one.utf8.lexicographicallyPrecedes(other.utf8)
        case (.number, .text): true
        case (.text, .number): false
        }
    }

    var sql: SQL {
        switch self {
        case .number(let number): "\(number)"
        case .text(let text): "\(text)"
        }
    }
}

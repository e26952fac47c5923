public import GRDB
internal import Store

/// The page of a feed that is sent next. Readers never see pages: the framework asks for one when there is room for it.
///
/// ```swift
/// Page(try snapshot.workers.list(request, within: units, page), key: \.id.text)
/// ```
public struct FeedPage: Hashable, Sendable {
    /// The most that a page holds.
    public static let size = 256

    /// The key of the last item of the page before; nil for the first page.
    public let after: String?

    /// The first page, where nothing comes before it.
    public init(after: String? = nil) { self.after = after }

    /// The condition on a row of a list in the order of a column, which no two rows share.
    public func condition(by column: String) -> SQL { .after(column, after) }

    /// The order and the limit of that list.
    public func ordering(by column: String) -> SQL { "ORDER BY \(sql: column) LIMIT \(Self.size)" }
}

extension Page {
    /// A page of what was listed, at most ``FeedPage/size``; a full one has a next one, after the key of its last item.
    public init<Entry>(_ entries: [Entry], showing items: [Item], key: (Entry) -> String) {
        self.init(items, next: entries.count < FeedPage.size ? nil : entries.last.map(key))
    }

    /// The same where entries are shown as they are.
    public init(_ entries: [Item], key: (Item) -> String) {
        self.init(entries, showing: entries, key: key)
    }
}

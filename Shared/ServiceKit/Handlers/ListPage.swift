public import Bus
public import GRDB
internal import JSONCoding
internal import Store
public import Vocabulary

/// The lengths of pages: by number, and before a page is longer than a message can be.
public enum PageLength {
    /// The most that a page holds.
    public static let most = 500
    static let usual = 200
    /// Octets of the items of one page: well below a message's 4 MiB.
    static let octets = 3 << 20

    /// Throws INVALID_ARGUMENT where too few or too many are asked for, with all that `answer` finds wrong with the rest of
    /// the request: every mistake is told at once, and each handler looks at the number only when it comes to its page.
    static func check<Request>(_ request: Request, _ answer: (Request) throws -> Void) throws {
        guard var paged = request as? any PagedRequest, let violation = violation(of: paged) else { return }
        paged.limit = nil
        guard let usual = paged as? Request else { return }
        switch Rehearsal.outcome(of: { try answer(usual) }) {
        case .outOfScope(let error): throw error
        case .invalid(let more): throw Refusal.invalid(more + [violation])
        case .nothing: throw Refusal.invalid([violation])
        }
    }

    /// What is wrong with how many are asked for; nil when nothing is.
    fileprivate static func violation(of request: some PagedRequest) -> Refusal.Violation? {
        guard let limit = request.limit, !(1...most).contains(limit) else { return nil }
        let bounds = ["number": "\(limit)", "least": "1", "most": "\(most)"]
        return Refusal.Violation(
            "/limit", Message("check.number-outside", bounds.merging(["field": "/limit"]) { $1 }))
    }
}

/// The page of a list that a request asks for: where it begins and how long it is.
///
/// ```swift
/// let page = try ListPage(request, in: CampaignRecords.order)
/// return try page.reply(snapshot.campaigns.list(request, within: units, page))
/// ```
public struct ListPage<Request: PagedRequest, Entry> {
    private let request: Request
    private let order: ListOrder<Entry>
    private let edition: String
    private let length: Int
    private let place: [SortKey]?

    /// Throws INVALID_ARGUMENT for a limit out of bounds, and for a beginning that this list, with these filters, never
    /// gave.
    ///
    /// - Parameters:
    ///   - edition: what else the order hangs on: after a change of it, pages of before go on nowhere.
    ///   - usual: how many it holds where the request does not say.
    public init(
        _ request: Request, in order: ListOrder<Entry>, of edition: String = "", usual: Int? = nil
    ) throws {
        var violations = PageLength.violation(of: request).map { [$0] } ?? []
        let place = try request.after.flatMap {
            try Cursor.place($0, keys: order.columns.count, of: edition, request)
        }
        if request.after != nil && place == nil {
            violations.append(
                Refusal.Violation("/after", Message("check.no-such-page", ["field": "/after"])))
        }
        guard violations.isEmpty else { throw Refusal.invalid(violations) }
        self.init(request, order, edition, request.limit ?? usual ?? PageLength.usual, place)
    }

    private init(
        _ request: Request, _ order: ListOrder<Entry>, _ edition: String, _ length: Int, _ place: [SortKey]?
    ) {
        (self.request, self.order, self.edition, self.length, self.place) = (
            request, order, edition, length, place
        )
    }

    /// How many entries to fetch: one more than it holds, to see whether more follow.
    public var fetched: Int { length + 1 }

    /// A key of the entry before the page, by its place in the order: nil of the first page, and of a key that is a text.
    public func number(before index: Int) -> Int? {
        guard case .number(let number)? = place?[index] else { return nil }
        return Int(number)
    }

    /// The same of a key that is a text.
    public func text(before index: Int) -> String? {
        guard case .text(let text)? = place?[index] else { return nil }
        return text
    }

    /// The same, beginning after an entry: for a list that is looked through in several steps, `fetching` so many at a
    /// time.
    public func after(_ entry: Entry, fetching count: Int? = nil) -> ListPage {
        ListPage(request, order, edition, count.map { $0 - 1 } ?? length, order.place(of: entry))
    }

    /// Whether an entry comes where the page begins, or later.
    public func reaches(_ entry: Entry) -> Bool { place.map { order.isLater(entry, than: $0) } ?? true }

    /// What to fetch of a list that stands in memory, in its order.
    public func fetch(_ entries: some Sequence<Entry>) -> [Entry] {
        Array(entries.lazy.filter(reaches).prefix(fetched))
    }

    /// The condition on a row, for a list that SQL orders.
    public var condition: SQL { compare(order.columns.count, order.isDescending ? "<" : ">") }

    /// A wider one, on the first `count` keys: it holds for all rows that share these with the entry before the page.
    public func condition(upTo count: Int) -> SQL { compare(count, order.isDescending ? "<=" : ">=") }

    private func compare(_ count: Int, _ comparison: String) -> SQL {
        guard let place else { return "TRUE" }
        let columns = order.columns.prefix(count).joined(separator: ", ")
        let values = place.prefix(count).map(\.sql).joined(separator: ", ")
        return "(\(sql: columns)) \(sql: comparison) (\(values))"
    }

    /// The order and the limit, for a list that SQL orders.
    public var ordering: SQL {
        let keys = order.columns.map { $0 + (order.isDescending ? " DESC" : "") }.joined(separator: ", ")
        return .flat("ORDER BY \(sql: keys) LIMIT \(fetched)")
    }

    /// The page of what was fetched.
    public func reply<Item: Composite>(
        _ found: [Entry], showing show: ([Entry]) throws -> [Item]
    ) throws -> List<Item> {
        let entries = Array(found.prefix(length))
        let items = try show(entries)
        let fitting = try Self.number(of: items)
        let isLast = fitting == found.count
        return List(
            items: Array(items.prefix(fitting)),
            next: isLast ? nil : try Cursor.text(order.place(of: entries[fitting - 1]), of: edition, request))
    }

    /// The same where entries are shown as they are.
    public func reply(_ found: [Entry]) throws -> List<Entry> where Entry: Composite {
        try reply(found, showing: { $0 })
    }

    /// How many of the first items fit; at least one, where there is one.
    private static func number(of items: [some Encodable]) throws -> Int {
        // Nearly always all of them: to see that takes less in one piece.
        if try JSON.encode(items).count <= PageLength.octets { return items.count }
        var left = PageLength.octets
        for (number, item) in items.enumerated() {
            left -= try JSON.encode(item).count + 1
            if left < 0 { return max(1, number) }
        }
        return items.count
    }
}

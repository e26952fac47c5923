public import Bus
internal import JSONCoding
internal import Vocabulary

/// How lists are cut into pages: by number, and before a page is longer than a message can be.
public enum ListPage {
    /// The most that a page holds.
    public static let most = 500
    static let usual = 200
    /// Octets of the items of one page: well below a message's 4 MiB.
    static let octets = 3 << 20

    /// How many entries to fetch for the page: one more than it holds, to see whether more follow. Throws
    /// INVALID_ARGUMENT.
    public static func fetch(_ request: some PagedRequest) throws -> Int {
        if let violation = violation(of: request) { throw Refusal.invalid([violation]) }
        return (request.limit ?? usual) + 1
    }

    /// What is wrong with how many are asked for; nil when nothing is.
    private static func violation(of request: some PagedRequest) -> Refusal.Violation? {
        guard let limit = request.limit, !(1...most).contains(limit) else { return nil }
        return Refusal.Violation(
            "/limit",
            Message(
                "check.number-outside",
                ["field": "/limit", "number": "\(limit)", "least": "1", "most": "\(most)"]))
    }

    /// Throws INVALID_ARGUMENT where too few or too many are asked for, with all that `answer` finds wrong with the rest of
    /// the request: every mistake is told at once, and each handler looks at the number only when it comes to its page.
    static func check<Request>(_ request: Request, _ answer: (Request) throws -> Void) throws {
        guard var paged = request as? any PagedRequest, let violation = violation(of: paged) else { return }
        paged.limit = nil
        guard let usual = paged as? Request else { return }
        do {
            try answer(usual)
        } catch let refusal as Refusal where refusal.status == .invalidArgument {
            throw Refusal.invalid(refusal.violations + [violation])
        } catch let refusal as Refusal where refusal.status != .permissionDenied {
            // Of a request that nobody sent: this one is wrong whatever the state is.
        }
        throw Refusal.invalid([violation])
    }

    /// The page of what was fetched with ``fetch(_:)``. `key` says where the page after an entry begins.
    public static func reply<Entry, Item>(
        _ fetched: [Entry], _ request: some PagedRequest, showing show: ([Entry]) throws -> [Item],
        key: (Entry) -> String
    ) throws -> List<Item> {
        var entries = Array(fetched.prefix(try fetch(request) - 1))
        var items = try show(entries)
        let fitting = try number(of: items)
        if fitting < items.count {
            entries = Array(entries.prefix(fitting))
            items = Array(items.prefix(fitting))
        }
        return List(items: items, next: entries.count < fetched.count ? entries.last.map(key) : nil)
    }

    /// The same where entries are shown as they are.
    public static func reply<Item>(
        _ fetched: [Item], _ request: some PagedRequest, key: (Item) -> String
    ) throws -> List<Item> {
        try reply(fetched, request, showing: { $0 }, key: key)
    }

    /// How many of the first items fit; at least one.
    private static func number(of items: [some Encodable]) throws -> Int {
        var left = octets
        for (number, item) in items.enumerated() {
            left -= try JSON.encode(item).count + 1
            if left < 0 { return max(1, number) }
        }
        return items.count
    }
}

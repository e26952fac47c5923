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
        guard let limit = request.limit else { return usual + 1 }
        guard (1...most).contains(limit) else {
            throw Refusal.invalid(
                "/limit",
                Message(
                    "check.number-outside",
                    ["field": "/limit", "number": "\(limit)", "least": "1", "most": "\(most)"]))
        }
        return limit + 1
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

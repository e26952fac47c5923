/// A request for a list that comes in pages.
public protocol PagedRequest {
    /// Where the page begins: `next` of the page before; the first page when left out.
    var after: String? { get }
    /// How many items at most, 1 to 500; 200 when left out.
    var limit: Int? { get }
}

/// A page of a list. Whoever wants all of it asks on, with `after`, until there is no `next`.
public protocol PagedReply: Codable, Sendable {
    associatedtype Item: Codable & Sendable

    var items: [Item] { get }
    /// Where the next page begins; nil after the last one.
    var next: String? { get }

    init(items: [Item], next: String?)
}

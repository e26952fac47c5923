/// A page of a feed: the framework asks for the next one only when the reader has room for it.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// What the next page comes after: its ``FeedPage/after``; nil after the last one.
    public let next: String?

    public init(_ items: [Item], next: String?) { (self.items, self.next) = (items, next) }
}

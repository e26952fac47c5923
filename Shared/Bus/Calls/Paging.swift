public import Vocabulary

/// A request for a list that comes in pages.
public protocol PagedRequest: Composite {
    /// Where the page begins: `next` of the page before, for the same list with the same filters; the first page when
    /// left out.
    var after: String? { get set }
    /// How many items at most, 1 to 500; 200 when left out.
    var limit: Int? { get set }
}

/// A request for a page of a list as it stood on a day, as far as was known then.
public protocol DatedRequest: PagedRequest {
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    var on: Day? { get }
    /// What was known when this day ended; what is known now when left out.
    var knownOn: Day? { get }
}

/// A page of a list. Whoever wants all of it asks on, with `after`, until there is no `next`.
public struct List<Item: Composite>: Composite {
    public var items: [Item]
    /// Where the next page begins; absent on the last one.
    public var next: String?

    public init(items: [Item], next: String? = nil) { (self.items, self.next) = (items, next) }
}

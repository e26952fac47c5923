public import Bus
public import Store
public import Vocabulary

extension Snapshot {
    /// The page of a list as it stood on the day that the request names, as known on the day that it names; of what is so now
    /// when it names neither. Where more may still be learned of that day, `provisional` of every item says so.
    ///
    /// ```swift
    /// try snapshot.page(request, in: CampaignRecords.order, marking: \.provisional) { asOf, page in
    ///     try snapshot.campaigns.list(request, within: units, asOf, page)
    /// }
    /// ```
    public func page<Request: DatedRequest, Item: Composite>(
        _ request: Request, in order: ListOrder<Item>, marking provisional: WritableKeyPath<Item, Bool?>,
        found: (AsOf?, ListPage<Request, Item>) throws -> [Item]
    ) throws -> List<Item> {
        let page = try ListPage(request, in: order)
        let asOf = try asOf(on: request.on, knownOn: request.knownOn)
        return try page.reply(found(asOf, page)) { $0.marked(asOf, in: provisional) }
    }
}

public import Bus
public import Store
public import Vocabulary

extension Snapshot {
    /// The page of a list as it stood on the day that the request names, as known on the day that it names; of what is so now
    /// when it names neither. Where more may still be learned of that day, `provisional` of every item says so.
    ///
    /// ```swift
    /// try snapshot.page(request, in: CourseRecords.order, marking: \.provisional) { asOf, page in
    ///     try snapshot.courses.list(request, asOf, page)
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

    /// The same of what the unit that was asked for holds, or of all that the caller may see.
    ///
    /// ```swift
    /// try snapshot.page(request, of: snapshot.campaigns, within: request.unit, marking: \.provisional)
    /// ```
    public func page<Records: ListedRecords>(
        _ request: Records.Request, of records: Records, within unit: UnitPath?, at pointer: String = "/unit",
        marking provisional: WritableKeyPath<Records.Entry, Bool?>
    ) throws -> List<Records.Entry> {
        try page(request, in: Records.order, marking: provisional) { asOf, page in
            try records.list(request, within: units(unit, at: pointer), asOf, page)
        }
    }
}

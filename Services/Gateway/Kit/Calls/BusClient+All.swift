package import Bus

extension BusClient {
    /// Every item of a list that comes in pages. `request` makes the request for the page that begins after an item's key;
    /// nil for the first.
    package func all<Request, Item>(
        _ method: Query<Request, List<Item>>, _ options: CallOptions = CallOptions(),
        _ request: (_ after: String?) -> Request
    ) async throws -> [Item] {
        var items: [Item] = []
        var after: String?
        repeat {
            let page = try await call(method, request(after), options)
            items += page.items
            after = page.next
        } while after != nil
        return items
    }
}

package import Bus

extension BusClient {
    /// Every item of a list that comes in pages. `request` makes the request for the page that begins after an item's key;
    /// nil for the first.
    package func all<Request, Reply: PagedReply>(
        _ method: Query<Request, Reply>, _ options: CallOptions = CallOptions(),
        _ request: (_ after: String?) -> Request
    ) async throws -> [Reply.Item] {
        var items: [Reply.Item] = []
        var after: String?
        repeat {
            let page = try await call(method, request(after), options)
            items += page.items
            after = page.next
        } while after != nil
        return items
    }
}

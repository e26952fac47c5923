extension BusClient {
    /// Asks for a feed. The call begins when the first item is asked for, and is cancelled when its reader stops; the
    /// service sends ahead at most 64 items at first, and up to 512 while they are short. Until the first item has come it
    /// is retried like any call.
    public func feed<Request, Item>(
        _ method: Feed<Request, Item>, _ request: Request, _ options: CallOptions = .init()
    ) -> FeedItems<Request, Item> {
        FeedItems(client: self, method: method, request: request, options: options)
    }
}

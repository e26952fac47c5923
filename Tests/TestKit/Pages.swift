public import Bus
internal import Testing

/// Every page of a list in turn: `ask` is told where the page begins, `next` says where the one after it does.
public func pages<Page>(
    next: (Page) -> String?, _ ask: (_ after: String?) async throws -> Page
) async throws -> [Page] {
    var pages: [Page] = []
    var after: String?
    repeat {
        let page = try await ask(after)
        pages.append(page)
        after = next(page)
        // A list that never ends fails what is expected of its pages, and does not run until the time limit.
    } while after != nil && pages.count < 1_000
    return pages
}

/// The items of every page of a list in turn.
public func pages<Item>(
    _ ask: (_ after: String?) async throws -> List<Item>
) async throws -> [[Item]] {
    try await pages(next: \.next, ask).map(\.items)
}

extension TestClient {
    /// The items of every page that a query gives, asked for with the request that goes on from there; and that it
    /// refuses to begin where none of them ended.
    public func pages<Request, Item>(
        of method: Query<Request, List<Item>>, _ request: (_ after: String?) -> Request
    ) async throws -> [[Item]] {
        for invented in ["", "rác", "0192f0c1-2d34-7aaa-8bbb-1234567890ab"] {
            let refused = try await refusal(of: method, request(invented))
            #expect(
                refused?.status == .invalidArgument && refused?.fields == ["/after"],
                "\(method.name) began at \(invented)")
        }
        return try await TestKit.pages { after in try await call(method, request(after)) }
    }
}

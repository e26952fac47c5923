public import Bus
internal import JSONCoding
public import Store
public import Vocabulary

/// One method and the function that answers it.
///
/// Handlers are synchronous. A command's runs on the store's writer, undone alone when it throws; a query's on a
/// snapshot; a feed's once a page, each on a snapshot of its own; an import's once a row. They throw ``Refusal`` to say
/// no. Of a request that does not decode they are run twice, with stand-ins, to learn what else is wrong with it;
/// nothing of that stays.
public struct Route: Sendable {
    public let name: String
    public let kind: CallKind
    public let needs: Role
    let answer: Answer
    /// Whether its queries are meant to be long.
    private(set) var isLong = false
    /// Of a query that shows one child's file: what follows from its being opened out of the caller's reach.
    private(set) var opening: Opening?
    /// The types of request and reply (for a feed the item, for an import the row), for schemas.
    let request: any Payload.Type
    let reply: any Payload.Type

    public init<Request, Reply>(
        _ method: Command<Request, Reply>,
        _ handler: @escaping @Sendable (Request, Transaction) throws -> Reply
    ) {
        self.init(
            method, Request.self, Reply.self,
            .command { bytes in
                let read = Wire.read(Request.self, bytes)
                // What is long and cannot be read is not rehearsed, which would take the writer's time: of that the decoder's
                // mistakes are told.
                if bytes.count > Wire.rehearsedBody { _ = try Wire.request(read, bytes, rehearsing: nil) }
                return { transaction in
                    let request = try Wire.request(read, bytes) { draft, unread in
                        try transaction.rehearse(without: unread) { _ = try handler(draft, $0) }
                    }
                    return try Wire.reply(transaction.sayingWho { try handler(request, transaction) })
                }
            })
    }

    public init<Request, Reply>(
        _ method: Query<Request, Reply>, _ handler: @escaping @Sendable (Request, Snapshot) throws -> Reply
    ) {
        self.init(
            method, Request.self, Reply.self,
            .query { bytes, snapshot in
                let request = try Wire.request(Request.self, bytes) { draft, unread in
                    try snapshot.rehearse(without: unread) { snapshot in
                        try PageLength.check(draft) { _ = try handler($0, snapshot) }
                        _ = try handler(draft, snapshot)
                    }
                }
                try PageLength.check(request) { usual in
                    try snapshot.rehearse(without: PointerSet()) { _ = try handler(usual, $0) }
                }
                try SoughtCodes.check(request, snapshot) { _ = try handler($0, $1) }
                return try Wire.reply(handler(request, snapshot))
            })
    }

    /// `handler` gets the request, the snapshot, and which page is asked for, in a stable order by key.
    public init<Request, Item>(
        _ method: Feed<Request, Item>,
        _ handler: @escaping @Sendable (Request, Snapshot, FeedPage) throws -> Page<Item>
    ) {
        self.init(
            method, Request.self, Item.self,
            .feed { bytes, snapshot, page in
                let request = try Wire.request(Request.self, bytes) { draft, unread in
                    try snapshot.rehearse(without: unread) { _ = try handler(draft, $0, page) }
                }
                try SoughtCodes.check(request, snapshot) { _ = try handler($0, $1, page) }
                let sent = try handler(request, snapshot, page)
                return Page(try sent.items.map(Wire.reply), next: sent.next)
            })
    }

    public init<Row>(_ method: Import<Row>, _ handler: @escaping @Sendable (Row, Transaction) throws -> Void)
    {
        self.init(
            method, Row.self, ImportSummary.self,
            .import { bytes, transaction in
                let row = try Wire.request(Row.self, bytes) { draft, unread in
                    try transaction.rehearse(without: unread) { try handler(draft, $0) }
                }
                try transaction.sayingWho { try handler(row, transaction) }
            })
    }

    /// For what the framework itself answers: `handler` asks the process, not the store.
    init<Request, Reply>(
        _ method: Query<Request, Reply>,
        asking handler: @escaping @Sendable (Request, Caller) async throws -> Reply
    ) {
        self.init(
            method, Request.self, Reply.self,
            .inquiry { bytes, caller in
                try await Wire.reply(handler(Wire.request(Request.self, bytes), caller))
            })
    }

    /// For what the framework itself answers: `handler` sends items for as long as it likes; each send waits
    /// until the reader has room.
    init<Request, Item>(
        _ method: Feed<Request, Item>,
        sending handler:
            @escaping @Sendable (Request, Caller, @Sendable ([UInt8]) async throws -> Void) async throws
            -> Void
    ) {
        self.init(
            method, Request.self, Item.self,
            .live { bytes, caller, send in
                try await handler(Wire.request(Request.self, bytes), caller, send)
            })
    }

    private init(
        _ method: some Method, _ request: any Payload.Type, _ reply: any Payload.Type, _ answer: Answer
    ) {
        name = method.name
        kind = method.kind
        needs = method.needs
        (self.request, self.reply, self.answer) = (request, reply, answer)
    }

    /// What a service does when a child's file was opened out of reach, in the transaction that enters it in the read log.
    public typealias Opening = @Sendable (ChildID, Transaction) throws -> Void

    enum Answer: Sendable {
        /// Reads the request before the writer's turn has come, and says what is done then.
        case command(@Sendable ([UInt8]) throws -> @Sendable (Transaction) throws -> [UInt8])
        case query(@Sendable ([UInt8], Snapshot) throws -> [UInt8])
        case feed(@Sendable ([UInt8], Snapshot, FeedPage) throws -> Page<[UInt8]>)
        case `import`(@Sendable ([UInt8], Transaction) throws -> Void)
        case inquiry(@Sendable ([UInt8], Caller) async throws -> [UInt8])
        case live(@Sendable ([UInt8], Caller, @Sendable ([UInt8]) async throws -> Void) async throws -> Void)
    }
}

extension Route {
    /// The same for a query that is meant to be long, as it goes through most of what there is: it may take more time at the
    /// store (``StoreLimits/longQueryTime``), and waits for others like it instead of making the quick ones wait.
    public var long: Route {
        var route = self
        route.isLong = true
        return route
    }

    /// The same for a query that shows one child's file, which a caseworker may open out of its reach for one call, saying why
    /// (`break-glass`); `opening` is what follows from that. The handler asks ``Snapshot/opensFile(of:)``.
    public func broken(by opening: @escaping Opening) -> Route {
        var route = self
        route.opening = opening
        return route
    }

    /// Throws PERMISSION_DENIED for who has not the role.
    func admit(_ principal: Principal) throws(Refusal) {
        guard !principal.may(needs) else { return }
        var blanks = ["method": name, "unit": principal.unit.text]
        if let person = principal.person { blanks["person"] = person.text }
        throw Refusal(
            .permissionDenied,
            Message(
                principal.person == nil ? "kit.role-needed" : "kit.role-needed-by-person", blanks,
                terms: ["role": [needs.term]]))
    }
}

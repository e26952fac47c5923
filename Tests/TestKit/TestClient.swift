public import Bus
internal import JSONCoding
internal import ServiceKit
public import Vocabulary

/// Somebody who calls the services of a ``Deployment``. Everything that the test has seen so far is seen by
/// the next call too, whichever service that goes to.
public struct TestClient: Sendable {
    let deployment: Deployment
    public let principal: Principal
    public let language: Language
    /// Where built-in methods (`health.Health/Check`) go; all others go where their name says.
    let service: String?
    /// Long: what a test waits for comes by itself, also where ten others share the machine, and what never comes is
    /// for the suite's time limit.
    var timeout: Duration = .seconds(240)
    /// Why they look.
    var purpose: String?
    /// Why they open a file out of their reach.
    var breakGlass: String?

    /// The same deployment, as somebody else.
    public func acting(
        as unit: UnitPath, _ roles: Set<Role> = Deployment.workRoles, scope: [UnitPath]? = nil
    ) -> TestClient {
        acting(as: Principal(unit: unit, roles: roles, scope: scope))
    }

    /// The same deployment, as somebody whose roles reach other units each.
    public func acting(as principal: Principal) -> TestClient {
        TestClient(deployment: deployment, principal: principal, language: language, service: service)
    }

    /// The same caller, whose built-in calls go to this service.
    public func on(_ service: String) -> TestClient {
        TestClient(deployment: deployment, principal: principal, language: language, service: service)
    }

    /// One person of the same unit.
    public func by(_ person: Person) -> TestClient {
        TestClient(
            deployment: deployment, principal: principal.by(person), language: language, service: service)
    }

    /// The same caller, reading this language.
    public func reading(_ language: Language) -> TestClient {
        TestClient(deployment: deployment, principal: principal, language: language, service: service)
    }

    /// The same caller, waiting no longer than this.
    public func within(_ timeout: Duration) -> TestClient {
        var copy = self
        copy.timeout = timeout
        return copy
    }

    /// The same caller, who says why they look.
    public func saying(_ purpose: String) -> TestClient {
        var copy = self
        copy.purpose = purpose
        return copy
    }

    /// The same caller, who opens a file out of their reach and says why.
    public func breakingGlass(_ reason: String) -> TestClient {
        var copy = self
        copy.breakGlass = reason
        return copy
    }

    /// Does a command; `key` is a fresh one unless given. Throws ``Refused``.
    @discardableResult
    public func call<Request, Reply>(
        _ method: Command<Request, Reply>, _ request: Request, key: String? = nil
    ) async throws -> Reply {
        try decode(await send(method.name, JSON.encode(request), key: key ?? freshKey()))
    }

    /// Asks. Throws ``Refused``.
    public func call<Request, Reply>(_ method: Query<Request, Reply>, _ request: Request) async throws
        -> Reply
    {
        try decode(await send(method.name, JSON.encode(request), key: nil))
    }

    /// Everything that a feed has, or its first `limit` items. Throws ``Refused``.
    public func items<Request, Item>(
        _ method: Feed<Request, Item>, _ request: Request, limit: Int? = nil
    ) async throws -> [Item] {
        let reply = try await bus(method.name).raw(
            method.name, kind: .feed, body: JSON.encode(request), limit: limit, options(key: nil))
        _ = try settled(reply)
        return try reply.items.map { try JSON.decode(Item.self, from: $0) }
    }

    /// Imports rows; `key` is a fresh one unless given. Throws ``Refused``.
    public func `import`<Row>(_ method: Import<Row>, _ rows: [Row], key: String? = nil) async throws
        -> ImportSummary
    {
        let reply = try await bus(method.name).raw(
            method.name, kind: .import, rows: rows.map { try JSON.encode($0) },
            options(key: key ?? freshKey()))
        return try decode(settled(reply))
    }

    /// A unary call as bytes, to say what no type allows. Throws ``Refused``.
    public func send(_ method: String, _ body: [UInt8], key: String?) async throws -> [UInt8] {
        // A key makes it a command; without one the bus must not choose one, so that its absence can be tested.
        let reply = try await bus(method).raw(
            method, kind: key == nil ? .query : .command, body: body, options(key: key))
        return try settled(reply)
    }

    /// An import of one row as bytes. Throws ``Refused``.
    public func send(_ method: String, row: [UInt8], key: String) async throws -> ImportSummary {
        try decode(
            settled(await bus(method).raw(method, kind: .import, rows: [row], options(key: key))))
    }

    /// What a feed is asked, as bytes; reads its first item. Throws ``Refused``.
    public func send(_ method: String, feed body: [UInt8]) async throws {
        _ = try settled(
            await bus(method).raw(method, kind: .feed, body: body, limit: 1, options(key: nil)))
    }

    /// What a query, a feed or a command is answered, refusal or not, as one text: its status, its sentences, its body or the first hundred
    /// items.
    public func answer(
        _ method: String, kind: CallKind, _ body: [UInt8]
    ) async throws -> (status: Status, text: String) {
        let reply = try await bus(method).raw(
            method, kind: kind, body: body, limit: kind == .feed ? 100 : nil, options(key: nil))
        if reply.status == .ok { deployment.saw(reply.metadata.position ?? Positions()) }
        let said = ["message", "details"].compactMap { reply.metadata[$0] }
        let bodies = ([reply.body] + reply.items).map { String(decoding: $0, as: UTF8.self) }
        return (reply.status, ([reply.status.name] + said + bodies).joined(separator: "\n"))
    }

    private func bus(_ method: String) throws -> BusClient {
        try deployment.client(of: target(method), as: principal)
    }

    private func options(key: String?) -> CallOptions {
        CallOptions(
            timeout: timeout, idempotencyKey: key, seen: deployment.positions, language: language,
            purpose: purpose, breakGlass: breakGlass)
    }

    /// The reply's body; where the service then was has been seen.
    private func settled(_ reply: RawReply) throws -> [UInt8] {
        try deployment.checkWording()
        guard reply.status == .ok else {
            deployment.lost(reply.metadata.position ?? Positions())
            throw Refused(reply.status, metadata: reply.metadata, fallback: reply.status.name)
        }
        deployment.saw(reply.metadata.position ?? Positions())
        return reply.body
    }

    private func target(_ method: String) -> String {
        service ?? method.split(separator: ".").first.map(String.init) ?? method
    }

    private func freshKey() -> String { ID<TestClient>(at: .now()).text }

    private func decode<Reply: Decodable>(_ bytes: [UInt8]) throws -> Reply {
        try JSON.decode(Reply.self, from: bytes)
    }
}

extension TestClient {
    /// How the command was refused; nil when it was not.
    public func refusal<Request, Reply>(
        of method: Command<Request, Reply>, _ request: Request, key: String? = nil
    ) async throws -> Refused? {
        try await refusal { _ = try await call(method, request, key: key) }
    }

    /// How the query was refused; nil when it was not.
    public func refusal<Request, Reply>(
        of method: Query<Request, Reply>, _ request: Request
    ) async throws -> Refused? {
        try await refusal { _ = try await call(method, request) }
    }

    /// How the feed was refused; nil when it was not.
    public func refusal<Request, Item>(
        of method: Feed<Request, Item>, _ request: Request
    ) async throws -> Refused? {
        try await refusal { _ = try await items(method, request) }
    }

    /// How `body`, some JSON text, was refused; nil when it was not.
    public func refusal(of method: String, json body: String) async throws -> Refused? {
        try await refusal { _ = try await send(method, Array(body.utf8), key: freshKey()) }
    }

    private func refusal(_ body: () async throws -> Void) async throws -> Refused? {
        do {
            try await body()
            return nil
        } catch let refused as Refused {
            return refused
        }
    }
}

public import Bus
internal import JSONCoding
internal import ServiceKit
internal import Synchronization
public import Vocabulary

/// Somebody who calls the services of a ``Deployment``. Everything that the test has seen so far is seen by
/// the next call too, whichever service that goes to.
public struct TestClient: Sendable {
    let deployment: Deployment
    public let principal: Principal
    public let language: Language
    /// Where built-in methods (`health.Health/Check`) go; all others go where their name says.
    let service: String?
    var timeout: Duration = .seconds(20)

    /// The same deployment, as somebody else.
    public func acting(
        as unit: UnitPath, _ roles: Set<Role> = Deployment.workRoles, scope: [UnitPath]? = nil
    ) -> TestClient {
        TestClient(
            deployment: deployment, principal: Principal(unit: unit, roles: roles, scope: scope),
            language: language,
            service: service)
    }

    /// The same caller, whose built-in calls go to this service.
    public func on(_ service: String) -> TestClient {
        TestClient(deployment: deployment, principal: principal, language: language, service: service)
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
        let collected = Collected<Item>()
        try await deployment.channel(to: target(method.name), as: principal).items(
            testCall(method.name, JSON.encode(request), key: nil), limit: limit
        ) { bytes in
            let item = try JSON.decode(Item.self, from: bytes)
            collected.items.withLock { $0.append(item) }
        }
        return collected.items.withLock { $0 }
    }

    /// Imports rows; `key` is a fresh one unless given. Throws ``Refused``.
    public func `import`<Row>(_ method: Import<Row>, _ rows: [Row], key: String? = nil) async throws
        -> ImportSummary
    {
        let answered = try await deployment.channel(to: target(method.name), as: principal).importRows(
            testCall(method.name, [], key: key ?? freshKey()), rows.map { try JSON.encode($0) })
        deployment.saw(answered.positions)
        return try decode(answered.body)
    }

    /// A unary call as bytes, to say what no type allows. Throws ``Refused``.
    public func send(_ method: String, _ body: [UInt8], key: String?) async throws -> [UInt8] {
        let answered = try await deployment.channel(to: target(method), as: principal)
            .unary(testCall(method, body, key: key))
        deployment.saw(answered.positions)
        return answered.body
    }

    private func testCall(_ method: String, _ body: [UInt8], key: String?) -> TestCall {
        TestCall(
            method: method, principal: principal, language: language, idempotencyKey: key,
            seen: deployment.positions, timeout: timeout, body: body)
    }

    private func target(_ method: String) -> String {
        service ?? method.split(separator: ".").first.map(String.init) ?? method
    }

    private func freshKey() -> String { ID<TestClient>(at: .now()).text }

    private func decode<Reply: Decodable>(_ bytes: [UInt8]) throws -> Reply {
        try JSON.decode(Reply.self, from: bytes)
    }
}

private final class Collected<Item: Sendable>: Sendable {
    let items = Mutex<[Item]>([])
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

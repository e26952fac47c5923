package import Bus
package import JSONCoding
import ServiceKit
package import Vocabulary

/// One call by name with JSON, as scripts and `chungtay call` make it.
package struct CallByName: Sendable {
    package var method: String
    /// Asked instead of the package's own service, or of all of them for the packages that all have.
    package var service: String?
    package var credential: Credential
    /// The unit that it is made for, where it is not that of the credential.
    package var actingFor: UnitPath?
    /// Why a child's file out of the caller's reach is to be opened.
    package var breakGlass: String?
    package var body: JSONValue = .object([:])
    /// Of an import.
    package var rows: [JSONValue]?
    /// As long as ``CallOptions/timeout`` waits when nil.
    package var timeout: Duration?
    package var key: String?
    /// Of a feed: after so many items it is enough.
    package var limit: Int?
    /// What must have reached the service before it answers: whatever the clients have seen when nil.
    package var seen: Positions?
    /// Whether UNAVAILABLE is tried again until time is up.
    package var retries = true

    package init(method: String, service: String? = nil, credential: Credential) {
        (self.method, self.service, self.credential) = (method, service, credential)
    }

    /// How it ended.
    package struct Outcome: Sendable {
        package var status: Status
        /// The reply; `{"items":[…],"count":n}` of a feed; null of a refusal.
        package var body: JSONValue = .null
        /// `{"violations":[…]}` of a refusal.
        package var details: JSONValue = .null
        /// The sentence of a refusal.
        package var message: String?
        /// Of an import: rows that were refused.
        package var refusedRows = 0
        /// Of an import that admitted none of its rows.
        package var nothing: Message?
        /// Of a command or an import of which nobody knows whether it took effect: under what to ask again.
        package var doubtfulKey: String?
    }

    /// What one service said.
    package struct Answer: Sendable {
        package let service: String
        package let outcome: Outcome
    }
}

extension CallByName {
    /// Makes the call: a built-in method without a named service on every service, whatever the others say. At least one
    /// answer. Throws only when no call could be made: the stack does not run, a key is missing.
    ///
    /// - Parameter onItem: of a feed: gets each item as it comes, instead of the outcome's body.
    package func make(
        through clients: ServiceClients, _ directory: MethodDirectory,
        onItem: ((_ service: String, _ item: JSONValue) throws -> Void)? = nil
    ) async throws -> [Answer] {
        let services = try directory.services(for: method, named: service, asking: body)
        if services.isEmpty {
            return [refused(.unimplemented, try directory.noService(for: method), clients)]
        }
        // A log may be asked for what it has by now; every other built-in feed goes on.
        if services.count > 1, limit == nil, body["live"] != .bool(false), BuiltIn.kind(of: method) == .feed {
            let message = Message("gateway.feed-of-all", ["method": method])
            return [refused(.invalidArgument, message, clients)]
        }
        var answers: [Answer] = []
        for service in services {
            let forward: ((JSONValue) throws -> Void)? = onItem.map { onItem in
                { try onItem(service, $0) }
            }
            let outcome = try await make(at: service, clients, directory, forward)
            answers.append(Answer(service: service, outcome: outcome))
        }
        return answers
    }

    /// The answer of nobody.
    private func refused(_ status: Status, _ message: Message, _ clients: ServiceClients) -> Answer {
        let sentence = GatewayKitTexts.all.render(message, in: clients.language)
        return Answer(
            service: String(method.prefix { $0 != "." }), outcome: Outcome(status: status, message: sentence))
    }

    private func make(
        at service: String, _ clients: ServiceClients, _ directory: MethodDirectory,
        _ onItem: ((JSONValue) throws -> Void)?
    ) async throws -> Outcome {
        let client = try clients.client(to: service, as: credential)
        let known: CallKind?
        do {
            known = try await directory.kind(of: method, at: service, timeout: timeout)
        } catch let error as CallError {
            return Outcome(error)
        }
        // A method that is not there is asked for all the same: the service says so better.
        let kind = known ?? (rows == nil ? .query : .import)
        let isChange = kind == .command || kind == .import
        // Chosen here, so that it can be told.
        let key = isChange ? self.key ?? ID<CallByName>(at: .now()).text : nil
        let options = CallOptions(
            timeout: timeout, idempotencyKey: key, seen: seen, language: clients.language,
            actingFor: actingFor, breakGlass: breakGlass, retry: retries ? RetryPolicy() : .never)
        let fitting = FittingRows(kind == .import ? (rows ?? body.array ?? [body]) : [], in: clients.language)
        let forward: (([UInt8]) throws -> Void)? = onItem.map { onItem in
            { try onItem(JSONValue(parsing: $0)) }
        }
        let reply = await client.raw(
            method, kind: kind, body: kind == .import ? [] : Array(body.compact.utf8),
            rows: fitting.rows.map { Array($0.compact.utf8) }, limit: limit, options, onItem: forward)
        var outcome = try Outcome(reply, kind)
        if kind == .import, outcome.status == .ok {
            try outcome.count(fitting.whole(JSON.decode(ImportSummary.self, from: reply.body)))
        }
        if outcome.status.isDoubtful { outcome.doubtfulKey = key }
        return outcome
    }
}

extension CallByName.Outcome {
    init(_ reply: RawReply, _ kind: CallKind) throws {
        status = reply.status
        guard status == .ok else {
            message = reply.metadata.message
            details = try reply.metadata.details.map { try JSONValue(parsing: $0) } ?? .null
            return
        }
        if kind == .feed {
            let items = try reply.items.map { try JSONValue(parsing: $0) }
            body = ["items": .array(items), "count": .integer(Int64(items.count))]
        } else {
            body = reply.body.isEmpty ? .null : try JSONValue(parsing: reply.body)
        }
    }

    /// What became of the rows of an import.
    fileprivate mutating func count(_ summary: ImportSummary) throws {
        body = try JSONValue(parsing: JSON.encode(summary))
        refusedRows = summary.rejected
        guard summary.accepted == 0, let first = summary.rejections.first else { return }
        nothing = Message(
            "gateway.import-nothing",
            ["count": "\(summary.rejected)", "row": "\(first.row)", "message": first.message])
    }

    init(_ error: CallError) {
        status = error.status
        message = error.message
    }

    /// Whether it is a feed's, whose items were taken one by one.
    package var isOfItems: Bool { body["items"] != nil && body["count"] != nil }

    /// The refusal as it is told: with the key to ask again under, where that is needed. Nil when it is none.
    package var failure: (any Error)? {
        guard let error else { return nil }
        if let doubtful = DoubtfulCall(error, key: doubtfulKey) { return doubtful }
        return error
    }

    /// The refusal as an error; nil when it is none.
    package var error: CallError? {
        guard status != .ok else { return nil }
        let violations = (details["violations"]?.array ?? []).compactMap {
            violation -> CallError.FieldViolation? in
            guard let field = violation["field"]?.string, let message = violation["message"]?.string else {
                return nil
            }
            return CallError.FieldViolation(
                field: field, rule: violation["rule"]?.string ?? "", message: message)
        }
        return CallError(status, message ?? status.name, violations: violations)
    }
}

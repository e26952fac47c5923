package import Bus
package import JSONCoding
package import Vocabulary

/// One call by name with JSON, as scripts and `chungtay call` make it.
package struct CallByName: Sendable {
    package var method: String
    /// Asked instead of the package's own service; needed for one service's built-in packages.
    package var service: String?
    package var credential: Credential
    package var body: JSONValue = .object([:])
    /// Of an import.
    package var rows: [JSONValue]?
    /// As long as ``CallOptions/timeout`` waits when nil.
    package var timeout: Duration?
    package var key: String?
    /// Of a feed: after so many items it is enough.
    package var limit: Int?
    /// Whether UNAVAILABLE is tried again until time is up.
    package var retries = true

    package init(method: String, service: String? = nil, credential: Credential) {
        self.method = method
        self.service = service
        self.credential = credential
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
    }
}

extension CallByName {
    /// Makes the call. A built-in method without a named service goes to every service, until one refuses; the last
    /// reply counts. Throws only when no call could be made: the stack does not run, a key is missing.
    ///
    /// - Parameter onItem: of a feed: gets each item as it comes, instead of the outcome's body.
    package func make(
        through clients: ServiceClients, _ directory: MethodDirectory,
        onItem: ((JSONValue) throws -> Void)? = nil
    ) async throws -> Outcome {
        let services = try directory.services(for: method, named: service)
        guard !services.isEmpty else {
            let known = Departments.sorted(try clients.services().keys).joined(separator: ", ")
            let message = Message("gateway.no-package", ["method": method, "known": known])
            return Outcome(
                status: .unimplemented, message: GatewayKitTexts.all.render(message, in: clients.language)
            )
        }
        var outcome = Outcome(status: .ok)
        for service in services {
            outcome = try await make(at: service, clients, directory, onItem)
            guard outcome.status == .ok else { break }
        }
        return outcome
    }

    private func make(
        at service: String, _ clients: ServiceClients, _ directory: MethodDirectory,
        _ onItem: ((JSONValue) throws -> Void)?
    ) async throws -> Outcome {
        let client = try clients.client(to: service, as: credential)
        let known: CallKind?
        do {
            known = try await directory.kind(of: method, at: service)
        } catch let error as CallError {
            return Outcome(error)
        }
        // A method that is not there is asked for all the same: the service says so better.
        let kind = known ?? (rows == nil ? .query : .import)
        let options = CallOptions(
            timeout: timeout, idempotencyKey: key, language: clients.language,
            retry: retries ? RetryPolicy() : .never)
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

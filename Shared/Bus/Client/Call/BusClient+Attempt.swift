internal import Vocabulary

/// One attempt at a call: it is launched, and its reply is awaited.
extension BusClient {
    /// Sends the call and waits for what it comes to; of a query that may be hedged, for the first answer of several.
    nonisolated(nonsending) func unary(
        _ call: OutgoingCall, _ kind: CallKind, _ method: String, _ metadata: Metadata, _ body: [UInt8],
        _ options: CallOptions
    ) async throws -> (Metadata, [UInt8]) {
        if kind == .query, let policy = options.hedging {
            return try await hedged(call, by: policy, method, metadata, body, options.language)
        }
        try launch(call, method, metadata, body, options.language)
        return try await awaitReply(to: call, options.language)
    }

    /// Sends CALL. A frame that cannot be sent is INVALID_ARGUMENT.
    func launch(
        _ call: OutgoingCall, _ method: String, _ metadata: Metadata, _ body: [UInt8], _ language: Language
    ) throws {
        do {
            try call.launch(method, metadata, body)
        } catch {
            throw oversize(error, language)
        }
    }

    /// The reply of a call once it comes to OK; throws what it comes to otherwise.
    nonisolated(nonsending) func awaitReply(
        to call: OutgoingCall, _ language: Language
    ) async throws -> (Metadata, [UInt8]) {
        switch await call.outcome() {
        case .replied(let status, let metadata, let body):
            hear(status, metadata, of: call)
            guard status == .ok else { throw CallError(status, metadata: metadata, fallback: status.name) }
            return (metadata, body)
        case .ended(let ending):
            let refusal = ending.refusal
            throw CallError(
                refusal.status, BusTexts.catalogue.render(refusal.message, in: language),
                retryDelay: refusal.retryDelay.map { .milliseconds($0) })
        }
    }

    /// What the reply to a call says of the service's log joins what the client has seen.
    func hear(_ status: Status, _ metadata: Metadata, of call: OutgoingCall) {
        guard let told = metadata.position else { return }
        if status == .ok { positions.hear(told) } else { positions.hear(told, refusing: call.seen) }
    }
}

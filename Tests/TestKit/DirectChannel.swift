internal import Bus
internal import ServiceKit
internal import Synchronization
internal import Vocabulary

/// The handler and the store, without a bus.
struct DirectChannel: TestChannel {
    let service: RunningService

    func unary(_ call: TestCall) async throws -> (body: [UInt8], positions: Positions) {
        do {
            let answered = try await service.unary(direct(call))
            return (answered.body, positions(answered.position))
        } catch {
            throw refused(error, call.language)
        }
    }

    func items(
        _ call: TestCall, limit: Int?, receive: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let count = Atomic(0)
        do {
            try await service.items(direct(call)) { item in
                if let limit, count.load(ordering: .relaxed) >= limit { throw CancellationError() }
                try receive(item)
                count.add(1, ordering: .relaxed)
            }
        } catch {
            if let limit, count.load(ordering: .relaxed) >= limit { return }
            throw refused(error, call.language)
        }
    }

    func importRows(_ call: TestCall, _ rows: [[UInt8]]) async throws -> (body: [UInt8], positions: Positions)
    {
        do {
            let answered = try await service.importRows(direct(call), rows: rows)
            return (answered.body, positions(answered.position))
        } catch {
            throw refused(error, call.language)
        }
    }

    private func direct(_ call: TestCall) -> DirectCall {
        DirectCall(
            method: call.method, principal: call.principal, language: call.language,
            idempotencyKey: call.idempotencyKey, seen: call.seen,
            deadline: ContinuousClock.now.advanced(by: call.timeout), body: call.body)
    }

    private func positions(_ position: UInt64?) -> Positions {
        position.map { Positions([service.name: $0]) } ?? Positions()
    }

    private func refused(_ refusal: Refusal, _ language: Language) -> Refused {
        // As it would be written on the wire and read again.
        var metadata = Metadata()
        metadata.state(refusal, texts: service.texts, in: language)
        return Refused(refusal.status, metadata: metadata, fallback: refusal.message.key)
    }
}

internal import Synchronization

/// Takes a stream's elements as many at a time as have arrived, at most `limit`, so that what comes quickly
/// shares one commit and what comes slowly does not wait for company. At most `limit` elements wait here: a
/// slow `body` slows its source down.
func gather<Source: AsyncSequence & Sendable>(
    _ source: Source, upTo limit: Int, _ body: ([Source.Element]) async throws -> Void
) async throws where Source.Element: Sendable {
    let basket = Basket<Source.Element>(limit: limit)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            do {
                for try await element in source { try await basket.put(element) }
                basket.close(with: nil)
            } catch {
                basket.close(with: error)
            }
        }
        do {
            while let batch = try await basket.take() { try await body(batch) }
        } catch {
            group.cancelAll()
            throw error
        }
    }
}

/// Between one who puts and one who takes.
private final class Basket<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        /// Set once: nothing is put any more, and why.
        var end: Result<Void, any Error>?
        var taker: CheckedContinuation<[Element]?, any Error>?
        var putter: CheckedContinuation<Void, any Error>?
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// Waits while the basket is full.
    func put(_ element: Element) async throws {
        let taker = state.withLock { state in
            if let taker = state.taker {
                state.taker = nil
                return Optional(taker)
            }
            state.elements.append(element)
            return nil
        }
        if let taker { return taker.resume(returning: [element]) }
        guard state.withLock({ $0.elements.count >= limit }) else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Void, any Error>) in
                let ready: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.elements.count < limit { return .success(()) }
                    state.putter = continuation
                    return nil
                }
                if let ready { continuation.resume(with: ready) }
            }
        } onCancel: {
            state.withLock { state in
                defer { state.putter = nil }
                return state.putter
            }?.resume(throwing: CancellationError())
        }
    }

    func close(with error: (any Error)?) {
        let taker = state.withLock { state in
            state.end = error.map { .failure($0) } ?? .success(())
            defer { state.taker = nil }
            return state.taker
        }
        if let error { taker?.resume(throwing: error) } else { taker?.resume(returning: nil) }
    }

    /// All that is there, waiting for the first; nil at the end.
    func take() async throws -> [Element]? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (ready, putter) = state.withLock { state in take(continuation, &state) }
                putter?.resume()
                if let ready { continuation.resume(with: ready) }
            }
        } onCancel: {
            state.withLock { state in
                defer { state.taker = nil }
                return state.taker
            }?.resume(throwing: CancellationError())
        }
    }

    private func take(
        _ continuation: CheckedContinuation<[Element]?, any Error>, _ state: inout State
    ) -> (ready: Result<[Element]?, any Error>?, putter: CheckedContinuation<Void, any Error>?) {
        if Task.isCancelled { return (.failure(CancellationError()), nil) }
        if !state.elements.isEmpty {
            let batch = state.elements
            state.elements = []
            let putter = state.putter
            state.putter = nil
            return (.success(batch), putter)
        }
        if let end = state.end { return (end.map { nil }, nil) }
        state.taker = continuation
        return (nil, nil)
    }
}

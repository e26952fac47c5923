internal import ServiceKit
internal import Store

/// The log of whichever service of that name the deployment runs now.
struct DeploymentLog: LogSource {
    weak var deployment: Deployment?
    let source: String
    let follower: String

    func follow(
        after cursor: LogCursor, connected: @escaping @Sendable (UInt64) async throws -> Void,
        deliver: @escaping @Sendable ([EventEnvelope]) async throws -> Void
    ) async throws {
        try await log.follow(after: cursor, connected: connected, deliver: deliver)
    }

    func lastHeld(of marks: [LogMark]) async throws -> LogMark { try await log.lastHeld(of: marks) }

    func heads(
        comparing kept: [KnownHead]
    ) async throws -> (heads: [SignedHead], missing: [KnownHead]) {
        try await log.heads(comparing: kept)
    }

    private var log: any LogSource {
        get throws {
            guard let log = deployment?.log(of: source, for: follower) else {
                throw NotRunning(source: source)
            }
            return log
        }
    }

    struct NotRunning: Error {
        let source: String
    }
}

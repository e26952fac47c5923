internal import ServiceKit
internal import Store

/// The log of whichever service of that name the deployment runs now.
struct DeploymentLog: LogSource {
    weak var deployment: Deployment?
    let source: String
    let follower: String

    func follow(
        after position: UInt64, connected: @escaping @Sendable (UInt64) -> Void,
        deliver: @escaping @Sendable ([EventEnvelope]) async throws -> Void
    ) async throws {
        guard let log = deployment?.log(of: source, for: follower) else { throw NotRunning(source: source) }
        try await log.follow(after: position, connected: connected, deliver: deliver)
    }

    struct NotRunning: Error {
        let source: String
    }
}

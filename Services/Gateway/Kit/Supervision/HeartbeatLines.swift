import Bus
import ServiceKit
import Synchronization

/// Connections over which a supervisor asks its services whether they are there, one each that stays: a service that gets more
/// callers than it can greet still answers on it.
package final class HeartbeatLines: Sendable {
    private let clients: ServiceClients
    private let lines = Mutex<[String: BusClient]>([:])

    package init(_ clients: ServiceClients) { self.clients = clients }

    /// Whether `service` answers within `patience`, whatever it answers.
    package func answers(_ service: String, within patience: Duration) async -> Bool {
        do {
            let options = CallOptions(timeout: patience, retry: .never)
            _ = try await line(to: service).call(Health.check, Empty(), options)
            return true
        } catch {
            // One that has failed is left alone for a while: the next question gets a new one.
            lines.withLock { $0.removeValue(forKey: service) }?.close()
            guard let error = error as? CallError else { return false }
            // Whoever refuses is there.
            return ![.unavailable, .deadlineExceeded, .cancelled].contains(error.status)
        }
    }

    private func line(to service: String) throws -> BusClient {
        if let line = lines.withLock({ $0[service] }) { return line }
        let line = try clients.open(service, as: .serviceItself)
        lines.withLock { $0[service] = line }
        return line
    }
}

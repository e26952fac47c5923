public import Bus
public import Logging
public import Store
internal import Synchronization
internal import Vocabulary

/// The other services of the deployment, to be called by the one that calls others, beside its own store.
public struct Neighbours: Sendable {
    /// The caller's own.
    public let store: ServiceStore
    public let logger: Logger
    private let open: @Sendable (_ service: String) throws -> BusClient
    private let opened = Opened()

    /// `open` is asked once for a client of each service; wherever that is started again, the client finds it.
    package init(
        _ store: ServiceStore, logger: Logger,
        open: @escaping @Sendable (_ service: String) throws -> BusClient
    ) {
        (self.store, self.logger, self.open) = (store, logger, open)
    }

    /// The client of a service. Throws where it is not known where that is.
    public func client(of service: String) throws -> BusClient {
        try opened.clients.withLock { clients in
            if let client = clients[service] { return client }
            let client = try open(service)
            clients[service] = client
            return client
        }
    }

    /// Opens another client the next time, as `client` does not reach the service any more; nothing where that was done since.
    public func lost(_ service: String, _ client: BusClient) {
        let isOpen = opened.clients.withLock { clients in
            guard clients[service] === client else { return false }
            clients[service] = nil
            return true
        }
        if isOpen { client.close() }
    }

    private final class Opened: Sendable {
        let clients = Mutex<[String: BusClient]>([:])

        deinit { for client in clients.withLock({ $0 }).values { client.close() } }
    }
}

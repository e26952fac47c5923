/// What a server holds just now, to see that nothing is left over. For harnesses.
package struct ServerCensus: Hashable, Sendable {
    /// That are not answered: those that wait their turn too.
    package let calls: Int
    /// Connections that it knows of.
    package let peers: Int
}

extension BusServer {
    /// For harnesses.
    package var census: ServerCensus {
        get async throws {
            try await reactor.perform { [engine] in
                ServerCensus(calls: engine.openCalls, peers: engine.peers.count)
            }
        }
    }
}

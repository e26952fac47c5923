internal import Dispatch
internal import GRDB
internal import Glibc
internal import Synchronization

/// Connections to the file for those who can wait: beside them, whatever else the process has to do gets most of a processor. They are
/// made when they are needed, and stay.
///
/// Nobody but they asks libdispatch for the background's threads, which it keeps apart from all others: so what is set for one of these
/// threads slows nobody else down.
final class PatientReaders: Sendable {
    private struct State {
        var idle: [DatabaseQueue] = []
        var count = 0
        var isClosed = false
    }

    /// A tenth of what others get who want the same processor (setpriority(2)).
    private static let niceness: Int32 = 10

    private let path: String
    private let configuration: Configuration
    private let most: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - configuration: of any other connection to the file.
    ///   - most: how many there are at most.
    init(_ path: String, _ configuration: Configuration, most: Int) {
        (self.path, self.most) = (path, most)
        var configuration = configuration
        configuration.readonly = true
        configuration.label = "store.patient"
        configuration.qos = .background
        self.configuration = configuration
    }

    /// Reads on a snapshot of its own; by the pool where all connections are taken. Throws what `body` throws, and what the pool does.
    func read<Value: Sendable>(
        or pool: DatabasePool, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard let connection = try take() else { return try await pool.read(body) }
        defer { giveBack(connection) }
        return try await connection.read { db in
            Self.giveWay()
            return try body(db)
        }
    }

    /// Waits for those who read. Whoever comes later is told by the pool that it is closed.
    func close() throws {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for connection in idle { try connection.close() }
    }

    /// This thread alone. Nobody is forbidden to give way; were it so, the work would be done all the same.
    private static func giveWay() {
        let process = Int32(PRIO_PROCESS.rawValue)
        guard getpriority(process, 0) < niceness else { return }
        _ = setpriority(process, 0, niceness)
    }

    private func take() throws -> DatabaseQueue? {
        let (idle, isRoom) = state.withLock { state -> (DatabaseQueue?, Bool) in
            guard !state.isClosed else { return (nil, false) }
            if let idle = state.idle.popLast() { return (idle, false) }
            guard state.count < most else { return (nil, false) }
            state.count += 1
            return (nil, true)
        }
        guard isRoom else { return idle }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            state.withLock { $0.count -= 1 }
            throw error
        }
    }

    /// One that is given back after the closing is closed by who drops it.
    private func giveBack(_ connection: DatabaseQueue) {
        state.withLock { state in
            if !state.isClosed { state.idle.append(connection) }
        }
    }
}

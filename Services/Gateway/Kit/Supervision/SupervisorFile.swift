import Foundation
import JSONCoding
package import ServiceKit
import Vocabulary

/// `<data>/run/supervisor.json`: what the supervisor of a data directory says of itself, for `status`, `down` and
/// harnesses that end a service on purpose.
package struct SupervisorFile: Codable, Equatable {
    package struct Service: Codable, Equatable {
        package var name: String
        /// `starting`, `running`, `silent`, `waiting`, `stopping`, `stopped`, `failed`.
        package var state: String
        package var pid: Int32?
        package var restarts: Int
    }

    package var pid: Int32
    /// Whether every service has been healthy once.
    package var ready: Bool
    package var services: [Service]

    package static func path(_ data: DataDirectory) -> String { "\(data.run)/supervisor.json" }
    package static func lock(_ data: DataDirectory) -> String { "\(data.run)/lock" }

    /// Nil when there is none.
    package static func read(_ data: DataDirectory) throws -> SupervisorFile? {
        let path = path(data)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try JSON.decode(
                SupervisorFile.self, from: Array(try Data(contentsOf: URL(filePath: path))))
        } catch is JSONError {
            throw Failure(.badFile, Message("gateway.file-broken"), place: path)
        } catch {
            // Removed between the two looks at it.
            return nil
        }
    }

    package func write(_ data: DataDirectory) throws {
        try Files.write(JSON.encode(self), to: Self.path(data))
    }
}

extension SupervisorFile {
    package init(_ supervisor: Supervisor, ready: Bool) {
        self.init(
            pid: ProcessInfo.processInfo.processIdentifier, ready: ready,
            services: supervisor.states.map {
                Service(name: $0.name, state: $0.state.word, pid: $0.state.pid, restarts: $0.restarts)
            })
    }
}

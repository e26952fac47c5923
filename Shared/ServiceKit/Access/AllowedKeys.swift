internal import Foundation
internal import Logging
internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// Which unit a client's public key belongs to: the public certificates in `<data>/keys/allowed` and, for the
/// services themselves, `<data>/keys/services`, each with metadata `unit`.
///
/// Folders that have changed are read again at the next handshake, so that a key counts from the moment it is
/// issued until its certificate is taken away (connections that stand go on). A key that is not known makes
/// them be read again even so, at most once in 200 ms: a stranger who knocks without pause costs little.
final class AllowedKeys: Sendable {
    private struct State {
        var units: [CurvePublicKey: UnitPath] = [:]
        var readAt: ContinuousClock.Instant?
        /// When the folders were last changed, as of the last reading.
        var changes: [Date?] = []
    }

    private let folders: [String]
    private let logger: Logger
    private let pause: Duration
    private let state = Mutex(State())

    init(_ data: DataDirectory, logger: Logger, pause: Duration = .milliseconds(200)) {
        folders = [data.allowedKeys, data.serviceKeys]
        self.logger = logger
        self.pause = pause
    }

    /// Nil for a key that no certificate has.
    func unit(of key: CurvePublicKey) -> UnitPath? {
        state.withLock { state in
            let changes = folders.map(changed)
            if changes == state.changes, let last = state.readAt {
                if let unit = state.units[key] { return unit }
                if ContinuousClock.now < last.advanced(by: pause) { return nil }
            }
            state.changes = changes
            state.units = read()
            state.readAt = .now
            return state.units[key]
        }
    }

    /// Nil when there is no such folder.
    private func changed(_ folder: String) -> Date? {
        do {
            return try FileManager.default.attributesOfItem(atPath: folder)[.modificationDate] as? Date
        } catch {
            return nil
        }
    }

    private func read() -> [CurvePublicKey: UnitPath] {
        var units: [CurvePublicKey: UnitPath] = [:]
        for folder in folders {
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: folder)
            } catch {
                logger.debug("no keys to read", metadata: ["folder": "\(folder)"])
                continue
            }
            for name in names.sorted() where name.hasSuffix(".key") {
                do {
                    let certificate = try Certificate(contentsOf: "\(folder)/\(name)")
                    guard let unit = certificate.metadata["unit"].flatMap({ UnitPath($0) }) else {
                        logger.warning("a certificate names no unit", metadata: ["file": "\(name)"])
                        continue
                    }
                    units[certificate.publicKey] = unit
                } catch {
                    logger.warning("a certificate cannot be read", metadata: ["error": "\(error)"])
                }
            }
        }
        return units
    }
}

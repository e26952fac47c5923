import Foundation
import ServiceKit
import Store
import Vocabulary

/// The copies of stores in clear that a backup makes, one at a time, in the data directory itself: nobody reads them there who
/// could not read the store. What one that was killed left is removed by the next.
struct StoreCopies {
    private let data: DataDirectory
    private var folder: String { "\(data.path)/copies" }

    init(_ data: DataDirectory) { self.data = data }

    /// Does `work` while no other backup is made of the deployment.
    func alone<Value>(_ work: () throws -> Value) throws -> Value {
        guard let lock = try StackLock("\(data.run)/backup.lock") else {
            throw Failure(.unavailable, Message("gateway.backup-running", ["path": data.path]))
        }
        defer { withExtendedLifetime(lock) {} }
        try clear()
        let result = Result { try work() }
        try clear()
        return try result.get()
    }

    /// Does `work` with a copy of a service's store, and removes it.
    func withCopy(of service: String, _ work: (StoreFile) throws -> Void) throws {
        try OwnFile.folder(folder)
        let copy = StoreFile("\(folder)/\(service).sqlite", of: service)
        let result = Result {
            try StoreFile(data.store(of: service), of: service).copy(to: copy.path)
            try work(copy)
        }
        try clear()
        try result.get()
    }

    private func clear() throws {
        if FileManager.default.fileExists(atPath: folder) { try Files.remove(folder) }
    }
}

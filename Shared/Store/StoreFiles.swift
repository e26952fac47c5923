internal import Foundation

/// Where a store's files lie.
struct StoreFiles {
    let directory: String
    let service: String

    var database: String { "\(directory)/\(service).sqlite" }
    var lock: String { database + ".lock" }
    var vaultDirectory: String { "\(directory)/keys/vault" }
    var vault: String { "\(vaultDirectory)/\(service).vault" }

    /// Throws ``StoreError/unwritable(path:reason:)``.
    func makeDirectories() throws {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try FileManager.default.createDirectory(
                atPath: vaultDirectory, withIntermediateDirectories: true,
                attributes: [.posixPermissions: NSNumber(value: 0o700)])
        } catch {
            throw StoreError.unwritable(path: directory, reason: error.localizedDescription)
        }
    }
}

internal import Foundation

/// Where a store's files lie.
struct StoreFiles {
    let directory: String
    let service: String

    var database: String { "\(directory)/\(service).sqlite" }
    var lock: String { database + ".lock" }
    var vaultDirectory: String { "\(directory)/keys/vault" }
    var vault: String { "\(vaultDirectory)/\(service).vault" }
    var signingDirectory: String { "\(directory)/keys/signing" }
    var destroyedDirectory: String { "\(directory)/keys/destroyed" }
    var destroyedKeys: String { "\(destroyedDirectory)/\(service).destroyed" }
    var signing: String { "\(signingDirectory)/\(service).signing" }

    /// Throws ``StoreError/unwritable(path:reason:)``.
    func makeDirectories() throws {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            for folder in [vaultDirectory, signingDirectory, destroyedDirectory] {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: NSNumber(value: 0o700)])
            }
        } catch {
            throw StoreError.unwritable(path: directory, reason: error.localizedDescription)
        }
    }
}

import Foundation
import ServiceKit
import Vocabulary

/// What is backed up beside the stores.
enum BackupFiles {
    /// The keys of a deployment, all: the services', the units', the vault's, and the half of the backup's that seals.
    static func keys(_ data: DataDirectory) throws -> [(name: String, file: String)] {
        // What only keeps two from the same files at once is none.
        try below("keys", in: data.path).filter { !$0.hasSuffix(".lock") }.map { ($0, "\(data.path)/\($0)") }
    }

    /// Policy, settings, reference data and plans. They are restored into `compose` within the data directory.
    static func configuration(_ compose: String) throws -> [(name: String, file: String)] {
        try ["policy.yaml", "stack.yaml", "reference", "plans"].flatMap { try below($0, in: compose) }
            .map { ("compose/\($0)", "\(compose)/\($0)") }
    }

    /// The regular files that `part` of a folder is, or that lie in it.
    private static func below(_ part: String, in folder: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: "\(folder)/\(part)", isDirectory: &isFolder) else {
            return []
        }
        guard isFolder.boolValue else { return [part] }
        guard let names = FileManager.default.enumerator(atPath: "\(folder)/\(part)") else {
            throw Failure(.badFile, Message("gateway.folder-unreadable", ["path": "\(folder)/\(part)"]))
        }
        return names.compactMap { $0 as? String }.map { "\(part)/\($0)" }.sorted()
            .filter { name in
                var status = stat()
                return stat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            }
    }
}

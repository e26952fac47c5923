internal import Foundation
internal import GRDB
internal import Glibc
internal import Vocabulary

/// The list of people whose keys a service has destroyed, beside its store: a store that comes back from an earlier copy has their
/// keys again, and this says that they are to be destroyed anew.
struct DestroyedKeys: Sendable {
    private static let header = "chungtay destroyed keys 1"

    let path: String

    /// The ids. Throws ``StoreError/unwritable(path:reason:)`` of a file that is not such a list.
    func listed() throws -> Set<String> {
        guard access(path, F_OK) == 0 else { return [] }
        let text: String
        do {
            text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        } catch {
            throw StoreError.unwritable(path: path, reason: "\(error)")
        }
        let lines = text.split(separator: "\n")
        guard lines.first.map(String.init) == Self.header else {
            throw StoreError.unwritable(path: path, reason: "the first line is not: \(Self.header)")
        }
        return Set(lines.dropFirst().map(String.init))
    }

    /// Has the file list everybody whom the store knows of, and returns whom the file alone does.
    func reconcile(_ db: Database) throws -> Set<String> {
        let listed = try listed()
        let known = try String.fetchSet(db, sql: "SELECT person FROM store_destroyed_keys")
        if !known.isSubset(of: listed) { try lay(listed.union(known)) }
        return listed.subtracting(known)
    }

    /// Whole or not at all, and on the disk when it returns.
    func add(_ people: some Sequence<String>) throws {
        let listed = try listed()
        let all = listed.union(people)
        if all != listed { try lay(all) }
    }

    private func lay(_ people: Set<String>) throws {
        let lines = [Self.header] + people.sorted()
        try KeyFile.lay(lines.map { $0 + "\n" }.joined(), at: path)
    }
}

internal import GRDB
public import Vocabulary

/// Files of the deployment that a service goes by, beside what lies in its store: which they were, since when. A row is added
/// whenever they have become others, so that a figure can say what it was counted by, and nobody can say later that it was
/// something else: the rows are a chain like the log's, and signed with it.
public struct AdoptedVersion: Hashable, Sendable {
    /// What the files are.
    public enum Kind: String, Choice {
        /// The reference data.
        case reference
        /// Who may do what.
        case policy
    }

    public let kind: Kind
    /// SHA-256, in hexadecimal. Of one file what `sha256sum` says of it; of several what it says of its own list of them.
    public let digest: String
    /// The moment that the adoption counts as.
    public let at: Timestamp
    /// The day that it falls on where the deployment is.
    public let day: Day
    /// The last position of the service's log then.
    public let head: UInt64
}

extension ServiceStore {
    /// Keeps that the service goes by these files from now on; nothing where it does so already.
    public func adopt(_ kind: AdoptedVersion.Kind, digest: String) async throws {
        try await perform { batch in try batch.adopt(kind, digest) }
    }
}

extension WriteBatch {
    func adopt(_ kind: AdoptedVersion.Kind, _ digest: String) throws {
        let last = try String.fetchOne(
            db, sql: "SELECT digest FROM store_versions WHERE kind = ? ORDER BY number DESC LIMIT 1",
            arguments: [kind.rawValue])
        guard last != digest else { return }
        let now = nextMoment
        state.versions = try RowChain.versions.append(
            [
                kind.rawValue.databaseValue, digest.databaseValue, now.databaseValue,
                now.day(utcOffset: core.utcOffset).databaseValue, Int64(state.head).databaseValue,
            ], after: state.versions, db)
    }
}

extension Snapshot {
    /// What the service went by, in the order in which it was adopted.
    public func adoptedVersions(of kind: AdoptedVersion.Kind? = nil) throws -> [AdoptedVersion] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT kind, digest, at, day, head FROM store_versions
                WHERE kind = coalesce(?, kind) ORDER BY number
                """, arguments: [kind?.rawValue]
        ).map(AdoptedVersion.init)
    }
}

extension AdoptedVersion {
    fileprivate init(_ row: Row) throws {
        guard let kind = String.fromDatabaseValue(row[0]).flatMap(Kind.init(rawValue:)),
            let digest = String.fromDatabaseValue(row[1]), let at = Timestamp.fromDatabaseValue(row[2]),
            let day = Day.fromDatabaseValue(row[3]), let head = UInt64.fromDatabaseValue(row[4])
        else { throw StoreError.damaged(reason: "a row of store_versions") }
        (self.kind, self.digest, self.at, self.day, self.head) = (kind, digest, at, day, head)
    }
}

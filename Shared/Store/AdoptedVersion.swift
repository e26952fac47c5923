internal import Foundation
internal import GRDB
public import Vocabulary

/// Files of the deployment that a service goes by, beside what lies in its store: which they were, since when. A row is added
/// whenever they have become others, and what they said is kept, so that a figure as known on a day is counted by what was gone by
/// then, says which that was, and nobody can say later that it was something else: the rows are a chain like the log's, and signed
/// with it.
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

/// What is adopted, whole.
public struct AdoptedTexts: Sendable {
    public let kind: AdoptedVersion.Kind
    /// See ``AdoptedVersion/digest``.
    public let digest: String
    /// Each under its own digest: of several files their list too, under the digest of them all.
    let texts: [String: String]

    /// The texts of the files of reference data, by their names.
    public static func reference(_ files: [String: String]) -> AdoptedTexts {
        AdoptedTexts(.reference, named: FileDigest.list(of: files), Array(files.values))
    }

    public static func policy(_ text: String) -> AdoptedTexts { AdoptedTexts(.policy, named: text, []) }

    private init(_ kind: AdoptedVersion.Kind, named text: String, _ others: [String]) {
        (self.kind, digest) = (kind, FileDigest.of(text))
        texts = Dictionary(
            ([text] + others).map { (FileDigest.of($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension ServiceStore {
    /// Keeps that the service goes by these files from now on, and what they say; nothing where it does so already.
    public func adopt(_ adopted: AdoptedTexts) async throws {
        try await perform { batch in try batch.adopt(adopted) }
    }
}

extension WriteBatch {
    func adopt(_ adopted: AdoptedTexts) throws {
        let last = try String.fetchOne(
            db, sql: "SELECT digest FROM store_versions WHERE kind = ? ORDER BY number DESC LIMIT 1",
            arguments: [adopted.kind.rawValue])
        guard last != adopted.digest else { return }
        for (digest, text) in adopted.texts.sorted(by: { $0.key < $1.key }) {
            // A file that stayed the same is kept already.
            try run(
                "INSERT OR IGNORE INTO \(AdoptedTexts.table) (digest, text) VALUES (?, ?)",
                [digest, Data(text.utf8).base64EncodedString()])
        }
        let now = nextMoment
        state.versions = try RowChain.versions.append(
            [
                adopted.kind.rawValue.databaseValue, adopted.digest.databaseValue, now.databaseValue,
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

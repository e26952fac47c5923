package import Vocabulary

/// What a backup says of itself to whoever has its folder; nothing about anybody is in it. What is secret is in
/// ``BackupContents``, which open only with it as it is.
package struct BackupManifest: Codable, Hashable, Sendable {
    /// A department's store, as it was copied.
    package struct Store: Codable, Hashable, Sendable {
        package var service: String
        /// Where it stands in its own log and in those that it follows, with their lives.
        package var positions: Positions
        /// What its own log is up to there.
        package var chain: ChainHead
        /// The names of its schema's steps: the store's, then the service's.
        package var schema: [String]
    }

    /// A follower that had heard events which the copy of the other's log has not: that one was itself restored to an earlier
    /// life and the follower had not noticed yet. It will take them back when it runs again.
    package struct Ahead: Codable, Hashable, Sendable {
        package var service: String
        package var source: String
    }

    static let format = 1

    package var format = Self.format
    /// Names it within its folder: when it was made.
    package var id: String
    /// 1, 2, 3 … within its folder.
    package var number: Int
    /// By the machine's clock.
    package var at: Timestamp
    /// The day on the services' clock; nil when none ran.
    package var today: Day?
    /// The version of the program that made it.
    package var program: String
    /// To whose key it is sealed.
    package var key: String
    /// In the order in which they were copied: who follows before whom it follows.
    package var stores: [Store]
    package var ahead: [Ahead]
    package var files: Int
    /// Of all files, as they are restored.
    package var bytes: Int64
    /// Of the pieces that were sealed for this one; the others were there from those before.
    package var fresh: Int64
    /// The names of the pieces that it needs, in order.
    package var objects: [String]
}

/// What a backup consists of: the part that only the secret opens.
struct BackupContents: Codable, Hashable {
    struct File: Codable, Hashable {
        /// Below the data directory; the configuration lies in `compose`.
        var path: String
        var bytes: Int64
        /// SHA-256, hexadecimal.
        var digest: String
        /// The names of its pieces, from the first to the last.
        var pieces: [String]
    }

    struct Rows: Codable, Hashable {
        var service: String
        var byTable: [String: Int64]
    }

    var files: [File]
    var rows: [Rows]
}

/// A backup in a list, and what a command says of one that it made.
package struct BackupLine: Codable, Hashable, Sendable {
    package var id: String
    package var at: Timestamp
    package var today: Day?
    package var program: String
    package var key: String
    package var stores: [BackupManifest.Store]
    package var ahead: [BackupManifest.Ahead]
    package var files: Int
    package var bytes: Int64
    package var fresh: Int64

    package init(_ manifest: BackupManifest) {
        id = manifest.id
        at = manifest.at
        today = manifest.today
        program = manifest.program
        key = manifest.key
        stores = manifest.stores
        ahead = manifest.ahead
        files = manifest.files
        bytes = manifest.bytes
        fresh = manifest.fresh
    }
}

/// What making a backup came to.
package struct BackupMade: Codable, Hashable, Sendable {
    package var backup: BackupLine
    /// The names of those that were no longer to be kept.
    package var removed: [String]
}

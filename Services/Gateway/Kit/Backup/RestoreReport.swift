import Store
package import Vocabulary

/// What was restored, beside what the backup says that it is.
package struct RestoreReport: Codable, Hashable, Sendable {
    /// A figure of the backup's and what was found.
    package struct Comparison<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
        package var said: Value
        package var found: Value
        package var isEqual: Bool { said == found }

        package init(said: Value, found: Value) { (self.said, self.found) = (said, found) }
    }

    package struct Store: Codable, Hashable, Sendable {
        package var service: String
        package var positions: Comparison<Positions>
        package var chain: Comparison<ChainHead>
        /// Rows by table.
        package var rows: [String: Comparison<Int64>]
        /// Logs whose copies have not all that it has heard of them.
        package var ahead: Comparison<[String]>
        /// What is wrong with the file, in SQLite's words and the store's.
        package var problems: [String]

        package var isEqual: Bool {
            positions.isEqual && chain.isEqual && ahead.isEqual && problems.isEmpty
                && rows.values.allSatisfy(\.isEqual)
        }
    }

    package var id: String
    package var at: Timestamp
    package var data: String
    package var files: Int
    package var bytes: Int64
    package var stores: [Store]

    package var isEqual: Bool { stores.allSatisfy(\.isEqual) }

    var failure: Failure {
        let names = stores.filter { !$0.isEqual }.map(\.service).joined(separator: ", ")
        return Failure(.failed, Message("gateway.restore-differs", ["id": id, "services": names]))
    }
}

extension RestoreReport.Store {
    init(
        _ said: BackupManifest.Store, rows: [String: Int64], _ found: StoreContents, ahead: [String],
        saidAhead: [String]
    ) {
        self.init(
            service: said.service, positions: .init(said: said.positions, found: found.positions),
            chain: .init(said: said.chain, found: found.head.chain),
            rows: Dictionary(
                uniqueKeysWithValues: Set(rows.keys).union(found.rows.keys).map {
                    // A table that is not there is another thing than an empty one.
                    ($0, .init(said: rows[$0] ?? -1, found: found.rows[$0] ?? -1))
                }), ahead: .init(said: saidAhead, found: ahead), problems: found.problems)
    }
}

/// A trigger that keeps rows from being changed or removed, by the service itself too.
struct Guardian: Sendable {
    enum Verb: String, CaseIterable { case update, delete }

    let table: String
    let verb: Verb

    var name: String { "\(table)_no_\(verb)" }
    var sql: String {
        """
        CREATE TRIGGER \(name) BEFORE \(verb.rawValue.uppercased()) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
        """
    }

    static let all = (RowChain.all.map(\.table) + [SignedHead.table, ReadIndex.table, AdoptedTexts.table])
        .flatMap { table in
            Verb.allCases.map { Guardian(table: table, verb: $0) }
        }
}

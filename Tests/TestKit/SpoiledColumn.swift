public import GRDB
internal import ServiceKit
public import Store
internal import Vocabulary

/// A column with something in it that the program does not know, as somebody who altered the file or a newer program
/// would leave it. It can be the argument of a test.
public struct SpoiledColumn: Sendable, CustomStringConvertible {
    public let table: String
    public let column: String
    public let value: String
    /// Where in the column's document the fault is; empty when the column is no document.
    public let inside: String
    /// What stands before: facts are only added, unless somebody takes away what sees to that.
    private let opening: String
    private let written: String

    public init(_ table: String, _ column: String, _ value: String = "spoilt", inside: String = "") {
        (self.table, self.column, self.value, self.inside) = (table, column, value, inside)
        (opening, written) = ("", table)
    }

    /// The value of all versions in a table of facts.
    public init(facts table: String, _ value: String, inside: String = "") {
        (self.table, column, self.value, self.inside) = (table, "value", value, inside)
        (opening, written) = ("DROP TRIGGER \(table)_versions_no_update; ", "\(table)_versions")
    }

    public var description: String { "\(table).\(column)\(inside)" }

    /// What puts the value there, in every row.
    public var spoiling: SQL {
        SQL(sql: "\(opening)UPDATE \(written) SET \(column) = ?", arguments: [value])
    }

    /// What an error says otherwise than it should: it names the table and the column, and never quotes what it found
    /// in a log. Nil when nothing is wrong with it.
    public func difference(_ error: UnreadableRecord?) -> String? {
        guard let error else { return "it was read" }
        guard "\(error.table).\(error.column)" == description else {
            return "\(error.table).\(error.column) is said to be spoilt, not \(self)"
        }
        return error.withoutValues.contains(value) ? "“\(error.withoutValues)” quotes what was found" : nil
    }
}

extension Deployment {
    /// Writes into a service's file past the service, as no program of ours does.
    public func alter(_ service: String, _ sql: SQL) throws {
        // The service may hold the file for a moment.
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let file = try DatabaseQueue(path: data.store(of: service), configuration: configuration)
        try file.write { try $0.execute(literal: sql) }
        try file.close()
    }

    /// What a service's store says of a value that cannot be read; nil when `read` reads it.
    public func unreadable(
        in service: String, _ read: @escaping @Sendable (Snapshot) throws -> Void
    ) async throws -> UnreadableRecord? {
        let call = QueryCall(
            principal: Principal(unit: "thai-binh", roles: []), method: "test.Test/Look", language: .en)
        return try await store(of: service).query(call) { snapshot in
            snapshot.authorizeByRoleAlone()
            do {
                try read(snapshot)
                return nil
            } catch let error as UnreadableRecord {
                return error
            }
        }.value
    }
}

import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Reports as they were compiled; never changed.
struct CompilationRecords: DocumentRecords {
    typealias Key = CompilationID
    typealias Value = Compilation

    static let table = "compilations"
    static let unknown = "reporting.no-compilation"
    let db: Database

    func insert(_ compilation: Compilation) throws {
        try run(
            """
            INSERT INTO compilations (id, plan, data)
            VALUES (\(compilation.id), \(compilation.plan), \(SQL.jsonOctets(compilation)))
            """)
    }
}

extension Snapshot {
    var compilations: CompilationRecords { CompilationRecords(db: db) }
}

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

    /// `forOthers`: as it is for who may not see everything that it counts; nil where that makes no difference.
    func insert(_ compilation: Compilation, forOthers: Compilation?) throws {
        try run(
            """
            INSERT INTO compilations (id, plan, data, for_others)
            VALUES (\(compilation.id), \(compilation.plan), \(SQL.jsonOctets(compilation)),
                \(SQL.jsonOctetsOrNull(forOthers)))
            """)
    }

    /// As it is for who may not see everything that it counts; nil where that makes no difference.
    func forOthers(_ id: CompilationID) throws -> Compilation? {
        try row("SELECT for_others FROM compilations WHERE id = \(id) AND for_others IS NOT NULL")
            .map { try $0.json("for_others") }
    }
}

extension Snapshot { var compilations: CompilationRecords { CompilationRecords(db: db) } }

internal import Foundation
internal import GRDB
internal import JSONCoding
internal import ReportingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

/// Reports as they were compiled; never changed.
struct CompilationRecords: Keyed {
    static let table = "compilations"
    static let unknown = "reporting.no-compilation"
    let db: Database

    func find(_ id: CompilationID) throws -> Compilation? {
        try row("SELECT id, data FROM compilations WHERE id = \(id)").map(Compilation.init)
    }

    func insert(_ compilation: Compilation) throws {
        let data = Data(try JSON.encode(compilation))
        try run(
            """
            INSERT INTO compilations (id, plan, data) VALUES (\(compilation.id), \(compilation.plan), \(data))
            """)
    }
}

extension Compilation {
    init(row: StoredRow) throws { self = try row.json("data") }
}

extension Snapshot {
    var compilations: CompilationRecords { CompilationRecords(db: db) }
}

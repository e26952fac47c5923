import GRDB
import ServiceKit
import Store
import Vocabulary

struct ToyRecords: Keyed, RowRecords {
    static let table = "toys"
    static let unknown = "toys.no-toy"
    let db: Database

    func find(_ id: ToyID) throws -> Toy? { try first("WHERE id = \(id)").map(Toy.init) }

    /// In the order of their ids.
    func list(_ request: ListToys, within units: Territory, _ page: FeedPage) throws -> [Toy] {
        try fetch(page, where: [.within("unit", units)]).map(Toy.init)
    }

    func insert(_ toy: Toy) throws {
        try run("INSERT INTO toys VALUES (\(toy.id), \(toy.name), \(toy.unit), \(toy.addedOn))")
    }
}

extension Toy {
    init(row: StoredRow) throws {
        try self.init(id: row["id"], name: row["name"], unit: row["unit"], addedOn: row["added_on"])
    }
}

extension Snapshot {
    var toys: ToyRecords { ToyRecords(db: db) }
}

extension ToyService {
    static let migrations: [Migration] = [
        Migration(
            "0001-toys",
            sql: "CREATE TABLE toys (id TEXT PRIMARY KEY, name TEXT, unit TEXT, added_on TEXT) STRICT")
    ]
}

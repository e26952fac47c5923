import CampaignsAPI
import GRDB
import Store
import Vocabulary

extension Snapshot {
    var materials: MaterialRecords { MaterialRecords(db: db) }
}

/// The tables of materials and where they went.
struct MaterialRecords {
    let db: Database

    func find(_ id: MaterialID) throws -> Material? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM materials WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(material)
    }

    func list(_ request: ListMaterials, within units: [UnitPath], limit: Int) throws -> [Material] {
        var condition = Condition()
        condition.add("unit", within: units)
        if let campaign = request.campaign { condition.add("campaign = ?", [campaign]) }
        condition.arguments += [limit]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM materials\(condition.clause) ORDER BY published_on DESC, id LIMIT ?")
        return try Row.fetchAll(statement, arguments: condition.arguments).map(material)
    }

    func insert(_ material: Material) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO materials (id, campaign, title, kind, audiences, unit, published_on, quantity)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            material.id, material.campaign, material.title, material.kind.rawValue,
            try json(material.audiences),
            material.unit, material.publishedOn, material.quantity,
        ])
    }

    func insert(_ distribution: Distribution, of material: MaterialID) throws {
        try db.cachedStatement(
            sql: "INSERT INTO distributions (id, material, to_unit, quantity, on_day) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            distribution.id, material, distribution.to, distribution.quantity, distribution.on,
        ])
    }

    private func material(_ row: Row) throws -> Material {
        let id: MaterialID = row["id"]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM distributions WHERE material = ? ORDER BY on_day, id")
        let distributions = try Row.fetchAll(statement, arguments: [id]).map {
            Distribution(id: $0["id"], to: $0["to_unit"], quantity: $0["quantity"], on: $0["on_day"])
        }
        let quantity: Int = row["quantity"]
        return Material(
            id: id, title: row["title"], kind: try row.word("kind"), audiences: try row.json("audiences"),
            unit: row["unit"], publishedOn: row["published_on"], quantity: quantity,
            left: quantity - distributions.reduce(0) { $0 + $1.quantity }, distributions: distributions
        ).with { $0.campaign = row["campaign"] }
    }
}

import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

typealias FoundWorkerEntry = FoundEntry<Subject.Worker>
typealias WorkerPage = ListPage<SearchWorkers, FoundWorkerEntry>

extension WorkerRecords {
    /// The page of those who fit, the best match first, each once, by the names of all its entries. A province has some thousands: they
    /// are looked through.
    func search(
        _ search: PersonSearch, _ request: SearchWorkers, _ page: WorkerPage
    ) throws -> [FoundWorkerEntry] {
        var conditions: [SQL] = [
            .within("person.unit", search.units), .equal("person.role", request.role),
            .equal("person.standing", request.standing),
        ]
        if let place = search.place { conditions.append(.within("person.unit", place)) }
        let names: SQL = """
            (SELECT group_concat(' ' || name.folded, '') FROM workers AS name
              WHERE name.id = person.id OR name.survivor = person.id)
            """
        conditions += search.words.map { SearchTerm(text: $0).isIn(names) }
        conditions += search.phones.sorted().map { phone in
            """
            EXISTS (SELECT 1 FROM workers AS called
              WHERE (called.id = person.id OR called.survivor = person.id) AND called.phone = \(phone))
            """
        }
        // No worker is known by these.
        if !search.numbers.isEmpty || !search.days.isEmpty || !search.birthYears.isEmpty {
            conditions.append("FALSE")
        }
        let rank: SQL = "\(search.base) + (\(search.fit)) * \(MatchRank.distances) + \(search.nearness)"
        return try rows(
            """
            SELECT * FROM (
              SELECT min(\(rank)) AS rank, '' AS place, 0 AS fit, shown AS folded, id FROM (
                SELECT entry.folded AS folded, person.unit AS commune, person.folded AS shown, person.id AS id
                FROM workers AS person CROSS JOIN workers AS entry
                  ON entry.id = person.id OR entry.survivor = person.id
                WHERE person.survivor IS NULL AND \(conditions.all))
              GROUP BY id)
            WHERE \(page.condition) \(page.ordering)
            """
        ).map(FoundWorkerEntry.init(row:))
    }

    /// The least of each of these, in their order.
    func found(_ ids: [WorkerID]) throws -> [FoundWorker] {
        try ids.compactMap { try find($0) }.map(\.found)
    }
}

extension Worker {
    /// The least of it.
    var found: FoundWorker {
        FoundWorker(id: id, name: name, unit: unit, role: role, standing: standing)
    }
}

import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What was so of workers on a day, as known then. What the caller may see is judged by the unit of now: `scope`.
extension WorkerRecords {
    /// As ``list(_:within:_:)``.
    func list(
        _ request: ListWorkers, within units: Territory, for scope: Territory, _ asOf: AsOf,
        _ page: FeedPage
    ) throws -> [Worker] {
        var conditions: [SQL] = [
            page.condition(by: "workers.id"), .equal("job.role", request.role),
            .equal("standing.standing", request.standing),
        ]
        if request.unit != nil { conditions.append(.within("workplace.unit", units)) }
        let ids = try rows(
            """
            SELECT workers.id AS id \(there(conditions, for: scope, asOf)) \(page.ordering(by: "workers.id"))
            """
        ).map { try $0["id"] as WorkerID }
        return try ids.compactMap { try then($0, asOf) }
    }

    /// As ``search(_:_:_:)``; by the names and the telephones that are known now, of all who are one now or were then.
    func search(
        _ search: PersonSearch, _ request: SearchWorkers, for scope: Territory, _ asOf: AsOf,
        _ page: WorkerPage
    ) throws -> [FoundWorkerEntry] {
        let entries = TwiceEntered.workers.entries(of: "workers", for: scope, asOf)
        var conditions: [SQL] = [
            .equal("job.role", request.role), .equal("standing.standing", request.standing),
        ]
        if request.unit != nil { conditions.append(.within("workplace.unit", search.units)) }
        if let place = search.place { conditions.append(.within("workplace.unit", place)) }
        let names: SQL = """
            (SELECT group_concat(' ' || name.folded, '') FROM workers AS name WHERE name.id IN \(entries))
            """
        conditions += search.words.map { SearchTerm(text: $0).isIn(names) }
        conditions += search.phones.sorted().map { phone in
            """
            EXISTS (SELECT 1 FROM workers AS called WHERE called.id IN \(entries) AND called.phone = \(phone))
            """
        }
        // No worker is known by these.
        if !search.numbers.isEmpty || !search.days.isEmpty || !search.birthYears.isEmpty {
            conditions.append("FALSE")
        }
        let rank: SQL = "\(search.base) + (\(search.fit)) * \(MatchRank.distances) + \(search.nearness)"
        let persons = TwiceEntered.workers.entries(of: "person", for: scope, asOf)
        return try rows(
            """
            SELECT * FROM (
              SELECT min(\(rank)) AS rank, '' AS place, 0 AS fit, shown AS folded, id FROM (
                SELECT entry.folded AS folded, person.commune AS commune, person.folded AS shown,
                  person.id AS id
                FROM (SELECT workers.*, workplace.unit AS commune \(there(conditions, for: scope, asOf)))
                    AS person
                  CROSS JOIN workers AS entry ON entry.id IN \(persons))
              GROUP BY id)
            WHERE \(page.condition) \(page.ordering)
            """
        ).map(FoundWorkerEntry.init(row:))
    }

    /// The least of each of these then, in their order.
    func found(_ ids: [WorkerID], _ asOf: AsOf) throws -> [FoundWorker] {
        try ids.compactMap { try then($0, asOf) }.map(\.found)
    }

    private func then(_ id: WorkerID, _ asOf: AsOf) throws -> Worker? {
        try WorkerAspectRecords(db: db).timelines(of: id).worker(on: asOf.on, knownOn: asOf.knownOn)
    }

    /// The rest of a query for those of `workers` who were there, each person once, with the unit, the role and the standing of the day.
    private func there(_ conditions: [SQL], for scope: Territory, _ asOf: AsOf) -> SQL {
        // One who was taken for another by then is shown as that: as the survivor, or before its first day as the first of the aliases
        // that was there. Who is out of reach since shows nobody.
        let isShown: SQL = """
            workers.id NOT IN (SELECT alias.subject FROM worker_aliases AS alias
              JOIN workers AS other ON other.id = alias.survivor
                OR (other.id < alias.subject AND other.id IN (
                  SELECT twin.subject FROM worker_aliases AS twin
                  WHERE twin.survivor = alias.survivor AND \(asOf.known("twin"))))
              JOIN worker_standings AS shown ON shown.subject = other.id AND \(asOf.holding("shown"))
              WHERE \(asOf.known("alias")) AND \(SQL.within("other.unit", scope)))
            """
        return """
            FROM workers
              JOIN workplaces AS workplace
                ON workplace.subject = workers.id AND \(asOf.holding("workplace"))
              JOIN worker_roles AS job ON job.subject = workers.id AND \(asOf.holding("job"))
              JOIN worker_standings AS standing
                ON standing.subject = workers.id AND \(asOf.holding("standing"))
            WHERE \(SQL.within("workers.unit", scope)) AND \(isShown) AND \((conditions + ["TRUE"]).all)
            """
    }
}

extension AsOf {
    fileprivate func holding(_ aspect: String) -> SQL { .holding(aspect, on: on, knownOn: knownOn) }

    fileprivate func known(_ aliases: String) -> SQL { .holding(aliases, on: .last, knownOn: knownOn) }
}

import GRDB
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Whom a figure counts as one person though entered twice, as known at a point of the registry's log.
extension StarRecords {
    /// Every entry of a child that was entered several times and counts on the day, with the one by which it is shown.
    func sameChildren(on day: Day, knownAt point: LogPoint, for caller: Snapshot) throws -> StarSame {
        var pairs = try pairs("star_child_pairs", Subject.Child.self, knownAt: point)
        guard !pairs.all.isEmpty else { return StarSame() }
        let keys = Array(pairs.keys.values)
        // An entry made in error never was: nothing that stands under it is anybody's.
        let never: Set<Int64> = Set(
            try rows(
                """
                SELECT child FROM star_children AS never
                WHERE never.is_mistake = 1 AND \(StarSQL.within("never.child", keys).sqlite)
                  AND \(StarSQL.holding("never", on: .last, knownAt: point).sqlite)
                """
            ).map { try $0["child"] })
        func was(_ id: ChildID) -> Bool { pairs.keys[id].map { !never.contains($0) } ?? false }
        pairs.all = pairs.all.filter { was($0.one) && was($0.other) }
        let reached = try reached(keys, by: caller)
        let same = SamePeople(
            pairs.all, reached: Set(pairs.keys.filter { reached.contains($0.value) }.keys),
            aliases: pairs.aliases)
        let there: Set<Int64> = Set(
            try rows(
                """
                SELECT child FROM star_children AS c
                WHERE \(StarSQL.within("c.child", keys).sqlite) AND is_active = 1
                  AND \(StarSQL.holding("c", on: day, knownAt: point).sqlite)
                """
            ).map { try $0["child"] })
        let closed = try CountedChildRecords(db: db).closedWithSurvivor(on: day, knownOn: point)
        return shown(same, pairs.keys) { id in
            !closed.contains(id) && pairs.keys[id].map(there.contains) ?? false
        }
    }

    /// The same of caregivers, whatever the day: one is reached by a child that it looks after, or looked after once.
    func sameCaregivers(knownAt point: LogPoint, for caller: Snapshot) throws -> StarSame {
        let pairs = try pairs("star_caregiver_pairs", Subject.Caregiver.self, knownAt: point)
        guard !pairs.all.isEmpty else { return StarSame() }
        let cared = try rows(
            """
            SELECT caregiver, child FROM star_links AS l
            WHERE \(StarSQL.within("l.caregiver", Array(pairs.keys.values)).sqlite) AND \(StarSQL.known("l", at: point).sqlite)
            """
        ).map { row -> (caregiver: Int64, child: Int64) in (try row["caregiver"], try row["child"]) }
        let children = try reached(Array(Set(cared.map(\.child))), by: caller)
        let carers = Set(cared.filter { children.contains($0.child) }.map(\.caregiver))
        let same = SamePeople(
            pairs.all, reached: Set(pairs.keys.filter { carers.contains($0.value) }.keys),
            aliases: pairs.aliases)
        return shown(same, pairs.keys) { _ in true }
    }

    /// The same of workers who were merged, each by an entry that is at work on the day.
    func sameWorkers(on day: Day, knownAt point: LogPoint) throws -> StarSame {
        let merged = try rows(
            """
            SELECT alias.subject AS alias, alias.survivor AS survivor, one.key AS one, other.key AS other
            FROM known_worker_aliases AS alias JOIN star_people AS one ON one.id = alias.survivor
              JOIN star_people AS other ON other.id = alias.subject
            WHERE \(SQL.holding("alias", on: .last, knownOn: point))
            """)
        guard !merged.isEmpty else { return StarSame() }
        var (pairs, keys): ([(WorkerID, WorkerID)], [WorkerID: Int64]) = ([], [:])
        for row in merged {
            let (survivor, alias): (WorkerID, WorkerID) = (try row["survivor"], try row["alias"])
            (keys[survivor], keys[alias]) = (try row["one"], try row["other"])
            pairs.append((survivor, alias))
        }
        let there: Set<Int64> = Set(
            try rows(
                """
                SELECT worker FROM star_workers AS w
                WHERE \(StarSQL.within("w.worker", Array(keys.values)).sqlite) AND is_at_work = 1
                  AND \(StarSQL.holding("w", on: day, knownAt: point).sqlite)
                """
            ).map { try $0["worker"] })
        let same = SamePeople<Subject.Worker>(pairs, aliases: Set(pairs.map(\.1)))
        let left = try CountedWorkerRecords(db: db).leftWithSurvivor(on: day, knownOn: point)
        return shown(same, keys) { id in !left.contains(id) && keys[id].map(there.contains) ?? false }
    }

    private typealias Pairs<Named> = (
        all: [(one: ID<Named>, other: ID<Named>, isDecided: Bool)], aliases: Set<ID<Named>>,
        keys: [ID<Named>: Int64]
    )

    private func pairs<Named>(
        _ table: String, _: Named.Type, knownAt point: LogPoint
    ) throws -> Pairs<Named> {
        var pairs: Pairs<Named> = ([], [], [:])
        let found = try rows(
            """
            SELECT pair.one, pair.other, one.id AS one_id, other.id AS other_id, pair.is_decided,
              pair.alias AS alias
            FROM \(sql: table) AS pair JOIN star_people AS one ON one.key = pair.one
              JOIN star_people AS other ON other.key = pair.other
            WHERE \(StarSQL.known("pair", at: point).sqlite)
            ORDER BY one.id, other.id
            """)
        for row in found {
            let (one, other): (ID<Named>, ID<Named>) = (try row["one_id"], try row["other_id"])
            let alias: Int64? = try row["alias"]
            pairs.keys[one] = try row["one"]
            pairs.keys[other] = try row["other"]
            pairs.all.append((one, other, try row["is_decided"]))
            if let alias { pairs.aliases.insert(alias == pairs.keys[one] ? one : other) }
        }
        return pairs
    }

    /// Where none of the entries `isThere`, they are shown by the first, which counts on no such day.
    private func shown<Named>(
        _ same: SamePeople<Named>, _ keys: [ID<Named>: Int64], where isThere: (ID<Named>) -> Bool
    ) -> StarSame {
        var shown: [Int64: Int64] = [:]
        for entry in same.several {
            let person = same.shown(entry, where: isThere) ?? same.all(entry).first
            guard let key = keys[entry], let person = person.flatMap({ keys[$0] }) else { continue }
            shown[key] = person
        }
        return StarSame(shown)
    }

    /// The children whose home of today who asks reaches, as far as figures go.
    private func reached(_ children: [Int64], by caller: Snapshot) throws -> Set<Int64> {
        guard !children.isEmpty else { return [] }
        let observed = caller.reach(as: .observer)
        var units: [UnitPath: Bool] = [:]
        let homes = try rows(
            """
            SELECT c.child, unit.word AS unit FROM star_children AS c
              JOIN star_words AS unit ON unit.kind = 'unit' AND unit.code = c.unit
            WHERE \(StarSQL.within("c.child", children).sqlite)
              AND \(StarSQL.holding("c", on: caller.today, knownAt: .latest).sqlite)
            """)
        return try homes.reduce(into: []) { reached, row in
            let home: UnitPath = try row["unit"]
            let isReached = units[home] ?? (caller.reaches(home) || observed.contains(home))
            units[home] = isReached
            if isReached { reached.insert(try row["child"]) }
        }
    }
}

import CatalogueAPI
import GRDB
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

/// Rows that follow from facts which are kept aspect by aspect: the stretches of days and of knowledge over which nothing of
/// them changes. They are made anew of whoever something was said of.
extension StarRecords {
    func learn(_ child: ChildFacts, learned: Learned, by recorder: Recorder) throws {
        for fact in child.facts {
            if let home = fact.home { try code(.unit, home.text) }
            guard let identity = fact.identity else { continue }
            try code(.sex, identity.sex.rawValue)
            if let ethnicity = identity.ethnicity { try code(.ethnicity, ethnicity) }
        }
        try CountedChildRecords(db: db).learn(child, learned: learned, by: recorder)
        try project(child.child)
    }

    func learn(
        _ disability: DisabilityFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        try code(.disabilityType, disability.type.rawValue)
        try code(.disabilityDegree, disability.degree.rawValue)
        try CountedChildRecords(db: db).learn(disability, kind, learned: learned, by: recorder)
        try projectDisabilities(of: disability.child)
    }

    func learn(_ worker: WorkerFacts, learned: Learned, by recorder: Recorder) throws {
        for fact in worker.facts {
            if let unit = fact.workplace { try code(.unit, unit.text) }
            if let role = fact.role { try code(.role, role.rawValue) }
        }
        try CountedWorkerRecords(db: db).learn(worker, learned: learned, by: recorder)
        try project(worker.worker)
    }

    /// The rows stay each entry's: who is one is asked when they are counted.
    func learn(
        _ merge: WorkerMergeFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        try CountedWorkerRecords(db: db).learn(merge, kind, learned: learned, by: recorder)
    }

    func learn(_ provider: ProviderFacts, learned: Learned, by recorder: Recorder) throws {
        for fact in provider.facts {
            if let unit = fact.place { try code(.unit, unit.text) }
            if let kind = fact.identity?.kind { try code(.facility, kind) }
        }
        try KnownProviderRecords(db: db).learn(provider, learned: learned, by: recorder)
        try project(provider.provider)
    }

    // MARK: Taken back

    /// Takes back what the registry's log said of people after the point.
    func forgetPeople(after point: LogPoint) throws {
        for child in try CountedChildRecords(db: db).forget(after: point) {
            try project(child)
            try projectDisabilities(of: child)
        }
        for worker in try CountedWorkerRecords(db: db).forget(after: point) { try project(worker) }
    }

    /// The same of providers and the catalogue's log.
    func forgetProviders(after point: LogPoint) throws {
        for provider in try KnownProviderRecords(db: db).forget(after: point) { try project(provider) }
    }

    // MARK: The rows

    private func project(_ child: ChildID) throws {
        let key = try key(child)
        try run("DELETE FROM star_children WHERE child = \(key)")
        try run(
            """
            INSERT INTO star_children (
              child, from_day, known_from, until_day, known_until, is_active, is_mistake, unit, sex, born,
              ethnicity)
            SELECT \(key), \(Self.stretch(["standing", "identity", "home"])),
              standing.status = \(ChildStatus.active), standing.status = \(ChildStatus.enteredInError),
              unit.code, sex.code,
              -- Of whom only the year is known, as `BirthDates` has it.
              unixepoch(coalesce(
                identity.value ->> '$.birthDate', (identity.value ->> '$.birthYear') || '-12-31')) / 86400,
              ethnicity.code
            FROM known_standings AS standing
              JOIN known_identities AS identity ON identity.subject = standing.subject
              JOIN known_homes AS home ON home.subject = standing.subject
              JOIN star_words AS unit ON unit.kind = 'unit' AND unit.word = home.commune
              JOIN star_words AS sex ON sex.kind = 'sex' AND sex.word = identity.value ->> '$.sex'
              LEFT JOIN star_words AS ethnicity ON ethnicity.kind = 'ethnicity'
                AND ethnicity.word = identity.value ->> '$.ethnicity'
            WHERE standing.subject = \(child)
              AND \(Self.meeting(["standing", "identity", "home"]))
            """)
    }

    private func projectDisabilities(of child: ChildID) throws {
        let key = try key(child)
        try run("DELETE FROM star_disabilities WHERE child = \(key)")
        try run(
            """
            INSERT INTO star_disabilities (
              child, from_day, known_from, until_day, known_until, type, degree, record)
            SELECT \(key), \(Self.stretch(["said"])), type.code, degree.code, said.fact
            FROM known_disabilities AS said
              JOIN star_words AS type ON type.kind = 'disabilityType' AND type.word = said.value ->> '$.type'
              JOIN star_words AS degree ON degree.kind = 'disabilityDegree'
                AND degree.word = said.value ->> '$.degree'
            WHERE said.subject = \(child)
            """)
    }

    private func project(_ worker: WorkerID) throws {
        let key = try key(worker)
        try run("DELETE FROM star_workers WHERE worker = \(key)")
        try run(
            """
            INSERT INTO star_workers (
              worker, from_day, known_from, until_day, known_until, is_at_work, unit, role)
            SELECT \(key), \(Self.stretch(["standing", "workplace", "role"])),
              standing.standing = \(WorkerStanding.atWork), unit.code, word.code
            FROM known_worker_standings AS standing
              JOIN known_workplaces AS workplace ON workplace.subject = standing.subject
              JOIN known_worker_roles AS role ON role.subject = standing.subject
              JOIN star_words AS unit ON unit.kind = 'unit' AND unit.word = workplace.value ->> '$'
              JOIN star_words AS word ON word.kind = 'role' AND word.word = role.value ->> '$'
            WHERE standing.subject = \(worker)
              AND \(Self.meeting(["standing", "workplace", "role"]))
            """)
    }

    private func project(_ provider: ProviderID) throws {
        for table in ["star_places", "star_providers", "star_standards"] {
            try run("DELETE FROM \(sql: table) WHERE provider = \(provider)")
        }
        try run(
            """
            INSERT INTO star_places (provider, from_day, known_from, until_day, known_until, unit)
            SELECT said.subject, \(Self.stretch(["said"])), unit.code FROM known_providers AS said
              JOIN star_words AS unit ON unit.kind = 'unit' AND unit.word = said.place
            WHERE said.subject = \(provider)
            """)
        try run(
            """
            INSERT INTO star_providers (provider, from_day, known_from, until_day, known_until, kind)
            SELECT standing.subject, \(Self.stretch(["standing", "identity"])), word.code
            FROM known_providers AS standing
              JOIN known_providers AS identity ON identity.subject = standing.subject
              JOIN star_words AS word ON word.kind = 'facility' AND word.word = identity.kind
            WHERE standing.subject = \(provider) AND standing.standing = \(ProviderStatus.open)
              AND \(Self.meeting(["standing", "identity"]))
            """)
        try run(
            """
            INSERT INTO star_standards (provider, from_day, known_from, until_day, known_until)
            SELECT said.subject, \(Self.stretch(["said"])) FROM known_providers AS said
            WHERE said.subject = \(provider) AND said.is_met = 1
            """)
    }

    /// The days and the knowledge that rows of these names have in common: the columns `from_day`, `known_from`, `until_day` and
    /// `known_until` of the star.
    private static func stretch(_ rows: [String]) -> SQL {
        let all = columns(of: rows)
        return """
            unixepoch(\(sql: all.from)) / 86400, \(sql: all.knownFrom),
              unixepoch(\(sql: all.until)) / 86400, \(sql: all.knownUntil)
            """
    }

    /// True where they have any.
    private static func meeting(_ rows: [String]) -> SQL {
        let all = columns(of: rows)
        return "\(sql: all.from) <= \(sql: all.until) AND \(sql: all.knownFrom) <= \(sql: all.knownUntil)"
    }

    private static func columns(
        of rows: [String]
    ) -> (from: String, until: String, knownFrom: String, knownUntil: String) {
        func all(_ function: String, _ column: String) -> String {
            let columns = rows.map { "\($0).\(column)" }
            return columns.count == 1 ? columns[0] : "\(function)(\(columns.joined(separator: ", ")))"
        }
        return (
            all("max", "from_day"), all("min", "until_day"), all("max", "known_from"),
            all("min", "known_until")
        )
    }
}

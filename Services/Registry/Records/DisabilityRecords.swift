import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Every determination stays; the one with the latest day is what the child has.
struct DisabilityRecords: Keyed, RowRecords {
    static let table = "disabilities"
    static let unknown = "registry.no-disability"
    /// The latest first. A child has one a day.
    static let order = ListOrder<Disability>("determined_on", "id", descending: true) {
        [$0.determinedOn, $0.id]
    }
    let db: Database
    let sealing: Sealing

    func find(_ id: DisabilityID) throws -> Disability? {
        try first("WHERE id = \(id)").map(Disability.init(row:))
    }

    /// Those that a certificate of that number, of a council under any of these names, stands on: more than one where offices that
    /// know nothing of each other's entries entered it.
    func all(certificate: String, councils: [UnitPath]) throws -> [Disability] {
        try fetch("WHERE council IN \(SQL.each(councils)) AND certificate = \(certificate) ORDER BY id")
            .map(Disability.init(row:))
    }

    /// The latest first.
    func of(_ children: [ChildID]) throws -> [ChildID: [Disability]] {
        let all = try fetch("WHERE child IN \(SQL.each(children)) ORDER BY determined_on DESC")
            .map(Disability.init(row:))
        return Dictionary(grouping: all, by: \.child)
    }

    /// Those of all its entries, the latest first.
    func of(_ child: ChildID) throws -> [Disability] {
        try fetch("WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY determined_on DESC, id")
            .map(Disability.init(row:))
    }

    func list(
        of child: ChildID, _ page: ListPage<ListDisabilities, Disability>
    ) throws -> [Disability] {
        try fetch(page, where: ["child IN \(SQL.entries(of: "\(child)"))"]).map(Disability.init(row:))
    }

    /// Enters it, or what has become of it.
    func save(_ disability: Disability) throws {
        try run(
            """
            INSERT INTO disabilities (id, child, type, degree, council, certificate, determined_on, screening,
              minutes, certified_on)
            VALUES (\(disability.id), \(disability.child), \(disability.type), \(disability.degree),
              \(disability.council), \(disability.certificate), \(disability.determinedOn),
              \(SQL.jsonOrNull(disability.screening)), \(disability.minutes), \(disability.certifiedOn))
            ON CONFLICT (id) DO UPDATE SET type = excluded.type, degree = excluded.degree,
              council = excluded.council, certificate = excluded.certificate,
              determined_on = excluded.determined_on, screening = excluded.screening,
              minutes = excluded.minutes, certified_on = excluded.certified_on
            """)
    }

    /// Takes the numbers of certificates off a child's.
    func forgetCertificates(of child: ChildID) throws {
        try run("UPDATE disabilities SET certificate = NULL WHERE child = \(child)")
    }
}

extension Disability {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], child: row["child"], type: row["type"], degree: row["degree"],
            council: row["council"], determinedOn: row["determined_on"])
        certificate = try row["certificate"]
        screening = try row.jsonOrNil("screening")
        minutes = try row["minutes"]
        certifiedOn = try row["certified_on"]
    }
}

extension Snapshot { var disabilities: DisabilityRecords { DisabilityRecords(db: db, sealing: sealing) } }

import Foundation
import GRDB
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

// Every version of what is around a child: the tables beside these have what is so now.

/// Confidential ones are sealed, as in the table beside it: only the others are listed by.
struct CircumstanceFactRecords: PeriodRecords {
    static let table = "circumstance_facts"
    static let columns = [FactColumn("code", "$.open.code")]
    typealias About = ChildID
    typealias Value = ChildCircumstance
    let db: Database
    let vault: Vault

    private struct Stored: Codable {
        var open: ChildCircumstance?
        var sealed: Data?
    }

    func stored(_ value: ChildCircumstance, of fact: FactID) throws -> DatabaseValue {
        let stored =
            value.confidential
            ? Stored(sealed: Data(try vault.seal(JSON.encode(value), for: place(fact)).bytes))
            : Stored(open: value)
        return String(decoding: try JSON.encode(stored), as: UTF8.self).databaseValue
    }

    func value(in row: StoredRow, of fact: FactID) throws -> ChildCircumstance {
        let stored: Stored = try row.json("value")
        if let open = stored.open { return open }
        let sealed = Sealed(bytes: Array(stored.sealed ?? Data()))
        let bytes = try vault.open(sealed, for: place(fact))
        do {
            return try JSON.decode(ChildCircumstance.self, from: bytes)
        } catch let error as JSONError {
            throw UnreadableRecord(
                table: Self.table, row: fact.text, column: "value\(error.pointer)",
                value: Cause.text(of: error))
        }
    }

    private func place(_ fact: FactID) -> String { "circumstance_facts/\(fact)" }
}

struct DisabilityFactRecords: PeriodRecords {
    static let table = "disability_facts"
    typealias About = ChildID
    typealias Value = Disability
    let db: Database
}

struct CaregiverLinkFactRecords: PeriodRecords {
    static let table = "caregiver_link_facts"
    typealias About = ChildID
    typealias Value = CaregiverLink
    let db: Database
}

struct PlacementFactRecords: PeriodRecords {
    static let table = "placement_facts"
    typealias About = ChildID
    typealias Value = Placement
    let db: Database
}

extension Snapshot {
    var circumstanceFacts: CircumstanceFactRecords { CircumstanceFactRecords(db: db, vault: vault) }
    var disabilityFacts: DisabilityFactRecords { DisabilityFactRecords(db: db) }
    var caregiverLinkFacts: CaregiverLinkFactRecords { CaregiverLinkFactRecords(db: db) }
    var placementFacts: PlacementFactRecords { PlacementFactRecords(db: db) }
}

extension CaregiverLinkFactRecords {
    /// A child's links of a day, as known at a point; those too that had ended by then.
    func of(_ child: ChildID, _ asOf: AsOf, includeEnded: Bool) throws -> [CaregiverLink] {
        try history(of: child).facts(knownOn: asOf.knownOn)
            .filter { $0.days.contains(asOf.on) || includeEnded && $0.days.last < asOf.on }
            .map(\.value)
    }
}

extension PeriodRecords where About == ChildID {
    /// What held of these children on a day, as known at a point.
    func of(_ children: [ChildID], _ asOf: AsOf) throws -> [ChildID: [Value]] {
        let held = try held(
            where: "subject IN \(SQL.each(children))", on: asOf.on, knownOn: asOf.knownOn)
        return Dictionary(grouping: held, by: \.about).mapValues { $0.map(\.value) }
    }
}

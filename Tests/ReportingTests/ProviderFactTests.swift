import CatalogueAPI
import GRDB
import Store
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Each aspect of a provider has days of its own", .timeLimit(.minutes(5)))
struct ProviderFactTests {
    private let here: UnitPath = "bac-son/dong/nui"
    private let there: UnitPath = "bac-son/tay/hai"
    private let provider: ProviderID = newID()

    /// What follows of facts that one log told in this order.
    private func told(_ events: [[ProviderFact]], _ body: (KnownProviderRecords) throws -> Void) throws {
        try DatabaseQueue().write { db in
            try KnownProviderRecords.facts.create(in: db)
            let records = KnownProviderRecords(db: db)
            for (number, facts) in events.enumerated() {
                let learned = Learned(at: LogPoint(UInt64(number + 1)), moment: .now())
                try records.learn(
                    ProviderFacts(provider: provider, facts: facts), learned: learned,
                    by: Recorder(unit: "bac-son"))
            }
            try body(records)
        }
    }

    private func fact(
        _ aspect: ProviderAspect, from text: String, _ kind: VersionKind = .recorded, of id: FactID = newID(),
        _ change: (inout ProviderFact) -> Void
    ) -> ProviderFact {
        ProviderFact(id: id, aspect: aspect, kind: kind, from: day(text)).with(change)
    }

    private var registration: [ProviderFact] {
        [
            fact(.identity, from: "1900-01-01") {
                $0.identity = ProviderIdentity(name: "Trạm", kind: "clinic", unit: "bac-son")
            },
            fact(.place, from: "2019-01-01") { $0.place = here },
            fact(.standing, from: "2019-01-01") { $0.status = .open },
        ]
    }

    @Test("a facility that moved and a standard won or lost late move figures of their own days only")
    func late() throws {
        let won: FactID = newID()
        try told([
            registration, [fact(.place, from: "2020-06-01") { $0.place = there }],
            [fact(.standard, from: "2020-03-01", of: won) { $0.meetsStandard = true }],
            [fact(.standard, from: "2020-05-01") { $0.meetsStandard = false }],
            [fact(.standard, from: "2020-04-01", .corrected, of: won) { $0.meetsStandard = true }],
        ]) { records in
            for (on, point, place, isMet) in [
                ("2020-02-29", 5, here, false), ("2020-03-31", 5, here, false), ("2020-04-01", 5, here, true),
                ("2020-05-01", 5, here, false), ("2020-06-01", 5, there, false),
                ("2020-06-01", 1, here, false), ("2020-03-31", 4, here, true), ("2020-05-01", 3, here, true),
            ] as [(String, UInt64, UnitPath, Bool)] {
                let counted = try records.open(on: day(on), knownOn: LogPoint(point))
                #expect(
                    counted == [
                        CountedProvider(id: provider, kind: "clinic", place: place, meetsStandard: isMet)
                    ], "on \(on), known at \(point)")
            }
        }
    }

    @Test("a provider counts while it works")
    func working() throws {
        try told([registration, [fact(.standing, from: "2020-06-01") { $0.status = .closed }]]) { records in
            for (on, point, expected) in [
                ("2018-12-31", 2, 0), ("2019-01-01", 2, 1), ("2020-05-31", 2, 1), ("2020-06-01", 2, 0),
                ("2020-06-01", 1, 1),
            ] as [(String, UInt64, Int)] {
                let counted = try records.open(on: day(on), knownOn: LogPoint(point))
                #expect(counted.count == expected, "on \(on), known at \(point)")
            }
            #expect(try records.places(on: day("2020-06-01"), knownOn: LogPoint(2)) == [provider: here])
            #expect(try records.places(on: day("2018-12-31"), knownOn: LogPoint(2)).isEmpty)
        }
    }
}

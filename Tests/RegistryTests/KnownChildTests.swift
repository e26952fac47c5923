import GRDB
import RegistryAPI
import RegistryKnown
import Store
import TestKit
import Testing
import Vocabulary

@Suite("What followers know of a child", .timeLimit(.minutes(5)))
struct KnownChildTests {
    private struct Kept: KnownChildRecords {
        static let aspects = Set(KnownChildAspect.allCases)
        let db: Database
    }

    /// Who keeps no more than this has no table for the rest.
    private struct KeptInPart: KnownChildRecords {
        static let aspects: Set<KnownChildAspect> = [.identity, .home, .alias]
        let db: Database
    }

    private let here: UnitPath = "bac-son/tay/hai"
    private let there: UnitPath = "bac-son/tay/ba"

    /// The child after events at the positions 1, 2, …
    private func told<Records: KnownChildRecords>(
        _ events: [ChildFacts], _ records: (Database) -> Records, _ body: (Records) throws -> Void
    ) throws {
        try DatabaseQueue().write { db in
            try Records.create(in: db)
            for (number, facts) in events.enumerated() {
                let learned = Learned(at: LogPoint(UInt64(number + 1)), moment: .now())
                try records(db).learn(facts, learned: learned, by: Recorder(unit: "bac-son"))
            }
            try body(records(db))
        }
    }

    private func registering(_ child: ChildID) -> ChildFacts {
        .registering(child, born: day("2012-05-01"), in: here, on: day("2020-01-10"))
    }

    @Test("it is on a day what was said of that day, as known at a point")
    func days() throws {
        let child: ChildID = newID()
        try told(
            [
                registering(child),
                ChildFacts(
                    child: child,
                    facts: [.home(there, from: day("2020-05-01")), .poverty(.poor, from: day("2020-03-01"))]),
            ], Kept.init(db:)
        ) { records in
            let known = try #require(try records.find(child))
            #expect(known.earliestBirth == day("2012-05-01"))
            #expect(known.home(on: day("2020-04-30")) == here)
            #expect(known.home(on: day("2020-05-01")) == there)
            #expect(known.poverty(on: day("2020-02-29")) == .notPoor)
            #expect(known.poverty(on: day("2020-03-01")) == .poor)
            // Before it was registered: as it was registered.
            #expect(known.home(on: day("2019-01-01")) == here)
            #expect(known.poverty(on: day("2019-01-01")) == .notPoor)
            let before = try #require(try records.find(child, knownOn: LogPoint(1)))
            #expect(before.home(on: day("2020-05-01")) == here)
            #expect(try records.find(child, knownOn: LogPoint(0)) == nil)
            #expect(try records.find(newID()) == nil)
        }
    }

    @Test("it is away from a closure until it is taken up again, and what closes it twice is one absence")
    func absences() throws {
        let child: ChildID = newID()
        func standing(_ status: ChildStatus, _ text: String) -> ChildFacts {
            ChildFacts(child: child, facts: [.standing(status, from: day(text))])
        }
        try told(
            [
                registering(child), standing(.moved, "2020-03-01"), standing(.active, "2020-04-01"),
                standing(.moved, "2020-06-01"), standing(.deceased, "2020-07-01"),
            ], Kept.init(db:)
        ) { records in
            let known = try #require(try records.find(child))
            #expect(
                known.absences.map(\.days) == [
                    DayRange(from: day("2020-03-01"), until: day("2020-03-31")),
                    DayRange(from: day("2020-06-01")),
                ])
            #expect(known.absence(on: day("2020-02-29")) == nil)
            #expect(known.absence(on: day("2020-03-31"))?.closedOn == day("2020-03-01"))
            #expect(known.absence(on: day("2020-04-01")) == nil)
            #expect(known.absence(on: .last)?.closedOn == day("2020-06-01"))
            let days = try #require(DayRange(from: day("2020-01-20"), until: day("2020-03-01")))
            #expect(known.absence(within: days)?.closedOn == day("2020-03-01"))
            #expect(try records.find(child, knownOn: LogPoint(3))?.absence(on: .last) == nil)
        }
    }

    @Test("circumstances hold for their days, a determination until the next one; what never was is gone")
    func around() throws {
        let (child, circumstance, first, second): (ChildID, CircumstanceID, DisabilityID, DisabilityID) =
            (newID(), newID(), newID(), newID())
        try told([registering(child)], Kept.init(db:)) { records in
            func learned(_ position: UInt64) -> Learned {
                Learned(at: LogPoint(position), moment: .now())
            }
            func circumstances(_ kind: VersionKind, _ end: String?, _ position: UInt64) throws {
                let facts = CircumstanceFacts(
                    id: circumstance, child: child, code: "law2016-disabled", start: day("2020-02-01"),
                    confidential: false
                ).with { $0.end = end.map(day) }
                try records.learn(facts, kind, learned: learned(position), by: Recorder(unit: here))
            }
            func determined(
                _ id: DisabilityID, _ degree: DisabilityDegree, _ text: String, _ kind: VersionKind,
                _ position: UInt64
            ) throws {
                let facts = DisabilityFacts(
                    id: id, child: child, type: .mobility, degree: degree, on: day(text))
                try records.learn(facts, kind, learned: learned(position), by: Recorder(unit: here))
            }
            try circumstances(.recorded, nil, 2)
            try circumstances(.ended, "2020-06-30", 3)
            try determined(first, .severe, "2020-02-01", .recorded, 4)
            try determined(second, .mild, "2020-09-01", .recorded, 5)
            try determined(second, .mild, "2020-09-01", .voided, 6)
            let known = try #require(try records.find(child))
            #expect(known.circumstances(on: day("2020-06-30")) == ["law2016-disabled"])
            #expect(known.circumstances(on: day("2020-07-01")) == [])
            #expect(known.disability(on: day("2020-01-31")) == nil)
            #expect(known.disability(on: day("2020-09-01"))?.degree == .severe)
            let then = try #require(try records.find(child, knownOn: LogPoint(2)))
            #expect(then.circumstances(on: day("2020-07-01")) == ["law2016-disabled"])
            #expect(
                try records.find(child, knownOn: LogPoint(5))?.disability(on: day("2020-09-01"))?.degree
                    == .mild)
        }
    }

    @Test("what the law keeps confidential is not kept, whatever becomes of it")
    func confidential() throws {
        let child: ChildID = newID()
        try told([registering(child)], Kept.init(db:)) { records in
            let facts = CircumstanceFacts(
                id: newID(), child: child, code: "law2016-hiv", start: day("2020-02-01"), confidential: true)
            for (number, kind) in [VersionKind.recorded, .corrected, .voided].enumerated() {
                try records.learn(
                    facts, kind, learned: Learned(at: LogPoint(UInt64(number + 2)), moment: .now()),
                    by: Recorder(unit: here))
            }
            #expect(try records.find(child)?.circumstances(on: day("2020-03-01")) == [])
            let kept = try records.circumstances.history(of: child)
            #expect(kept.versions.isEmpty)
        }
    }

    @Test("a service that keeps less is told the rest without harm")
    func inPart() throws {
        let child: ChildID = newID()
        try told([registering(child)], KeptInPart.init(db:)) { records in
            let known = try #require(try records.find(child))
            #expect(known.home(on: .last) == here)
            #expect(known.poverty(on: .last) == nil)
            #expect(known.absences.map(\.days) == [])
        }
    }
}

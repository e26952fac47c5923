import Bus
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Each aspect of a child has days of its own", .timeLimit(.minutes(5)))
struct ChildAspectTests {
    private let other: UnitPath = "bac-son/tay/hai"

    private let everybody = Rolls.indicator(PopulationDeclaration().with { $0.children = ChildFilter() })

    /// What is counted once one log has told these in this order.
    private func told(_ events: [ChildFacts], _ body: (MadeUpStar) throws -> Void) throws {
        let star = try MadeUpStar()
        for facts in events { try star.enter([facts]) }
        try body(star)
    }

    private func registering(_ child: ChildID, on text: String = "2020-01-10") -> ChildFacts {
        .registering(child, born: day("2012-05-01"), in: Rolls.commune, on: day(text))
    }

    @Test("a late change of one aspect moves neither what came after it nor another aspect")
    func late() throws {
        let (child, between): (ChildID, UnitPath) = (newID(), "bac-son/dong/nui")
        try told([
            registering(child), ChildFacts(child: child, facts: [.home(other, from: day("2020-05-01"))]),
            ChildFacts(child: child, facts: [.standing(.moved, from: day("2020-08-01"))]),
            ChildFacts(child: child, facts: [.home(between, from: day("2020-02-01"))]),
        ]) { star in
            for (on, home) in [
                ("2020-01-10", Rolls.commune), ("2020-01-31", Rolls.commune), ("2020-02-01", between),
                ("2020-04-30", between), ("2020-05-01", other), ("2020-07-31", other),
            ] {
                let counted = try star.figures(everybody, on: day(on))
                #expect(counted.byUnit == [home: Figures.Share(people: 1, counted: 1)], "on \(on)")
            }
            #expect(try star.figures(everybody, on: day("2020-08-01")).byUnit.isEmpty)
        }
    }

    @Test(
        "who is on the register is decided on the day",
        arguments: [
            ("2022-01-01", nil, false),  // registered after it
            ("2021-12-31", nil, true),  // registered on it
            ("2020-01-01", "2021-12-31", false),  // closed on it
            ("2020-01-01", "2022-01-01", true),  // closed after it
        ] as [(String, String?, Bool)])
    func onRegister(registered: String, closed: String?, counts: Bool) throws {
        let child: ChildID = newID()
        let closures = closed.map {
            [ChildFacts(child: child, facts: [.standing(.moved, from: day($0))])]
        }
        try told([registering(child, on: registered)] + (closures ?? [])) { star in
            let counted = try star.figures(everybody)
            #expect(counted.denominator == (counts ? 1 : 0))
        }
    }

    @Test(
        "an entry made in error counts on no day, and did while nobody knew; so does one whose closure is voided"
    )
    func mistakes() throws {
        let child: ChildID = newID()
        let closure: FactID = newID()
        try told([
            registering(child),
            ChildFacts(
                child: child, facts: [.standing(.enteredInError, from: day("2020-06-01"), of: closure)]),
            ChildFacts(
                child: child,
                facts: [.standing(.enteredInError, from: day("2020-06-01"), .voided, of: closure)]),
        ]) { star in
            for (on, point, expected) in [
                ("2020-02-01", 1, 1), ("2020-02-01", 2, 0), ("2020-07-01", 2, 0), ("2020-02-01", 3, 1),
                ("2020-07-01", 3, 1),
            ] as [(String, UInt64, Int)] {
                let counted = try star.figures(everybody, on: day(on), knownAt: LogPoint(point))
                #expect(counted.denominator == expected, "on \(on), known at \(point)")
            }
        }
    }

    @Test("a closure that turns out to be of a child entered in error counts on no day, until that is void")
    func mistakenClosure() throws {
        let (child, closure): (ChildID, FactID) = (newID(), newID())
        func said(_ status: ChildStatus, _ kind: VersionKind) -> ChildFacts {
            ChildFacts(child: child, facts: [.standing(status, from: day("2020-06-01"), kind, of: closure)])
        }
        try told([
            registering(child), said(.moved, .recorded), said(.enteredInError, .corrected),
            said(.enteredInError, .voided),
        ]) { star in
            for (on, point, expected) in [
                ("2020-02-01", 2, 1), ("2020-07-01", 2, 0), ("2020-02-01", 3, 0), ("2020-07-01", 3, 0),
                ("2020-02-01", 4, 1), ("2020-07-01", 4, 1),
            ] as [(String, UInt64, Int)] {
                let counted = try star.figures(everybody, on: day(on), knownAt: LogPoint(point))
                #expect(counted.denominator == expected, "on \(on), known at \(point)")
            }
        }
    }

    @Test(
        "who counts is who is active by the registry's own rule, whatever the standings are",
        arguments: [
            [(.moved, "2020-06-01")], [(.moved, "2020-06-01"), (.active, "2020-09-01")],
            [(.enteredInError, "2020-06-01")], [(.enteredInError, "2020-01-10")],
            [(.enteredInError, "2020-06-01"), (.active, "2020-09-01")],
            [(.moved, "2020-06-01"), (.active, "2020-09-01"), (.enteredInError, "2020-12-01")],
        ] as [[(ChildStatus, String)]])
    func sameRule(story: [(ChildStatus, String)]) throws {
        let child: ChildID = newID()
        let events =
            [registering(child)]
            + story.map { ChildFacts(child: child, facts: [.standing($0.0, from: day($0.1))]) }
        var line = Timeline<ChildStatus>()
        for (number, fact) in events.flatMap(\.facts).filter({ $0.aspect == .standing }).enumerated() {
            let learned = Learned(at: LogPoint(UInt64(number + 1)), moment: .now())
            line.append(fact.version(try #require(fact.standing), learned: learned))
        }
        try told(events) { star in
            for point in 1...events.count {
                for on in [
                    "2020-01-10", "2020-05-31", "2020-06-01", "2020-08-31", "2020-09-01", "2021-01-01",
                ] {
                    let known = LogPoint(UInt64(point))
                    let counted = try star.figures(everybody, on: day(on), knownAt: known)
                    let standing = line.standing(on: day(on), knownOn: known)?.value
                    #expect(
                        counted.denominator == (standing == .active ? 1 : 0), "on \(on), known at \(point)")
                }
            }
        }
    }

    @Test("a correction of a home moves the figure of its day, and not what was known before it")
    func correction() async throws {
        try await Province.open { province in
            let child = try await province.child(registered: "2020-01-10")
            func count(_ district: UnitPath, on: String, knownOn: String? = nil) async throws -> Int {
                let value = try await province.value("T1", on: on, knownOn: knownOn, by: .district)
                return value.cells?.first { $0.key == district.text }?.denominator ?? 0
            }
            _ = try await province.lead.call(
                Children.update,
                UpdateChild(id: child).with {
                    ($0.commune, $0.on) = (Province.otherCommune, day("2020-05-01"))
                })
            #expect(try await count(Province.district, on: "2020-04-30") == 1)
            province.deployment.set(day: day("2021-04-10"))
            let history = try await province.lead.call(Children.history, ListChildHistory(child: child))
            let moved = try #require(history.items.last { $0.aspect == .home })
            _ = try await province.lead.call(
                Children.correct,
                CorrectChild(id: child, fact: moved.fact).with { $0.on = day("2020-03-01") })
            #expect(try await count(Province.district, on: "2020-04-30") == 0)
            #expect(try await count(Province.otherDistrict, on: "2020-04-30") == 1)
            #expect(try await count(Province.district, on: "2020-04-30", knownOn: "2021-03-15") == 1)
            _ = try await province.lead.call(Children.void, VoidChildFact(id: child, fact: moved.fact))
            #expect(try await count(Province.district, on: "2021-03-15") == 1)
        }
    }
}

import CampaignsAPI
import CatalogueAPI
import GRDB
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Counting", .timeLimit(.minutes(5)))
struct CountingTests {
    private let withDisability = PopulationDeclaration().with {
        $0.children = ChildFilter().with {
            $0.ageUnder = 16
            $0.disability = true
        }
    }
    private func twoChildrenWithDisabilities() throws -> MadeUpStar {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2)])
        try star.enter([Rolls.disability(1, of: 1), Rolls.disability(2, of: 2)])
        return star
    }
    private let served = [FactDeclaration().with { $0.delivery = ["care", "education"] }]

    @Test("a child counts once, however many services it received, and the records are named")
    func onceEach() throws {
        let star = try twoChildrenWithDisabilities()
        try star.deliver([
            Rolls.delivery(1, to: 1, "care"), Rolls.delivery(2, to: 1, "education"),
            Rolls.delivery(3, to: 2, "vocational"),
        ])
        let declaration = Rolls.indicator(withDisability, having: served)
        let figures = try star.figures(declaration)
        #expect(figures.numerator == 1)
        #expect(figures.denominator == 2)
        let (child, first, second): (ChildID, DeliveryID, DeliveryID) = (
            Rolls.id(1), Rolls.id(1), Rolls.id(2)
        )
        let explained = try star.explained(declaration)
        #expect(explained.map(\.isCounted) == [true, false])
        #expect(explained[0].id == child.text)
        #expect(explained[0].because == ["delivery:\(first)", "delivery:\(second)"])
    }

    @Test("a corrected delivery that was voided does not count, nor one outside the year")
    func onlyTheYear() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2), Rolls.child(3)])
        try star.enter((1...3).map { Rolls.disability($0, of: $0) })
        try star.deliver([
            Rolls.delivery(1, to: 1, "care", voided: true),
            Rolls.delivery(2, to: 2, "care", on: "2020-12-31"),
            Rolls.delivery(3, to: 3, "care", on: "2021-01-01"),
        ])
        #expect(try star.figures(Rolls.indicator(withDisability, having: served)).numerator == 1)
        let wholePlan = Rolls.indicator(withDisability, having: served, span: .plan)
        #expect(try star.figures(wholePlan).numerator == 2)
    }

    @Test("a delivery that lies outside its child's life does not count")
    func contradicted() throws {
        let star = try twoChildrenWithDisabilities()
        try star.deliver([
            Rolls.delivery(1, to: 1, "care").with { $0.contradicted = true },
            Rolls.delivery(2, to: 2, "care"),
        ])
        #expect(try star.figures(Rolls.indicator(withDisability, having: served)).numerator == 1)
    }

    @Test("age is decided on the last day", arguments: [("2006-01-01", true), ("2005-12-31", false)])
    func lastDay(born: String, counts: Bool) throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1, born: born)])
        try star.enter([Rolls.disability(1, of: 1)])
        #expect(try star.figures(Rolls.indicator(withDisability)).denominator == (counts ? 1 : 0))
    }

    @Test("the latest determination of disability holds, one after the day does not")
    func determinations() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2)])
        try star.enter([
            Rolls.disability(1, of: 1, on: "2021-01-01"), Rolls.disability(2, of: 2, on: "2022-01-01"),
        ])
        #expect(try star.figures(Rolls.indicator(withDisability)).denominator == 1)
    }

    @Test("a caregiver of two such children counts once, and not at all when the link has ended")
    func caregivers() throws {
        let star = try twoChildrenWithDisabilities()
        try star.enter([
            Rolls.link(1, 10, 1), Rolls.link(2, 10, 2), Rolls.link(3, 11, 1, until: "2021-06-01"),
        ])
        try star.train([
            Rolls.training(1, Learner(kind: .caregiver, id: Rolls.id(10))),
            Rolls.training(2, Learner(kind: .caregiver, id: Rolls.id(10))),
        ])
        let population = PopulationDeclaration().with {
            $0.caregiversOf = ChildFilter().with {
                $0.ageUnder = 16
                $0.disability = true
            }
        }
        let count = try star.figures(
            Rolls.indicator(population, having: [FactDeclaration().with { $0.training = [] }]))
        #expect(count.denominator == 1)
        #expect(count.numerator == 1)
    }

    @Test("what has to be renewed counts to its last day")
    func renewed() throws {
        let star = try twoChildrenWithDisabilities()
        func training(_ child: Int, until last: String) -> TrainingResult {
            Rolls.training(child, Learner(kind: .child, id: Rolls.id(child))).with { $0.until = day(last) }
        }
        try star.train([training(1, until: "2021-12-31"), training(2, until: "2021-12-30")])
        let population = PopulationDeclaration().with {
            $0.children = ChildFilter().with { $0.disability = true }
        }
        let count = try star.figures(
            Rolls.indicator(population, having: [FactDeclaration().with { $0.training = ["inclusion"] }]))
        #expect(count.denominator == 2)
        #expect(count.numerator == 1)
    }

    @Test("a circumstance is matched by its token, and holds to its last day")
    func circumstances() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2), Rolls.child(3)])
        func holding(_ child: Int, until end: String? = nil) -> CircumstanceFacts {
            CircumstanceFacts(
                id: Rolls.id(50 + child), child: Rolls.id(child), code: "orphan", start: day("2020-01-01"),
                confidential: false
            ).with { $0.end = end.map(day) }
        }
        try star.enter([holding(1), holding(2, until: "2021-12-31"), holding(3, until: "2021-12-30")])
        let orphans = PopulationDeclaration().with {
            $0.children = ChildFilter().with { $0.circumstances = ["orphan"] }
        }
        #expect(try star.figures(Rolls.indicator(orphans)).denominator == 2)
    }

    @Test("as many indicators, facts and filters within one another as a plan may have are counted")
    func most() throws {
        let star = try MadeUpStar()
        try star.enter((1...3).map { Rolls.child($0) })
        // Under the entry by which the child is not shown.
        try star.enter([
            CircumstanceFacts(
                id: Rolls.id(50), child: Rolls.id(3), code: "orphan", start: day("2020-01-01"),
                confidential: false)
        ])
        try star.deliver([Rolls.delivery(1, to: 3, "care")])
        let declarations = (0..<70).map { index in
            let population = PopulationDeclaration().with {
                $0.children = Rolls.nested(PlanCheck.mostConditions, under: 10 + index, "orphan")
            }
            let fact = FactDeclaration().with { $0.delivery = index < 35 ? ["care"] : ["education"] }
            return Rolls.indicator(
                population, having: Array(repeating: fact, count: PlanCheck.mostConditions))
        }
        let figures = try star.figures(
            declarations, children: [Rolls.id(1): Rolls.id(1), Rolls.id(3): Rolls.id(1)])
        #expect(figures.map(\.denominator) == Array(repeating: 1, count: 70))
        #expect(figures.map(\.numerator) == (0..<70).map { $0 < 35 ? 1 : 0 })
    }

    @Test("nobody outside the plan's area is counted")
    func area() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2, commune: "bac-son-khac/dong/mot")])
        let everybody = PopulationDeclaration().with { $0.children = ChildFilter() }
        #expect(try star.figures(Rolls.indicator(everybody)).denominator == 1)
    }

    @Test("each breakdown is of all members, from one pass, and a child has one place in each")
    func breakdowns() throws {
        let star = try MadeUpStar()
        try star.enter([
            Rolls.child(1, born: "2019-01-01"),
            Rolls.child(2, born: "2008-01-01", commune: "bac-son/tay/hai"),
            Rolls.child(3),
        ])
        try star.enter([Rolls.disability(1, of: 1), Rolls.disability(2, of: 2, on: "2022-01-01")])
        try star.deliver([Rolls.delivery(1, to: 1, "care"), Rolls.delivery(2, to: 3, "care")])
        let everybody = PopulationDeclaration().with { $0.children = ChildFilter() }
        let figures = try star.figures(Rolls.indicator(everybody, having: served))
        #expect(figures.whole == Figures.Share(people: 3, counted: 2))
        #expect(
            figures.byUnit == [
                Rolls.commune: Figures.Share(people: 2, counted: 2),
                "bac-son/tay/hai": Figures.Share(people: 1, counted: 0),
            ])
        #expect(figures.by(.sex) == ["female": Figures.Share(people: 3, counted: 2)])
        #expect(
            figures.by(.disabilityType) == [
                "mobility": Figures.Share(people: 1, counted: 1), nil: Figures.Share(people: 2, counted: 1),
            ])
        #expect(figures.by(.ethnicity) == [nil: Figures.Share(people: 3, counted: 2)])
    }

    @Test("what a log turns out never to have said is as if it had not been said, and what it ended goes on")
    func takenBack() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1)])
        let delivery = Rolls.delivery(1, to: 1, "care")
        try star.deliver([delivery])
        let everybody = PopulationDeclaration().with { $0.children = ChildFilter() }
        let declaration = Rolls.indicator(everybody, having: served)
        let before = try star.figures(declaration)
        #expect(before.whole == Figures.Share(people: 1, counted: 1))
        try star.correct(delivery, to: delivery.with { $0.voided = true })
        try star.enter([Rolls.child(2)])
        #expect(try star.figures(declaration).whole == Figures.Share(people: 2, counted: 0))
        #expect(try star.figures(declaration, knownAt: LogPoint(2)) == before)
        try star.forget(after: 2)
        #expect(try star.figures(declaration) == before)
    }

    @Test(
        "whoever is younger than an age was born on this day at the earliest",
        arguments: [
            ("2021-12-31", 16, "2006-01-01"), ("2021-03-01", 1, "2020-03-02"),
            ("2021-02-28", 1, "2020-02-29"),
            ("2020-02-29", 4, "2016-03-01"), ("2021-05-05", 0, "2021-05-06"),
        ])
    func youngerThan(on: String, years: Int, first: String) {
        #expect(Day.first(youngerThan: years, on: day(on)) == day(first))
    }

    @Test("whatever a short list holds, few texts ask by one: each is prepared and kept")
    func fewTexts() throws {
        try DatabaseQueue().read { db in
            func text(_ list: [Int64]) throws -> String {
                try StarSQL.within("c.unit", list).sqlite.build(db).sql
            }
            let texts = try (1...40).map { count in try text(Array(1...Int64(count))) }
            #expect(Set(texts).count == 6)
            #expect(try text([70, 80, 90]) == texts[2])
            #expect(try text([]) == "1 = 0")
        }
        let star = try MadeUpStar()
        try star.enter([
            Rolls.child(1, commune: "bac-son/dong/mot"), Rolls.child(2, commune: "bac-son/tay/hai"),
            Rolls.child(3, commune: "bac-son/dong/nui"), Rolls.child(4, commune: "bac-son-khac/dong/mot"),
        ])
        let everybody = PopulationDeclaration().with { $0.children = ChildFilter() }
        #expect(try star.figures(Rolls.indicator(everybody)).denominator == 3)
    }

    @Test(
        "a circumstance that the law keeps private from a day on is private wherever it stands in the lists, so that it counts for none but those who may know"
    )
    func privateSince() throws {
        let reference = try Reference(files: [
            "units.csv": """
            code,name,full_name_vi,type,parent_code,valid_from,valid_to,source,confidence
            1,Bắc Sơn,Tỉnh Bắc Sơn,tinh,,,,made up,verified
            """,
            "labels.csv": """
            table,code,label_vi,label_en,valid_from,valid_to,source,confidence
            circumstance-list,OLD,Danh sách cũ,The old list,,,made up,V
            circumstance-list,NEW,Danh sách mới,The new list,,,made up,V
            unit-type,tinh,Tỉnh,Province,,,made up,V
            """,
            "circumstances.csv": """
            code,list,label_vi,label_en,valid_from,valid_to,confidential,confidential_source,confidential_confidence,source,confidence
            silent,OLD,Kín,Silent,,2018-01-01,no,,,made up,V
            silent,NEW,Kín,Silent,2018-01-01,,yes,made up,V,made up,V
            orphan,OLD,Mồ côi,Orphan,,,no,,,made up,V
            """,
        ])
        #expect(reference.countedCircumstances(withConfidential: false).map(\.code) == ["orphan"])
        #expect(reference.countedCircumstances(withConfidential: true).count == 3)
        for (list, codes, isPrivate) in [
            ("OLD", nil, true), ("NEW", nil, true), (nil, ["silent"], true), (nil, ["orphan"], false),
        ] as [(String?, [String]?, Bool)] {
            let filter = ChildFilter().with {
                ($0.circumstanceLists, $0.circumstances) = (list.map { [$0] }, codes)
            }
            let population = PopulationDeclaration().with { $0.children = filter }
            #expect(Rolls.indicator(population).countsConfidential(reference) == isPrivate)
        }
    }
}

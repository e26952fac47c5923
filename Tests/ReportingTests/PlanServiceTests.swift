import Bus
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Plans in force", .timeLimit(.minutes(5)))
struct PlanServiceTests {
    @Test("every declared method is answered, with the role that it needs")
    func contract() throws {
        #expect(try RouteContract.differences(ReportingService.self) == [])
    }

    @Test("both shipped plans are published; the same again changes nothing, a change is a new version")
    func publish() async throws {
        try await Province.open(publish: false) { province in
            for (name, lead) in [("thai-binh-2020-2025", "thai-binh"), ("hung-yen-2013-2020", "hung-yen")] {
                let office = province.client(UnitPath(stringLiteral: lead))
                let plan = try Province.shipped(name)
                #expect(try await office.call(Plans.publish, PublishPlan(plan: plan)).version == 1)
                #expect(try await office.call(Plans.publish, PublishPlan(plan: plan)).version == 1)
                let changed = PlanDocument(
                    id: plan.id, name: plan.name, period: plan.period, area: plan.area, lead: plan.lead
                ).with { $0.indicators = plan.indicators }
                #expect(try await office.call(Plans.publish, PublishPlan(plan: changed)).version == 2)
                #expect(try await office.call(Plans.get, GetPlan(id: plan.id)).plan == changed)
            }
            #expect(try await province.lead.call(Plans.list, ListPlans()).items.map(\.version) == [2, 2])
        }
    }

    @Test("a plan of another area, or without the role, is refused")
    func access() async throws {
        try await Province.open(publish: false) { province in
            let request = PublishPlan(plan: try Province.shipped("hung-yen-2013-2020"))
            let stranger = try await province.lead.refusal(of: Plans.publish, request)
            #expect(stranger?.status == .permissionDenied && stranger?.fields == ["/plan/area"])
            let clerk = province.client("hung-yen", [.reader, .reporter])
            #expect(try await clerk.refusal(of: Plans.publish, request)?.status == .permissionDenied)
        }
    }

    @Test("nobody takes a neighbour's plan over by claiming an area of its own for it")
    func takenOver() async throws {
        try await Province.open { province in
            let theirs = try Province.shipped(Province.plan)
            let own = try Province.shipped("hung-yen-2013-2020")
            let claimed = PlanDocument(
                id: theirs.id, name: own.name, period: own.period, area: own.area, lead: own.lead
            ).with { $0.indicators = own.indicators }
            let neighbour = province.client("hung-yen")
            let refused = try await neighbour.refusal(of: Plans.publish, PublishPlan(plan: claimed))
            expect(refused, .permissionDenied, at: "/plan/id", "thai-binh")
            #expect(try await neighbour.call(Plans.get, GetPlan(id: theirs.id)).plan == theirs)
        }
    }

    @Test("what does not decode in a plan is told at once with what its rules refuse, in people's words")
    func allAtOnce() async throws {
        try await Province.open(publish: false, on: [.inProcess]) { province in
            let refused = try await province.lead.reading(.vi).refusal(
                of: Plans.publish.name,
                json: #"""
                    {"plan":{"id":"Kế hoạch","name":{"vi":"Thử"},
                    "period":{"start":"2020-01-01","end":"2025-12-31"},
                    "area":"thai-binh","lead":"thai-binh/so-khong-co","legalBasis":[],
                    "activities":[{"id":"II.1","name":{"vi":"A","en":"A"}},
                    {"id":"II.1","name":{"vi":"A","en":"A"}}],
                    "indicators":[{"id":"A","name":{"vi":"A","en":"A"},"clause":5,"measure":"count",
                    "population":{},"having":[],"span":"year","targets":[]}],
                    "duties":[{"id":"x","name":{"vi":"A","en":"A"},"clause":"V","rhythm":"year",
                    "due":{},"units":[],"to":7}]}}
                    """#)
            #expect(refused?.status == .invalidArgument)
            #expect(
                Set(refused?.fields ?? []) == [
                    "/plan/name/en", "/plan/indicators/0/clause", "/plan/duties/0/to", "/plan/id",
                    "/plan/lead", "/plan/activities/1/id", "/plan/indicators/0/population",
                    "/plan/duties/0/due", "/plan/duties/0/units",
                ])
            for violation in refused?.violations ?? [] {
                #expect(!violation.message.contains("/plan") && !violation.message.contains("/name"))
            }
        }
    }

    @Test("a plan that cannot be carried out is refused with every member that is wrong")
    func wrong() throws {
        let name = BilingualText(vi: "Thử", en: "Test")
        func indicator(
            _ id: String, _ population: PopulationDeclaration, _ having: [FactDeclaration] = [],
            _ targets: [TargetDeclaration] = []
        ) -> IndicatorDeclaration {
            IndicatorDeclaration(id: id, name: name, clause: "I", measure: .percent, population: population)
                .with {
                    $0.having = having
                    $0.targets = targets
                }
        }
        let children = PopulationDeclaration().with { $0.children = ChildFilter() }
        let plan = PlanDocument(
            id: "Kế hoạch", name: name, period: try period("2020-01-01", "2025-12-31"), area: "thai-binh",
            lead: "thai-binh/so-khong-co"
        ).with {
            $0.activities = [
                ActivityDeclaration(id: "II.1", name: name).with {
                    $0.partners = ["thai-binh/ai"]
                    $0.sources = ["provincial-budget", "vàng"]
                },
                ActivityDeclaration(id: "II.1", name: name),
            ]
            $0.indicators = [
                indicator("A", PopulationDeclaration()),
                indicator(
                    "B",
                    PopulationDeclaration().with {
                        $0.workers = WorkerFilter(roles: ["teacher", "king"])
                    }),
                indicator(
                    "C",
                    PopulationDeclaration().with {
                        $0.providers = ProviderFilter(kinds: ["castle"])
                    }),
                indicator(
                    "D", children,
                    [
                        FactDeclaration(), FactDeclaration().with { $0.delivery = ["magic"] },
                        FactDeclaration().with { $0.placement = ["moon"] },
                        FactDeclaration().with { $0.network = true },
                        FactDeclaration().with { $0.delivery = [] },
                        FactDeclaration().with { $0.training = ["x"] },
                    ]),
                indicator(
                    "D",
                    PopulationDeclaration().with {
                        $0.children = ChildFilter().with {
                            $0.ageUnder = 0
                            $0.anyOf = [ChildFilter().with { $0.circumstances = ["?"] }]
                        }
                    },
                    [],
                    [
                        TargetDeclaration(from: 2021, through: 2020).with { $0.value = 10 },
                        TargetDeclaration(from: 2022, through: 2026).with { $0.value = 101 },
                        TargetDeclaration(from: 2023, through: 2023).with { $0.grows = false },
                    ]),
            ]
            $0.duties = [
                DutyDeclaration(
                    id: "x", name: name, clause: "V", rhythm: .halfYear,
                    due: DueRule().with { $0.on = "12-09" },
                    to: "thai-binh"),
                DutyDeclaration(
                    id: "y", name: name, clause: "V", rhythm: .year,
                    due: DueRule().with {
                        $0.daysAfterEnd = 1
                        $0.on = "02-29"
                    }, to: "thai-binh"
                ).with { $0.units = ["thai-binh/ma"] },
            ]
            $0.units = [
                UnitTasks(clause: "V.1", tasks: []).with { $0.units = ["thai-binh/ma"] },
                UnitTasks(clause: "V.2", tasks: []),
            ]
        }
        let refused = #expect(throws: Refusal.self) {
            try PlanRules(reference: SourceTree.reference(), today: day("2020-01-01")).publish(plan)
        }
        #expect(
            refused?.violations.map(\.pointer).map { String($0.dropFirst("/plan".count)) } == [
                "/id", "/lead", "/activities/1/id", "/activities/0/partners/0", "/activities/0/sources/1",
                "/indicators/4/id", "/indicators/0/population", "/indicators/1/population/workers/roles/1",
                "/indicators/2/population/providers/kinds/0", "/indicators/3/having/0",
                "/indicators/3/having/1/delivery/0", "/indicators/3/having/2/placement/0",
                "/indicators/3/having/3/network", "/indicators/3/having/4/delivery",
                "/indicators/3/having/5/training/0", "/indicators/4/population/children/ageUnder",
                "/indicators/4/population/children/anyOf/0/circumstances/0",
                "/indicators/4/targets/0/through",
                "/indicators/4/targets/1", "/indicators/4/targets/1/value", "/indicators/4/targets/2",
                "/indicators/4/targets/2", "/duties/0/due/on", "/duties/0/units", "/duties/1/due",
                "/duties/1/due/on", "/duties/1/units/0", "/units/0/units/0", "/units/1/units",
            ])
        for message in (refused?.violations ?? []).map(\.message) where message.key.hasPrefix("reporting.") {
            let words = ReportingTexts.catalogue.render(message, in: .vi)
            #expect(words != message.key && !words.contains("{"), "\(words)")
        }
    }

    @Test(
        "an indicator says no more than can be counted, however its conditions lie in one another",
        arguments: [0, 1])
    func conditions(more: Int) throws {
        let number = PlanCheck.mostConditions + more
        let care = FactDeclaration().with { $0.delivery = ["care"] }
        let several = (1..<number).reduce(care) { inner, _ in
            FactDeclaration().with { $0.anyOf = [care, inner] }
        }
        let plan = try Province.shipped(Province.plan).with {
            let filter = Rolls.nested(number, "law2016-orphan-both")
            let (children, carers) = (
                PopulationDeclaration().with { $0.children = filter },
                PopulationDeclaration().with { $0.caregiversOf = filter }
            )
            $0.indicators = [
                Rolls.indicator(children, having: [several]).with { $0.id = "A" },
                Rolls.indicator(carers).with { $0.id = "B" },
            ]
        }
        var fields: [String] = []
        do {
            try PlanRules(reference: SourceTree.reference(), today: day("2020-03-01")).publish(plan)
        } catch let refusal as Refusal {
            fields = refusal.violations.map(\.pointer)
        }
        let refused = [
            "/plan/indicators/0/population/children", "/plan/indicators/0/having",
            "/plan/indicators/1/population/caregiversOf",
        ]
        #expect(fields == (more == 0 ? [] : refused))
    }
}

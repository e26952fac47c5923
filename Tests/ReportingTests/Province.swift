import Bus
import CampaignsAPI
import CatalogueAPI
import FundingAPI
import GRDB
import RegistryAPI
import ReportingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns
@testable import Catalogue
@testable import Funding
@testable import Registry
@testable import Reporting

func period(_ start: String, _ end: String) throws -> Period {
    try Period(from: day(start), through: day(end))
}

/// All five services of a made-up Thái Bình, following each other, with the shipped plan in force.
struct Province: Served {
    static let service = "reporting"
    static let area: UnitPath = "thai-binh"
    static let dolisa: UnitPath = "thai-binh/so-ldtbxh"
    static let health: UnitPath = "thai-binh/so-y-te"
    static let district: UnitPath = "thai-binh/thai-thuy"
    static let commune: UnitPath = "thai-binh/thai-thuy/diem-dien"
    static let otherDistrict: UnitPath = "thai-binh/tien-hai"
    static let otherCommune: UnitPath = "thai-binh/tien-hai/tien-hai"
    static let plan = "thai-binh-2020-2025"

    let deployment: Deployment

    /// Who answers for the plan: may do everything in the whole area, see confidential things too.
    var lead: TestClient {
        deployment.client(
            as: Self.dolisa, Deployment.workRoles.union([.confidential]), scope: [Self.area], language: .en)
    }

    static func shipped(_ name: String) throws -> PlanDocument {
        try YAMLDocument.decode(PlanDocument.self, SourceTree.compose + "/plans/\(name).yaml")
    }

    static func open(
        today: String = "2021-03-15", publish: Bool = true,
        on transports: [TestTransport] = TestTransport.allCases, _ body: (Province) async throws -> Void
    ) async throws {
        try await withDeployment(
            [
                RegistryService.self, CatalogueService.self, FundingService.self, CampaignsService.self,
                ReportingService.self,
            ], on: transports, reference: SourceTree.reference(), today: day(today)
        ) { deployment in
            let province = Province(deployment: deployment)
            if publish { try await province.publish() }
            try await body(province)
        }
    }

    func publish() async throws {
        _ = try await lead.call(Plans.publish, PublishPlan(plan: Self.shipped(Self.plan)))
    }

    /// The plan with these indicators, and nothing else of it.
    func publish(_ indicators: [IndicatorDeclaration]) async throws {
        let shipped = try Self.shipped(Self.plan)
        let plan = PlanDocument(
            id: shipped.id, name: shipped.name, period: shipped.period, area: shipped.area,
            lead: shipped.lead
        ).with { $0.indicators = indicators }
        _ = try await lead.call(Plans.publish, PublishPlan(plan: plan))
    }

    // MARK: What happens in it

    func child(
        in commune: UnitPath = Province.commune, born: String = "2014-05-10", sex: Sex = .female,
        disability: DisabilityDegree? = .severe, registered: String? = nil
    ) async throws -> ChildID {
        let child = try await lead.call(
            Children.register,
            RegisterChild(name: "Trẻ Giả Định", sex: sex, commune: commune).with {
                $0.birthDate = day(born)
                $0.registeredOn = registered.map(day)
                $0.confirmedDistinct = true
            })
        if let disability {
            _ = try await lead.call(
                Disabilities.determine,
                DetermineDisability(child: child.id, type: .mobility, degree: disability).with {
                    $0.determinedOn = registered.map(day)
                })
        }
        return child.id
    }

    func children(_ count: Int, in commune: UnitPath = Province.commune) async throws -> [ChildID] {
        var ids: [ChildID] = []
        for _ in 0..<count { ids.append(try await child(in: commune)) }
        return ids
    }

    /// Somebody who began in the first commune on a day.
    func worker(from text: String) async throws -> Worker {
        try await lead.call(
            Workers.register,
            RegisterWorker(name: "Cán Bộ", unit: Self.commune, role: .collaborator).with {
                $0.from = day(text)
            })
    }

    func provider(_ name: String = "Trung tâm", kind: String = "rehabilitation-centre") async throws
        -> ProviderID
    {
        try await lead.call(
            Providers.register,
            RegisterProvider(name: name, unit: Self.health, kind: kind).with {
                $0.place = Self.commune
            }
        ).id
    }

    @discardableResult
    func deliver(
        _ domain: String = "care", to child: ChildID, on text: String, by provider: ProviderID
    ) async throws -> Delivery {
        try await deployment.client(as: Self.health, scope: [Self.area], language: .en).call(
            Deliveries.record,
            RecordDelivery(child: child, on: day(text)).with {
                $0.provider = provider
                $0.domain = domain
            }
        )
    }

    /// A class of one day that all of them pass.
    func teach(_ topic: String, _ audience: Audience, _ learners: [Learner], on text: String) async throws
        -> ClassID
    {
        let course = try await lead.call(
            Courses.design,
            DesignCourse(
                title: "Khóa học \(topic) \(text)", audiences: [audience], topics: [topic], hours: 6,
                requiredAttendance: 80
            ).with { $0.unit = Self.dolisa })
        _ = try await lead.call(Courses.approve, ApproveCourse(id: course.id))
        let opened = try await lead.call(
            Classes.open,
            OpenClass(course: course.id, place: Self.commune, start: day(text), end: day(text), capacity: 50)
                .with { $0.confirmedDistinct = true })
        for learner in learners {
            _ = try await lead.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            _ = try await lead.call(
                Classes.attend,
                AttendClass(id: opened.id, learner: learner, hours: 6).with { $0.on = day(text) })
        }
        _ = try await lead.call(Classes.complete, CompleteClass(id: opened.id))
        return opened.id
    }

    /// From a source of its own, by an approved estimate of a unit that has none for the plan and the year yet.
    @discardableResult
    func allocate(
        _ amount: Money, of approved: Money? = nil, to activity: String, in year: Int,
        plan: String = Province.plan, by unit: UnitPath = Province.dolisa
    ) async throws -> Allocation {
        let source = try await budget(of: year)
        let line = EstimateLine(
            activity: activity, source: source.id, amount: approved ?? amount, reason: "Mạng lưới")
        let estimate = try await client(unit).call(
            Estimates.draft,
            DraftEstimate(unit: unit, plan: plan, year: year, lines: [line]))
        _ = try await client(unit).call(Estimates.submit, SubmitEstimate(id: estimate.id))
        _ = try await client(Self.area).call(Estimates.approve, ApproveEstimate(id: estimate.id))
        return try await client(Self.area).call(
            Allocations.allocate,
            AllocateMoney(estimate: estimate.id, activity: activity, source: source.id, amount: amount))
    }

    /// The province's budget of a year, opened when it is first drawn on.
    private func budget(of year: Int) async throws -> Source {
        let open = try await lead.call(Sources.list, ListSources().with { $0.year = year })
        if let source = open.items.first { return source }
        return try await lead.call(
            Sources.open,
            OpenSource(
                name: "Ngân sách tỉnh", kind: "provincial-budget", unit: Self.area, year: year,
                amount: 1_000_000_000))
    }

    // MARK: What is asked of it

    func values(
        on: String? = nil, knownOn: String? = nil, by breakdown: Breakdown? = nil,
        units: BreakdownUnits? = nil, as client: TestClient? = nil
    ) async throws -> [String: IndicatorValue] {
        let progress = try await progress(on: on, knownOn: knownOn, by: breakdown, units: units, as: client)
        return Dictionary(uniqueKeysWithValues: progress.values.map { ($0.indicator, $0) })
    }

    func progress(
        on: String? = nil, knownOn: String? = nil, by breakdown: Breakdown? = nil,
        units: BreakdownUnits? = nil, as client: TestClient? = nil
    ) async throws -> Progress {
        try await (client ?? lead).call(
            Indicators.compute,
            ComputeIndicators(plan: Self.plan).with {
                $0.on = on.map(day)
                $0.knownOn = knownOn.map(day)
                $0.by = breakdown
                $0.units = units
            })
    }

    func value(
        _ indicator: String, on: String? = nil, knownOn: String? = nil, by breakdown: Breakdown? = nil,
        units: BreakdownUnits? = nil, as client: TestClient? = nil
    ) async throws -> IndicatorValue {
        try #require(
            try await values(on: on, knownOn: knownOn, by: breakdown, units: units, as: client)[indicator])
    }

    /// Whose data reporting has shown to whom.
    func reads() async throws -> Set<String> {
        let call = QueryCall(
            principal: Principal(unit: Self.area, roles: []), method: "test.Test/Look", language: .en)
        return try await deployment.store(of: "reporting").query(call) { snapshot in
            snapshot.authorizeByRoleAlone()
            let rows = try Row.fetchAll(snapshot.db, sql: "SELECT number, unit, subjects FROM store_reads")
            return try Set(
                rows.flatMap { row in
                    try snapshot.children(row[2], ofRead: UInt64(row[0] as Int64))
                        .map { "\(row[1] as String) \($0)" }
                })
        }.value
    }
}

extension IndicatorValue {
    var pair: [Int?] { [numerator, denominator] }
}

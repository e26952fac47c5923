import Bus
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// A province's labour department, or who leads in its place, at work on a stack of processes: all its calls share what they have seen.
struct Province {
    let unit: UnitPath
    let plan: String
    let registry: BusClient
    let catalogue: BusClient
    let reporting: BusClient
    /// What its calls have seen, for others who are to see it too.
    let positions = PositionTracker()
    let place: StackPlace

    init(_ name: String, plan: String, on stack: ProcessStack) throws {
        try self.init(lead: UnitPath("\(name)/so-ldtbxh") ?? "nowhere", plan: plan, on: stack)
    }

    init(lead: UnitPath, plan: String, on stack: ProcessStack) throws {
        unit = lead
        self.plan = plan
        place = stack.place
        registry = try stack.client(of: "registry", as: unit, positions: positions)
        catalogue = try stack.client(of: "catalogue", as: unit, positions: positions)
        reporting = try stack.client(of: "reporting", as: unit, positions: positions)
    }

    static func thaiBinh(_ stack: ProcessStack) throws -> Province {
        try Province("thai-binh", plan: "thai-binh-2020-2025", on: stack)
    }

    static func hungYen(_ stack: ProcessStack) throws -> Province {
        try Province("hung-yen", plan: "hung-yen-2013-2020", on: stack)
    }

    /// The shipped plan, as its file says it.
    func publish() async throws -> PlanDocument {
        let document = try YAMLDocument.decode(PlanDocument.self, "\(place.compose)/plans/\(plan).yaml")
        return try await reporting.call(Plans.publish, PublishPlan(plan: document)).plan
    }

    func provider(in place: UnitPath) async throws -> ProviderID {
        try await catalogue.call(
            Providers.register,
            RegisterProvider(name: "Trung tâm công tác xã hội", unit: unit, kind: "social-work-centre").with {
                $0.place = place
            }
        ).id
    }

    @discardableResult
    func enter(_ rows: [ChildRow]) async throws -> ImportSummary {
        let summary = try await registry.send(Children.import, rows: rows)
        #expect(summary.rejections == [])
        return summary
    }

    @discardableResult
    func deliver(_ domain: String, to child: ChildID, by provider: ProviderID, on day: Day) async throws
        -> Delivery
    {
        try await catalogue.call(
            Deliveries.record,
            RecordDelivery(child: child, on: day).with {
                $0.provider = provider
                $0.domain = domain
            })
    }

    func compute(_ indicator: String, on day: Day) async throws -> IndicatorValue {
        let progress = try await reporting.call(
            Indicators.compute,
            ComputeIndicators(plan: plan).with {
                $0.indicator = indicator
                $0.on = day
            })
        return try #require(progress.values.first)
    }

    func children() async throws -> [Child] {
        try await collect(registry.feed(Children.list, ListChildren()))
    }

    func deliveries() async throws -> [Delivery] {
        try await collect(catalogue.feed(Deliveries.list, ListDeliveries().with { $0.withVoided = true }))
    }
}

/// All that a feed has.
func collect<Request: Payload, Item: Payload>(_ feed: FeedItems<Request, Item>) async throws -> [Item] {
    var items: [Item] = []
    for try await item in feed { items.append(item) }
    return items
}

/// Names of made-up people: letters only, different for different numbers.
func personName(_ number: Int) -> String {
    let letters = Array("abcdeghiklmnopqrstuvxy")
    func part(_ number: Int) -> String {
        "T" + String(letters[number / letters.count % letters.count])
            + String(letters[number % letters.count])
    }
    return "Nguyễn \(part(number / (letters.count * letters.count))) \(part(number))"
}

import Bus
import CatalogueAPI
import FundingAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

/// What was known when is what the logs say, not when reporting came to read them.
@Suite("What was known on a day", .timeLimit(.minutes(5)))
struct KnownOnTests {
    /// One answer for each day of knowledge.
    private struct Told: Hashable {
        var values: [String: IndicatorValue]
        var money: [MoneyLine]
    }

    private static let days = ["2021-03-15", "2021-04-10", "2021-05-10", "2021-06-01", "2021-07-01"]

    private func told(_ province: Province) async throws -> [Told] {
        var told: [Told] = []
        for known in Self.days {
            let finances = try await province.lead.call(
                Finances.bySource, FinancesBySource(plan: Province.plan).with { $0.knownOn = day(known) })
            told.append(
                Told(
                    values: try await province.values(on: "2021-05-31", knownOn: known, by: .commune),
                    money: finances.items))
        }
        return told
    }

    @Test("reporting that is built again on another day gives the same figures as known on each day before")
    func later() async throws {
        try await Province.open(today: Self.days[0]) { province in
            let children = try await province.children(3)
            let provider = try await province.provider()
            try await province.deliver(to: children[0], on: "2021-03-01", by: provider)
            let determined = try await province.lead.call(
                Disabilities.list, ListDisabilities(child: children[2]))
            province.deployment.set(day: day(Self.days[1]))
            let late = try await province.deliver(to: children[1], on: "2021-03-02", by: provider)
            let allocation = try await province.allocate(400_000_000, to: "III.5", in: 2021)
            province.deployment.set(day: day(Self.days[2]))
            _ = try await province.client(Province.health).call(
                Deliveries.correct, CorrectDelivery(id: late.id, reason: "Nhập nhầm").with { $0.void = true })
            _ = try await province.lead.call(
                Commitments.reserve,
                ReserveMoney(allocation: allocation.id, amount: 300_000_000, purpose: "Tập huấn"))
            province.deployment.set(day: day(Self.days[3]))
            _ = try await province.lead.call(
                Children.close, CloseChild(id: children[0], reason: .moved).with { $0.on = day("2021-05-20") }
            )
            province.deployment.set(day: day(Self.days[4]))
            _ = try await province.lead.call(
                Disabilities.void, VoidDisability(id: try #require(determined.items.first?.id)))
            let before = try await told(province)
            #expect(
                before.map { $0.values["T1"]?.pair } == [[1, 3], [2, 3], [1, 3], [0, 2], [0, 1]])
            #expect(
                before.map { $0.money.first?.allocated.dong } == [nil]
                    + Array(repeating: 400_000_000, count: 4))
            #expect(
                before.map { $0.money.first?.committed.dong } == [nil, 0]
                    + Array(repeating: 300_000_000, count: 3))
            province.deployment.set(day: day("2022-02-20"))
            try await province.deployment.rebuild("reporting")
            try await province.publish()
            #expect(try await told(province) == before)
        }
    }

    @Test("a figure as known on a day is counted by the plan of that day")
    func versions() async throws {
        try await Province.open(today: Self.days[0], on: [.inProcess]) { province in
            _ = try await province.children(2)
            province.deployment.set(day: day(Self.days[1]))
            var revised = try Province.shipped(Province.plan)
            revised.indicators.removeLast()
            revised.indicators[0].targets = [
                TargetDeclaration(from: 2020, through: 2025).with { $0.value = 95 }
            ]
            _ = try await province.lead.call(Plans.publish, PublishPlan(plan: revised))
            for (known, version, target, count) in [
                (Self.days[0], 1, 90.0, 5), ("2021-04-09", 1, 90, 5), (Self.days[1], 2, 95, 4),
                // Before it was published, the first version is what can be meant.
                ("2020-12-31", 1, 90, 5),
            ] {
                let progress = try await province.lead.call(
                    Indicators.compute,
                    ComputeIndicators(plan: Province.plan).with {
                        ($0.on, $0.knownOn) = (day("2021-03-31"), day(known))
                    })
                #expect(progress.planVersion == version, "\(known)")
                #expect(progress.values.count == count && progress.values[0].target == target, "\(known)")
            }
            let series = IndicatorSeries(plan: Province.plan, indicator: "T5")
            let then = series.with { $0.knownOn = day(Self.days[0]) }
            #expect(try await province.lead.call(Indicators.series, then).planVersion == 1)
            #expect(try await province.lead.refusal(of: Indicators.series, series)?.status == .notFound)
        }
    }
}

import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@Suite("Lists in pages", .timeLimit(.minutes(5)))
struct PageTests {
    @Test("plans, rounds, duties and indicators come whole and once, in the order of the whole list")
    func everything() async throws {
        try await Province.open(today: "2021-12-15", on: [.inProcess]) { province in
            let lead = province.lead
            _ = try await province.client("hung-yen").call(
                Plans.publish, PublishPlan(plan: try Province.shipped("hung-yen-2013-2020")))
            // Three opened on one day in no order of their ids, one the day before.
            for (title, opened) in [
                ("a", "2021-12-14"), ("b", "2021-12-15"), ("c", "2021-12-15"), ("d", "2021-12-15"),
            ] {
                province.deployment.set(day: day(opened))
                _ = try await lead.call(
                    Rounds.open,
                    OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")).with {
                        $0.title = BilingualText(vi: title, en: title)
                        $0.due = day("2021-12-20")
                        $0.units = [Province.health, Province.district]
                    })
            }
            let plans = try await lead.call(Plans.list, ListPlans())
            let planPages = try await lead.pages(of: Plans.list) { after in
                ListPlans().with { ($0.after, $0.limit) = (after, 1) }
            }
            #expect(planPages == plans.items.map { [$0] } && plans.items.count == 2)

            let rounds = try await lead.call(Rounds.list, ListRounds(plan: Province.plan))
            let roundPages = try await lead.pages(of: Rounds.list) { after in
                ListRounds(plan: Province.plan).with { $0.status = .open }.with {
                    $0.after = after
                    $0.limit = 1
                }
            }
            #expect(roundPages == rounds.items.map { [$0] } && rounds.items.count == 4)
            #expect(rounds.items.first?.title.en == "a")

            let duties = try await lead.call(Duties.list, ListDuties(plan: Province.plan))
            let dutyPages = try await lead.pages(of: Duties.list) { after in
                ListDuties(plan: Province.plan).with {
                    $0.after = after
                    $0.limit = 5
                }
            }
            #expect(dutyPages.joined().elementsEqual(duties.items) && duties.items.count == 18 + 1 + 8)
            let overdue = try await lead.call(Duties.overdue, OverdueDuties(plan: Province.plan))
            let overduePages = try await lead.pages(of: Duties.overdue) { after in
                OverdueDuties(plan: Province.plan).with {
                    $0.after = after
                    $0.limit = 7
                }
            }
            #expect(overduePages.joined().elementsEqual(overdue.items) && overdue.items.count >= 17)

            let indicators = try await lead.call(Indicators.list, ListIndicators(plan: Province.plan))
            let indicatorPages = try await lead.pages(of: Indicators.list) { after in
                ListIndicators(plan: Province.plan).with {
                    $0.after = after
                    $0.limit = 2
                }
            }
            #expect(indicatorPages.joined().elementsEqual(indicators.items) && indicatorPages.count == 3)
        }
    }

    @Test("values come whole and once, in the plan's order, each with its cells")
    func values() async throws {
        try await Province.open(on: [.inProcess]) { province in
            func compute(_ after: String?, _ limit: Int?) async throws -> Progress {
                try await province.lead.call(
                    Indicators.compute,
                    ComputeIndicators(plan: Province.plan).with {
                        ($0.by, $0.after, $0.limit) = (.district, after, limit)
                    })
            }
            let whole = try await compute(nil, nil)
            #expect(whole.next == nil && whole.values.count > 2)
            var (values, sizes, after) = ([IndicatorValue](), [Int](), String?.none)
            repeat {
                let page = try await compute(after, 2)
                values += page.values
                sizes.append(page.values.count)
                after = page.next
            } while after != nil && sizes.count < 100
            #expect(values == whole.values && sizes.dropLast().allSatisfy { $0 == 2 })
            let invented = try await province.lead.refusal(
                of: Indicators.compute, ComputeIndicators(plan: Province.plan).with { $0.after = "T1" })
            #expect(invented?.status == .invalidArgument && invented?.fields == ["/after"])
            let refused = try await province.lead.refusal(
                of: Finances.bySource, FinancesBySource(plan: Province.plan).with { $0.limit = 0 })
            #expect(refused?.status == .invalidArgument && refused?.fields == ["/limit"])
        }
    }

    @Test("a page of none or of more than 500 is refused")
    func limits() async throws {
        try await Province.open(on: [.inProcess]) { province in
            for limit in [0, 501] {
                let refused = try await province.lead.refusal(
                    of: Plans.list, ListPlans().with { $0.limit = limit })
                #expect(refused?.status == .invalidArgument && refused?.fields == ["/limit"])
                let explained = try await province.lead.refusal(
                    of: Indicators.explain,
                    ExplainIndicator(plan: Province.plan, indicator: "T1").with { $0.limit = limit })
                #expect(explained?.fields == ["/limit"])
            }
        }
    }
}

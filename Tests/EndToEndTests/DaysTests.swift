import Bus
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// A day on which the house has to work: who acts on it, and who does no more or not yet.
struct WorkingDay: Sendable, CustomTestStringConvertible {
    /// What the simulated clock shows; nil for the machine's own.
    let clock: Day?
    /// Shipped, or made for the day.
    let plan: String
    let indicator: String
    /// Who leads the work for children.
    let lead: UnitPath
    let commune: UnitPath
    /// Where the child moves.
    let neighbour: UnitPath
    let circumstance: String
    /// Units of other days.
    let powerless: [UnitPath]

    var testDescription: String { clock.map { "\($0)" } ?? "today" }

    static let all: [WorkingDay] = [
        // A month before Phù Cường became part of the city of Hưng Yên.
        WorkingDay(
            clock: day("2013-07-01"), plan: "hung-yen-2013-2020", indicator: "H1", lead: "hung-yen/so-ldtbxh",
            commune: "hung-yen/kim-dong/phu-cuong", neighbour: "hung-yen/kim-dong/luong-bang",
            circumstance: "law2004-disabled",
            powerless: ["hung-yen/hung-yen/phu-cuong", "hung-yen/son-nam"]),
        // Three months after the mergers of communes.
        WorkingDay(
            clock: day("2020-06-15"), plan: "thai-binh-2020-2025", indicator: "T1",
            lead: "thai-binh/so-ldtbxh",
            commune: "thai-binh/thai-thuy/duong-hong-thuy", neighbour: "thai-binh/thai-thuy/diem-dien",
            circumstance: "law2016-disabled",
            powerless: ["thai-binh/thai-thuy/thai-duong", "hung-yen/thai-thuy"]),
        // The last day of the districts and of the province; Labour's work is Health's already.
        WorkingDay(
            clock: day("2025-06-30"), plan: "thai-binh-2020-2025", indicator: "T1", lead: "thai-binh/so-y-te",
            commune: "thai-binh/thai-thuy/diem-dien", neighbour: "thai-binh/thai-thuy/duong-hong-thuy",
            circumstance: "law2016-disabled",
            powerless: ["thai-binh/so-ldtbxh", "hung-yen/thai-thuy", "hung-yen/so-y-te"]),
        WorkingDay(
            clock: day("2025-07-01"), plan: "thai-binh-2020-2025", indicator: "T1", lead: "hung-yen/so-y-te",
            commune: "hung-yen/thai-thuy", neighbour: "hung-yen/dong-thuy-anh",
            circumstance: "law2016-disabled",
            powerless: ["thai-binh/thai-thuy", "thai-binh/thai-thuy/diem-dien", "thai-binh/so-y-te"]),
        WorkingDay(
            clock: nil, plan: "of-today", indicator: "T1", lead: "hung-yen/so-y-te",
            commune: "hung-yen/thai-thuy", neighbour: "hung-yen/dong-thuy-anh",
            circumstance: "law2016-disabled",
            powerless: ["hung-yen/so-ldtbxh", "thai-binh/so-y-te", "hung-yen/kim-dong"]),
    ]
}

/// The whole stack, by the shipped policy, plans and reference data, on both sides of what changed.
@Suite("A day's work on any day", .timeLimit(.minutes(5)), .serialized)
struct DaysTests {
    @Test(
        "the units of the day register, move, serve, count and report; those of other days do nothing",
        arguments: WorkingDay.all)
    func work(_ working: WorkingDay) async throws {
        try await withStack(today: working.clock) { stack in
            let zone = try StackSettings.read(compose: stack.place.compose).zoneOffsetMinutes
            let today = working.clock ?? Timestamp.now().day(utcOffset: zone)
            let lead = try Province(lead: working.lead, plan: working.plan, on: stack)
            let commune = try stack.client(
                of: "registry", as: working.commune, positions: lead.positions)
            let neighbour = try stack.client(of: "registry", as: working.neighbour)
            _ = try await lead.reporting.call(
                Plans.publish, PublishPlan(plan: plan(of: working, in: year(of: today), at: stack.place)))
            let published = try await lead.reporting.call(Plans.get, GetPlan(id: working.plan))
            #expect((published.actingLead ?? published.plan.lead) == working.lead)
            let child = try await register(of: working, on: today, by: commune)
            #expect(child.commune == working.commune && child.registeredOn == today)
            try await refused(neighbour, child.id)
            for unit in working.powerless {
                try await refused(
                    stack.client(of: "registry", as: unit), child.id, as: [.notFound, .permissionDenied])
            }

            let provider = try await lead.provider(in: working.commune)
            for domain in ["education", "protection"] {
                try await lead.deliver(domain, to: child.id, by: provider, on: today)
            }
            _ = try await lead.registry.call(
                Children.update, UpdateChild(id: child.id).with { $0.commune = working.neighbour })
            #expect(
                try await neighbour.call(Children.get, GetChild(id: child.id)).commune == working.neighbour)
            try await refused(commune, child.id)

            let value = try await lead.compute(working.indicator, on: today)
            #expect(Pair(value) == Pair(1, 1))
            let report = try await lead.reporting.call(
                Compilations.compile, CompileReport(plan: working.plan, period: year(of: today)))
            #expect(report.compiledBy == working.lead && report.compiledOn == today)
            #expect(report.values.first { $0.indicator == working.indicator }.map(Pair.init) == Pair(1, 1))
        }
    }

    private func register(of working: WorkingDay, on today: Day, by commune: BusClient) async throws -> Child
    {
        let child = try await commune.call(
            Children.register,
            RegisterChild(name: "Trẻ Giả Định", sex: .male, commune: working.commune).with {
                $0.birthDate = today.advanced(by: -2500)
            })
        _ = try await commune.call(
            Disabilities.determine, DetermineDisability(child: child.id, type: .mobility, degree: .severe))
        _ = try await commune.call(
            Circumstances.add,
            AddCircumstance(child: child.id, code: working.circumstance, start: today))
        return child
    }

    /// A child out of reach is not there; a unit that has ended, or has not begun, may ask for none.
    private func refused(
        _ client: BusClient, _ child: ChildID, as statuses: [Status] = [.notFound]
    ) async throws {
        let error = await #expect(throws: CallError.self) {
            try await client.call(Children.get, GetChild(id: child))
        }
        #expect(error.map { statuses.contains($0.status) } == true, "\(String(describing: error))")
    }

    /// As shipped; for today one of its own years, with the same indicator.
    private func plan(of working: WorkingDay, in year: Period, at place: StackPlace) throws -> PlanDocument {
        func shipped(_ name: String) throws -> PlanDocument {
            try YAMLDocument.decode(PlanDocument.self, "\(place.compose)/plans/\(name).yaml")
        }
        guard working.clock == nil else { return try shipped(working.plan) }
        var plan = PlanDocument(
            id: working.plan, name: BilingualText(vi: "Kế hoạch năm nay", en: "This year's plan"),
            period: year, area: "hung-yen", lead: working.lead)
        plan.indicators = try shipped("thai-binh-2020-2025").indicators.filter {
            $0.id == working.indicator
        }
        .map { indicator in
            var untargeted = indicator
            untargeted.targets = []
            return untargeted
        }
        return plan
    }

    private func year(of day: Day) throws -> Period {
        try Period(
            from: #require(Day(year: day.year, month: 1, day: 1)),
            through: #require(Day(year: day.year, month: 12, day: 31)))
    }
}

import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// A day on which the house has to work: who acts on it, and who does no more or not yet.
struct WorkingDay: Sendable, CustomTestStringConvertible {
    /// A unit of another day, what is said of it: its last day or its first, and a unit that stands in its place.
    struct Powerless: Sendable {
        let unit: UnitPath
        let turn: Day
        let heir: UnitPath
    }

    /// What the simulated clock shows; nil for the machine's own.
    let clock: Day?
    /// Shipped, or made for the day.
    let plan: String
    let indicator: String
    let province: UnitPath
    /// Who leads the work for children.
    let lead: UnitPath
    /// Whose campaigns are.
    let press: UnitPath
    let commune: UnitPath
    /// Where the child moves.
    let neighbour: UnitPath
    /// Where networks and pilots are: a district, or a commune once there are none.
    let district: UnitPath
    let circumstance: String
    /// What a child with a severe disability is due in a month, in đồng: 0 where no rates are known, and by the newest rates when nil.
    let monthly: Int?
    let powerless: [Powerless]

    var testDescription: String { clock.map { "\($0)" } ?? "today" }

    /// An office of the province.
    func office(_ name: String) -> UnitPath { UnitPath("\(province)/\(name)") ?? province }

    static let all: [WorkingDay] = [
        // A month before Phù Cường became part of the city of Hưng Yên.
        WorkingDay(
            clock: day("2013-07-01"), plan: "hung-yen-2013-2020", indicator: "H1",
            province: "hung-yen", lead: "hung-yen/so-ldtbxh", press: "hung-yen/so-tttt",
            commune: "hung-yen/kim-dong/phu-cuong", neighbour: "hung-yen/kim-dong/luong-bang",
            district: "hung-yen/kim-dong", circumstance: "law2004-disabled", monthly: 0,
            powerless: [
                Powerless(
                    unit: "hung-yen/hung-yen/phu-cuong", turn: day("2013-08-06"),
                    heir: "hung-yen/kim-dong/phu-cuong")
            ]),
        // Three months after the mergers of communes.
        WorkingDay(
            clock: day("2020-06-15"), plan: "thai-binh-2020-2025", indicator: "T1",
            province: "thai-binh", lead: "thai-binh/so-ldtbxh", press: "thai-binh/so-tttt",
            commune: "thai-binh/thai-thuy/duong-hong-thuy", neighbour: "thai-binh/thai-thuy/diem-dien",
            district: "thai-binh/thai-thuy", circumstance: "law2016-disabled", monthly: 540_000,
            powerless: [
                Powerless(
                    unit: "thai-binh/thai-thuy/thai-duong", turn: day("2020-02-29"),
                    heir: "thai-binh/thai-thuy/duong-hong-thuy"),
                Powerless(
                    unit: "hung-yen/thai-thuy", turn: day("2025-07-01"), heir: "thai-binh/thai-thuy/diem-dien"
                ),
            ]),
        // The last day of the districts and of the province; Labour's work is Health's already.
        WorkingDay(
            clock: day("2025-06-30"), plan: "thai-binh-2020-2025", indicator: "T1",
            province: "thai-binh", lead: "thai-binh/so-y-te", press: "thai-binh/so-vhttdl",
            commune: "thai-binh/thai-thuy/diem-dien", neighbour: "thai-binh/thai-thuy/duong-hong-thuy",
            district: "thai-binh/thai-thuy", circumstance: "law2016-disabled", monthly: 1_000_000,
            powerless: [
                Powerless(
                    unit: "thai-binh/so-ldtbxh", turn: day("2025-02-28"), heir: "thai-binh/so-y-te"),
                Powerless(
                    unit: "hung-yen/thai-thuy", turn: day("2025-07-01"), heir: "thai-binh/thai-thuy/diem-dien"
                ),
            ]),
        withoutDistricts(
            clock: day("2025-07-01"), plan: "thai-binh-2020-2025", monthly: 1_000_000,
            powerless: [
                Powerless(
                    unit: "thai-binh/thai-thuy", turn: day("2025-06-30"), heir: "hung-yen/thai-thuy"),
                Powerless(
                    unit: "thai-binh/thai-thuy/diem-dien", turn: day("2025-06-30"), heir: "hung-yen/thai-thuy"
                ),
                Powerless(unit: "thai-binh/so-y-te", turn: day("2025-06-30"), heir: "hung-yen/so-y-te"),
            ]),
        withoutDistricts(
            clock: nil, plan: "of-today", monthly: nil,
            powerless: [
                Powerless(unit: "hung-yen/so-ldtbxh", turn: day("2025-02-28"), heir: "hung-yen/so-y-te"),
                Powerless(unit: "thai-binh/so-y-te", turn: day("2025-06-30"), heir: "hung-yen/so-y-te"),
                Powerless(unit: "hung-yen/kim-dong", turn: day("2025-06-30"), heir: "hung-yen/luong-bang"),
            ]),
    ]

    /// A day since July 2025: one province, and no districts any more.
    private static func withoutDistricts(
        clock: Day?, plan: String, monthly: Int?, powerless: [Powerless]
    ) -> WorkingDay {
        WorkingDay(
            clock: clock, plan: plan, indicator: "T1",
            province: "hung-yen", lead: "hung-yen/so-y-te", press: "hung-yen/so-vhttdl",
            commune: "hung-yen/thai-thuy", neighbour: "hung-yen/dong-thuy-anh",
            district: "hung-yen/thai-thuy", circumstance: "law2016-disabled", monthly: monthly,
            powerless: powerless)
    }
}

extension WorkingDay {
    /// As shipped; for today one of its own years, with the same indicator.
    func plan(in year: Period, at place: StackPlace) throws -> PlanDocument {
        func shipped(_ name: String) throws -> PlanDocument {
            try YAMLDocument.decode(PlanDocument.self, "\(place.compose)/plans/\(name).yaml")
        }
        guard clock == nil else { return try shipped(plan) }
        var document = PlanDocument(
            id: plan, name: BilingualText(vi: "Kế hoạch năm nay", en: "This year's plan"),
            period: year, area: province, lead: lead)
        document.indicators = try shipped("thai-binh-2020-2025").indicators.filter { $0.id == indicator }.map
        { indicator in
            var untargeted = indicator
            untargeted.targets = []
            return untargeted
        }
        return document
    }
}

internal import Bus
internal import ReportingAPI
internal import Vocabulary

/// Whether a plan can be carried out as it is written: every member that is wrong is named.
enum PlanRules {
    static func check(_ plan: PlanDocument, _ reference: Reference) throws {
        var violations: [Refusal.Violation] = []
        func refuse(_ pointer: String, _ key: String, _ arguments: [String: String] = [:]) {
            violations.append(.init(pointer, Message(key, arguments)))
        }
        if !isIdentifier(plan.id) { refuse("/plan/id", "reporting.plan-id", ["value": plan.id]) }
        func checkUnit(_ unit: UnitPath, _ pointer: String) {
            if reference.units.history(of: unit).isEmpty {
                refuse(pointer, "reporting.unit-unknown", ["unit": unit.text])
            }
        }
        checkUnit(plan.area, "/plan/area")
        checkUnit(plan.lead, "/plan/lead")
        for (index, activity) in plan.activities.enumerated() {
            let here = "/plan/activities/\(index)"
            if plan.activities[..<index].contains(where: { $0.id == activity.id }) {
                refuse(here + "/id", "reporting.twice", ["id": activity.id])
            }
            if let lead = activity.lead { checkUnit(lead, here + "/lead") }
            for (place, partner) in (activity.partners ?? []).enumerated() {
                checkUnit(partner, here + "/partners/\(place)")
            }
        }
        for (index, indicator) in plan.indicators.enumerated() {
            let here = "/plan/indicators/\(index)"
            if plan.indicators[..<index].contains(where: { $0.id == indicator.id }) {
                refuse(here + "/id", "reporting.twice", ["id": indicator.id])
            }
            check(indicator, here, reference, plan, refuse)
        }
        for (index, duty) in plan.duties.enumerated() {
            let here = "/plan/duties/\(index)"
            if plan.duties[..<index].contains(where: { $0.id == duty.id }) {
                refuse(here + "/id", "reporting.twice", ["id": duty.id])
            }
            if (duty.due.daysAfterEnd == nil) == (duty.due.on == nil) {
                refuse(here + "/due", "reporting.due-one")
            }
            if let on = duty.due.on, duty.rhythm != .year || Day("2020-\(on)") == nil {
                refuse(here + "/due/on", "reporting.due-day", ["value": on])
            }
            for (place, unit) in duty.units.enumerated() { checkUnit(unit, here + "/units/\(place)") }
            checkUnit(duty.to, here + "/to")
        }
        if !violations.isEmpty { throw Refusal.invalid(violations) }
    }

    private static func check(
        _ indicator: IndicatorDeclaration, _ here: String, _ reference: Reference, _ plan: PlanDocument,
        _ refuse: (String, String, [String: String]) -> Void
    ) {
        let population = indicator.population
        let given = [
            population.children != nil, population.caregiversOf != nil, population.workers != nil,
            population.districts != nil, population.providers != nil, population.upgrades != nil,
        ]
        if given.count(where: { $0 }) != 1 { refuse(here + "/population", "reporting.population-one", [:]) }
        if let filter = population.children {
            check(filter, here + "/population/children", reference, refuse)
        }
        if let filter = population.caregiversOf {
            check(filter, here + "/population/caregiversOf", reference, refuse)
        }
        for (index, fact) in indicator.having.enumerated() {
            let members = [
                fact.delivery != nil, fact.training != nil, fact.placement != nil, fact.network != nil,
                fact.pilot != nil, fact.standard != nil, fact.completed != nil,
            ]
            if members.count(where: { $0 }) != 1 {
                refuse(here + "/having/\(index)", "reporting.fact-one", [:])
            }
            for (place, domain) in (fact.delivery ?? []).enumerated()
            where !reference.knows(.serviceDomain, domain, on: plan.period.start) {
                refuse(
                    here + "/having/\(index)/delivery/\(place)", "reporting.code-unknown", ["code": domain])
            }
            for (place, topic) in (fact.training ?? []).enumerated()
            where !reference.knows(.trainingTopic, topic, on: plan.period.start) {
                refuse(here + "/having/\(index)/training/\(place)", "reporting.code-unknown", ["code": topic])
            }
        }
        for (index, target) in indicator.targets.enumerated() {
            if target.through < target.from {
                refuse(here + "/targets/\(index)/through", "reporting.target-years", [:])
            }
            if (target.value == nil) == (target.grows == nil) {
                refuse(here + "/targets/\(index)", "reporting.target-one", [:])
            }
        }
    }

    private static func check(
        _ filter: ChildFilter, _ here: String, _ reference: Reference,
        _ refuse: (String, String, [String: String]) -> Void
    ) {
        for (index, code) in (filter.circumstances ?? []).enumerated()
        where !reference.circumstances.contains(where: { $0.code == code }) {
            refuse(here + "/circumstances/\(index)", "reporting.code-unknown", ["code": code])
        }
        for (index, list) in (filter.circumstanceLists ?? []).enumerated()
        where !reference.circumstances.contains(where: { $0.list == list }) {
            refuse(here + "/circumstanceLists/\(index)", "reporting.code-unknown", ["code": list])
        }
        for (index, part) in (filter.anyOf ?? []).enumerated() {
            check(part, here + "/anyOf/\(index)", reference, refuse)
        }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        UnitPath(text) != nil && !text.contains("/")
    }
}

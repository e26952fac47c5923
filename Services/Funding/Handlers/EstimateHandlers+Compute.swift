import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func computeEstimate(_ request: ComputeEstimate, _ snapshot: Snapshot) throws -> ComputedEstimate {
        try snapshot.authorizeName(of: request.unit, at: "/unit")
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let known = Set(try sources(of: request).filter { try snapshot.sources.find($0) != nil })
        let activities = try EstimateRules(snapshot).check(request, known)
        var lines: [ComputedLine] = []
        let caseload = try caseload(of: request, asOf, snapshot)
        if let assistance = request.assistance, !caseload.isEmpty {
            lines.append(try self.assistance(assistance, as: caseload, of: request, snapshot))
        }
        lines += try activities.map { activity in
            let amount = try Money(dong: activity.unitCost.dong * Int64(activity.quantity))
            return ComputedLine(
                activity: activity.activity, source: activity.source, amount: amount,
                reason: Self.texts.render(
                    Message(
                        "funding.computed-activity",
                        [
                            "item": activity.item, "quantity": "\(activity.quantity)",
                            "cost": "\(activity.unitCost.dong)",
                        ]), in: snapshot.context.language), parts: [])
        }
        let total = try lines.reduce(Money.zero) { try $0.plus($1.amount, at: "/activities") }
        return ComputedEstimate(
            unit: request.unit, plan: request.plan, year: request.year, lines: lines, total: total,
            isUnverified: lines.contains { $0.parts.contains(where: \.isUnverified) }
        ).with {
            $0.missing = missing(of: request, caseload, snapshot.context.language)
            $0.provisional = asOf?.provisional
        }
    }

    /// What a reader of the sum has to know of what is not in it.
    private func missing(
        of request: ComputeEstimate, _ caseload: [EstimatePart], _ language: Language
    ) -> [String]? {
        let key: String
        switch (request.assistance, caseload.isEmpty) {
        case (nil, true), (.some, false): return nil
        case (nil, false): key = "funding.assistance-left-out"
        case (.some, true): key = "funding.nobody-assisted"
        }
        let blanks = ["unit": request.unit.text, "year": "\(request.year)", "rates": "\(caseload.count)"]
        return [Self.texts.render(Message(key, blanks), in: language)]
    }

    private func sources(of request: ComputeEstimate) -> [SourceID] {
        (request.activities ?? []).map(\.source) + [request.assistance?.source].compactMap(\.self)
    }

    /// What those whom the unit pays come to in the year, rate by rate; empty where it pays nobody then.
    private func caseload(
        of request: ComputeEstimate, _ asOf: AsOf?, _ snapshot: Snapshot
    ) throws -> [EstimatePart] {
        let payer = Payer(request.unit, in: snapshot)
        let first = Month(year: request.year, month: 1)?.first ?? snapshot.today
        // The unit may have ended by then: the province is that of today.
        let province = snapshot.units.ancestor(of: request.unit, level: .province, on: snapshot.today).one
        var projection = CaseloadProjection(
            AssistanceReckoning(reference: try snapshot.reference(asOf), province: province),
            of: request.year)
        try snapshot.entitlements.eachChild(of: payer, since: Month(of: first), asOf) {
            try projection.add($0)
        }
        return projection.sorted
    }

    private func assistance(
        _ line: AssistanceLine, as parts: [EstimatePart], of request: ComputeEstimate, _ snapshot: Snapshot
    ) throws -> ComputedLine {
        let amount = try parts.reduce(Money.zero) { try $0.plus($1.amount, at: "/assistance") }
        return ComputedLine(
            activity: line.activity, source: line.source, amount: amount,
            reason: Self.texts.render(
                Message(
                    "funding.computed-assistance",
                    [
                        "months": "\(parts.reduce(0) { $0 + $1.months })", "rates": "\(parts.count)",
                        "year": "\(request.year)",
                    ]), in: snapshot.context.language), parts: parts)
    }
}

extension EstimateRules {
    /// The activities with their words tidied. `known` are the sources that there are.
    func check(_ request: ComputeEstimate, _ known: Set<SourceID>) throws -> [PlannedActivity] {
        var checks = Checks(reference, today: today)
        checks.unit(request.unit, at: "/unit")
        checks.budgetYear(request.year, at: "/year")
        let _: String = checks.words(request.plan, at: "/plan", upTo: 100)
        func source(_ id: SourceID, at pointer: String) {
            if !known.contains(id) { checks.fail(pointer, "funding.no-source", ["id": id.text]) }
        }
        if let line = request.assistance {
            let _: String = checks.words(line.activity, at: "/assistance/activity", upTo: 100)
            source(line.source, at: "/assistance/source")
        }
        let activities = request.activities ?? []
        if request.assistance == nil, activities.isEmpty {
            checks.fail("/activities", "funding.nothing-to-compute")
        }
        checks.count(activities.count, in: 0...200, at: "/activities")
        var tidied: [PlannedActivity] = []
        for (index, activity) in activities.prefix(200).enumerated() {
            let pointer = "/activities/\(index)"
            var clean = activity
            clean.activity = checks.words(activity.activity, at: "\(pointer)/activity", upTo: 100)
            clean.item = checks.words(activity.item, at: "\(pointer)/item", upTo: 200)
            checks.positive(activity.unitCost, at: "\(pointer)/unitCost")
            checks.number(activity.quantity, of: PlannedActivity.self, at: "\(pointer)/quantity")
            source(activity.source, at: "\(pointer)/source")
            let (product, overflow) = activity.unitCost.dong.multipliedReportingOverflow(
                by: Int64(activity.quantity))
            if overflow || abs(product) > Money.limit {
                checks.fail("\(pointer)/unitCost", "funding.sum-too-large", ["limit": "\(Money.limit)"])
            }
            let twice = tidied.contains { $0.activity == clean.activity && $0.source == clean.source }
            let isAssistance = request.assistance.map {
                $0.activity == clean.activity && $0.source == clean.source
            }
            if twice || isAssistance == true {
                checks.fail("\(pointer)/activity", "funding.line-twice", ["activity": clean.activity])
            }
            tidied.append(clean)
        }
        try checks.finish()
        return tidied
    }
}

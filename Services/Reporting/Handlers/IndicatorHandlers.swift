import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func listIndicators(_ request: ListIndicators, _ snapshot: Snapshot) throws -> List<IndicatorDeclaration>
    {
        snapshot.authorizeByRoleAlone()
        let published = try snapshot.plan(request.plan, at: "/plan")
        let page = try ListPage(request, in: PlanDocument.order, of: "\(published.version)")
        return try page.reply(page.fetch(published.plan.indicators.enumerated())) { $0.map(\.element) }
    }

    func computeIndicators(_ request: ComputeIndicators, _ snapshot: Snapshot) throws -> Progress {
        let knownOn = request.knownOn ?? snapshot.today
        let asOf = try snapshot.asOf(on: request.on, knownAtEndOf: knownOn)
        let published = try snapshot.plan(request.plan, at: "/plan", as: asOf)
        let isOfficer = authorizeReading(published.plan, snapshot)
        var declarations = published.plan.indicators
        if let id = request.indicator { declarations = [try published.indicator(id, at: "/indicator")] }
        let page = try ListPage(request, in: PlanDocument.order, of: "\(published.version)")
        let found = page.fetch(declarations.enumerated())
        let counter = try counter(
            published.plan, asOf, only: found.map(\.element), units: request.units, snapshot)
        let values = try page.reply(found) { declarations in
            try declarations.map { try counter.value($0.element, by: request.by, hidesSmall: !isOfficer) }
        }
        return try progress(published, values.items, knownOn: knownOn, asOf.known, snapshot)
            .with {
                $0.next = values.next
                $0.districtsOn = counter.districtsOn(by: request.by)
            }
    }

    func indicatorSeries(_ request: IndicatorSeries, _ snapshot: Snapshot) throws -> Progress {
        let knownOn = request.knownOn ?? snapshot.today
        let asOf = try snapshot.asOf(on: nil, knownAtEndOf: knownOn)
        let known = asOf.known
        let published = try snapshot.plan(request.plan, at: "/plan", as: asOf)
        _ = authorizeReading(published.plan, snapshot)
        let declaration = try published.indicator(request.indicator, at: "/indicator")
        let (first, last) = (published.plan.period.start, min(published.plan.period.end, knownOn))
        guard first <= last else { return try progress(published, [], knownOn: knownOn, known, snapshot) }
        let values = try (first.year...last.year).map { year in
            let day = min(Day(year: year, month: 12, day: 31) ?? last, last)
            let counter = try counter(published.plan, asOf.at(day), only: [declaration], snapshot)
            return try counter.value(declaration, by: nil, hidesSmall: true)
        }
        return try progress(published, values, knownOn: knownOn, known, snapshot)
    }

    /// Counts what the caller may see, or for `others` what everybody may, of all the plan's indicators or of these.
    func counter(
        _ plan: PlanDocument, _ asOf: AsOf, only declarations: [IndicatorDeclaration]? = nil,
        units: BreakdownUnits? = nil, forOthers: Bool = false, _ snapshot: Snapshot
    ) throws -> PlanCounter {
        try PlanCounter(
            plan: plan, declarations: declarations ?? plan.indicators, asOf: asOf, units: units,
            countsConfidential: !forOthers && seesConfidential(of: plan, snapshot), memory: memory,
            snapshot: snapshot)
    }

    /// Whether the caller may see who in the whole area lives with a confidential circumstance.
    func seesConfidential(of plan: PlanDocument, _ snapshot: Snapshot) -> Bool {
        snapshot.seesConfidential(in: plan.area)
    }

    /// Totals are for every reader; small cells only for officers of the whole area: true for those.
    private func authorizeReading(_ plan: PlanDocument, _ snapshot: Snapshot) -> Bool {
        snapshot.authorizeByRoleAlone()
        return snapshot.reaches(plan.area, as: .reader)
    }

    private func progress(
        _ published: PublishedPlan, _ values: [IndicatorValue], knownOn: Day, _ known: Knowledge,
        _ snapshot: Snapshot
    ) throws -> Progress {
        try Progress(
            plan: published.plan.id, planVersion: published.version, knownOn: knownOn, values: values,
            positions: snapshot.followed
        ).with {
            $0.provisional = known.isProvisional
            $0.reference = try snapshot.referenceVersion(known)
        }
    }
}

extension PlanDocument {
    /// As the plan lists its indicators. A new version may list them otherwise.
    fileprivate static let order = ListOrder<(offset: Int, element: IndicatorDeclaration)>("number") {
        [$0.offset]
    }
}

extension PublishedPlan {
    /// Throws NOT_FOUND, saying which indicators the plan has.
    func indicator(_ id: String, at pointer: String) throws -> IndicatorDeclaration {
        if let declaration = plan.indicators.first(where: { $0.id == id }) { return declaration }
        let known = plan.indicators.map(\.id).joined(separator: ", ")
        throw Refusal.notFound(pointer, Message("reporting.no-indicator", ["id": id, "known": known]))
    }
}

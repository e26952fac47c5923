internal import Bus
internal import ReportingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

extension ReportingService {
    @Sendable func listIndicators(_ request: ListIndicators, _ snapshot: Snapshot) throws -> IndicatorList {
        snapshot.authorizeByRoleAlone()
        return IndicatorList(items: try plan(request.plan, at: "/plan", snapshot).plan.indicators)
    }

    @Sendable func compute(_ request: ComputeIndicators, _ snapshot: Snapshot) throws -> Progress {
        let published = try plan(request.plan, at: "/plan", snapshot)
        let isOfficer = authorizeReading(published.plan, snapshot)
        let horizon = try horizon(on: request.on, known: request.knownOn, snapshot)
        var declarations = published.plan.indicators
        if let id = request.indicator {
            declarations = [try indicator(id, of: published.plan, at: "/indicator")]
        }
        let counter = try counter(published.plan, horizon, snapshot)
        let values = try declarations.map { declaration in
            try counter.value(declaration, by: request.by, hidesSmall: !isOfficer)
        }
        return try progress(published, values, known: horizon.known, snapshot)
    }

    @Sendable func series(_ request: IndicatorSeries, _ snapshot: Snapshot) throws -> Progress {
        let published = try plan(request.plan, at: "/plan", snapshot)
        _ = authorizeReading(published.plan, snapshot)
        let declaration = try indicator(request.indicator, of: published.plan, at: "/indicator")
        let known = try horizon(on: nil, known: request.knownOn, snapshot).known
        let (first, last) = (published.plan.period.start, min(published.plan.period.end, known))
        guard first <= last else { return try progress(published, [], known: known, snapshot) }
        let values = try (first.year...last.year).map { year in
            let day = min(Day(year: year, month: 12, day: 31) ?? last, last)
            let counter = try counter(published.plan, Horizon(on: day, known: known), snapshot)
            return try counter.value(declaration, by: nil, hidesSmall: true)
        }
        return try progress(published, values, known: known, snapshot)
    }

    @Sendable func explain(_ request: ExplainIndicator, _ snapshot: Snapshot) throws -> Explanation {
        let published = try plan(request.plan, at: "/plan", snapshot)
        let scope = snapshot.visibleScope
        if let unit = request.unit { try snapshot.authorize(unit, at: "/unit") }
        let limit = request.limit ?? 100
        guard (1...500).contains(limit) else { throw Refusal.invalid("/limit", Message("reporting.limit")) }
        let declaration = try indicator(request.indicator, of: published.plan, at: "/indicator")
        if declaration.namesConfidential(reference), !snapshot.principal.may(.confidential) {
            throw Refusal.denied("/indicator", Message("reporting.explain-confidential"))
        }
        let horizon = try horizon(on: request.on, known: request.knownOn, snapshot)
        let counter = try counter(published.plan, horizon, snapshot)
        let count = try counter.count(declaration)
        // Asked about then, allowed now: a commune that was merged since lies where its successor lies.
        let (then, now) = (
            Places(reference.units, on: horizon.on), Places(reference.units, on: snapshot.today)
        )
        let visible = count.members.filter { member in
            guard let unit = member.unit else { return false }
            let place = now.current(unit)
            guard scope.contains(where: { $0.covers(place) }) else { return false }
            if let within = request.unit, !within.covers(then.current(unit)) { return false }
            if let counted = request.counted, counted != count.counts(member) { return false }
            return request.after.map { $0 < member.id } ?? true
        }
        let page = visible.prefix(limit)
        for member in page { if let child = member.child { snapshot.disclose(child.id) } }
        return Explanation(
            value: try counter.value(declaration, by: nil, hidesSmall: true),
            members: page.map { member in
                CountedMember(
                    id: member.id, unit: member.unit, counted: count.counts(member),
                    because: count.because[member.id] ?? [])
            }, next: visible.count > limit ? page.last?.id : nil)
    }

    // MARK: What they share

    func indicator(_ id: String, of plan: PlanDocument, at pointer: String) throws -> IndicatorDeclaration {
        if let declaration = plan.indicators.first(where: { $0.id == id }) { return declaration }
        let known = plan.indicators.map(\.id).joined(separator: ", ")
        throw Refusal.notFound(pointer, Message("reporting.indicator-unknown", ["id": id, "known": known]))
    }

    /// The days that a request asks about; today where it does not say.
    func horizon(on: Day?, known: Day?, _ snapshot: Snapshot) throws -> Horizon {
        let known = known ?? snapshot.today
        guard known <= snapshot.today else {
            throw Refusal.invalid(
                "/knownOn", Message("reporting.known-later", ["today": "\(snapshot.today)"]))
        }
        return Horizon(on: on ?? known, known: known)
    }

    func counter(_ plan: PlanDocument, _ horizon: Horizon, _ snapshot: Snapshot) throws -> PlanCounter {
        try PlanCounter(plan: plan, horizon: horizon, reference: reference, snapshot: snapshot)
    }

    /// Totals are for every reader; small cells only for officers of the whole area: true for those.
    private func authorizeReading(_ plan: PlanDocument, _ snapshot: Snapshot) -> Bool {
        snapshot.authorizeByRoleAlone()
        return snapshot.principal.covers(plan.area)
    }

    private func progress(
        _ published: PublishedPlan, _ values: [IndicatorValue], known: Day, _ snapshot: Snapshot
    ) throws -> Progress {
        Progress(
            plan: published.plan.id, planVersion: published.version, knownOn: known, values: values,
            positions: try snapshot.followed)
    }
}

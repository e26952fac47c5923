import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func compileReport(_ request: CompileReport, _ tx: Transaction) throws -> Compilation {
        let rules = CompilationRules(tx)
        let (published, round, reason) = try rules.compile(
            request, of: tx.seekOwnPlan(request.plan, at: "/plan"),
            with: tx.rounds.seek(request.round, at: "/round"),
            insteadOf: tx.compilations.seek(request.restates, at: "/restates"))
        try tx.compilations.refuseTaken(request.id)
        let (id, plan) = (request.id ?? tx.newID(), published.plan)
        // All that is known now, to the exact positions that the report keeps: another service's clock may be a day ahead.
        let asOf = try tx.asOf(on: rules.day(request, in: round))
        func compiled(forOthers: Bool) throws -> Compilation {
            let counter = try counter(plan, asOf, units: request.units, forOthers: forOthers, tx)
            let draft = try self.compilation(request, as: id, of: published, round, counter, asOf, tx)
                .with {
                    $0.yearBefore = try yearBefore(of: plan, asOf, forOthers: forOthers, tx)
                    $0.history = try history(of: $0.values, plan, asOf, forOthers: forOthers, tx)
                    $0.restates = try restatement(
                        request.restates, reason, of: $0.values,
                        forOthers: forOthers || !seesConfidential(of: plan, tx), tx)
                }
            let compilation = try tx.signed(draft)
            try rules.requireFitting(compilation)
            return compilation
        }
        let compilation = try compiled(forOthers: false)
        // What the compiler may see goes to those who may see it too: for all others it counts what they may see.
        let open =
            seesConfidential(of: plan, tx) && plan.indicators.contains { $0.countsConfidential(tx.reference) }
            ? try compiled(forOthers: true) : nil
        try tx.compilations.insert(compilation, forOthers: open)
        tx.emit(ReportingEvent.reportCompiled(CompilationReference(compilation, forOthers: open)))
        return compilation
    }

    private func compilation(
        _ request: CompileReport, as id: CompilationID, of published: PublishedPlan, _ round: Round?,
        _ counter: PlanCounter, _ asOf: AsOf, _ tx: Transaction
    ) throws -> Compilation {
        let (plan, breakdown) = (published.plan, CompilationRules(tx).breakdown(by: request.units))
        // The report leaves the province's own officers, so small cells are hidden in it.
        let values = try plan.indicators.map {
            try counter.value($0, by: breakdown, hidesSmall: true)
        }
        let duties = try self.duties(of: plan, about: request.period, tx)
        let submissions =
            try round.map { try self.submissions(in: $0.id, of: plan, beside: values, counter, tx) } ?? []
        var named = [tx.principal.unit.text, plan.area.text, plan.lead.text]
        named += values.flatMap { ($0.cells ?? []).map(\.key) }
        named += duties.flatMap { [$0.unit.text, $0.to.text] }
        let raised = try difficulties(of: plan, in: request.period, tx)
        let missing = try round.map { try self.missing(in: $0, tx) }
        let inspections = try self.inspections(of: plan, in: request.period, tx)
        named += inspections.flatMap { [$0.inspector.text, $0.of.text] }
        named += raised.flatMap { [$0.unit.text, $0.to.text] + $0.answers.map(\.by.text) }
        named += (missing ?? []).map(\.text)
        named += submissions.flatMap { [$0.unit.text] + $0.overridden.compactMap(\.by?.text) }
        let years = request.period.start.year...request.period.end.year
        return try Compilation(
            id: id, plan: plan.id, planVersion: published.version, name: plan.name,
            area: plan.area, period: request.period, compiledBy: tx.principal.unit, compiledOn: tx.today,
            positions: tx.followed, values: values, duties: duties,
            finances: self.finances(of: plan, asOf, tx).filter { years.contains($0.year) },
            submissions: submissions, names: names(of: named, tx)
        ).with {
            $0.round = request.round
            if breakdown != .district { $0.by = breakdown }
            $0.units = request.units
            $0.reference = try tx.referenceVersion(asOf.known)
            $0.districtsOn = counter.districtsOn(by: breakdown)
            $0.issuer = IssuingRules(tx).office(tx.principal.unit)
            $0.middles = middles(of: values, tx)
            $0.estimates = request.estimates
            ($0.missing, $0.raised) = (missing, raised.isEmpty ? nil : raised)
            if !inspections.isEmpty { $0.inspections = inspections }
            if asOf.on != min(request.period.end, tx.today) { $0.figuresOn = asOf.on }
            if tx.today <= request.period.end || asOf.on < request.period.end { $0.provisional = true }
        }
    }

    func getCompilation(_ request: GetCompilation, _ snapshot: Snapshot) throws -> Compilation {
        try readable(request.id, snapshot)
    }

    func renderCompilation(_ request: RenderCompilation, _ snapshot: Snapshot) throws -> RenderedReport {
        let compilation = try readable(request.id, snapshot)
        let sent = try snapshot.sentReports.seek(request.sending, at: "/sending").get()
        if let sent, sent.compilation != compilation.id {
            throw Refusal.notFound(
                "/sending", Message(SentReportRecords.unknown, ["id": sent.id.text]))
        }
        return try compilation.rendered(as: request.format, in: request.language ?? .vi, sent: sent)
    }

    /// One that the caller may read: whoever may act for the plan's area. As it was compiled for who may see what it counts.
    private func readable(_ id: CompilationID, _ snapshot: Snapshot) throws -> Compilation {
        func plan(of compilation: Compilation) throws -> PlanDocument {
            try snapshot.plan(compilation.plan, at: "/id").plan
        }
        let compilation = try snapshot.compilations.seek(id, at: "/id", by: snapshot) {
            try plan(of: $0).area
        }.get()
        let plan = try plan(of: compilation)
        if seesConfidential(of: plan, snapshot) { return compilation }
        return try snapshot.compilations.forOthers(id) ?? compilation
    }

    /// What the plan's indicators were a year before, where the plan had begun by then.
    private func yearBefore(
        of plan: PlanDocument, _ asOf: AsOf, forOthers: Bool, _ tx: Transaction
    ) throws -> [FigureBefore]? {
        guard let day = asOf.on.advanced(byMonths: -12), plan.period.start <= day else { return nil }
        let counter = try counter(plan, asOf.at(day), forOthers: forOthers, tx)
        return try plan.indicators.map { declaration in
            let value = try counter.value(declaration, by: nil, hidesSmall: true)
            return FigureBefore(indicator: declaration.id, on: day, figure: value.figure)
                .with { $0.value = value.value }
        }
    }

    /// The indicator that most has to be asked about, through the plan's years.
    private func history(
        of values: [IndicatorValue], _ plan: PlanDocument, _ asOf: AsOf, forOthers: Bool, _ tx: Transaction
    ) throws -> [IndicatorValue]? {
        guard let value = values.furthestBelow, plan.period.start.year < asOf.on.year,
            let declaration = plan.indicators.first(where: { $0.id == value.indicator })
        else { return nil }
        let ends = (plan.period.start.year..<asOf.on.year).compactMap { Day(year: $0, month: 12, day: 31) }
        let earlier = try ends.map { day in
            try counter(plan, asOf.at(day), only: [declaration], forOthers: forOthers, tx)
                .value(declaration, by: nil, hidesSmall: true)
        }
        return earlier + [value.with { $0.cells = nil }]
    }

    private func restatement(
        _ id: CompilationID?, _ reason: String?, of values: [IndicatorValue], forOthers: Bool,
        _ tx: Transaction
    ) throws -> Restatement? {
        guard let id, let reason else { return nil }
        let whole = try tx.compilations.get(id, at: "/restates")
        let earlier = forOthers ? try tx.compilations.forOthers(id) ?? whole : whole
        return Restatement(
            compilation: id, reason: reason,
            changes: CompilationRules(tx).changes(from: earlier.values, to: values))
    }

    func names(of paths: [String], _ tx: Transaction) -> [String: BilingualText] {
        let units = Set(paths).compactMap { UnitPath($0) }.compactMap { path in
            (tx.units.unit(path, on: tx.today) ?? tx.units.unit(path)).map {
                (path.text, $0.fullName)
            }
        }
        return Dictionary(uniqueKeysWithValues: units)
    }

    /// Where the places lie that the figures are broken down by: of what there is no more, where it lay when there last was.
    private func middles(of values: [IndicatorValue], _ tx: Transaction) -> [String: UnitMiddle]? {
        let places = Set(values.flatMap { ($0.cells ?? []).map(\.key) }).compactMap { UnitPath($0) }
        let middles = places.compactMap { place -> (String, UnitMiddle)? in
            let day = tx.units.unit(place)?.validity.until?.advanced(by: -1) ?? tx.today
            return tx.reference.centre(of: place, on: min(day, tx.today)).map {
                (place.text, UnitMiddle(latitude: $0.latitude, longitude: $0.longitude))
            }
        }
        return middles.isEmpty ? nil : Dictionary(uniqueKeysWithValues: middles)
    }

    /// Whose submission a round still lacks, or has not accepted, by who answers for each who was asked.
    func missing(in round: Round, _ tx: Transaction) throws -> [UnitPath] {
        let plan = try tx.plan(round.plan, at: "/round").plan
        let all = try tx.submissions.all(in: round.id)
        let accepted = Set(all.filter { $0.status == .accepted }.map(\.unit))
        let handedIn = Set(all.filter(\.isHandedIn).map(\.unit))
        var seen = accepted.union(round.invited ?? [])
        return calendar(of: plan, tx).asked(by: round, handedIn: handedIn).flatMap(\.answering)
            .filter { seen.insert($0).inserted }
    }

    /// The round's that are accepted.
    func submissions(
        in round: RoundID, of plan: PlanDocument, beside values: [IndicatorValue], _ counter: PlanCounter,
        _ tx: Transaction
    ) throws -> [CompiledSubmission] {
        try tx.submissions.all(in: round).filter { $0.status == .accepted }
            .map { submission in
                try CompiledSubmission(submission, of: plan, beside: values) {
                    try counter.withholds(submission.unit, of: $0)
                }
            }
    }
}

public import Vocabulary

extension Compilation {
    public init(
        id: CompilationID, plan: String, planVersion: Int, name: BilingualText, area: UnitPath,
        period: Period, compiledBy: UnitPath, compiledOn: Day, positions: Positions, values: [IndicatorValue],
        duties: [Duty], finances: [MoneyLine], submissions: [CompiledSubmission],
        names: [String: BilingualText]
    ) {
        (self.id, self.plan, self.planVersion, self.name, self.area) = (id, plan, planVersion, name, area)
        (self.period, self.compiledBy, self.compiledOn) = (period, compiledBy, compiledOn)
        (self.positions, self.values, self.duties, self.finances) = (positions, values, duties, finances)
        (self.submissions, self.names) = (submissions, names)
    }
}

extension IssuingOffice { public init(name: sending BilingualText) { self.name = name } }

extension UnitMiddle {
    public init(latitude: sending Double, longitude: Double) {
        (self.latitude, self.longitude) = (latitude, longitude)
    }
}

extension Restatement {
    public init(compilation: sending CompilationID, reason: String, changes: [FigureChange]) {
        (self.compilation, self.reason, self.changes) = (compilation, reason, changes)
    }
}

extension FigureChange {
    public init(indicator: sending String, before: FigurePair?, after: FigurePair?) {
        (self.indicator, self.before, self.after) = (indicator, before, after)
    }
}

extension FigureBefore {
    public init(indicator: String, on: Day, figure: FigurePair) {
        (self.indicator, self.on, self.figure) = (indicator, on, figure)
    }
}

extension CompiledSubmission {
    public init(
        unit: sending UnitPath, narrative: String, difficulties: String, overridden: [SubmittedFigure]
    ) {
        (self.unit, self.narrative, self.difficulties) = (unit, narrative, difficulties)
        self.overridden = overridden
    }
}

extension CompileReport {
    public init(plan: String, period: Period) { (self.plan, self.period) = (plan, period) }
}

extension GetCompilation { public init(id: sending CompilationID) { self.id = id } }

extension RenderCompilation {
    public init(id: CompilationID, format: ReportFormat) { (self.id, self.format) = (id, format) }
}

extension RenderedReport {
    public init(mediaType: sending String, text: String) { (self.mediaType, self.text) = (mediaType, text) }
}

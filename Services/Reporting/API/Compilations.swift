public import Bus
public import Vocabulary

/// The province's report: frozen when it is compiled.
public enum Compilations {
    /// Puts a report together from the figures of a period, and keeps it as it then was.
    public static let compile = Command<CompileReport, Compilation>(
        "reporting.Compilations/Compile", needs: .lead)
    /// One compiled report.
    public static let get = Query<GetCompilation, Compilation>("reporting.Compilations/Get", needs: .reader)
    /// The same compilation renders the same bytes for ever.
    public static let render = Query<RenderCompilation, RenderedReport>(
        "reporting.Compilations/Render", needs: .reader)
}

public enum CompilationSubject {}
public typealias CompilationID = ID<CompilationSubject>

/// Everything that a report says, and how far the logs were that it was made from.
public struct Compilation: Codable, Hashable, Sendable {
    public let id: CompilationID
    public let plan: String
    public let planVersion: Int
    public let name: BilingualText
    /// The unit that the plan is for.
    public let area: UnitPath
    public let period: Period
    /// The round whose submissions it takes in.
    public let round: RoundID?
    public let compiledBy: UnitPath
    public let compiledOn: Day
    public let positions: Positions
    public let values: [IndicatorValue]
    /// Those about the period, whenever they fall due.
    public let duties: [Duty]
    /// Of the period's years.
    public let finances: [MoneyLine]
    public let submissions: [CompiledSubmission]
    /// What the units in it were called, by path: names change, a report does not.
    public let names: [String: BilingualText]

    public init(
        id: CompilationID, plan: String, planVersion: Int, name: BilingualText, area: UnitPath,
        period: Period, round: RoundID?, compiledBy: UnitPath, compiledOn: Day, positions: Positions,
        values: [IndicatorValue], duties: [Duty],
        finances: [MoneyLine], submissions: [CompiledSubmission], names: [String: BilingualText]
    ) {
        self.id = id
        self.plan = plan
        self.planVersion = planVersion
        self.name = name
        self.area = area
        self.period = period
        self.round = round
        self.compiledBy = compiledBy
        self.compiledOn = compiledOn
        self.positions = positions
        self.values = values
        self.duties = duties
        self.finances = finances
        self.submissions = submissions
        self.names = names
    }
}

/// A unit's words in the province's report.
public struct CompiledSubmission: Codable, Hashable, Sendable {
    public let unit: UnitPath
    public let narrative: String
    public let difficulties: String
    public let overridden: [SubmittedFigure]

    public init(
        unit: UnitPath, narrative: String, difficulties: String, overridden: [SubmittedFigure]
    ) {
        self.unit = unit
        self.narrative = narrative
        self.difficulties = difficulties
        self.overridden = overridden
    }
}

public struct CompileReport: Codable, Hashable, Sendable {
    public let id: CompilationID?
    public let plan: String
    /// What the report is about; figures are those of its last day.
    public let period: Period
    public let round: RoundID?

    public init(id: CompilationID? = nil, plan: String, period: Period, round: RoundID? = nil) {
        self.id = id
        self.plan = plan
        self.period = period
        self.round = round
    }
}

public struct GetCompilation: Codable, Hashable, Sendable {
    public let id: CompilationID

    public init(id: CompilationID) { self.id = id }
}

/// What a report is written as.
public enum ReportFormat: String, Codable, Sendable, CaseIterable {
    /// A page, A4 when printed (Decree 30/2020).
    case html
    /// One table: section, item, column, value.
    case csv
}

public struct RenderCompilation: Codable, Hashable, Sendable {
    public let id: CompilationID
    public let format: ReportFormat
    /// Vietnamese when absent.
    public let language: Language?

    public init(id: CompilationID, format: ReportFormat, language: Language? = nil) {
        self.id = id
        self.format = format
        self.language = language
    }
}

public struct RenderedReport: Codable, Hashable, Sendable {
    public let mediaType: String
    public let text: String

    public init(mediaType: String, text: String) {
        self.mediaType = mediaType
        self.text = text
    }
}

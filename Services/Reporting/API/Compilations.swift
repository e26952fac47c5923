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

/// Everything that a report says, and how far the logs were that it was made from. It always goes into one message, as does
/// what it renders to: a longer one is not compiled (FAILED_PRECONDITION).
public struct Compilation: Composite {
    public var id: CompilationID
    public var plan: String
    public var planVersion: Int
    public var name: BilingualText
    /// The unit that the plan is for.
    public var area: UnitPath
    public var period: Period
    /// The round whose submissions it takes in.
    public var round: RoundID?
    public var compiledBy: UnitPath
    public var compiledOn: Day
    public var positions: Positions
    public var values: [IndicatorValue]
    /// Those about the period, whenever they fall due.
    public var duties: [Duty]
    /// Of the period's years.
    public var finances: [MoneyLine]
    public var submissions: [CompiledSubmission]
    /// What the units in it were called, by path: names change, a report does not.
    public var names: [String: BilingualText]
}

/// A unit's words in the province's report.
public struct CompiledSubmission: Composite {
    public var unit: UnitPath
    public var narrative: String
    public var difficulties: String
    public var overridden: [SubmittedFigure]
}

public struct CompileReport: Composite {
    public var id: CompilationID?
    public var plan: String
    /// What the report is about; figures are those of its last day.
    public var period: Period
    public var round: RoundID?
}

public struct GetCompilation: Composite {
    public var id: CompilationID
}

/// What a report is written as.
public enum ReportFormat: String, Choice {
    /// A page, A4 when printed (Decree 30/2020).
    case html
    /// One table: section, item, column, value.
    case csv
}

public struct RenderCompilation: Composite {
    public var id: CompilationID
    public var format: ReportFormat
    /// Vietnamese when absent.
    public var language: Language?
}

public struct RenderedReport: Composite {
    public var mediaType: String
    public var text: String
}

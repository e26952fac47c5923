public import Bus
public import Vocabulary

/// The province's report: frozen when it is compiled.
public enum Compilations {
    /// Puts a report together from the figures of a period, and keeps it as it then was.
    public static let compile = Command<CompileReport, Compilation>(
        "reporting.Compilations/Compile", needs: .lead)
    /// One compiled report.
    public static let get = Query<GetCompilation, Compilation>("reporting.Compilations/Get", needs: .observer)
    /// The same compilation renders the same bytes for ever, to whoever may see the same.
    public static let render = Query<RenderCompilation, RenderedReport>(
        "reporting.Compilations/Render", needs: .observer)
    /// Sends a compiled report, numbered and signed, in the name of who compiled it: that discharges the duty to report.
    public static let send = Command<SendReport, SentReport>("reporting.Compilations/Send", needs: .lead)
    /// What was sent, in the order in which it was; every member of the request narrows the list.
    public static let sent = Query<ListSentReports, List<SentReport>>(
        "reporting.Compilations/Sent", needs: .observer)
}

/// Everything that a report says, and how far the logs were that it was made from. It always goes into one message, as does
/// what it renders to: a longer one is not compiled (FAILED_PRECONDITION).
public struct Compilation: IssuedDocument {
    public var id: CompilationID
    /// The plan's id.
    public var plan: String
    /// The version that was in force.
    public var planVersion: Int
    /// The plan's.
    public var name: BilingualText
    /// The unit that the plan is for.
    public var area: UnitPath
    /// What the report is about; figures are those of its last day, or of ``compiledOn`` while that is still to come.
    public var period: Period
    /// The day that its figures state, where that is neither the period's last nor the day of compiling: the data's cut-off.
    public var figuresOn: Day?
    /// True when its figures are of a day before the period's last: they are not those of the whole period.
    public var provisional: Bool?
    /// What figures are expected to come to by the period's last day (“ước cả năm”), as who compiled it says: never among the values.
    public var estimates: [FigureEstimate]?
    /// The round whose submissions it takes in.
    public var round: RoundID?
    /// The unit of who compiled it.
    public var compiledBy: UnitPath
    public var compiledOn: Day
    /// How far the other services' logs had been followed: exactly what it was made from.
    public var positions: Positions
    /// Every indicator by ``by``; small cells are hidden, whoever reads it. Of an indicator that counts by confidential
    /// circumstances, who may not see them reads what it is without them; so does everybody when the compiler might not.
    public var values: [IndicatorValue]
    /// What the values are broken down by; district when absent.
    public var by: Breakdown?
    /// Whose units those are; the ones of the figures' day when absent, those of ``compiledOn`` for `now`.
    public var units: BreakdownUnits?
    /// Where the values are broken down by district and the day of those units has none any more (since 1 July 2025): the day
    /// whose districts they are, the last that had any. Nil otherwise.
    public var districtsOn: Day?
    /// By which reference data it was compiled; nil where the service goes by none that it keeps a log of.
    public var reference: ReferenceVersion?
    /// Those about the period, whenever they fall due.
    public var duties: [Duty]
    /// Of the period's years, as they stood on the day of the figures.
    public var finances: [MoneyLine]
    /// The round's that are accepted.
    public var submissions: [CompiledSubmission]
    /// Who was asked in the round and is not in the report: whose submission was not accepted by then.
    public var missing: [UnitPath]?
    /// What stands in the units' ways, of the period, as it stood when the report was compiled.
    public var raised: [Difficulty]?
    /// Those that were held in the period, and those that were planned for it and were not, as they stood then.
    public var inspections: [Inspection]?
    /// What the units in it were called, by path: names change, a report does not.
    public var names: [String: BilingualText]
    /// In whose name it goes out, as its heading says that; nil of a unit that the reference data does not have.
    public var issuer: IssuingOffice?
    /// Where the middles of the units lie that its values are broken down by, by path, as far as the reference data says.
    public var middles: [String: UnitMiddle]?
    /// What it says anew of an earlier report of the same period, and why; nil when it restates none.
    public var restates: Restatement?
    /// The indicators as they stood a year before the day of the figures, as known now; nil where the plan had not begun.
    public var yearBefore: [FigureBefore]?
    /// The share that is furthest below its target, at the end of each earlier year of the plan as known now, and on the day of the
    /// figures; nil in a plan's first year.
    public var history: [IndicatorValue]?
    /// Over all of the above, by the reporting service; nil of a report from before there were any.
    public var serviceSignature: ServiceSignature?

    public static var kind: String { "compilation" }
    public var identity: String { id.text }
}

/// An office as the heading of its documents names it (Decree 30/2020, Annex I, II.2 and 4).
public struct IssuingOffice: Composite {
    public var name: BilingualText
    /// The body that it is directly under; nil for a People's Committee, which names none.
    public var parent: BilingualText?
    /// What stands before the day: the province, the district or the commune that it lies in; nil for a central body.
    public var place: BilingualText?
    /// True of a People's Committee, which decides together.
    public var isCommittee: Bool?
}

/// Where a unit's middle lies, in degrees (WGS 84).
public struct UnitMiddle: Composite {
    /// North of the equator, -90 to 90.
    public var latitude: Double
    /// East of Greenwich, -180 to 180.
    public var longitude: Double
}

/// What a report says anew, and why.
public struct Restatement: Composite {
    /// The report that it takes the place of, which stays as it is.
    public var compilation: CompilationID
    public var reason: String
    /// The indicators whose figures are others now.
    public var changes: [FigureChange]
}

/// A figure that is another than it was.
public struct FigureChange: Composite {
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    /// Nil where the earlier report had no such indicator.
    public var before: FigurePair?
    /// Nil where the report has no such indicator any more.
    public var after: FigurePair?
}

/// An indicator's figure of an earlier day.
public struct FigureBefore: Composite {
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    public var on: Day
    public var figure: FigurePair
    /// Per cent with one decimal, or the count. Nil when there was nobody to take a share of.
    public var value: Double?
}

/// A unit's words in the province's report.
public struct CompiledSubmission: Composite {
    public var unit: UnitPath
    public var narrative: String
    public var difficulties: String
    /// Those that the unit states otherwise than the services know them.
    public var overridden: [SubmittedFigure]
    /// The indicators that it states otherwise, too, of so few people that the report does not say the figures.
    public var withheld: [String]?
}

public struct CompileReport: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CompilationID?
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// What the report is about, begun by today; until it has ended, the report is provisional and says so.
    public var period: Period
    /// One of the plan, whose submissions it takes in; none when absent.
    public var round: RoundID?
    /// Whose units the figures are broken down by: the districts of the period's last day when absent; of now, the districts
    /// of today, or its communes where there are no districts any more (since 1 July 2025).
    public var units: BreakdownUnits?
    /// The day that its figures state, within the period and not to come; when absent, the round's cut-off while the period has not
    /// ended, else the period's last day, or today.
    public var on: Day?
    /// What figures are expected to come to by the period's last day, each indicator once: only while that has not come.
    public var estimates: [FigureEstimate]?
    /// An earlier report of the plan and the period, which this one takes the place of.
    public var restates: CompilationID?
    /// Why; needed with ``restates``, refused without: 1 to 2,000 characters on one line.
    public var reason: String?
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
    /// Figures as DHIS2 takes them in: a JSON document of `dataValueSets`.
    case dhis2
    /// The whole of it as a value (`Documents.Document`, in JSON), of which front ends write DOCX and XLSX.
    case document

    /// How the names of files of it end, without the leading dot.
    public var fileExtension: String {
        switch self {
        case .html: "html"
        case .csv: "csv"
        case .dhis2: "dhis2.json"
        case .document: "document.json"
        }
    }
}

public struct RenderCompilation: Composite {
    public var id: CompilationID
    public var format: ReportFormat
    /// Vietnamese when absent.
    public var language: Language?
    /// As it was sent then: with its number, its day, who signed and who received it. As it was compiled when absent.
    public var sending: SendingID?
}

public struct RenderedReport: Composite {
    /// `text/html`, `text/csv` or `application/json`, with `charset=utf-8`.
    public var mediaType: String
    /// The whole document.
    public var text: String
}

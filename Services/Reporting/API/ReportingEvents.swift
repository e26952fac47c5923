public import Vocabulary

/// What reporting did.
public enum ReportingEvent: DomainEvent {
    case planPublished(PlanReference)
    case roundOpened(Round)
    case roundClosed(Round)
    case submissionSubmitted(SubmissionReference)
    case submissionReturned(SubmissionReference)
    case submissionAccepted(SubmissionReference)
    case reportCompiled(CompilationReference)

    public static let source = ReportingContract.name

    public var subject: String {
        switch self {
        case .planPublished(let plan): plan.id
        case .roundOpened(let round), .roundClosed(let round): round.id.text
        case .submissionSubmitted(let submission), .submissionReturned(let submission),
            .submissionAccepted(let submission):
            submission.id.text
        case .reportCompiled(let compilation): compilation.id.text
        }
    }
}

/// Which version of which plan was published.
public struct PlanReference: Composite {
    /// The plan's id: `thai-binh-2020-2025`.
    public var id: String
    /// From 1.
    public var version: Int
}

/// Which unit's submission to which round it is about.
public struct SubmissionReference: Composite {
    public var id: SubmissionID
    public var round: RoundID
    public var unit: UnitPath
}

/// Which report was compiled.
public struct CompilationReference: Composite {
    public var id: CompilationID
    /// The plan's id.
    public var plan: String
    /// What the report is about.
    public var period: Period
}

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

    public static var source: String { ReportingContract.name }

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
public struct PlanReference: Codable, Hashable, Sendable {
    public let id: String
    public let version: Int

    public init(id: String, version: Int) {
        self.id = id
        self.version = version
    }
}

/// Which unit's submission to which round it is about.
public struct SubmissionReference: Codable, Hashable, Sendable {
    public let id: SubmissionID
    public let round: RoundID
    public let unit: UnitPath

    public init(_ submission: Submission) {
        id = submission.id
        round = submission.round
        unit = submission.unit
    }
}

/// Which report was compiled.
public struct CompilationReference: Codable, Hashable, Sendable {
    public let id: CompilationID
    public let plan: String
    public let period: Period

    public init(_ compilation: Compilation) {
        id = compilation.id
        plan = compilation.plan
        period = compilation.period
    }
}

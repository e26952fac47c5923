public import Vocabulary

/// What reporting did.
public enum ReportingEvent: DomainEvent {
    case planPublished(PlanReference)
    case planRevised(PlanReference)
    case planAdopted(AdoptionReference)
    case planAgreed(AdoptionReference)
    case planGivenBack(AdoptionReference)
    case roundOpened(Round)
    case roundClosed(Round)
    /// Its days were others than were told, with why.
    case roundCorrected(Round)
    /// That it was closed never was, with why.
    case roundReopened(Round)
    /// It never was, with why.
    case roundVoided(Round)
    case submissionSubmitted(SubmissionReference)
    case submissionReturned(SubmissionReference)
    case submissionAccepted(SubmissionReference)
    case reportCompiled(CompilationReference)
    case reportSent(SendingReference)
    case difficultyRaised(DifficultyReference)
    case difficultyAnswered(DifficultyReference)
    case difficultyEscalated(DifficultyReference)
    case difficultyClosed(DifficultyReference)
    /// What was said of it never was so, but as it is read now, with why.
    case difficultyCorrected(DifficultyReference)
    /// What was said last of it never was, with why; where that was its raising, it never was.
    case difficultyVoided(DifficultyReference)
    case inspectionScheduled(InspectionReference)
    case inspectionHeld(InspectionReference)
    case findingMended(InspectionReference)
    /// What was said of it never was so, but as it is read now, with why.
    case inspectionCorrected(InspectionReference)
    /// Something that was said of it never was, with why; where that was its planning, it never was.
    case inspectionVoided(InspectionReference)
    case reviewOpened(ReviewReference)
    case reviewConcluded(ReviewReference)
    /// What was said of it never was so, but as it is read now, with why.
    case reviewCorrected(ReviewReference)
    /// What was said last of it never was, with why; where that was its opening, it never was.
    case reviewVoided(ReviewReference)

    public static let source = ReportingContract.name

    public var subject: String {
        switch self {
        case .planPublished(let plan), .planRevised(let plan): plan.id
        case .planAdopted(let plan), .planAgreed(let plan), .planGivenBack(let plan): plan.id.text
        case .roundOpened(let round), .roundClosed(let round), .roundCorrected(let round),
            .roundReopened(let round), .roundVoided(let round):
            round.id.text
        case .submissionSubmitted(let submission), .submissionReturned(let submission),
            .submissionAccepted(let submission):
            submission.id.text
        case .reportCompiled(let compilation): compilation.id.text
        case .reportSent(let sent): sent.id.text
        case .difficultyRaised(let difficulty), .difficultyAnswered(let difficulty),
            .difficultyEscalated(let difficulty), .difficultyClosed(let difficulty),
            .difficultyCorrected(let difficulty), .difficultyVoided(let difficulty):
            difficulty.id.text
        case .inspectionScheduled(let inspection), .inspectionHeld(let inspection),
            .findingMended(let inspection), .inspectionCorrected(let inspection),
            .inspectionVoided(let inspection):
            inspection.id.text
        case .reviewOpened(let review), .reviewConcluded(let review), .reviewCorrected(let review),
            .reviewVoided(let review):
            review.id.text
        }
    }
}

/// Which version of which plan was published.
public struct PlanReference: Composite {
    /// The plan's id: `thai-binh-2020-2025`.
    public var id: String
    /// From 1.
    public var version: Int
    /// Of the plan as it was published: SHA-256 of its JSON, 64 hexadecimal digits; nil of one from before there were any.
    public var digest: String?
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
    /// Of the report as everybody reads it who may read it: SHA-256, 64 hexadecimal digits; nil of one from before there were any.
    public var digest: String?
}

/// Which difficulty it is about, and with whom it lies; what it says, who may know reads by `reporting.Difficulties/List`.
public struct DifficultyReference: Composite {
    public var id: DifficultyID
    /// The plan's id.
    public var plan: String
    /// Who raised it.
    public var unit: UnitPath
    /// Who has to answer, or had to.
    public var to: UnitPath
    /// The last day on which the answer is in time; nil when none is waited for.
    public var answerBy: Day?
    /// Why it was put right or taken back.
    public var reason: String?
}

/// Which report was sent to whom.
public struct SendingReference: Composite {
    public var id: SendingID
    public var compilation: CompilationID
    /// The plan's id.
    public var plan: String
    /// What the report is about.
    public var period: Period
    /// In whose name it was sent.
    public var unit: UnitPath
    public var to: [UnitPath]
    /// Of what went out, as of ``CompilationReference/digest``.
    public var digest: String?
}

/// Who inspects whom; what was found, who may know reads by `reporting.Inspections/List`.
public struct InspectionReference: Composite {
    public var id: InspectionID
    /// The plan's id.
    public var plan: String
    public var kind: InspectionKind
    /// Who holds it.
    public var inspector: UnitPath
    /// Who undergoes it.
    public var of: UnitPath
    /// The first day by which something that is not mended is to be.
    public var mendBy: Day?
    /// Why it was put right or taken back.
    public var reason: String?
}

/// Which review of which plan it is about.
public struct ReviewReference: Composite {
    public var id: ReviewID
    /// The plan's id.
    public var plan: String
    public var kind: ReviewKind
    /// What it is about.
    public var period: Period
    /// Why it was put right or taken back.
    public var reason: String?
}

/// Which unit's own plan it is about.
public struct AdoptionReference: Composite {
    public var id: AdoptionID
    /// The published plan's id.
    public var plan: String
    public var unit: UnitPath
    /// From 1, of the unit's under the plan.
    public var version: Int
}

public import Vocabulary

/// The contract of the reporting service.
public enum ReportingContract {
    public static let name = "reporting"
}

public typealias AdoptionID = ID<AdoptedPlan>
public typealias CompilationID = ID<Compilation>
public typealias DifficultyID = ID<Difficulty>
public typealias InspectionID = ID<Inspection>
public typealias ReviewID = ID<Review>
public typealias RoundID = ID<Round>
public typealias SendingID = ID<SentReport>
public typealias SubmissionID = ID<Submission>

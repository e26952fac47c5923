public import Bus
public import Vocabulary

/// What is given to who has passed a course. Its number is in the enrolment (``Enrolment/certificate``).
public enum Certificates {
    /// Whether a number is a certificate's, and what that says: not whose it is. NOT_FOUND for a number that was never given.
    public static let verify = Query<VerifyCertificate, Certificate>(
        "campaigns.Certificates/Verify", needs: .anyone)
}

/// Whether a certificate still says something.
public enum CertificateStanding: String, Choice {
    case valid
    /// It was valid, for as many years as the course says: to be renewed.
    case expired
    /// The pass was taken back, or lies outside the child's life as registered.
    case void
}

public struct VerifyCertificate: Composite {
    /// As it is printed, `2021-000017-7KD3WX`; capitals, blanks and kinds of dashes do not matter. At most 40 characters.
    public var number: String
}

/// A certificate as everybody may see it, without a name.
public struct Certificate: Composite {
    public var number: String
    public var standing: CertificateStanding
    /// The course's title.
    public var course: String
    /// The course's.
    public var topics: [String]
    /// The course's.
    public var hours: Int
    /// To which of the course's audiences its holder belonged.
    public var audience: Audience
    /// The day on which the class was completed; its last day where that was taken back.
    public var on: Day
    /// The last day on which it is valid; nil where it is for ever.
    public var until: Day?
    /// Who answers for the course.
    public var unit: UnitPath
}
extension Certificate: CodedMembers { public static let codes = ["topics": ReferenceTable.trainingTopic] }

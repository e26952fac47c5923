public import Bus
public import Vocabulary

extension Classes {
    /// The classes that one person of the registry learns or once learned in, those that began first first: of a child who lives in the
    /// caller's scope all of them, of anybody else those that the caller may see.
    public static let attended = Query<ListAttended, List<AttendedClass>>(
        "campaigns.Classes/Attended", needs: .reader)
}

public struct ListAttended: Composite, PagedRequest {
    /// A child who lives in the caller's scope (NOT_FOUND otherwise), under whichever entry; a caregiver; a worker.
    public var learner: Learner
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// A class, as far as it says what somebody learned in it.
public struct AttendedClass: Composite {
    public var `class`: ClassID
    /// The course's.
    public var title: String
    /// The unit where it is taught.
    public var place: UnitPath
    /// The first day.
    public var start: Day
    /// The last day.
    public var end: Day
    public var enrolment: Enrolment
}

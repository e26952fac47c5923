public import Bus
public import Vocabulary

/// Children's files that somebody opened out of their reach, saying why (`break-glass`): each is a task of the lead agency, to say by
/// a day whether that was right.
public enum Openings {
    /// Openings of files of children in the caller's reach, and by units in it, the latest first. Every member of the request
    /// narrows the list. What people wrote of a child is told of the one that the request names, and is a look at it; a list of what
    /// there is to do is none.
    public static let list = Query<ListOpenings, List<FileOpening>>("registry.Openings/List", needs: .lead)
    /// Says once whether a file was opened with good reason: a person does, and another one than opened it.
    public static let review = Command<ReviewOpening, FileOpening>("registry.Openings/Review", needs: .lead)
}

/// That a child's file was opened by somebody out of whose reach it lies.
public struct FileOpening: Composite {
    public var id: FileOpeningID
    public var child: ChildID
    /// When.
    public var at: Timestamp
    /// Of the person who opened it.
    public var unit: UnitPath
    /// Who opened it.
    public var person: PersonCode
    /// What was asked: `registry.Children/Get`.
    public var method: String
    /// Why, in the person's words; nil in a list of no one child.
    public var reason: String?
    /// The last day on which the review is in time, as it was known when the file was opened; nil where no limit was.
    public var due: Day?
    /// The limit that says so: a code of the reference data's deadlines.
    public var deadline: String?
    /// Days past that day, until the review or until today; nil while it is, or was, in time.
    public var daysLate: Int?
    /// Nil while it waits.
    public var review: OpeningReview?
}

/// Whether a file was opened with good reason.
public enum OpeningVerdict: String, Choice {
    case justified, unjustified
}

/// What the lead agency says of an opening.
public struct OpeningReview: Composite {
    public var verdict: OpeningVerdict
    /// Nil in a list of no one child, too.
    public var note: String?
    /// When it was said.
    public var at: Timestamp
    /// Of the person who said it.
    public var unit: UnitPath
    /// Who said it.
    public var person: PersonCode
}

public struct ListOpenings: Composite, PagedRequest {
    /// A unit: of who opened or where the child lives, or one above it.
    public var unit: UnitPath?
    public var child: ChildID?
    /// Only those that wait for a review (true) or have one (false).
    public var waiting: Bool?
    /// Only those that wait past their last day (true) or all others (false).
    public var overdue: Bool?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

public struct ReviewOpening: Composite {
    /// One that waits (FAILED_PRECONDITION otherwise), of another person (PERMISSION_DENIED otherwise).
    public var id: FileOpeningID
    public var verdict: OpeningVerdict
    /// At most 1,000 characters, on as many lines as it has; needed where it was not justified.
    public var note: String?
}

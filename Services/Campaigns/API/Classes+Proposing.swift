public import Bus
public import Vocabulary

extension Classes {
    /// The next classes of a course, from who has not been taught what it teaches: which communes together, where, for how many.
    /// Nothing is entered; each is opened, as it is or otherwise, with ``Classes/open``.
    public static let propose = Query<ProposeClasses, ClassProposals>(
        "campaigns.Classes/Propose", needs: .communicator)
}

public struct ProposeClasses: Composite {
    /// An approved course: its audiences are asked for who of them was taught one of its topics.
    public var course: CourseID
    /// A unit: the people's commune or place of work or one above it; all that the caller may act for when left out.
    public var unit: UnitPath?
    /// Places of a class, 1 to 5,000; 30 when left out.
    public var capacity: Int?
    /// What was passed before this day does not count; all counts when left out. Not in the future.
    public var since: Day?
    /// Only children who are younger today, 1 to 18, and their caregivers; all on the register when left out.
    public var ageUnder: Int?
    /// Whether children without a determined disability are asked for too, and their caregivers.
    public var everyChild: Bool?
}
extension ProposeClasses: BoundedMembers {
    public static let bounds = ["capacity": 1...5000, "ageUnder": 1...18]
}

/// The classes that would teach all of those who have not been taught.
public struct ClassProposals: Composite {
    public var course: CourseID
    /// How many have not been taught.
    public var missing: Int
    /// The largest first, at most 1,000.
    public var classes: [ProposedClass]
    /// Whether there would be more than these.
    public var more: Bool
    /// Workers who have been trainers in classes of the course and are at work today, who taught most first; at most 50.
    public var trainers: [ProposedTrainer]
}

/// A class that might be opened.
public struct ProposedClass: Composite {
    /// The commune, or other unit, where most of them live or work: the class would be held there.
    public var place: UnitPath
    /// Where they come from, the most first.
    public var from: [ProposedGroup]
    /// How many there would be.
    public var learners: Int
    /// How many of the places would be empty.
    public var free: Int
}

/// Those of a proposed class who come from one unit.
public struct ProposedGroup: Composite {
    public var unit: UnitPath
    public var learners: Int
}

/// One who has taught a course.
public struct ProposedTrainer: Composite {
    public var worker: WorkerID
    /// Where the worker works today.
    public var unit: UnitPath
    /// In how many classes of the course.
    public var classes: Int
}

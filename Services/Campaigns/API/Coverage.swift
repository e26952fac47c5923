public import Bus
public import Vocabulary

/// Who of those that the plans want taught has been, and who has not.
public enum Coverage {
    /// How many there are, and how many of them were taught, in all, by unit and by topic.
    public static let compute = Query<ComputeCoverage, CoverageTable>(
        "campaigns.Coverage/Compute", needs: .reader)
    /// Who they are, one by one, as ids of the registry: caregivers, then children, then workers, each by id. The front ends
    /// join names and telephones from the registry, for whom that lets.
    public static let list = Feed<ListCoverage, CoveredPerson>("campaigns.Coverage/List", needs: .reader)
}

/// Which people of the registry are to be taught, what, and since when it counts. It is what an indicator of a plan counts, when
/// the audiences, the topics and the first day are the indicator's.
public struct CoverageScope: Composite {
    /// Children, caregivers, officers, teachers or collaborators: at least one, each once. Children are those on the register,
    /// caregivers those who look after one of these on the day, the others those at work then.
    public var audiences: [Audience]
    /// Up to 20 topics; whoever passed a course on one of them was taught. A course on any when left out.
    public var topics: [String]?
    /// What was passed before this day does not count; all counts when left out. Not in the future.
    public var since: Day?
    /// Only children who are younger on the day, 1 to 18, and their caregivers; all on the register when left out.
    public var ageUnder: Int?
    /// Whether children without a determined disability count too, and their caregivers.
    public var everyChild: Bool?
}
extension CoverageScope: CodedMembers { public static let codes = ["topics": ReferenceTable.trainingTopic] }
extension CoverageScope: BoundedMembers { public static let bounds = ["ageUnder": 1...18] }

public struct ComputeCoverage: Composite {
    /// Who is to be taught what.
    public var scope: CoverageScope
    /// A unit: the people's commune or place of work or one above it; all that the caller may see when left out.
    public var unit: UnitPath?
    /// Of which level the rows by unit are: province, district or commune; communes when left out. Where a person's unit lies
    /// in none of it, a row of the unit's own.
    public var level: UnitLevel?
    /// The day that is asked about; ``knownOn`` when left out, and today without that. Not in the future. Whom the caller may
    /// see is judged by where a person lives or works now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

/// How many there are, and how many of them were taught.
public struct CoverageTable: Composite {
    /// The day that is told of.
    public var on: Day
    /// Each person once, however many classes it passed.
    public var there: Int
    public var taught: Int
    /// By unit, in the order of their paths.
    public var units: [UnitCoverage]
    /// Of each topic that was asked about, or of all, how many were taught on it: who was taught on several is in each.
    public var topics: [TopicCoverage]
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

/// One row of a coverage table.
public struct UnitCoverage: Composite {
    public var unit: UnitPath
    public var there: Int
    public var taught: Int
}

/// How many were taught on one topic.
public struct TopicCoverage: Composite {
    public var topic: String
    public var taught: Int
}
extension TopicCoverage: CodedMembers { public static let codes = ["topic": ReferenceTable.trainingTopic] }

public struct ListCoverage: Composite {
    /// Who is to be taught what.
    public var scope: CoverageScope
    /// A unit: the people's commune or place of work or one above it; all that the caller may see when left out.
    public var unit: UnitPath?
    /// Those who were taught (true) or were not (false); those who were not when left out.
    public var taught: Bool?
    /// The day that is asked about; ``knownOn`` when left out, and today without that. Not in the future. Whom the caller may
    /// see is judged by where a person lives or works now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

/// One of those who are to be taught.
public struct CoveredPerson: Composite {
    public var person: Learner
    public var audience: Audience
    /// Where a child lives, where the child lives for which a caregiver is counted, or where a worker works.
    public var unit: UnitPath
    /// Of a caregiver, the child for which it is counted: the first of those whom it looks after, by id.
    public var child: ChildID?
    /// The day on which the last class that counts was completed; nil of who was not taught.
    public var taughtOn: Day?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

public import Vocabulary

/// What is counted, and what it should come to.
///
/// The denominator is ``population`` as it stood on the last day of the period; the numerator is those of it for whom
/// everything in ``having`` holds. Somebody counts once, however many records speak for them. A count has no
/// denominator: its value is the numerator.
public struct IndicatorDeclaration: Composite {
    /// How an indicator's figure is written.
    public enum Measure: String, Choice {
        /// Numerator over denominator, in hundredths.
        case percent
        /// The numerator.
        case count
    }

    /// What `delivery` and the like look back on.
    public enum Span: String, Choice {
        /// From 1 January of the day's year.
        case year
        /// From the plan's first day.
        case plan
    }

    /// `T1`.
    public var id: String
    public var name: BilingualText
    /// Where the plan asks for it: `I.2`.
    public var clause: String
    public var measure: Measure
    /// Whom or what it counts: its denominator.
    public var population: PopulationDeclaration
    /// All of it must hold for a member to count.
    public var having: [FactDeclaration] = []
    /// How far deliveries, trainings and completions look back from the day.
    public var span: Span = .year
    /// For years of the plan, each at most once.
    public var targets: [TargetDeclaration] = []
}

/// Whom or what an indicator counts: exactly one member is given.
public struct PopulationDeclaration: Composite {
    /// Children on the register.
    public var children: ChildFilter?
    /// Those who look after such children.
    public var caregiversOf: ChildFilter?
    /// Officers, teachers, collaborators by role; an empty list means all.
    public var workers: WorkerFilter?
    /// The districts of the plan's area on the day.
    public var districts: EmptyFilter?
    /// Facilities, schools, clinics by kind; an empty list means all.
    public var providers: ProviderFilter?
    /// Upgrades of facilities.
    public var upgrades: EmptyFilter?

    public init() {}
}

/// Which children: all that is given must hold on the day.
public struct ChildFilter: Composite {
    /// Whole years on the day, below this.
    public var ageUnder: Int?
    /// True: with a determined disability; false: without.
    public var disability: Bool?
    /// The determined disability is of one of these types.
    public var disabilityTypes: [DisabilityType]?
    /// The determined disability is of one of these degrees.
    public var disabilityDegrees: [DisabilityDegree]?
    /// Holding at least one circumstance of one of these lists of reference data (`QD647`, `LAW2016`).
    public var circumstanceLists: [String]?
    /// Holding at least one of these circumstances, by code.
    public var circumstances: [String]?
    /// At least one of these filters holds.
    public var anyOf: [ChildFilter]?

    public init() {}
}
extension ChildFilter: CodedMembers {
    public static let codes: [String: ReferenceTable] = [
        "circumstanceLists": .circumstanceList, "circumstances": .circumstance,
    ]
}

/// Which workers count.
public struct WorkerFilter: Composite {
    /// The registry's worker roles: `childOfficer`, `collaborator`. Empty: all.
    public var roles: [String]
}
extension WorkerFilter: CodedMembers { public static let codes = ["roles": ReferenceTable.workerRole] }

/// Which providers count.
public struct ProviderFilter: Composite {
    /// Facility kinds of reference data. Empty: all.
    public var kinds: [String]
}
extension ProviderFilter: CodedMembers { public static let codes = ["kinds": ReferenceTable.facilityKind] }

/// `{}`: nothing to narrow down.
public struct EmptyFilter: Composite {
    public init() {}
}

/// Something that must hold for a member of the population: exactly one member is given.
public struct FactDeclaration: Composite {
    /// A child received a service of one of these domains within the span.
    public var delivery: [String]?
    /// Someone passed a class on one of these topics within the span; an empty list means any topic.
    public var training: [String]?
    /// A child was in a placement of one of these kinds on the day.
    public var placement: [String]?
    /// A district has an established network on the day, with somebody in it.
    public var network: Bool?
    /// A district has a running pilot on the day, one that began there or was expanded to it.
    public var pilot: Bool?
    /// A facility meets the care standard on the day.
    public var standard: Bool?
    /// An upgrade was completed within the span.
    public var completed: Bool?
    /// Social assistance was paid for a child within the span, whatever for.
    public var assistance: Bool?
    /// A child was waived a fee, or given a health card, on a day of the span.
    public var waiver: Bool?
    /// At least one of these holds.
    public var anyOf: [FactDeclaration]?

    public init() {}
}
extension FactDeclaration: CodedMembers {
    public static let codes: [String: ReferenceTable] = [
        "delivery": .serviceDomain, "training": .trainingTopic, "placement": .placementKind,
    ]
}

/// What an indicator should come to in some years.
public struct TargetDeclaration: Composite {
    /// The first and the last year for which it stands.
    public var from: Int
    /// The last year, counted; not before `from`.
    public var through: Int
    /// At least this: per cent for a percentage, a number for a count. Nil when ``grows``.
    public var value: Double?
    /// More than at the end of the year before.
    public var grows: Bool?
}

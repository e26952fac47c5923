public import Vocabulary

/// What is counted, and what it should come to.
///
/// The denominator is ``population`` as it stood on the last day of the period; the numerator is those of it for whom
/// everything in ``having`` holds. Somebody counts once, however many records speak for them. A count has no
/// denominator: its value is the numerator.
public struct IndicatorDeclaration: Codable, Hashable, Sendable {
    /// How an indicator's figure is written.
    public enum Measure: String, Codable, Sendable, CaseIterable {
        /// Numerator over denominator, in hundredths.
        case percent
        /// The numerator.
        case count
    }

    /// What `delivery` and the like look back on.
    public enum Span: String, Codable, Sendable, CaseIterable {
        /// From 1 January of the day's year.
        case year
        /// From the plan's first day.
        case plan
    }

    /// `T1`.
    public let id: String
    public let name: BilingualText
    /// Where the plan asks for it: `I.2`.
    public let clause: String
    public let measure: Measure
    public let population: PopulationDeclaration
    public let having: [FactDeclaration]
    public let span: Span
    public let targets: [TargetDeclaration]

    public init(
        id: String, name: BilingualText, clause: String, measure: Measure, population: PopulationDeclaration,
        having: [FactDeclaration] = [], span: Span = .year, targets: [TargetDeclaration] = []
    ) {
        self.id = id
        self.name = name
        self.clause = clause
        self.measure = measure
        self.population = population
        self.having = having
        self.span = span
        self.targets = targets
    }
}

/// Whom or what an indicator counts: exactly one member is given.
public struct PopulationDeclaration: Codable, Hashable, Sendable {
    /// Children on the register.
    public let children: ChildFilter?
    /// Those who look after such children.
    public let caregiversOf: ChildFilter?
    /// Officers, teachers, collaborators by role; an empty list means all.
    public let workers: WorkerFilter?
    /// The districts of the plan's area on the day.
    public let districts: EmptyFilter?
    /// Facilities, schools, clinics by kind; an empty list means all.
    public let providers: ProviderFilter?
    /// Upgrades of facilities.
    public let upgrades: EmptyFilter?

    public init(
        children: ChildFilter? = nil, caregiversOf: ChildFilter? = nil, workers: WorkerFilter? = nil,
        districts: EmptyFilter? = nil, providers: ProviderFilter? = nil, upgrades: EmptyFilter? = nil
    ) {
        self.children = children
        self.caregiversOf = caregiversOf
        self.workers = workers
        self.districts = districts
        self.providers = providers
        self.upgrades = upgrades
    }
}

/// Which children: all that is given must hold on the day.
public struct ChildFilter: Codable, Hashable, Sendable {
    /// Whole years on the day, below this.
    public let ageUnder: Int?
    /// True: with a determined disability; false: without.
    public let disability: Bool?
    public let disabilityTypes: [DisabilityType]?
    public let disabilityDegrees: [DisabilityDegree]?
    /// Holding at least one circumstance of one of these lists of reference data (`QD647`, `LAW2016`).
    public let circumstanceLists: [String]?
    /// Holding at least one of these circumstances, by code.
    public let circumstances: [String]?
    /// At least one of these filters holds.
    public let anyOf: [ChildFilter]?

    public init(
        ageUnder: Int? = nil, disability: Bool? = nil, disabilityTypes: [DisabilityType]? = nil,
        disabilityDegrees: [DisabilityDegree]? = nil, circumstanceLists: [String]? = nil,
        circumstances: [String]? = nil, anyOf: [ChildFilter]? = nil
    ) {
        self.ageUnder = ageUnder
        self.disability = disability
        self.disabilityTypes = disabilityTypes
        self.disabilityDegrees = disabilityDegrees
        self.circumstanceLists = circumstanceLists
        self.circumstances = circumstances
        self.anyOf = anyOf
    }
}

/// Which workers count.
public struct WorkerFilter: Codable, Hashable, Sendable {
    /// The registry's worker roles: `childOfficer`, `collaborator`. Empty: all.
    public let roles: [String]

    public init(roles: [String] = []) { self.roles = roles }
}

/// Which providers count.
public struct ProviderFilter: Codable, Hashable, Sendable {
    /// Facility kinds of reference data. Empty: all.
    public let kinds: [String]

    public init(kinds: [String] = []) { self.kinds = kinds }
}

/// `{}`: nothing to narrow down.
public struct EmptyFilter: Codable, Hashable, Sendable {
    public init() {}
}

/// Something that must hold for a member of the population: exactly one member is given.
public struct FactDeclaration: Codable, Hashable, Sendable {
    /// A child received a service of one of these domains within the span.
    public let delivery: [String]?
    /// Someone passed a class on one of these topics within the span; an empty list means any topic.
    public let training: [String]?
    /// A child was in a placement of one of these kinds on the day.
    public let placement: [String]?
    /// A district has an established network on the day.
    public let network: Bool?
    /// A district has a running pilot on the day, one that began there or was expanded to it.
    public let pilot: Bool?
    /// A facility meets the care standard on the day.
    public let standard: Bool?
    /// An upgrade was completed within the span.
    public let completed: Bool?

    public init(
        delivery: [String]? = nil, training: [String]? = nil, placement: [String]? = nil,
        network: Bool? = nil,
        pilot: Bool? = nil, standard: Bool? = nil, completed: Bool? = nil
    ) {
        self.delivery = delivery
        self.training = training
        self.placement = placement
        self.network = network
        self.pilot = pilot
        self.standard = standard
        self.completed = completed
    }
}

/// What an indicator should come to in some years.
public struct TargetDeclaration: Codable, Hashable, Sendable {
    /// The first and the last year for which it stands.
    public let from: Int
    public let through: Int
    /// At least this: per cent for a percentage, a number for a count. Nil when ``grows``.
    public let value: Double?
    /// More than at the end of the year before.
    public let grows: Bool?

    public init(from: Int, through: Int, value: Double? = nil, grows: Bool? = nil) {
        self.from = from
        self.through = through
        self.value = value
        self.grows = grows
    }
}

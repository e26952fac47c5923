import ReportingAPI
import Vocabulary

/// A plan's indicators on a day, as known: each declaration becomes SQL over the star. Pure: the same question is the same SQL.
///
/// A child counts from the day it was registered until the day before its closure; how old a child may be is the indicator's to
/// say. A circumstance, a link and a placement hold from the first day to the last, as the registry says them. A provider counts
/// while it works, an upgrade from its proposal on, where its provider stands on the day.
///
/// Whoever was entered twice is one person: shown by one of the entries that count on the day, with what is said of each.
struct StarQuestion: Sendable {
    /// How far the logs are known that say what is counted.
    struct Known: Hashable, Sendable {
        let registry: LogPoint
        let catalogue: LogPoint
        let campaigns: LogPoint
        let funding: LogPoint
    }

    let plan: PlanDocument
    /// The day that is asked about.
    let day: Day
    let known: Known
    let reference: Reference
    let words: StarWords
    let cells: StarCells
    let children: StarSame
    let caregivers: StarSame
    let workers: StarSame
    /// The numbers of what stands for the circumstances that count, by their codes: for who may not see confidential ones there are
    /// none of these.
    let tokens: [String: Int64]

    /// The units of the plan's area.
    let area: [Int64]
    /// The districts of the plan's area.
    let districts: [UnitPath]

    /// - Parameter tokens: by the code of each circumstance that counts, what stands for it.
    init(
        plan: PlanDocument, on day: Day, known: Known, reference: Reference, words: StarWords,
        children: StarSame = StarSame(), caregivers: StarSame = StarSame(), workers: StarSame = StarSame(),
        tokens: [String: String]
    ) {
        (self.plan, self.day, self.known, self.reference) = (plan, day, known, reference)
        (self.words, self.children, self.caregivers) = (words, children, caregivers)
        self.workers = workers
        cells = StarCells(words: words, bands: reference.ageBands(on: day), on: day)
        self.tokens = tokens.compactMapValues { words.codes(.token, of: [$0]).first }
        let offices = PlanOffices(plan: plan, units: reference.units)
        area = words.units(where: offices.area(on: day).contains)
        districts = offices.countedDistricts(on: day).sorted { $0.text < $1.text }
    }

    /// The days on which a delivery, a training, an upgrade counts.
    func span(of declaration: IndicatorDeclaration) -> ClosedRange<Day> {
        let firstOfYear = Day(year: day.year, month: 1, day: 1) ?? day
        let start = declaration.span == .plan ? min(plan.period.start, day) : firstOfYear
        return start...day
    }
}

/// Whom an indicator counts, as far as several can be counted in one go.
enum StarRoot: Hashable, Sendable {
    case children
    case caregivers(ChildFilter)
    case workers
    case providers
    case upgrades
    case districts

    init(_ population: PopulationDeclaration) {
        if population.children != nil {
            self = .children
        } else if let filter = population.caregiversOf {
            self = .caregivers(filter)
        } else if population.workers != nil {
            self = .workers
        } else if population.districts != nil {
            self = .districts
        } else if population.providers != nil {
            self = .providers
        } else {
            self = .upgrades
        }
    }

    /// Whether its members stand in `star_people`.
    var isOfPeople: Bool {
        switch self {
        case .children, .caregivers, .workers: true
        case .providers, .upgrades, .districts: false
        }
    }

    var isOfCaregivers: Bool { if case .caregivers = self { true } else { false } }

    /// Whether a child's facts speak for a member.
    var isByChild: Bool {
        switch self {
        case .children, .caregivers: true
        case .workers, .providers, .upgrades, .districts: false
        }
    }
}

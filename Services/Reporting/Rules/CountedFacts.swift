import CampaignsAPI
import CatalogueAPI
import RegistryAPI
import RegistryKnown
import Vocabulary

/// A child as the register has it on one day.
struct CountedChild: Hashable, Sendable {
    let id: ChildID
    let sex: Sex
    let birthDate: Day
    let commune: UnitPath
    let ethnicity: String?
    let poverty: PovertyStatus
    /// By the numbers that ``CountedFacts`` gave them.
    var circumstances: [Int] = []
    var disability: DisabilityFacts?

    init(id: ChildID, _ identity: ChildIdentity, home: UnitPath, poverty: PovertyStatus) {
        self.id = id
        sex = identity.sex
        birthDate = identity.countedBirthDate
        commune = home
        ethnicity = identity.ethnicity
        self.poverty = poverty
    }

    func age(on day: Day) -> Int { birthDate.age(on: day) }
}

/// Everything that an indicator may count, as it stood on ``on``, as known when somebody asked about.
///
/// A child counts from the day it was registered until the day before its closure; how old a child may be is the
/// indicator's to say. A circumstance, a link and a placement hold from the first day to the last, as the registry says
/// them. A provider counts while it works, an upgrade from its proposal on, where its provider stands on the day.
///
/// Whoever was entered twice is one person: shown by one of the entries that count on the day, with what is said of each.
struct CountedFacts: Sendable {
    let on: Day
    /// By id.
    private(set) var children: [CountedChild] = []
    /// Whom each caregiver looks after on the day.
    private(set) var childrenOfCaregiver: [CaregiverID: Set<ChildID>] = [:]
    private(set) var workers: [WorkerAtWork] = []
    private(set) var placements: [PlacementFacts] = []
    private(set) var providers: [CountedProvider] = []
    private(set) var networks: [Network] = []
    private(set) var pilots: [Pilot] = []
    private(set) var upgrades: [CountedUpgrade] = []
    private(set) var deliveries: [DeliveryFact] = []
    private(set) var trainings: [TrainingFact] = []
    private(set) var assisted: [AssistedChild] = []
    private(set) var waivers: [WaiverFact] = []
    private var places: [ChildID: Int] = [:]
    private var numbers: [String: Int] = [:]

    private let sameChildren: SamePeople<Subject.Child>
    private let sameCaregivers: SamePeople<Subject.Caregiver>
    /// By which entry those are shown that are not shown themselves.
    private var shownChildren: [ChildID: ChildID] = [:]

    init(
        on day: Day, same children: SamePeople<Subject.Child> = SamePeople(),
        _ caregivers: SamePeople<Subject.Caregiver> = SamePeople()
    ) {
        (on, sameChildren, sameCaregivers) = (day, children, caregivers)
    }

    /// What stands for a circumstance in ``CountedChild/circumstances``; nil of a token that nobody has.
    func number(ofToken token: String) -> Int? { numbers[token] }

    mutating func enter(children: [CountedChild]) {
        let there = Set(children.map(\.id))
        for entry in sameChildren.several {
            guard let shown = sameChildren.shown(entry, where: there.contains), shown != entry else {
                continue
            }
            shownChildren[entry] = shown
        }
        self.children = children.filter { shownChildren[$0.id] == nil }.sorted { $0.id < $1.id }
        places = Dictionary(uniqueKeysWithValues: self.children.enumerated().map { ($1.id, $0) })
    }

    /// The entry by which a child is counted.
    func counted(_ child: ChildID) -> ChildID { shownChildren[child] ?? child }

    /// The entry by which a caregiver is counted.
    func counted(_ caregiver: CaregiverID) -> CaregiverID { sameCaregivers.shown(caregiver) ?? caregiver }

    /// By what a learner is counted.
    func counted(_ learner: Learner) -> Counted {
        switch learner.kind {
        case .child: .of(counted(ChildID(of: learner.id)))
        case .caregiver: .of(counted(CaregiverID(of: learner.id)))
        case .worker: .of(learner.id)
        }
    }

    /// After the children.
    mutating func enter(circumstances: [CircumstanceFact], disabilities: [DisabilityFacts]) {
        for fact in circumstances where fact.holds(on: on) {
            guard let place = places[counted(fact.child)] else { continue }
            let number = numbers[fact.token] ?? numbers.count
            numbers[fact.token] = number
            children[place].circumstances.append(number)
        }
        for fact in disabilities where fact.on <= on {
            guard let place = places[counted(fact.child)] else { continue }
            // The latest determination is the one that holds (Circular 01/2019: only a new one changes the degree).
            if let known = children[place].disability, (known.on, known.id) > (fact.on, fact.id) { continue }
            children[place].disability = fact
        }
    }

    mutating func enter(
        links: [CaregiverLinkFacts], workers: [WorkerAtWork], placements: [PlacementFacts]
    ) {
        for link in links where link.start <= on && link.end.map({ on <= $0 }) ?? true {
            childrenOfCaregiver[counted(link.caregiver), default: []].insert(counted(link.child))
        }
        (self.workers, self.placements) = (workers, placements)
    }

    mutating func enter(
        providers: [CountedProvider], networks: [Network], pilots: [Pilot], upgrades: [CountedUpgrade],
        deliveries: [DeliveryFact]
    ) {
        (self.providers, self.networks, self.pilots, self.upgrades) = (providers, networks, pilots, upgrades)
        self.deliveries = deliveries.filter(\.counts)
    }

    mutating func enter(trainings: [TrainingFact]) { self.trainings = trainings.filter { !$0.revoked } }

    mutating func enter(assisted: [AssistedChild], waivers: [WaiverFact]) {
        (self.assisted, self.waivers) = (assisted, waivers.filter(\.counts))
    }

    /// Those of the people, providers and upgrades that lie in the territory. What speaks for somebody stays: it counts with whom
    /// it speaks for.
    func within(_ territory: Territory) -> CountedFacts {
        var within = self
        within.enter(children: children.filter { territory.contains($0.commune) })
        within.workers = workers.filter { territory.contains($0.unit) }
        within.providers = providers.filter { territory.contains($0.place) }
        within.upgrades = upgrades.filter { territory.contains($0.place) }
        return within
    }
}

import CatalogueAPI
import RegistryAPI
import Vocabulary

/// A child as the register has it on one day.
struct CountedChild: Hashable, Sendable {
    let id: ChildID
    let sex: Sex
    let birthDate: Day
    let commune: UnitPath
    let ethnicity: String?
    let poverty: PovertyStatus
    var circumstances: Set<String> = []
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

/// A worker who is at work on one day.
struct CountedWorker: Hashable, Sendable {
    let id: WorkerID
    let unit: UnitPath
    let role: WorkerRole
}

/// Everything that an indicator may count, as it stood on ``on``, as known when somebody asked about.
///
/// A child counts from the day it was registered until the day before its closure; how old a child may be is the
/// indicator's to say. A circumstance, a link and a placement hold from the first day to the last, as the registry says
/// them. A provider counts while it works, an upgrade from its proposal on, where its provider stands on the day.
struct CountedFacts: Sendable {
    let on: Day
    private(set) var children: [ChildID: CountedChild] = [:]
    /// Whom each caregiver looks after on the day.
    private(set) var childrenOfCaregiver: [CaregiverID: Set<ChildID>] = [:]
    private(set) var workers: [CountedWorker] = []
    private(set) var placements: [PlacementFacts] = []
    private(set) var providers: [CountedProvider] = []
    private(set) var networks: [Network] = []
    private(set) var pilots: [Pilot] = []
    private(set) var upgrades: [CountedUpgrade] = []
    private(set) var deliveries: [Delivery] = []
    private(set) var trainings: [TrainingFact] = []

    init(on day: Day) { self.on = day }

    mutating func enter(children: [CountedChild]) {
        for child in children { self.children[child.id] = child }
    }

    /// After the children.
    mutating func enter(circumstances: [CircumstanceFact], disabilities: [DisabilityFacts]) {
        for fact in circumstances where fact.holds(on: on) {
            children[fact.child]?.circumstances.insert(fact.token)
        }
        for fact in disabilities where fact.on <= on {
            // The latest determination is the one that holds (Circular 01/2019: only a new one changes the degree).
            if let known = children[fact.child]?.disability, (known.on, known.id) > (fact.on, fact.id) {
                continue
            }
            children[fact.child]?.disability = fact
        }
    }

    mutating func enter(
        links: [CaregiverLinkFacts], workers: [CountedWorker], placements: [PlacementFacts]
    ) {
        for link in links where link.start <= on && link.end.map({ on <= $0 }) ?? true {
            childrenOfCaregiver[link.caregiver, default: []].insert(link.child)
        }
        self.workers = workers
        self.placements = placements
    }

    mutating func enter(
        providers: [CountedProvider], networks: [Network], pilots: [Pilot], upgrades: [CountedUpgrade],
        deliveries: [Delivery]
    ) {
        self.providers = providers
        self.networks = networks
        self.pilots = pilots
        self.upgrades = upgrades
        self.deliveries = deliveries.filter { !$0.voided && $0.contradicted != true }
    }

    mutating func enter(trainings: [TrainingFact]) { self.trainings = trainings.filter { !$0.revoked } }
}

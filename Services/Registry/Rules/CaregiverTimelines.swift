import RegistryAPI
import Vocabulary

/// Who a caregiver is. It holds on every day: a change of it says that it was so all along.
struct CaregiverIdentity: Codable, Hashable, Sendable {
    /// As ``Caregiver`` shows it, like the telephone.
    var name: String
    var sex: Sex?
    var birthYear: Int?
    var personalNumber: PersonalID?
    var phone: String?
}

/// All that was ever said of a caregiver, by aspect: what is kept. A ``Caregiver`` is what it says of one day.
struct CaregiverTimelines: Hashable, Sendable {
    let id: CaregiverID
    private(set) var identity = Timeline<CaregiverIdentity>()
    private(set) var home = Timeline<UnitPath>()

    init(
        id: CaregiverID, identity: Timeline<CaregiverIdentity> = Timeline(),
        home: Timeline<UnitPath> = Timeline()
    ) {
        (self.id, self.identity, self.home) = (id, identity, home)
    }

    func adding(_ sayings: CaregiverSayings) -> CaregiverTimelines {
        var after = self
        for version in sayings.identity { after.identity.append(version) }
        for version in sayings.home { after.home.append(version) }
        return after
    }

    /// The caregiver as it was on a day, as known at a point; before the registration as it was then. Nil where nothing was
    /// known of it.
    func caregiver(on day: Day = .last, knownOn point: LogPoint = .latest) -> Caregiver? {
        let homes = home.stretches(knownOn: point)
        guard let identity = identity.value(on: day, knownOn: point), let first = homes.first else {
            return nil
        }
        let home = homes.last { $0.days.from <= day } ?? first
        return Caregiver(
            id: id, name: identity.name, commune: home.value, registeredOn: first.days.from,
            version: version(knownOn: point)
        ).with {
            $0.sex = identity.sex
            $0.birthYear = identity.birthYear
            $0.personalNumber = identity.personalNumber
            $0.phone = identity.phone
        }
    }

    /// Every name that it ever had, also one that was put right since.
    var names: Set<String> { Set(identity.history.versions.map(\.value.name)) }

    var version: Int { version(knownOn: .latest) }

    /// From 1, one more with every command that said something of the caregiver.
    private func version(knownOn point: LogPoint) -> Int {
        FactVersions.commands(identity.history.points, home.history.points, knownOn: point)
    }

    /// What a fact is about; nil when there is no such fact of the caregiver.
    func aspect(of fact: FactID) -> CaregiverAspect? {
        if identity.history.has(fact) { return .identity }
        return home.history.has(fact) ? .home : nil
    }

    /// The home that the registration said.
    var registration: FactID? { home.history.versions.first?.fact }

    /// Throws unless nothing lies before the registration.
    func admit() throws(FactRefusal) {
        let homes = home.history.facts()
        let early = homes.prefix { $0.id != registration }
        guard early.isEmpty else {
            throw FactRefusal(.outsideLife, early.map { FactInTheWay($0.id, $0.days, .startsBefore) })
        }
    }
}

/// What one command says of a caregiver, by aspect: the versions to add.
struct CaregiverSayings: Hashable, Sendable {
    var identity: [FactVersion<CaregiverIdentity>] = []
    var home: [FactVersion<UnitPath>] = []

    var isEmpty: Bool { identity.isEmpty && home.isEmpty }

    /// What the other departments learn of it.
    func facts(of caregiver: CaregiverID) -> CaregiverFacts {
        let identities = identity.map { version in
            CaregiverFact(version, of: .identity).with { $0.identity = version.value.traits }
        }
        let homes = home.map { version in CaregiverFact(version, of: .home).with { $0.home = version.value } }
        return CaregiverFacts(caregiver: caregiver, facts: identities + homes)
    }
}

extension CaregiverSayings {
    /// What a registration says: where the caregiver lives from its day on, and who it is of every day.
    init(
        registering caregiver: Caregiver, learned: Learned, newID: () -> FactID
    ) throws(FactRefusal) {
        identity = [
            try Timeline<CaregiverIdentity>().change(
                caregiver.identity, from: .first, as: newID(), learned: learned)
        ]
        home = [
            try Timeline<UnitPath>().change(
                caregiver.commune, from: caregiver.registeredOn, as: newID(), learned: learned)
        ]
    }
}

extension CaregiverIdentity {
    fileprivate var traits: CaregiverTraits {
        CaregiverTraits().with {
            $0.sex = sex
            $0.birthYear = birthYear
        }
    }
}

extension Caregiver {
    var identity: CaregiverIdentity {
        CaregiverIdentity(
            name: name, sex: sex, birthYear: birthYear, personalNumber: personalNumber, phone: phone)
    }
}

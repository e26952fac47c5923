import RegistryAPI
import Vocabulary

/// What one command says of a child, by aspect: the versions to add.
struct ChildSayings: Hashable, Sendable {
    var identity: [FactVersion<Identity>] = []
    var home: [FactVersion<UnitPath>] = []
    var address: [FactVersion<Address>] = []
    var poverty: [FactVersion<PovertyStatus>] = []
    var standing: [FactVersion<ChildStanding>] = []

    var isEmpty: Bool {
        identity.isEmpty && home.isEmpty && address.isEmpty && poverty.isEmpty && standing.isEmpty
    }

    /// Whether the child may be somebody else by it, or can no longer be.
    var makeOrPartDuplicates: Bool { !identity.isEmpty || !home.isEmpty || !standing.isEmpty }

    /// What the other departments learn of it.
    func facts(of child: ChildID) -> ChildFacts {
        let identities = identity.map { version in
            ChildFact(version, of: .identity).with { $0.identity = version.value.facts }
        }
        let homes = home.map { version in
            ChildFact(version, of: .home).with { $0.home = version.value }
        }
        let addresses = address.map { ChildFact($0, of: .address) }
        let statuses = poverty.map { version in
            ChildFact(version, of: .poverty).with { $0.poverty = version.value }
        }
        let standings = standing.map { version in
            ChildFact(version, of: .standing).with { $0.standing = version.value.status }
        }
        return ChildFacts(child: child, facts: identities + homes + addresses + statuses + standings)
    }
}

extension ChildSayings {
    /// What a registration says: all of it from its own day on, and who the child is of every day.
    init(registering child: RegisteredChild, learned: Learned, newID: () -> FactID) throws(FactRefusal) {
        let day = child.registeredOn
        identity = [
            try Timeline<Identity>().change(child.identity, from: .first, as: newID(), learned: learned)
        ]
        home = [try Timeline<UnitPath>().change(child.commune, from: day, as: newID(), learned: learned)]
        if let text = child.address {
            address = [
                try Timeline<Address>().change(
                    Address(text: text), from: day, as: newID(), learned: learned)
            ]
        }
        poverty = [
            try Timeline<PovertyStatus>().change(
                child.povertyStatus, from: day, as: newID(), learned: learned)
        ]
        let standing = ChildStanding(status: .active, basis: child.legalBasis)
        self.standing = [
            try Timeline<ChildStanding>().change(standing, from: day, as: newID(), learned: learned)
        ]
    }

    /// What an update says of the child as it was on `day`, which it makes `changed`: only the aspects that it names.
    init(
        changing known: ChildTimelines, from child: RegisteredChild, to changed: RegisteredChild,
        by request: UpdateChild, on day: Day, learned: Learned, newID: () -> FactID
    ) throws(FactRefusal) {
        let named = request.namedAspects
        if changed.identity != child.identity, let fact = known.identity.fact(on: day) {
            identity = [try known.identity.correct(fact.id, to: changed.identity, learned: learned)]
        }
        let isDated = request.on != nil
        if named.contains(.home),
            let version = try known.home.change(
                changed.commune, from: day, isDated: isDated, as: newID(), learned: learned)
        {
            home = [version]
        }
        if named.contains(.address),
            let version = try known.address.change(
                Address(text: changed.address), from: day, isDated: isDated, as: newID(), learned: learned)
        {
            address = [version]
        }
        if named.contains(.poverty),
            let version = try known.poverty.change(
                changed.povertyStatus, from: day, isDated: isDated, as: newID(), learned: learned)
        {
            poverty = [version]
        }
    }
}

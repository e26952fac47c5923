import CatalogueAPI
import Vocabulary

/// What a network is said to be in one aspect: what its facts keep.
enum NetworkSaying: EndingSaying {
    case identity(district: UnitPath, decision: String?)
    case standing(isDissolved: Bool, reason: String?)

    var aspect: UndertakingAspect { if case .identity = self { .identity } else { .standing } }

    /// Whether it dissolves the network.
    var isEnd: Bool {
        if case .standing(isDissolved: true, _) = self { true } else { false }
    }
}

/// A provider in a network: once at a time.
struct Membership: Codable, PeriodValue {
    var provider: ProviderID
    /// For which domains, in the order of their codes; nil where nobody has said.
    var domains: [String]?

    func collides(with other: Membership) -> Bool { provider == other.provider }
}

/// All that was ever said of a network and its members. A ``Network`` is what it says now, with the days of everything.
struct NetworkTimelines: Hashable, Sendable {
    let id: NetworkID
    var network = AspectTimelines<NetworkSaying>()
    var members = Periods<Membership>()

    /// Nil when nothing was known of it.
    func shown(knownOn point: LogPoint = .latest) -> Network? {
        guard
            case .identity(let district, let decision)? =
                network.value(.identity, on: .last, knownOn: point),
            let opening = network[.standing].history.facts(knownOn: point).first
        else { return nil }
        let shown = members.history.facts(knownOn: point).map { fact in
            NetworkMember(id: MembershipID(of: fact.id), provider: fact.value.provider, from: fact.days.from)
                .with { ($0.until, $0.domains) = (fact.days.until, fact.value.domains) }
        }
        return Network(id: id, district: district, on: opening.days.from, members: shown).with {
            $0.decision = decision
            if let end = network[.standing].fact(on: .last, knownOn: point),
                case .standing(isDissolved: true, let reason) = end.value
            {
                ($0.dissolvedOn, $0.reason) = (end.days.from, reason)
            }
            $0.linked = $0.linkedStill
        }
    }

    /// From its first day to the one before it was dissolved: nobody is in it outside of that.
    var life: Life {
        Life(
            from: network.opening.map { Life.Bound($0.days.from, $0.id) },
            until: network.end.map { Life.Bound($0.days.from.advanced(by: -1), $0.id) })
    }

    /// Throws unless it is dissolved no sooner than it began, and all members are in it while it stands.
    func admit() throws(FactRefusal) {
        try network.admitOrder()
        // Who came on the very day of its end was in it on no day.
        let outside = members.history.facts(outside: life).filter { member in
            member.how != .startsAfter || member.days.from != network.end?.days.from
        }
        guard outside.isEmpty else { throw FactRefusal(.outsideLife, outside) }
    }
}

/// What one command says of a network: the versions to add.
struct NetworkCommandSayings: Hashable, Sendable {
    var network: [FactVersion<NetworkSaying>] = []
    var members: [FactVersion<Membership>] = []
}

extension NetworkTimelines {
    func adding(_ said: NetworkCommandSayings) -> NetworkTimelines {
        var after = self
        for version in said.network { after.network.append(version) }
        for version in said.members { after.members.append(version) }
        return after
    }
}

extension Network {
    /// Whether it stands on a day.
    func stands(on day: Day) -> Bool { on <= day && dissolvedOn.map { day < $0 } ?? true }

    /// What ``linked`` says, by its members and whether it is dissolved.
    var linkedStill: [String]? {
        guard dissolvedOn == nil else { return nil }
        let domains = Set(members.filter { $0.until == nil }.flatMap { $0.domains ?? [] })
        return domains.isEmpty ? nil : domains.sorted()
    }
}

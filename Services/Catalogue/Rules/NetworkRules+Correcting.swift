import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

extension NetworkRules {
    /// For which domains each member is said to be in a new network.
    func links(
        _ request: EstablishNetwork, on day: Day, _ checks: inout Checks
    ) -> [ProviderID: [String]] {
        let members = Set(request.members)
        var links: [ProviderID: [String]] = [:]
        for (index, link) in (request.links ?? []).prefix(Self.mostMembers).enumerated() {
            let pointer = "/links/\(index)"
            if !members.contains(link.provider) {
                checks.fail("\(pointer)/provider", "catalogue.link-of-no-member")
            } else if links[link.provider] != nil {
                checks.fail("\(pointer)/provider", "check.named-twice")
            }
            links[link.provider] = domains(link.domains, on: day, at: "\(pointer)/domains", &checks)
        }
        return links
    }

    /// The domains that a request names, in the order of their codes.
    func domains(
        _ named: [String]?, on day: Day?, at pointer: String, _ checks: inout Checks
    ) -> [String]? {
        guard let named else { return nil }
        checks.several(named, at: pointer)
        for (index, domain) in named.enumerated() {
            checks.code(domain, in: .serviceDomain, on: day, at: "\(pointer)/\(index)")
        }
        return named.sorted()
    }

    /// `provider` is the one that the request names. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ network: Sought<Network>, _ known: NetworkTimelines, by request: CorrectNetworkMember,
        to provider: Sought<Provider?>, learned: Learned
    ) throws -> FactVersion<Membership> {
        var checks = Checks(reference, today: today)
        let cleared = checks.clear(
            request.clear, of: ["until": request.until != nil, "domains": request.domains != nil])
        let member = network.value?.members.first { $0.id == request.member }
        let from = request.from ?? member?.from
        if let from { checks.day(from, since: .start(of: network.value), at: "/from") }
        if let until = request.until {
            let start =
                DayBound.named("from", request.from)
                ?? .recorded(CatalogueDay.membership, on: from, of: member?.id)
            checks.day(until, since: start, at: "/until")
        }
        let domains = domains(request.domains, on: from, at: "/domains", &checks)
        let (_, named) = try checks.finish(network, provider)
        let isOther = named != nil || domains != nil || cleared.contains("domains")
        let kept = cleared.contains("domains") ? nil : domains ?? member?.domains
        let value =
            isOther ? (named?.id ?? member?.provider).map { Membership(provider: $0, domains: kept) } : nil
        let end: Periods<Membership>.End =
            cleared.contains("until") ? .open : request.until.map { .on($0) } ?? .stays
        return try known.members.correct(
            FactID(of: request.member), to: value, from: request.from,
            until: end, learned: learned, within: known.life)
    }

    /// What a correction of the network itself says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ network: Sought<Network>, _ known: NetworkTimelines, by request: CorrectNetwork, learned: Learned
    ) throws -> NetworkCommandSayings {
        var checks = Checks(reference, today: today)
        let cleared = checks.clear(
            request.clear,
            of: ["decision": request.decision != nil, "dissolvedOn": request.dissolvedOn != nil])
        let decision: String? = request.decision.map { checks.remark($0, at: "/decision", upTo: 100) }
        let reason: String? = request.reason.map { checks.words($0, at: "/reason", upTo: 500) }
        checks.days(
            correcting: network.value.map { ($0.district, .start(of: $0), $0.dissolvedOn) }, from: request.on,
            until: request.dissolvedOn, at: "/dissolvedOn", gives: reason != nil,
            clears: cleared.contains("dissolvedOn"), or: "catalogue.network-not-dissolved")
        let current = try checks.finish(network)
        var said = NetworkCommandSayings()
        if decision != nil || cleared.contains("decision") {
            said.network += try known.network.change(
                [.identity(district: current.district, decision: decision)], from: .first, isDated: false,
                learned: learned
            ) { preconditionFailure("what it is was said when it was established") }
        }
        if let day = request.on, let opening = known.network.opening {
            said.network.append(try known.network.correct(opening.id, from: day, learned: learned))
            for member in known.members.history.facts() where member.days.from == opening.days.from {
                said.members.append(
                    try known.members.correct(member.id, from: day, learned: learned, cause: opening.id))
            }
        }
        said.network += try known.network.correctEnd(
            isVoided: cleared.contains("dissolvedOn"),
            to: reason.map { .standing(isDissolved: true, reason: $0) }, from: request.dissolvedOn,
            learned: learned)
        return said
    }

    /// What it says that a member never was in the network. A network links those who are in it: where that leaves nobody who
    /// ever was, FAILED_PRECONDITION. Throws ``FactRefusal`` with the facts in the way.
    func void(
        _ network: Sought<Network>, _ known: NetworkTimelines, by request: VoidNetworkMember,
        learned: Learned
    ) throws -> FactVersion<Membership> {
        let current = try network.get()
        let voided = try known.members.void(FactID(of: request.member), learned: learned)
        guard current.members.contains(where: { $0.id != request.member }) else {
            throw Refusal.precondition(
                "/member",
                Message("catalogue.network-without-members").about(current.id))
        }
        return voided
    }

    /// What it says that there never was the network, nor anybody in it.
    func void(_ known: NetworkTimelines, learned: Learned) throws -> NetworkCommandSayings {
        NetworkCommandSayings(
            network: try known.network.voidAll(learned: learned),
            members: try known.members.history.facts().map { fact in
                try known.members.void(fact.id, learned: learned, cause: known.network.opening?.id)
            })
    }
}

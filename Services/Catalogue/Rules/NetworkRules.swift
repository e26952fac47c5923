import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold of a district's network.
struct NetworkRules: Rules {
    /// What a network's members may grow to: it is one document and is not cut into pages.
    static let mostMembers = 10_000

    let reference: Reference
    let today: Day

    /// `members` are the providers that the request names, as they were on the day, or as many of them as a network can have.
    func establish(
        _ request: EstablishNetwork, of members: [Sought<Provider>], learned: Learned, newID: () -> FactID
    ) throws -> NetworkCommandSayings {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, at: "/on")
        checks.undertaking(in: request.district, on: day, at: "/district")
        let decision = checks.remark(request.decision, at: "/decision", upTo: 100)
        let reason = checks.ending(
            from: request.dissolvedOn, at: "/dissolvedOn", since: .said(request.on, today),
            for: request.reason,
            orElse: "catalogue.network-not-dissolved")
        if request.members.isEmpty { checks.fail("/members", "check.none-named") }
        for (index, member) in members.enumerated() {
            member.value?.checkOpen(on: day, at: "/members/\(index)", &checks)
        }
        let links = links(request, on: day, &checks)
        let providers = try checks.finish(all: members)
        try requireRoom(for: Set(request.members).count, at: "/members")
        let network = AspectTimelines<NetworkSaying>()
        var said = NetworkCommandSayings()
        said.network = try network.change(
            [
                .identity(district: request.district, decision: decision),
                .standing(isDissolved: false, reason: nil),
            ], from: day, isDated: true, learned: learned, newID: newID)
        if let end = request.dissolvedOn {
            said.network += try network.adding(said.network).change(
                [.standing(isDissolved: true, reason: reason)], from: end, isDated: true, learned: learned,
                newID: newID)
        }
        said.members = try Set(providers.map(\.id)).sorted().map { provider in
            try Periods<Membership>().record(
                Membership(provider: provider, domains: links[provider]), from: day, as: newID(),
                learned: learned)
        }
        return said
    }

    /// `provider` as it was on the day. Throws ``FactRefusal`` with the facts in the way.
    func add(
        _ provider: Sought<Provider>, to network: Sought<Network>, _ known: NetworkTimelines,
        by request: AddNetworkMember, as member: FactID, learned: Learned,
        asking recorder: (FactID) throws -> Recorder? = { _ in nil }
    ) throws -> FactVersion<Membership> {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .start(of: network.value), at: "/on")
        if let until = request.until { checks.day(until, since: .said(request.on, today), at: "/until") }
        provider.value?.checkOpen(on: day, at: "/provider", &checks)
        let domains = domains(request.domains, on: day, at: "/domains", &checks)
        let (current, joining) = try checks.finish(network, provider)
        try requireStanding(current, on: day)
        let membership = Membership(provider: joining.id, domains: domains)
        let days = DayRange(from: day, until: request.until) ?? DayRange(from: day)
        if let other = known.members.inTheWay(of: membership, days).first {
            let arguments = [
                "id": joining.id.text, "from": other.days.from.description, "member": other.fact?.text ?? "",
                "by": try other.fact.flatMap(recorder)?.text ?? "",
            ]
            let message = other.days.until.map { until in
                Message(
                    "catalogue.network-member-then",
                    arguments.merging(["until": until.description]) { $1 })
            }
            throw Refusal.exists("/provider", message ?? Message("catalogue.network-member", arguments))
        }
        try requireRoom(for: current.members.count + 1, at: "/provider")
        return try known.members.record(
            membership, from: day, until: request.until, as: member, learned: learned, within: known.life)
    }

    /// Throws ``FactRefusal`` with the facts in the way.
    func remove(
        _ network: Sought<Network>, _ known: NetworkTimelines, by request: RemoveNetworkMember,
        learned: Learned
    ) throws -> FactVersion<Membership> {
        var checks = Checks(reference, today: today)
        let member = network.value?.members.first { $0.id == request.member }
        let until = checks.day(
            request.until, since: .recorded(CatalogueDay.membership, on: member?.from, of: member?.id),
            at: "/until")
        let current = try checks.finish(network)
        if let left = member?.until {
            throw Refusal.precondition(
                "/member",
                Message("catalogue.member-left", ["day": left.description]).about(current.id))
        }
        return try known.members.end(
            FactID(of: request.member), until: until, learned: learned, within: known.life)
    }

    func dissolve(
        _ network: Sought<Network>, _ known: NetworkTimelines, by request: DissolveNetwork,
        learned: Learned, newID: () -> FactID
    ) throws -> NetworkCommandSayings {
        var checks = Checks(reference, today: today)
        let day = checks.day(
            request.on,
            since: .recorded(
                CatalogueDay.networkChange, on: network.value?.lastChange, of: network.value?.id), at: "/on")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let current = try checks.finish(network)
        if let end = current.dissolvedOn { throw dissolved(current, on: end) }
        var said = NetworkCommandSayings()
        said.network = try known.network.change(
            [.standing(isDissolved: true, reason: reason)], from: day, isDated: true, learned: learned,
            newID: newID)
        return said
    }

    /// A district has one network at a time: `other` is there on a day of the network. The members of the request say where.
    /// `recorder` says who established it.
    func requireOnce(
        other: Network?, at district: String, _ day: String, by recorder: (NetworkID) throws -> Recorder?
    ) throws {
        guard let other else { return }
        let arguments = [
            "unit": other.district.text, "day": other.on.description, "id": other.id.text,
            "by": try recorder(other.id)?.text ?? "",
        ]
        guard let end = other.dissolvedOn else {
            throw Refusal.exists(district, Message("catalogue.network-standing", arguments))
        }
        throw Refusal.exists(
            day,
            Message("catalogue.network-stood", arguments.merging(["until": end.description]) { $1 }))
    }

    private func requireRoom(for members: Int, at pointer: String) throws {
        guard members > Self.mostMembers else { return }
        throw Refusal.precondition(
            pointer, Message("catalogue.network-full", ["most": "\(Self.mostMembers)"]))
    }

    private func requireStanding(_ network: Network, on day: Day) throws {
        guard let end = network.dissolvedOn, end <= day else { return }
        throw dissolved(network, on: end)
    }

    private func dissolved(_ network: Network, on day: Day) -> Refusal {
        Refusal.precondition(
            "/id", Message("catalogue.network-dissolved", ["day": day.description]).about(network.id))
    }
}

extension Network {
    /// Nothing of a network lies after its end: the first day, that on which the last member came, or the one after the last
    /// one left.
    fileprivate var lastChange: Day {
        members.map { $0.until?.advanced(by: 1) ?? $0.from }.reduce(on, max)
    }
}

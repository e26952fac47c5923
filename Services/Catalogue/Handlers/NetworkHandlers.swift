import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func establishNetwork(_ request: EstablishNetwork, _ tx: Transaction) throws -> Network {
        try tx.authorize(request.district, at: "/district")
        let day = request.on ?? tx.today
        let members = try request.members.prefix(NetworkRules.mostMembers).enumerated().map { index, id in
            try tx.memberSought(id, on: day, at: "/members/\(index)")
        }
        let said = try NetworkRules(tx).establish(request, of: members, learned: tx.learned) { tx.newID() }
        try tx.networks.facts.refuseTaken(subject: request.id)
        return try say(said, of: NetworkTimelines(id: request.id ?? tx.newID()), at: "/on", tx) {
            .networkEstablished($0)
        }
    }

    func addNetworkMember(_ request: AddNetworkMember, _ tx: Transaction) throws -> Network {
        let (network, known) = try seekNetwork(request.id, tx)
        let provider = try tx.memberSought(request.provider, on: request.on ?? tx.today, at: "/provider")
        let member = try tx.refusing(at: "/on", asking: tx.networks.recorder) {
            try NetworkRules(tx).add(
                provider, to: network, known, by: request, as: tx.newID(), learned: tx.learned,
                asking: tx.networks.recorder)
        }
        let pointer = request.until == nil ? "/on" : "/until"
        return try say(NetworkCommandSayings(members: [member]), of: known, at: pointer, tx) {
            .networkMemberAdded($0)
        }
    }

    func removeNetworkMember(_ request: RemoveNetworkMember, _ tx: Transaction) throws -> Network {
        let (said, known) = try saidOfMember(in: request.id, tx) {
            try NetworkRules(tx).remove($0, $1, by: request, learned: tx.learned)
        }
        return try say(said, of: known, at: "/until", tx) { .networkMemberRemoved($0) }
    }

    func correctNetworkMember(_ request: CorrectNetworkMember, _ tx: Transaction) throws -> Network {
        let (said, known) = try saidOfMember(in: request.id, tx) {
            let provider = try tx.providers.seek(request.provider, at: "/provider")
            return try NetworkRules(tx).correct($0, $1, by: request, to: provider, learned: tx.learned)
        }
        return try say(said, of: known, at: "/member", tx) { .networkCorrected($0) }
    }

    func voidNetworkMember(_ request: VoidNetworkMember, _ tx: Transaction) throws -> Network {
        let (said, known) = try saidOfMember(in: request.id, tx) {
            try NetworkRules(tx).void($0, $1, by: request, learned: tx.learned)
        }
        return try say(said, of: known, at: "/member", tx) { .networkCorrected($0) }
    }

    func dissolveNetwork(_ request: DissolveNetwork, _ tx: Transaction) throws -> Network {
        let (network, known) = try seekNetwork(request.id, tx)
        let said = try NetworkRules(tx).dissolve(network, known, by: request, learned: tx.learned) {
            tx.newID()
        }
        return try say(said, of: known, at: "/on", tx) { .networkDissolved($0) }
    }

    func correctNetwork(_ request: CorrectNetwork, _ tx: Transaction) throws -> Network {
        let (network, known) = try seekNetwork(request.id, tx)
        let said = try tx.refusing(at: "/id", asking: tx.networks.recorder) {
            try NetworkRules(tx).correct(network, known, by: request, learned: tx.learned)
        }
        if said == NetworkCommandSayings() { return try network.get() }
        return try say(said, of: known, at: "/id", tx) { .networkCorrected($0) }
    }

    func voidNetwork(_ request: VoidNetwork, _ tx: Transaction) throws -> Network {
        let (network, known) = try seekNetwork(request.id, tx)
        let voided = try network.get()
        let said = try NetworkRules(tx).void(known, learned: tx.learned)
        try tx.networks.save(said, of: known.adding(said), by: tx.recorder)
        tx.emit(CatalogueEvent.networkVoided(voided))
        return voided
    }

    /// What is said of one who is in the network already.
    private func saidOfMember(
        in id: NetworkID, _ tx: Transaction,
        _ saying: (Sought<Network>, NetworkTimelines) throws -> FactVersion<Membership>
    ) throws -> (said: NetworkCommandSayings, known: NetworkTimelines) {
        let (network, known) = try seekNetwork(id, tx)
        let member = try tx.refusing(at: "/member", asking: tx.networks.recorder) {
            try saying(network, known)
        }
        return (NetworkCommandSayings(members: [member]), known)
    }

    private func seekNetwork(
        _ id: NetworkID, _ tx: Transaction
    ) throws -> (network: Sought<Network>, known: NetworkTimelines) {
        (
            try tx.networks.seek(id, at: "/id", by: tx, in: \.district),
            try tx.networks.timelines(of: id)
        )
    }

    /// Keeps what was said of the network, and tells of it as it stands then. Refused where it does not go with the rest, or
    /// with another network of the district.
    private func say(
        _ said: NetworkCommandSayings, of known: NetworkTimelines, at pointer: String, _ tx: Transaction,
        telling event: (Network) -> CatalogueEvent
    ) throws -> Network {
        let after = known.adding(said)
        try tx.refusing(at: pointer, asking: tx.networks.recorder) { try after.admit() }
        // Whoever joins is asked for by name, as it is on the day: here are the other days that may be said of a member.
        for member in said.members
        where member.kind == .ended || member.kind == .corrected || member.isEndedAtOnce {
            let provider = try tx.providerFacts.timelines(of: member.value.provider)
            try tx.refusing(at: pointer, asking: tx.providerFacts.recorder) {
                try provider.admit(membership: member.days)
            }
        }
        guard let network = after.shown() else { preconditionFailure("one that was admitted is there") }
        let names = tx.units.names(of: network.district, on: network.on)
        let isNew = known.network.history.versions.isEmpty
        try NetworkRules(tx).requireOnce(
            other: tx.networks.beside(network, in: names), at: isNew ? "/district" : pointer,
            isNew ? "/on" : pointer, by: { try tx.networks.facts.recorders(of: $0).first })
        try tx.networks.save(said, of: after, by: tx.recorder)
        tx.emit(event(network))
        return network
    }
}

extension FactVersion {
    /// Whether it was recorded when it was over.
    fileprivate var isEndedAtOnce: Bool { kind == .recorded && days.until != nil }
}

extension Snapshot {
    /// A provider that is to be in a network, as it was on the day.
    fileprivate func memberSought(
        _ id: ProviderID, on day: Day, at pointer: String
    ) throws -> Sought<Provider> {
        try providers.seek(id, at: pointer).map { $0.then(day, of: try providerFacts.timelines(of: id)) }
    }
}

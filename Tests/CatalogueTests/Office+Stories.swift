import Bus
import CatalogueAPI
import RegistryAPI
import TestKit
import Vocabulary

@testable import Catalogue

// What many tests begin with, and the steps that they take on the way to what they are about.

extension Office {
    /// The catalogue with a child, and a clinic that may treat it.
    static func withClinic(_ body: (Office, ChildID, Provider) async throws -> Void) async throws {
        try await open { office in try await body(office, office.child(), office.provider()) }
    }

    /// The same when the child has been sent to the clinic.
    static func withReferral(_ body: (Office, ChildID, Referral) async throws -> Void) async throws {
        try await withClinic { office, child, clinic in
            try await body(office, child, office.referral(of: child, to: office.offer(of: clinic)))
        }
    }

    /// The catalogue with an offer of a clinic, from 1 January 2021 on, and the province that looks after it.
    static func withOffer(
        capacity: Int? = nil, cost: Money? = nil, _ body: (Office, TestClient, Offer) async throws -> Void
    ) async throws {
        try await open { office in
            let offer = try await office.offer(of: office.provider(), capacity: capacity, cost: cost)
            try await body(office, office.province, offer)
        }
    }

    /// The catalogue with a clinic, and the province that looks after it.
    static func withProvider(
        opened text: String? = nil, _ body: (Office, TestClient, ProviderID) async throws -> Void
    ) async throws {
        try await open { office in
            try await body(office, office.province, office.provider("Trạm", opened: text).id)
        }
    }

    /// The child is sent from a day on.
    func referral(
        of child: ChildID, to offer: Offer, on first: String, until last: String
    ) async throws -> Referral {
        try await province.call(Referrals.create, refer(child, to: offer, on: first, until: last))
    }

    /// How the child is not.
    func refusedReferral(
        of child: ChildID, to offer: Offer, on first: String, until last: String
    ) async throws -> Refused? {
        try await province.refusal(of: Referrals.create, refer(child, to: offer, on: first, until: last))
    }

    private func refer(
        _ child: ChildID, to offer: Offer, on first: String, until last: String
    ) -> CreateReferral {
        CreateReferral(child: child, offer: offer.id, until: day(last)).with { $0.on = day(first) }
    }

    /// The child is given what it was sent for.
    @discardableResult
    func serve(_ referral: Referral) async throws -> Delivery {
        try await province.call(Referrals.accept, AcceptReferral(id: referral.id))
        return try await province.call(
            Deliveries.record,
            RecordDelivery(child: referral.child, on: today).with { $0.referral = referral.id })
    }

    func close(_ provider: ProviderID, on text: String) async throws {
        try await province.call(
            Providers.close, CloseProvider(id: provider, reason: "hết kinh phí").with { $0.on = day(text) })
    }

    func pilot(_ model: String = "Nhà an toàn", on text: String) async throws -> Pilot {
        try await province.call(
            Pilots.start, StartPilot(model: model, district: thaiThuy).with { $0.on = day(text) })
    }

    func stop(_ pilot: Pilot, on text: String) async throws {
        try await province.call(
            Pilots.stop, StopPilot(id: pilot.id, reason: "hết hạn").with { $0.on = day(text) })
    }

    func network(of members: [ProviderID], on text: String) async throws -> Network {
        try await province.call(
            Networks.establish,
            EstablishNetwork(district: thaiThuy, members: members).with { $0.on = day(text) })
    }

    func dissolve(_ network: Network, on text: String) async throws {
        try await province.call(
            Networks.dissolve, DissolveNetwork(id: network.id, reason: "sáp nhập").with { $0.on = day(text) })
    }
}

import Bus
import CatalogueAPI
import GatewayAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

@Suite(
    "Whenever the coordinator crashes, what comes of it is what would have come", .serialized,
    .timeLimit(.minutes(10)))
struct CrashTests {
    /// A workflow, to one of its ends.
    enum Way: String, CaseIterable, Sendable {
        case helped, cancelled, admitted, declined, moved, notTakenOver, notAsked, fostered, notTried,
            notApproved

        var ends: WorkflowStatus {
            switch self {
            case .helped, .admitted, .moved, .fostered: .done
            case .cancelled, .declined, .notTakenOver, .notAsked, .notTried, .notApproved: .undone
            }
        }
    }

    /// What a run has come to, without ids.
    private struct Outcome: Equatable {
        let status: WorkflowStatus
        let story: [String]
        let referrals: [ReferralStatus]
        let placements: [Day?]
        let transfers: [TransferStatus]
        let openTasks: [TaskKind]
        /// What the departments told, by kind.
        let told: [String]
    }

    private static let departments = ["registry", "catalogue", "funding"]

    private static func heads(_ commune: Commune) -> [UInt64] {
        departments.map { commune.deployment.store(of: $0).head }
    }

    private static func outcome(
        of id: WorkflowID, _ child: ChildID, after heads: [UInt64], _ commune: Commune
    ) async throws -> Outcome {
        let run = try await commune.run(id)
        var told: [String] = []
        for (service, head) in zip(departments, heads) {
            told += try await commune.deployment.store(of: service).events(after: head, limit: 1000).map(
                \.type)
        }
        let placements = try await commune.lead.call(Placements.list, ListPlacements(child: child))
        return Outcome(
            status: run.status, story: (run.story ?? []).map { "\($0.number) \($0.english)" },
            referrals: try await commune.referrals(of: child).map(\.status),
            placements: placements.items.map(\.end),
            transfers: try await commune.transfers(of: child).map(\.status),
            openTasks: (run.tasks ?? []).map(\.kind), told: told)
    }

    /// What people do about a run until it ends; between any two of their acts `between` comes.
    private static func live(
        _ way: Way, _ child: ChildID, _ commune: Commune, offer: OfferID,
        between: () async throws -> Void = {}
    ) async throws -> WorkflowID {
        switch way {
        case .helped, .cancelled:
            let file = try await commune.openCase(of: child)
            let id = try await commune.respond(to: file, of: child)
            _ = try await commune.task(.assessCase, of: id)
            try await between()
            try await commune.assess(file)
            _ = try await commune.task(.chooseOffer, of: id)
            try await between()
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            let referral = try await commune.waitingReferral(of: child, in: id)
            try await between()
            guard way == .helped else {
                _ = try await commune.officer().call(
                    Workflows.cancel, CancelWorkflow(id: id, reason: "Thôi."))
                return id
            }
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral))
            _ = try await commune.task(.recordDelivery, of: id)
            try await between()
            _ = try await commune.clinic.call(
                Deliveries.record,
                RecordDelivery(child: child, on: Commune.today).with { $0.referral = referral })
            _ = try await commune.task(.reviewCase, of: id)
            try await between()
            try await commune.review(file)
            return id
        case .admitted, .declined:
            let id = try await commune.admit(child)
            _ = try await commune.task(.publishNotice, of: id)
            try await between()
            guard way == .admitted else {
                try await commune.answer(.decideAdmission, of: id, .declined)
                return id
            }
            for kind in [TaskKind.decideAdmission, .completeFile, .publishNotice] {
                try await commune.answer(kind, of: id, .agreed)
                try await between()
            }
            _ = try await commune.task(.endAdmission, of: id)
            try await between()
            let placements = try await commune.officer().call(Placements.list, ListPlacements(child: child))
            _ = try await commune.officer().call(
                Placements.end, EndPlacement(id: try #require(placements.items.first?.id)))
            return id
        case .moved, .notTakenOver, .notAsked: return try await move(way, child, commune, offer, between)
        case .fostered, .notTried, .notApproved: return try await foster(way, child, commune, between)
        }
    }

    /// The same of a child whose home moves.
    private static func move(
        _ way: Way, _ child: ChildID, _ commune: Commune, _ offer: OfferID,
        _ between: () async throws -> Void
    ) async throws -> WorkflowID {
        let sent = try await commune.officer().call(
            Referrals.create, CreateReferral(child: child, offer: offer, until: day("2021-04-14")))
        _ = try await commune.grant(child, by: commune.officer(), in: Commune.place)
        let id = try await commune.move(child)
        _ = try await commune.task(.answerTransfer, of: id)
        try await between()
        switch way {
        case .notAsked:
            _ = try await commune.officer().call(
                Workflows.cancel, CancelWorkflow(id: id, reason: "Thôi."))
        case .notTakenOver:
            let asked = try #require(try await commune.transfers(of: child).first)
            _ = try await commune.receiver.call(
                Children.decline, DeclineTransfer(id: asked.id, reason: "Không ở xã này."))
        default:
            try await commune.takeOver(child, in: id)
            try await commune.settle(child, sent.id, in: id, between: between)
        }
        return id
    }

    /// The same of a child that a family takes in.
    private static func foster(
        _ way: Way, _ child: ChildID, _ commune: Commune, _ between: () async throws -> Void
    ) async throws -> WorkflowID {
        let family = try await commune.family()
        let id = try await commune.foster(child)
        try await commune.answer(.chooseFamily, of: id, .agreed, caregiver: family)
        try await between()
        try await commune.answer(.checkFamily, of: id, .agreed)
        _ = try await commune.task(.approveCarer, of: id)
        try await between()
        guard way != .notApproved else {
            try await commune.answer(.approveCarer, of: id, .declined)
            try await between()
            try await commune.answer(.chooseFamily, of: id, .declined)
            return id
        }
        try await commune.approve(family)
        try await commune.answer(.decideFoster, of: id, .agreed)
        try await between()
        let placement = try await commune.handOver(child, in: id)
        _ = try await commune.task(.judgeTrial, of: id)
        try await between()
        try await commune.visit(placement, on: "2021-02-20")
        try await commune.answer(.judgeTrial, of: id, way == .fostered ? .agreed : .declined)
        guard way == .fostered else { return id }
        _ = try await commune.run(id) { run in run.story?.contains { $0.step == "settled-in" } == true }
        try await commune.answer(.grantAllowance, of: id, .agreed)
        try await between()
        try await commune.visit(placement, on: "2021-03-10")
        _ = try await commune.task(.endFoster, of: id)
        try await between()
        _ = try await commune.officer().call(Placements.end, EndPlacement(id: placement))
        return id
    }

    /// One run to its end, with a crash on the way.
    private static func live(
        _ way: Way, _ commune: Commune, offer: OfferID, crash: Int?
    ) async throws -> (Outcome, passed: Int) {
        let child = try await commune.child(since: "2020-01-10")
        let start = heads(commune)
        CrashingCoordinator.plan.set(crash)
        let id = try await live(way, child, commune, offer: offer)
        _ = try await commune.run(id) { $0.endedOn != nil }
        let passed = CrashingCoordinator.plan.passed
        CrashingCoordinator.plan.set(nil)
        return (try await outcome(of: id, child, after: start, commune), passed)
    }

    @Test(
        "at every write and every call, on the way to its end and on the way back", arguments: Way.allCases)
    func sweep(_ way: Way) async throws {
        try await Commune.open(CrashingCoordinator.self, on: [.inProcess]) { commune in
            let offer = try await commune.offer(of: commune.provider())
            let (undisturbed, points) = try await Self.live(way, commune, offer: offer, crash: nil)
            #expect(undisturbed.status == way.ends)
            switch way {
            case .helped: #expect(undisturbed.referrals == [.served])
            case .cancelled: #expect(undisturbed.referrals == [.cancelled])
            case .admitted, .declined, .fostered, .notTried:
                #expect(undisturbed.placements == [Commune.today])
            case .notApproved: #expect(undisturbed.placements == [])
            case .moved: #expect(undisturbed.transfers == [.accepted])
            case .notTakenOver: #expect(undisturbed.transfers == [.declined])
            case .notAsked: #expect(undisturbed.transfers == [.withdrawn])
            }
            #expect(points > 10)
            for point in 1...points {
                let (crashed, _) = try await Self.live(way, commune, offer: offer, crash: point)
                #expect(crashed == undisturbed, "crashed at \(point) of \(points)")
            }
        }
    }

    @Test(
        "so it is when it and every department it calls are stopped and started again between any two acts",
        arguments: Way.allCases)
    func restarted(_ way: Way) async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let offer = try await commune.offer(of: commune.provider())
            func play(between: () async throws -> Void) async throws -> Outcome {
                let child = try await commune.child(since: "2020-01-10")
                let start = Self.heads(commune)
                let id = try await Self.live(way, child, commune, offer: offer, between: between)
                _ = try await commune.run(id) { $0.endedOn != nil }
                return try await Self.outcome(of: id, child, after: start, commune)
            }
            let undisturbed = try await play {}
            #expect(undisturbed.status == way.ends)
            let restarted = try await play {
                for service in Self.departments + ["gateway"] {
                    try await commune.deployment.restart(service)
                }
            }
            #expect(restarted == undisturbed)
        }
    }
}

import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry

// What many tests begin with, and the steps that they take on the way to what they are about.

extension Office {
    /// A service with a child in it, and the province's office that entered it.
    static func withChild(
        _ request: RegisterChild = child(), _ body: (TestClient, Child) async throws -> Void
    ) async throws {
        try await open { office in try await body(office, office.call(Children.register, request)) }
    }

    /// The same with the deployment, for those who look into the store.
    static func deployWithChild(
        _ request: RegisterChild = child(), _ body: (Deployment, TestClient, Child) async throws -> Void
    ) async throws {
        try await deploy { deployment, office in
            try await body(deployment, office, office.call(Children.register, request))
        }
    }

    /// Two communes that became one on 1 February 2020, and that one's name.
    static let beforeMerger: UnitPath = "thai-binh/thai-thuy/thai-duong"
    static let merged: UnitPath = "thai-binh/thai-thuy/duong-hong-thuy"
}

extension TestClient {
    /// A child that is on the register from a day on.
    func registered(on text: String) async throws -> ChildID {
        try await call(Children.register, RegistryTests.child(registeredOn: day(text))).id
    }

    /// Closes the child from a day on, today where none is said: by which fact.
    @discardableResult
    func close(
        _ child: ChildID, _ reason: ChildStatus = .moved, on text: String? = nil
    ) async throws -> FactID {
        _ = try await call(
            Children.close, CloseChild(id: child, reason: reason).with { $0.on = text.map(day) })
        let history = try await call(Children.history, ListChildHistory(child: child)).items
        return try #require(history.last { $0.aspect == .standing }?.fact)
    }

    func reopen(_ child: ChildID, on text: String) async throws {
        _ = try await call(
            Children.reopen, ReopenChild(id: child, note: "Về quê").with { $0.on = day(text) })
    }

    /// Somebody who may care for children.
    func carer(_ name: String = "Trần Thị Mai") async throws -> CaregiverID {
        try await call(
            Caregivers.register, RegisterCaregiver(name: name, commune: Office.commune)
        ).id
    }

    func link(
        _ carer: CaregiverID, to child: ChildID, as relation: CareRelation = .mother, since text: String
    ) async throws -> CaregiverLink {
        try await call(
            Caregivers.link,
            LinkCaregiver(caregiver: carer, child: child, relation: relation).with { $0.start = day(text) })
    }

    /// The child lives in a residence from a day on.
    func place(_ child: ChildID, since text: String) async throws -> Placement {
        try await call(
            Placements.begin,
            BeginPlacement(child: child, kind: .residential).with { $0.provider = Office.facility }.with {
                $0.start = day(text)
            })
    }

    func hire(
        _ name: String = "Phạm Văn Bình", as role: WorkerRole = .teacher, from text: String? = nil
    ) async throws -> Worker {
        try await call(
            Workers.register,
            RegisterWorker(name: name, unit: Office.commune, role: role).with { $0.from = text.map(day) })
    }
}

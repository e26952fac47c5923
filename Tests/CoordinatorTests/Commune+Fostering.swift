import Bus
import GatewayAPI
import JSONCoding
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

// What people do about a child that a family takes in.
extension Commune {
    func family() async throws -> CaregiverID {
        try await lead.call(
            Caregivers.register,
            RegisterCaregiver(name: "Người Nhận", commune: Self.place).with { $0.confirmedDistinct = true }
        ).id
    }

    /// One who was approved to take in other children already.
    func approvedFamily() async throws -> CaregiverID {
        let family = try await family()
        try await approve(family)
        return family
    }

    func approve(_ family: CaregiverID, since first: String = "2020-01-10") async throws {
        let request = ApproveCarer(caregiver: family, places: 20, checkedOn: day(first))
        _ = try await lead.call(Caregivers.approve, request.with { $0.start = day(first) })
    }

    /// A run by which a family takes the child in; without one, it is to be found.
    func foster(_ child: ChildID, by family: CaregiverID? = nil) async throws -> WorkflowID {
        let officer = officer()
        let request = StartWorkflow(
            workflow: .foster, child: child, mandate: try mandate(.foster, for: child, by: officer)
        ).with {
            $0.caregiver = family
            ($0.trialUntil, $0.until) = (day("2021-04-15"), day("2021-09-15"))
        }
        return try await officer.call(Workflows.start, request).id
    }

    /// The same, up to where the child tries.
    func tried(_ child: ChildID, from first: String) async throws -> WorkflowID {
        let id = try await foster(child, by: try await approvedFamily())
        try await answer(.checkFamily, of: id, .agreed)
        try await answer(.decideFoster, of: id, .agreed)
        _ = try await handOver(child, in: id, from: first)
        _ = try await run(id) { $0.tasks?.count == 4 }
        return id
    }

    /// The child is handed over, by the call that the task has ready.
    @discardableResult
    func handOver(
        _ child: ChildID, in run: WorkflowID, from first: String = "2021-02-01"
    ) async throws -> PlacementID {
        let task = try await task(.handOver, of: run)
        #expect(task.method == Placements.begin.name)
        let request = try JSON.decode(BeginPlacement.self, from: Array((task.request ?? "").utf8))
        return try await officer().call(Placements.begin, request.with { $0.start = day(first) }).id
    }

    @discardableResult
    func visit(_ placement: PlacementID, on text: String) async throws -> PlacementVisitID {
        try await officer().call(
            Placements.visit,
            VisitPlacement(placement: placement, finding: .wellCared, heard: true).with { $0.on = day(text) }
        ).id
    }

    func placements(of child: ChildID) async throws -> [Placement] {
        try await lead.call(Placements.list, ListPlacements(child: child)).items
    }
}

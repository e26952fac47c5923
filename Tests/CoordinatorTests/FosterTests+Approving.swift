import Bus
import GatewayAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

extension FosterTests {
    @Test(
        "whom the chief does not approve another family follows, and whom it approved nobody is asked about twice"
    )
    func notApproved() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.foster(child, by: try await commune.family())
            try await commune.answer(.checkFamily, of: id, .agreed)
            let task = try await commune.task(.approveCarer, of: id)
            let chief = commune.officer("hoa")
            let agreed = SignalWorkflow(id: id).with { ($0.task, $0.answer) = (task.id, .agreed) }
            expect(
                try await chief.refusal(of: Workflows.signal, agreed), .failedPrecondition, at: "/task",
                "registry.Caregivers/Approve")
            let declined = agreed.with { $0.answer = .declined }
            expect(
                try await commune.officer().refusal(of: Workflows.signal, declined), .permissionDenied,
                at: "/task")
            _ = try await chief.call(Workflows.signal, declined)
            let other = try await commune.approvedFamily()
            try await commune.answer(.chooseFamily, of: id, .agreed, caregiver: other)
            try await commune.answer(.checkFamily, of: id, .agreed)
            let decided = try await commune.run(id) { $0.tasks?.first?.kind == .decideFoster }
            #expect(decided.tasks?.count == 1)
            let approved = decided.story?.filter { $0.step == "family-approved" }
            #expect(
                approved?.map(\.english)
                    == Array(repeating: "Done: whether the family is approved.", count: 2))
        }
    }

    @Test("an approval that is over does not count, another entry's of the same person does")
    func approvedBefore() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let (family, entry) = (try await commune.family(), try await commune.family())
            _ = try await commune.lead.call(
                Caregivers.approve,
                ApproveCarer(caregiver: family, places: 2, checkedOn: day("2020-01-10")).with {
                    ($0.start, $0.end) = (day("2020-01-10"), day("2021-01-10"))
                })
            let id = try await commune.foster(child, by: family)
            try await commune.answer(.checkFamily, of: id, .agreed)
            let waiting = try await commune.task(.approveCarer, of: id)
            #expect(waiting.unit == Commune.place)
            try await commune.approve(entry, since: "2021-02-01")
            let merge = MergeCaregivers(survivor: family, duplicate: entry, reason: "Một người.")
            _ = try await commune.lead.call(Caregivers.merge, merge)
            _ = try await commune.task(.decideFoster, of: id)
        }
    }

    @Test("kin of the child is asked about by nobody, once the register says so")
    func kin() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let aunt = try await commune.family()
            let id = try await commune.foster(child, by: aunt)
            try await commune.answer(.checkFamily, of: id, .agreed)
            _ = try await commune.task(.approveCarer, of: id)
            let link = LinkCaregiver(caregiver: aunt, child: child, relation: .relative)
            _ = try await commune.lead.call(Caregivers.link, link)
            let decided = try await commune.run(id) { $0.tasks?.first?.kind == .decideFoster }
            #expect(decided.tasks?.map(\.kind) == [.decideFoster])
        }
    }
}

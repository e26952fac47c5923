import Bus
import GatewayAPI
import RegistryAPI
import Vocabulary

/// A child is taken in tonight: docs/workflows/admit.md. The case and the placement are there at once; file, notice and decision follow
/// within their days (Decree 20/2021/NĐ-CP, Art. 28), and the admission ends before it may last no longer.
enum Admit {
    static let first = WorkflowCode(
        kind: .admit, version: 1,
        methods: [Cases.open.name, Placements.begin.name, Placements.end.name], body: body)

    private static func body(_ flow: Flow) async throws {
        let (child, input, unit) = (flow.run.child, flow.run.input, flow.run.unit)
        if input.case == nil {
            // It stays, whatever becomes of the admission: the child needs help all the more.
            _ = try await flow.step(
                "case-opened", Cases.open,
                OpenCase(child: child, concern: .abandonment).with {
                    ($0.id, $0.on) = (flow.id("case"), flow.today)
                },
                keeping: \.id)
        }
        let first = flow.today
        let last = try await flow.due("admission-limit", by: "care.emergency")
        let admitted = try await flow.step(
            "taken-in", Placements.begin,
            BeginPlacement(child: child, kind: .emergency).with {
                ($0.id, $0.start) = (flow.id("placement"), first)
                ($0.provider, $0.caregiver, $0.expectedEnd) = (input.provider, input.caregiver, last)
            },
            keeping: \.id
        ) { id in try Act(Placements.end, EndPlacement(id: id)) }
        let decision = try await flow.charge(
            "decision-asked", flow.draft(.decideAdmission, by: "facility.decision", noting: "decision-due"))
        let file = try await flow.charge(
            "file-asked", flow.draft(.completeFile, by: "facility.emergency-file", noting: "file-due"))
        let notice = try await flow.charge(
            "notice-asked", flow.draft(.publishNotice, by: "facility.abandoned-notice", noting: "notice-due"))
        guard try await flow.answer("decided", to: decision).answer == .agreed else {
            try await flow.stop("not-admitted")
        }
        _ = try await flow.answer("file-complete", to: file)
        _ = try await flow.answer("notice-published", to: notice)
        let id = admitted.kept
        _ = try await flow.wait(
            "admission-ended", for: .placement(id),
            task: TaskDraft(
                .endAdmission, unit: unit, due: last, deadline: "care.emergency",
                method: Placements.end.name, request: #"{"id":"\#(id)"}"#)
        ) { $0.isOver ? true : nil }
    }
}

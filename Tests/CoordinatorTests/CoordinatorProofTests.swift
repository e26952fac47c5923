import Bus
import CatalogueAPI
import GRDB
import GatewayAPI
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

@Suite("The coordinator is what its log says", .timeLimit(.minutes(5)))
struct CoordinatorProofTests {
    /// A child is sent to a clinic, which has not answered yet; another one's run was taken over, and is undone.
    private func act(_ body: (Commune, WorkflowID) async throws -> Void) async throws {
        try await withDeployment(
            Commune.departments + [CoordinatorService.self], on: [.inProcess], reference: Commune.reference,
            today: Commune.today
        ) { deployment in
            let commune = Commune(deployment: deployment)
            let offer = try await commune.offer(of: commune.provider())
            let id = try await commune.assessed(commune.child())
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            _ = try await commune.task(.answerReferral, of: id)
            _ = try await commune.run(id) { $0.status == .waiting }
            let other = try await commune.child("Trẻ Thứ Hai")
            let admitted = try await commune.admit(other)
            let mai = commune.officer("mai")
            let mandate = try commune.mandate(.admit, for: other, run: admitted, by: mai)
            _ = try await mai.call(
                Workflows.signal, SignalWorkflow(id: admitted).with { $0.mandate = mandate })
            try await commune.answer(.decideAdmission, of: admitted, .declined)
            _ = try await commune.run(admitted) { $0.status == .undone }
            try await body(commune, id)
        }
    }

    @Test("whatever a run went through, its rows are what the last events say, and each event tells of one")
    func sound() async throws {
        try await act { commune, _ in
            let found = try await commune.deployment.unexplained(in: "gateway", by: CoordinatorProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test(
        "a row that was changed, put in or removed is found, and in which table",
        arguments: [
            ("UPDATE runs SET status = 'done' WHERE status = 'undone'", ["evidence-row-differs runs"]),
            ("UPDATE runs SET input = '{}' WHERE workflow = 'respond'", ["evidence-row-differs runs"]),
            (
                "UPDATE runs SET mandate = json_set(mandate, '$.until', '2030-01-01') WHERE workflow = 'respond'",
                ["evidence-row-differs runs"]
            ),
            ("UPDATE runs SET started_by = 'mai' WHERE workflow = 'respond'", ["evidence-row-differs runs"]),
            ("UPDATE tasks SET answer = NULL WHERE kind = 'chooseOffer'", ["evidence-row-differs tasks"]),
            (
                "UPDATE tasks SET due = '2031-01-01' WHERE kind = 'answerReferral'",
                ["evidence-row-differs tasks"]
            ),
            ("DELETE FROM tasks WHERE kind = 'answerReferral'", ["evidence-row-differs tasks"]),
            (
                """
                INSERT INTO tasks SELECT 'x', run, number, kind, unit, person, due, deadline, snoozed_until, method,
                  request, answer, closed_on FROM tasks WHERE kind = 'chooseOffer'
                """, ["evidence-row-untold tasks"]
            ),
            (
                "UPDATE journal SET state = 'refused' WHERE method = 'catalogue.Referrals/Create'",
                ["evidence-row-differs journal"]
            ),
            (
                "DELETE FROM journal WHERE method = 'catalogue.Referrals/Create'",
                ["evidence-row-differs journal"]
            ),
            (
                """
                INSERT INTO journal (run, number, step, kind, state, on_day)
                SELECT id, 99, 'x', 'note', 'done', '2021-03-15' FROM runs WHERE workflow = 'respond'
                """, ["evidence-row-untold journal"]
            ),
            (
                "DELETE FROM mandates WHERE json_extract(document, '$.mandate.person') = 'mai'",
                ["evidence-row-differs mandates"]
            ),
            (
                """
                UPDATE mandates SET document = json_set(document, '$.mandate.until', '2030-01-01')
                WHERE json_extract(document, '$.mandate.workflow') = 'respond'
                """, ["evidence-row-differs mandates"]
            ),
            (
                "DELETE FROM waits; UPDATE runs SET ready = 0, status = 'waiting' WHERE status = 'running'",
                ["evidence-no-wait waits"]
            ),
        ])
    func attacks(sql: String, found: [String]) async throws {
        try await act { commune, _ in
            let told = try await commune.deployment.unexplained(
                inCopyOf: CoordinatorService.self, alteredBy: SQL(sql: sql))
            #expect(told == found)
        }
    }

    @Test("a run that was taken out is missed with all that hangs on it")
    func removed() async throws {
        try await act { commune, id in
            let told = try await commune.deployment.unexplained(
                inCopyOf: CoordinatorService.self,
                alteredBy: """
                    DELETE FROM journal WHERE run = \(id); DELETE FROM tasks WHERE run = \(id);
                    DELETE FROM waits WHERE run = \(id); DELETE FROM mandates WHERE run = \(id);
                    DELETE FROM runs WHERE id = \(id)
                    """)
            #expect(
                Set(told) == Set(WitnessedTable.allCases.map { "evidence-row-differs \($0.rawValue)" }))
        }
    }

    @Test("what is told of rows in clear names neither child nor what is done for it")
    func blind() async throws {
        try await act { commune, id in
            let child = try await commune.run(id).child
            for event in try await commune.deployment.store(of: "gateway").events(after: 0, limit: 1000)
            where !event.confidential {
                let text = event.subject + String(decoding: event.data ?? [], as: UTF8.self)
                for word in [child.text, "respond", "admit", "chooseOffer", "diem-dien"] {
                    #expect(!text.contains(word), "\(event.type) \(word)")
                }
            }
        }
    }

    @Test(
        "each mandate is kept as it was signed, the one of who took over too; without the right nobody is shown any"
    )
    func mandates() async throws {
        try await act { commune, id in
            let auditor = commune.deployment.client(as: "thai-binh", [.auditor, .confidential])
            let given = try await auditor.items(Workflows.mandates, ListMandates())
            #expect(given.compactMap { $0.mandate.person?.text }.sorted() == ["lan", "lan", "mai"])
            let keys = commune.deployment.store(of: "gateway").verifyingKeys
            for one in given {
                #expect(
                    try keys.fault(ofDocument: JSONValue(parsing: JSON.encode(one)), by: "gateway") == nil)
            }
            let ofRun = try await auditor.items(Workflows.mandates, ListMandates().with { $0.run = id })
            #expect(ofRun.map(\.mandate.run) == [id])
            let blind = commune.deployment.client(as: "thai-binh", [.auditor])
            #expect(try await blind.items(Workflows.mandates, ListMandates()) == [])
            let elsewhere = commune.deployment.client(
                as: "thai-binh/tien-hai", [.auditor, .confidential])
            #expect(try await elsewhere.items(Workflows.mandates, ListMandates()) == [])
        }
    }
}

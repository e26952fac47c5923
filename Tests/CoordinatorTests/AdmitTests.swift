import Bus
import GatewayAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@Suite("An emergency admission", .timeLimit(.minutes(5)))
struct AdmitTests {
    @Test(
        "case and place are there at once; file, notice and decision have their days; it ends when the placement does"
    )
    func whole() async throws {
        try await Commune.open { commune in
            // The decree that says the days is in force from 1 July 2021 on.
            commune.deployment.set(day: day("2022-03-15"))
            func due(_ code: String) throws -> Day? {
                try Commune.reference.due(code, from: Occurrence(on: day("2022-03-15")))?.day
            }
            let child = try await commune.child()
            let id = try await commune.admit(child, until: "2023-03-15")
            let notice = try await commune.task(.publishNotice, of: id)
            #expect(notice.deadline == "facility.abandoned-notice")
            let announced = try #require(try due("facility.abandoned-notice"))
            #expect(notice.due == announced)
            // 25 working days are five weeks at least.
            #expect(announced >= day("2022-04-19"))
            let last = try #require(try due("care.emergency"))
            let placements = try await commune.officer().call(Placements.list, ListPlacements(child: child))
                .items
            #expect(placements.map(\.kind) == [.emergency])
            #expect(placements.first?.expectedEnd == last)
            let outline = try await commune.officer().call(Cases.outline, OutlineCases(child: child)).items
            #expect(outline.map(\.step) == [.reported])
            // What the law asks for is done, sooner or later: no is no answer.
            let file = try await commune.task(.completeFile, of: id)
            let no = SignalWorkflow(id: id).with { ($0.task, $0.answer) = (file.id, .declined) }
            expect(
                try await commune.officer().refusal(of: Workflows.signal, no), .invalidArgument, at: "/answer"
            )
            try await commune.answer(.completeFile, of: id, .agreed)
            try await commune.answer(.decideAdmission, of: id, .agreed)
            try await commune.answer(.publishNotice, of: id, .agreed)
            let ending = try await commune.task(.endAdmission, of: id)
            #expect(ending.due == last)
            let placement = try #require(placements.first?.id)
            _ = try await commune.officer().call(Placements.end, EndPlacement(id: placement))
            let done = try await commune.run(id) { $0.status == .done }
            #expect(done.tasks == [])
        }
    }

    @Test(
        "refused by who decides, the placement is ended and the case stays: the child needs help all the more"
    )
    func declined() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let id = try await commune.admit(child)
            let task = try await commune.task(.decideAdmission, of: id)
            let own = SignalWorkflow(id: id).with { ($0.task, $0.answer) = (task.id, .agreed) }
            let refused = try await commune.officer().refusal(of: Workflows.signal, own)
            expect(refused, .permissionDenied, at: "/task")
            // Nor does a program: the chief decides in person.
            let program = commune.deployment.client(as: Commune.place, language: .en)
            expect(try await program.refusal(of: Workflows.signal, own), .permissionDenied, at: "/task")
            // Who acts for another unit, with that one's rights, is the same person there.
            let acting = commune.deployment.client(as: "thai-binh/thai-thuy", language: .en).by(
                Person(id: "thai-binh/thai-thuy/diem-dien/lan"))
            expect(try await acting.refusal(of: Workflows.signal, own), .permissionDenied, at: "/task")
            // Who started it has asked for it, whoever goes on with it since.
            let mai = commune.officer("mai")
            let mandate = try commune.mandate(.admit, for: child, run: id, by: mai)
            _ = try await mai.call(Workflows.signal, SignalWorkflow(id: id).with { $0.mandate = mandate })
            for asked in [commune.officer(), mai] {
                expect(try await asked.refusal(of: Workflows.signal, own), .permissionDenied, at: "/task")
            }
            try await commune.answer(.decideAdmission, of: id, .declined)
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.tasks == [])
            #expect(undone.story?.last?.english == "Undone: the child taken in for now.")
            let placements = try await commune.officer().call(Placements.list, ListPlacements(child: child))
                .items
            #expect(placements.map(\.end) == [Commune.today])
            let outline = try await commune.officer().call(Cases.outline, OutlineCases(child: child)).items
            #expect(outline.map(\.closedOn) == [nil])
        }
    }
}

extension Commune {
    /// A run by which somebody takes the child in.
    func admit(_ child: ChildID, until last: String = "2022-03-15") async throws -> WorkflowID {
        let officer = officer()
        let carer = try await lead.call(
            Caregivers.register,
            RegisterCaregiver(name: "Người Nhận", commune: Self.place).with { $0.confirmedDistinct = true })
        let request = StartWorkflow(
            workflow: .admit, child: child,
            mandate: try mandate(.admit, for: child, by: officer, until: last)
        ).with { $0.caregiver = carer.id }
        return try await officer.call(Workflows.start, request).id
    }
}

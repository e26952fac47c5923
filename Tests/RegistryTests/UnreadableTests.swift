import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A file that was altered from outside", .timeLimit(.minutes(5)))
struct UnreadableTests {
    /// What is there before anything is spoiled.
    private struct Entered {
        let child: Child
        let circumstance: ChildCircumstance
        let disability: Disability
        let link: CaregiverLink
        let placement: Placement
        let worker: Worker
        let file: Case
    }

    private func enter(_ office: TestClient) async throws -> Entered {
        let entered = try await office.call(Children.register, child(personalNumber: "034312000123"))
        let mother = try await office.call(
            Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune))
        return Entered(
            child: entered,
            circumstance: try await office.call(
                Circumstances.add,
                AddCircumstance(child: entered.id, code: "law2016-abandoned", start: day("2018-01-01"))),
            disability: try await office.call(
                Disabilities.determine,
                DetermineDisability(child: entered.id, type: .vision, degree: .mild).with {
                    $0.screening = Screening(module: .ages5To17, answers: ["seeing": 2])
                }),
            link: try await office.call(
                Caregivers.link, LinkCaregiver(caregiver: mother.id, child: entered.id, relation: .mother)),
            placement: try await office.call(
                Placements.begin,
                BeginPlacement(child: entered.id, kind: .residential).with { $0.provider = Office.facility }),
            worker: try await office.hire("Phạm Văn Bình", as: .teacher),
            file: try await office.call(Cases.open, OpenCase(child: entered.id, concern: .neglect)))
    }

    @Test("a word or number that the program does not know is an error that names the place, in every table")
    func spoiled() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let entered = try await enter(office)
            let file = try DatabaseQueue(path: deployment.data.store(of: "registry"))
            func spoil(
                _ table: String, _ column: String, _ row: String,
                with value: any DatabaseValueConvertible & Sendable = "x y!", key: String = "id",
                at place: String? = nil,
                _ read: @escaping @Sendable (Snapshot) throws -> Void
            ) async throws {
                let kept = try await file.write { db in
                    let kept = try DatabaseValue.fetchOne(
                        db, sql: "SELECT \(column) FROM \(table) WHERE \(key) = ?", arguments: [row])
                    try db.execute(
                        sql: "UPDATE \(table) SET \(column) = ? WHERE \(key) = ?", arguments: [value, row])
                    return kept
                }
                let found = try await deployment.unreadable(in: "registry", read)
                #expect(found?.table == table)
                #expect(found?.row == row)
                #expect(found?.column == place ?? column)
                #expect(found?.withoutValues.contains("\(value)") == false)
                try await file.write { db in
                    try db.execute(
                        sql: "UPDATE \(table) SET \(column) = ? WHERE \(key) = ?", arguments: [kept, row])
                }
                #expect(try await deployment.unreadable(in: "registry", read) == nil)
            }
            let (child, link) = (entered.child.id, entered.link)
            for column in [
                "sex", "birth_date", "personal_number", "commune", "poverty", "status", "basis",
                "registered_on",
                "closed_on",
            ] {
                try await spoil("children", column, child.text) { _ = try $0.children.find(child) }
            }
            try await spoil("children", "name", child.text, with: "x") { _ = try $0.children.find(child) }
            for column in ["start", "end"] {
                try await spoil("circumstances", column, entered.circumstance.id.text) {
                    _ = try $0.circumstances.of([child], opening: OpenedSeals(children: [child], facts: [:]))
                }
                try await spoil("caregiver_links", column, link.id.text) {
                    _ = try $0.caregiverLinks.of(child)
                }
                try await spoil("placements", column, entered.placement.id.text) {
                    _ = try $0.placements.of(child)
                }
            }
            for column in ["type", "degree", "council", "determined_on"] {
                try await spoil("disabilities", column, entered.disability.id.text) {
                    _ = try $0.disabilities.of(child)
                }
            }
            try await spoil(
                "disabilities", "screening", entered.disability.id.text,
                with: #"{"module":"ages9","answers":{}}"#, at: "screening/module"
            ) { _ = try $0.disabilities.of(child) }
            try await spoil("caregivers", "sex", link.caregiver.text) {
                _ = try $0.caregivers.find(link.caregiver)
            }
            try await spoil("caregiver_links", "relation", link.id.text) {
                _ = try $0.caregiverLinks.of(child)
            }
            try await spoil("placements", "kind", entered.placement.id.text) {
                _ = try $0.placements.of(child)
            }
            let worker = entered.worker.id
            for column in ["unit", "role", "since", "until", "standing"] {
                try await spoil("workers", column, worker.text) { _ = try $0.workers.find(worker) }
            }
            let id = entered.file.id
            for column in ["worker_unit", "worker", "step", "risk", "next_review", "closed_for"] {
                try await spoil("cases", column, id.text) { _ = try $0.cases.find(id) }
            }
            let spoiled = Mutex<Sealed?>(nil)
            _ = try await deployment.unreadable(in: "registry") { snapshot in
                let hidden = #"{"concern":"neglect","source":"officer","channel":"commune","goals":[{}]}"#
                let sealed = try snapshot.vault.seal(hidden, for: "cases/\(id)")
                spoiled.withLock { $0 = sealed }
            }
            let sealed = try #require(spoiled.withLock { $0 })
            try await spoil("cases", "sealed", id.text, with: sealed, at: "sealed/goals/0/text") {
                _ = try $0.cases.find(id)
            }
            for column in ["kind", "on_day", "at", "risk", "outcome"] {
                try await spoil("case_entries", column, id.text, key: "in_case") {
                    _ = try $0.cases.find(id)
                }
            }
        }
    }

    @Test("a call that meets such a value ends INTERNAL, keeps what is there, and the service goes on")
    func goesOn() async throws {
        try await Office.deploy { deployment, office in
            let spoiled = try await office.call(Children.register, child(personalNumber: "034312000123"))
            let other = try await office.call(Children.register, child("Lê Thị Bé"))
            let file = try DatabaseQueue(path: deployment.data.store(of: "registry"))
            try await file.write { db in
                try db.execute(
                    sql: "UPDATE children SET personal_number = '12' WHERE id = ?",
                    arguments: [spoiled.id.text])
            }
            let read = try await office.refusal(of: Children.get, GetChild(id: spoiled.id))
            #expect(read?.status == .internal)
            let changed = try await office.refusal(
                of: Children.update, UpdateChild(id: spoiled.id).with { $0.povertyStatus = .poor })
            #expect(changed?.status == .internal)
            let kept = try await file.read { db in
                try String.fetchOne(
                    db, sql: "SELECT personal_number FROM children WHERE id = ?",
                    arguments: [spoiled.id.text])
            }
            #expect(kept == "12", "what cannot be read must not be stored as nothing")
            #expect(try await office.call(Children.get, GetChild(id: other.id)) == other)
        }
    }
}

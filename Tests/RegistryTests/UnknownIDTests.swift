import Bus
import Foundation
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("An id that nothing has", .timeLimit(.minutes(5)))
struct UnknownIDTests {
    private let tomorrow = Office.today.advanced(by: 1)

    @Test("hides no other mistake of a change to a child, and what is out of reach is told like it")
    func children() async throws {
        try await Office.withChild { office, entered in
            let stranger = office.acting(as: Office.otherDistrict)
            func wrong(_ id: ChildID) -> UpdateChild {
                UpdateChild(id: id).with {
                    $0.address = " "
                    $0.on = tomorrow
                }
            }
            func closing(_ id: ChildID) -> CloseChild {
                CloseChild(id: id, reason: .active).with { $0.on = tomorrow }
            }
            for (caller, id) in [(office, newID()), (stranger, entered.id), (stranger, newID())] {
                let refused = try await caller.refusal(of: Children.update, wrong(id))
                #expect(refused?.status == .invalidArgument)
                #expect(refused?.fields == ["/id", "/on", "/address"])
                #expect(refused?.violations.first?.rule == ChildRecords.unknown)
                let closed = try await caller.refusal(of: Children.close, closing(id))
                #expect(closed?.status == .invalidArgument)
                #expect(closed?.fields == ["/id", "/on", "/reason"])
                let correction = CorrectChild(id: id, fact: newID()).with {
                    ($0.address, $0.on) = (" ", tomorrow)
                }
                let corrected = try await caller.refusal(of: Children.correct, correction)
                #expect(corrected?.status == .invalidArgument)
                #expect(corrected?.fields == ["/id", "/address", "/on"])
                let read = GetChild(id: id).with { $0.on = tomorrow }
                #expect(try await caller.refusal(of: Children.get, read)?.fields == ["/id", "/on"])
            }
            let alone = try await office.refusal(
                of: Children.update, UpdateChild(id: newID()).with { $0.sex = .male })
            #expect(alone?.status == .notFound)
            #expect(alone?.fields == ["/id"])
        }
    }

    /// A mistake of the request itself and an id that the caller does not get, told together; the id alone is not found.
    private func expect<Request: Payload, Reply>(
        _ fields: [String], of method: Command<Request, Reply>, _ office: TestClient, right: Request,
        _ spoil: (inout Request) -> Void
    ) async throws {
        let alone = try await office.refusal(of: method, right)
        #expect(alone?.status == .notFound, "\(method.name)")
        var wrong = right
        spoil(&wrong)
        let refused = try await office.refusal(of: method, wrong)
        #expect(refused?.status == .invalidArgument, "\(method.name)")
        #expect(refused?.fields == fields, "\(method.name)")
    }

    @Test("hides no other mistake of what is entered around a child")
    func around() async throws {
        try await Office.open { office in
            try await expect(
                ["/child", "/code", "/start"], of: Circumstances.add, office,
                right: AddCircumstance(child: newID(), code: "law2016-abandoned", start: day("2018-01-01"))
            ) { ($0.code, $0.start) = ("nothing", tomorrow) }
            try await expect(
                ["/id", "/end"], of: Circumstances.end, office,
                right: EndCircumstance(id: newID(), end: Office.today)
            ) { $0.end = tomorrow }
            try await expect(
                ["/child", "/determinedOn", "/council"], of: Disabilities.determine, office,
                right: DetermineDisability(child: newID(), type: .vision, degree: .mild)
            ) { ($0.determinedOn, $0.council) = (tomorrow, "thai-binh/khong-co") }
            try await expect(
                ["/child", "/caregiver", "/start"], of: Caregivers.link, office,
                right: LinkCaregiver(caregiver: newID(), child: newID(), relation: .mother)
            ) { $0.start = tomorrow }
            try await expect(
                ["/id", "/end"], of: Caregivers.unlink, office, right: UnlinkCaregiver(id: newID())
            ) { $0.end = tomorrow }
            try await expect(
                ["/child", "/caregiver", "/start", "/expectedEnd"], of: Placements.begin, office,
                right: BeginPlacement(child: newID(), kind: .kinship).with { $0.caregiver = newID() }
            ) { ($0.start, $0.expectedEnd) = (tomorrow, Office.today) }
            try await expect(
                ["/placement", "/on", "/said"], of: Placements.hear, office,
                right: HearChild(placement: newID(), said: "Con muốn về nhà")
            ) { ($0.said, $0.on) = (" ", tomorrow) }
            try await expect(
                ["/id", "/end"], of: Placements.end, office, right: EndPlacement(id: newID())
            ) { $0.end = tomorrow }
            try await expect(
                ["/child", "/placement", "/on", "/content"], of: Acts.draft, office,
                right: DraftAct(child: newID(), kind: .careEnd, content: "Về nhà").with {
                    $0.placement = newID()
                }
            ) { ($0.content, $0.on) = (" ", tomorrow) }
            try await expect(
                ["/id", "/on", "/number", "/signatory"], of: Acts.sign, office,
                right: SignAct(id: newID(), number: "1/QĐ-UBND", signatory: "Phạm Văn Hùng")
            ) { ($0.number, $0.signatory, $0.on) = (" ", " ", tomorrow) }
            let extend = ExtendPlacement(id: newID(), expectedEnd: Office.today)
            #expect(try await office.refusal(of: Placements.extend, extend)?.status == .notFound)
        }
    }

    @Test("hides no other mistake of a step of a case, nor of a change to a worker")
    func casesAndWorkers() async throws {
        let long = String(repeating: "a", count: 4001)
        try await Office.open { office in
            try await expect(
                ["/child", "/on", "/note"], of: Cases.open, office,
                right: OpenCase(child: newID(), concern: .neglect)
            ) { ($0.on, $0.note) = (tomorrow, long) }
            try await expect(
                ["/id", "/on", "/note"], of: Cases.assess, office, right: AssessCase(id: newID(), risk: .low)
            ) { ($0.on, $0.note) = (tomorrow, long) }
            try await expect(
                ["/id", "/goals", "/nextReview"], of: Cases.plan, office,
                right: PlanCase(id: newID(), goals: [CaseGoal(text: "an toàn")], nextReview: tomorrow)
            ) { ($0.goals, $0.nextReview) = ([], Office.today) }
            try await expect(
                ["/id", "/on", "/note"], of: Cases.protect, office,
                right: ProtectCase(id: newID(), measure: .isolation)
            ) { ($0.on, $0.note) = (tomorrow, long) }
            try await expect(
                ["/id", "/on", "/note"], of: Cases.decide, office,
                right: DecideCase(id: newID(), outcome: .approve)
            ) { ($0.on, $0.note) = (tomorrow, long) }
            try await expect(
                ["/id", "/on", "/note"], of: Cases.carryOut, office,
                right: CarryOutCase(id: newID(), note: "Khám")
            ) { ($0.on, $0.note) = (tomorrow, " ") }
            try await expect(
                ["/id", "/nextReview"], of: Cases.review, office,
                right: ReviewCase(id: newID(), outcome: .planAnew)
            ) { $0.outcome = .carryOn }
            try await expect(
                ["/id", "/on"], of: Cases.close, office, right: CloseCase(id: newID(), reason: .moved)
            ) { $0.on = tomorrow }
            try await expect(
                ["/id", "/on", "/phone"], of: Workers.update, office,
                right: UpdateWorker(id: newID()).with { $0.role = .teacher }
            ) { ($0.on, $0.phone) = (tomorrow, " ") }
            try await expect(
                ["/id", "/on"], of: Workers.correct, office,
                right: CorrectWorker(id: newID(), fact: newID())
            ) { $0.on = tomorrow }
            try await expect(
                ["/id", "/on"], of: Caregivers.correctHome, office,
                right: CorrectCaregiverHome(id: newID(), fact: newID())
            ) { $0.on = tomorrow }
        }
    }

    @Test("of a fact hides no other mistake of a correction, and is told before the version")
    func facts() async throws {
        try await Office.open { office in
            let worker = try await office.hire("Phạm Văn Bình", as: .teacher).id
            let caregiver = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune)
            ).id
            let post = CorrectWorker(id: worker, fact: newID()).with { $0.ifVersion = 7 }
            let home = CorrectCaregiverHome(id: caregiver, fact: newID()).with { $0.ifVersion = 7 }
            for refused in [
                try await office.refusal(of: Workers.correct, post),
                try await office.refusal(of: Caregivers.correctHome, home),
            ] {
                #expect(refused?.status == .notFound)
                #expect(refused?.fields == ["/fact"])
            }
            for refused in [
                try await office.refusal(of: Workers.correct, post.with { $0.on = tomorrow }),
                try await office.refusal(of: Caregivers.correctHome, home.with { $0.on = tomorrow }),
            ] {
                #expect(refused?.status == .invalidArgument)
                #expect(refused?.fields == ["/fact", "/on"])
            }
        }
    }

    @Test("is all that a caller hears of what lies out of reach, as soon as anything else is wrong")
    func outOfReach() async throws {
        try await Office.withChild { office, entered in
            let placed = try await office.call(
                Placements.begin,
                BeginPlacement(child: entered.id, kind: .residential).with { $0.provider = Office.facility })
            let opened = try await office.call(Cases.open, OpenCase(child: entered.id, concern: .neglect))
            let worker = try await office.hire("Phạm Văn Bình", as: .teacher)
            let stranger = office.acting(as: Office.otherDistrict)
            func hears<Request: Payload, Reply>(
                _ method: Command<Request, Reply>, _ wrong: Request, rule: String
            ) async throws {
                let refused = try await stranger.refusal(of: method, wrong)
                #expect(refused?.status == .invalidArgument, "\(method.name)")
                #expect(refused?.violations.first?.rule == rule, "\(method.name)")
                #expect(refused?.message.contains(Office.commune.text) == false, "\(method.name)")
            }
            try await hears(
                Placements.end, EndPlacement(id: placed.id).with { $0.end = tomorrow },
                rule: PlacementRecords.unknown)
            try await hears(
                Cases.close, CloseCase(id: opened.id, reason: .moved).with { $0.on = tomorrow },
                rule: CaseRecords.unknown)
            try await hears(
                Workers.update, UpdateWorker(id: worker.id).with { $0.on = tomorrow },
                rule: WorkerRecords.unknown)
        }
    }

    @Test("is told of a request that does not decode too")
    func undecoded() async throws {
        try await Office.withChild { office, entered in
            let stranger = office.acting(as: Office.otherDistrict)
            for (caller, id) in [(office, newID()), (stranger, entered.id), (stranger, newID())] {
                let refused = try await caller.refusal(
                    of: Children.update.name, json: #"{"id":"\#(id)","sex":"girl"}"#)
                #expect(refused?.status == .invalidArgument)
                #expect(refused?.fields == ["/sex", "/id"])
            }
        }
    }
}

@Suite("What is noted when a registration ends", .timeLimit(.minutes(5)))
struct ClosingNoteTests {
    @Test("stays with the child, line by line, and lies under seal")
    func note() async throws {
        try await Office.deployWithChild { deployment, office, entered in
            let closed = try await office.call(
                Children.close,
                CloseChild(id: entered.id, reason: .moved).with { $0.note = " Theo mẹ\nvề quê ngoại " })
            #expect(closed.closingNote == "Theo mẹ\nvề quê ngoại")
            #expect(try await office.call(Children.get, GetChild(id: entered.id)) == closed)
            let file = try DatabaseQueue(path: deployment.data.store(of: "registry"))
            let kept = try await file.read { db in
                try Data.fetchOne(
                    db, sql: "SELECT closing_note FROM children WHERE id = ?", arguments: [entered.id.text])
            }
            #expect(try #require(kept).range(of: Data("Theo".utf8)) == nil)
        }
    }

    @Test("a child who comes back is pointed to the entry that was closed")
    func returning() async throws {
        try await Office.withChild { office, left in
            _ = try await office.call(Children.close, CloseChild(id: left.id, reason: .closed))
            let refused = try await office.refusal(of: Children.register, child())
            #expect(refused?.status == .alreadyExists)
            #expect(refused?.message.contains(left.id.text) == true)
        }
    }
}

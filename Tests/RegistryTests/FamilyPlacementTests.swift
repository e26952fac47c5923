import Bus
import GRDB
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Kin come first, siblings stay together, and the child is asked", .timeLimit(.minutes(5)))
struct FamilyPlacementTests {
    private var rules: PlacementRules {
        get throws { PlacementRules(reference: try Office.reference, today: Office.today) }
    }

    private func begin(
        _ child: ChildID, _ kind: PlacementKind = .residential, at facility: ProviderID = Office.facility,
        on text: String = "2021-01-04"
    ) -> BeginPlacement {
        BeginPlacement(child: child, kind: kind).with {
            ($0.provider, $0.start) = (facility, day(text))
            if kind.needsExpectedEnd { $0.expectedEnd = day("2021-04-01") }
        }
    }

    private func notes(_ child: ChildID, _ office: TestClient) async throws -> [PlacementNote] {
        try await office.call(Placements.listNotes, ListPlacementNotes(child: child)).items
    }

    @Test("a facility takes a child from kin who look after it only where somebody says why, or at once")
    func kin() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let aunt = try await office.carer("Vũ Thị Dì")
            _ = try await office.link(aunt, to: child.id, as: .relative, since: "2020-02-01")
            let away = begin(child.id)
            let refused = try await office.refusal(of: Placements.begin, away)
            expect(refused, .failedPrecondition, at: "/kinPassedOver", aunt.text)
            let blank = try await office.refusal(of: Placements.begin, away.with { $0.kinPassedOver = " " })
            expect(blank, .failedPrecondition, at: "/kinPassedOver")
            // By the day, at once, before she looked after it, and with her, nobody has to say why.
            for other in [
                begin(child.id, .dayCare), begin(child.id, .emergency), begin(child.id, on: "2020-01-20"),
            ] {
                let begun = try await office.call(Placements.begin, other)
                _ = try await office.call(Placements.void, VoidPlacement(id: begun.id))
            }
            let withHer = BeginPlacement(child: child.id, kind: .timeLimitedFoster).with {
                ($0.caregiver, $0.start, $0.expectedEnd) = (aunt, day("2021-01-04"), day("2022-01-04"))
            }
            let foster = try await office.call(Placements.begin, withHer)
            _ = try await office.call(Placements.void, VoidPlacement(id: foster.id))
            let placed = try await office.call(
                Placements.begin, away.with { $0.kinPassedOver = "Dì đang điều trị dài ngày" })
            let noted = try await notes(child.id, office)
            #expect(noted.map(\.kind) == [.noKin])
            #expect(noted.map(\.text) == ["Dì đang điều trị dài ngày"])
            #expect(noted.map(\.placement) == [placed.id])
            // Its own reason stands when it is put right, and goes when it never was.
            let corrected = try await office.call(
                Placements.correct,
                CorrectPlacement(id: placed.id).with { $0.start = day("2021-01-05") })
            #expect(corrected.start == day("2021-01-05"))
            _ = try await office.call(Placements.void, VoidPlacement(id: placed.id))
            #expect(try await notes(child.id, office).isEmpty)
        }
    }

    @Test("care by the day becomes no facility around the kin")
    func corrected() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let grandmother = try await office.carer("Vũ Thị Bà")
            _ = try await office.link(grandmother, to: child.id, as: .grandparent, since: "2020-02-01")
            let daily = try await office.call(Placements.begin, begin(child.id, .dayCare))
            let away = CorrectPlacement(id: daily.id).with { $0.kind = .residential }
            expect(
                try await office.refusal(of: Placements.correct, away), .failedPrecondition,
                at: "/kinPassedOver")
            let moved = try await office.call(
                Placements.correct, away.with { $0.kinPassedOver = "Bà đã cao tuổi" })
            #expect(moved.kind == .residential)
            #expect(try await notes(child.id, office).map(\.text) == ["Bà đã cao tuổi"])
        }
    }

    @Test("who shares a parent with a child in care goes where that one is, or somebody says why not")
    func siblings() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, first in
            let second = try await office.call(
                Children.register,
                child(
                    "Nguyễn Văn Nam", sex: .male, birthDate: day("2016-07-01"),
                    registeredOn: day("2020-01-10")))
            let mother = try await office.carer("Trần Thị Mẹ")
            _ = try await office.link(mother, to: first.id, since: "2020-02-01")
            let link = try await office.link(mother, to: second.id, since: "2020-02-01")
            let elder = try await office.call(Placements.begin, begin(first.id))
            let elsewhere = begin(second.id, at: Office.secondFacility)
            let refused = try await office.refusal(of: Placements.begin, elsewhere)
            expect(refused, .failedPrecondition, at: "/apart", first.id.text)
            // Where she is, nobody has to say why.
            let together = try await office.call(Placements.begin, begin(second.id))
            _ = try await office.call(Placements.void, VoidPlacement(id: together.id))
            let apart = try await office.call(
                Placements.begin, elsewhere.with { $0.apart = "Em còn bú, cơ sở kia chỉ nhận trẻ lớn" })
            #expect(try await notes(second.id, office).map(\.kind) == [.apart])
            _ = try await office.call(Placements.void, VoidPlacement(id: apart.id))
            // Whoever is no sister any more, and whoever came home, is not waited for.
            _ = try await office.call(
                Placements.end, EndPlacement(id: elder.id).with { $0.end = day("2021-01-10") })
            let later = try await office.call(
                Placements.begin, elsewhere.with { $0.start = day("2021-01-11") })
            _ = try await office.call(Placements.void, VoidPlacement(id: later.id))
            _ = try await office.call(Caregivers.void, VoidCaregiverLink(id: link.id))
            _ = try await office.call(Placements.begin, elsewhere)
        }
    }

    @Test("all that is missing is said at once")
    func both() throws {
        let child = try registered()
        let kin = CaregiverLink(
            id: newID(), caregiver: newID(), child: child.id, relation: .grandparent, start: day("2019-01-01")
        )
        let sibling = Placement(id: newID(), child: newID(), kind: .kinship, start: day("2020-01-01")).with {
            $0.caregiver = newID()
        }
        let refused = try refusal {
            _ = try rules.begin(
                begin(child.id), of: .found(child), with: .found(nil), as: newID(), existing: [],
                beside: KnownFamily(kin: [kin], siblings: [sibling]))
        }
        #expect(refused?.violations.map(\.pointer) == ["/kinPassedOver", "/apart"])
        // The decree was not in force.
        _ = try rules.begin(
            begin(child.id, on: "2017-06-30"), of: .found(child), with: .found(nil), as: newID(),
            existing: [],
            beside: KnownFamily(kin: [kin], siblings: [sibling]))
    }

    @Test("from seven years on a child is to be asked, by the law of the day, where it comes to live")
    func age() throws {
        func asked(_ kind: PlacementKind, born: String, on text: String) throws -> Bool {
            let placement = Placement(id: newID(), child: newID(), kind: kind, start: day(text))
            return try rules.due(placement, visited: [], unheard: Birth(date: day(born)))
                .contains { $0.step == .hearing && $0.due == day(text) }
        }
        #expect(try asked(.kinship, born: "2014-01-04", on: "2021-01-04"))
        #expect(try asked(.emergency, born: "2012-01-04", on: "2021-01-04"))
        let others: [(PlacementKind, String, String)] = [
            (.kinship, "2014-01-05", "2021-01-04"), (.dayCare, "2012-01-04", "2021-01-04"),
            (.residential, "2009-01-04", "2017-06-30"),
        ]
        for (kind, born, on) in others { #expect(try !asked(kind, born: born, on: on)) }
        let known = Placement(id: newID(), child: newID(), kind: .residential, start: day("2021-01-04"))
        #expect(try rules.due(known, visited: []).map(\.step) == [.firstVisit])
    }

    @Test("what the child said is entered with the placement or later, and is not due any more")
    func heard() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            func hearings() async throws -> [Day] {
                try await office.call(Placements.due, ListDuePlacements()).items
                    .filter { $0.step == .hearing }.map(\.due)
            }
            let placed = try await office.call(Placements.begin, begin(child.id))
            #expect(try await hearings() == [day("2021-01-04")])
            let hear = HearChild(placement: placed.id, said: "Con muốn ở với bà").with {
                $0.on = day("2021-01-06")
            }
            let wrong = hear.with { ($0.said, $0.on) = (" ", Office.today.advanced(by: 1)) }
            expectAll(try await office.refusal(of: Placements.hear, wrong), ["/said", "/on"])
            let stranger = office.acting(as: Office.otherDistrict)
            expect(try await stranger.refusal(of: Placements.hear, hear), .notFound, at: "/placement")
            let note = try await office.call(Placements.hear, hear)
            #expect(note.text == "Con muốn ở với bà")
            #expect(try await hearings().isEmpty)
            expect(
                try await stranger.refusal(of: Placements.voidNote, VoidPlacementNote(id: note.id)),
                .notFound,
                at: "/id")
            let voided = try await office.call(Placements.voidNote, VoidPlacementNote(id: note.id))
            #expect(voided == note)
            #expect(try await hearings() == [day("2021-01-04")])
            _ = try await office.call(Placements.void, VoidPlacement(id: placed.id))
            let wordless = begin(child.id).with { $0.heardOn = day("2021-01-03") }
            expectAll(try await office.refusal(of: Placements.begin, wordless), ["/childSaid"])
            _ = try await office.call(Placements.begin, wordless.with { $0.childSaid = "Con đồng ý\nở đây" })
            #expect(try await hearings().isEmpty)
            let kept = try await notes(child.id, office)
            #expect(kept.map(\.on) == [day("2021-01-03")])
            #expect(kept.map(\.text) == ["Con đồng ý\nở đây"])
        }
    }

    @Test(
        "its words are for the office that noted them and for the chief, lie under seal, and go with the child"
    )
    func sealed() async throws {
        try await Office.deployWithChild(child(registeredOn: day("2020-01-10"))) {
            deployment, office, child in
            let commune = office.acting(as: Office.commune, [.caseworker, .reader])
            _ = try await commune.call(
                Placements.begin, begin(child.id).with { $0.childSaid = "Chú hay đánh con" })
            #expect(try await notes(child.id, commune).map(\.text) == ["Chú hay đánh con"])
            #expect(try await notes(child.id, office).map(\.text) == ["Chú hay đánh con"])
            let other = office.acting(as: Office.district, [.caseworker, .reader])
            let seen = try await notes(child.id, other)
            #expect(seen.map(\.kind) == [.heard])
            #expect(seen.map(\.text) == [nil])
            let file = try DatabaseQueue(path: deployment.data.store(of: "registry"))
            func isInClear() async throws -> Bool {
                try await file.read { db in
                    try Row.fetchAll(db, sql: "SELECT value FROM placement_note_facts_versions")
                        .contains { row in "\(row)".contains("Chú hay") }
                }
            }
            #expect(try await !isInClear())
            _ = try await office.call(Children.close, CloseChild(id: child.id, reason: .moved))
            _ = try await office.call(
                Children.forget,
                ForgetChild(id: child.id, reason: "Gia đình đã đề nghị xóa toàn bộ dữ liệu của trẻ"))
            let found = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(found.isEmpty)
        }
    }
}

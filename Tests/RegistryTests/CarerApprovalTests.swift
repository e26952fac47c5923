import Bus
import Foundation
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A foster carer is checked, taught and approved", .timeLimit(.minutes(5)))
struct CarerApprovalTests {
    private func foster(_ child: ChildID, _ carer: CaregiverID, on text: String) -> BeginPlacement {
        BeginPlacement(child: child, kind: .timeLimitedFoster).with {
            ($0.caregiver, $0.start, $0.expectedEnd) = (carer, day(text), day("2022-01-04"))
        }
    }

    private func approve(_ carer: CaregiverID, _ places: Int = 1, from text: String) -> ApproveCarer {
        ApproveCarer(caregiver: carer, places: places, checkedOn: day("2020-06-01")).with {
            ($0.start, $0.trainedOn, $0.decision) = (day(text), day("2020-06-15"), "12/QĐ-UBND")
        }
    }

    @Test("within the days and the places of its approval it takes children in")
    func within() async throws {
        try await Office.deployWithChild(child(registeredOn: day("2020-01-10"))) {
            deployment, office, first in
            let second = try await office.call(
                Children.register,
                child("Vũ Văn Nam", sex: .male, birthDate: day("2016-07-01"), registeredOn: day("2020-01-10"))
            )
            let carer = try await office.carer("Trần Thị Nuôi")
            let approved = try await office.call(
                Caregivers.approve, approve(carer, from: "2020-07-01").with { $0.end = day("2021-02-28") })
            #expect(approved.trainedOn == day("2020-06-15"))
            for start in ["2020-06-30", "2021-03-01"] {
                let refused = try await office.refusal(
                    of: Placements.begin, foster(first.id, carer, on: start))
                expect(refused, .failedPrecondition, at: "/caregiver", carer.text)
            }
            let placed = try await office.call(Placements.begin, foster(first.id, carer, on: "2021-01-04"))
            let full = try await office.refusal(
                of: Placements.begin, foster(second.id, carer, on: "2021-01-10"))
            expect(full, .resourceExhausted, at: "/caregiver", "10/01/2021")
            // Of one who is to come later the first is the one too many.
            let before = foster(second.id, carer, on: "2020-12-01")
            expect(
                try await office.refusal(of: Placements.begin, before), .resourceExhausted, at: "/caregiver",
                "04/01/2021")
            _ = try await office.call(
                Placements.end, EndPlacement(id: placed.id).with { $0.end = day("2021-01-20") })
            _ = try await office.call(Placements.begin, foster(second.id, carer, on: "2021-01-21"))
            let list = ListCarerApprovals(caregiver: carer)
            #expect(try await office.call(Caregivers.listApprovals, list).items == [approved])
            let unexplained = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }

    @Test("one who was never approved is to be, kin need not be, and once it is nothing is due")
    func owed() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            func due() async throws -> [Day] {
                try await office.call(Placements.due, ListDuePlacements()).items
                    .filter { $0.step == .approval }.map(\.due)
            }
            let stranger = try await office.carer("Trần Thị Lạ")
            let placed = try await office.call(Placements.begin, foster(child.id, stranger, on: "2021-01-04"))
            #expect(try await due() == [day("2021-01-04")])
            let approved = try await office.call(Caregivers.approve, approve(stranger, from: "2021-03-01"))
            #expect(try await due().isEmpty)
            let ended = try await office.call(
                Caregivers.endApproval, EndCarerApproval(id: approved.id).with { $0.end = day("2021-03-10") })
            #expect(ended.end == day("2021-03-10"))
            #expect(try await due() == [day("2021-03-11")])
            // One that ended before it came was not one of its stay.
            _ = try await office.call(
                Caregivers.correctApproval,
                CorrectCarerApproval(id: approved.id).with {
                    ($0.start, $0.end) = (day("2020-07-01"), day("2020-12-31"))
                })
            #expect(try await due() == [day("2021-01-04")])
            _ = try await office.call(Placements.void, VoidPlacement(id: placed.id))
            let aunt = try await office.carer("Vũ Thị Dì")
            _ = try await office.link(aunt, to: child.id, as: .relative, since: "2020-02-01")
            _ = try await office.call(Placements.begin, foster(child.id, aunt, on: "2021-01-04"))
            #expect(try await due().isEmpty)
        }
    }

    @Test("what was entered wrongly of one is put right, beside no other, and holds placements from then on")
    func putRight() async throws {
        try await Office.deployWithChild(child(registeredOn: day("2020-01-10"))) {
            deployment, office, child in
            let carer = try await office.carer("Trần Thị Nuôi")
            let first = try await office.call(
                Caregivers.approve, approve(carer, from: "2020-07-01").with { $0.end = day("2020-12-31") })
            let second = try await office.call(Caregivers.approve, approve(carer, 2, from: "2021-01-01"))
            let longer = CorrectCarerApproval(id: first.id).with { $0.clear = ["end"] }
            expect(
                try await office.refusal(of: Caregivers.correctApproval, longer), .failedPrecondition,
                at: "/id", second.id.text)
            let wrong = CorrectCarerApproval(id: first.id).with {
                ($0.places, $0.checkedOn, $0.end) = (21, day("2020-07-02"), day("2020-06-30"))
            }
            expectAll(
                try await office.refusal(of: Caregivers.correctApproval, wrong),
                ["/places", "/start", "/end"])
            let clerk = office.acting(as: Office.commune, [.caseworker, .reader])
            let right = CorrectCarerApproval(id: second.id).with {
                ($0.start, $0.places, $0.clear) = (day("2021-02-01"), 3, ["trainedOn"])
            }
            #expect(
                try await clerk.refusal(of: Caregivers.correctApproval, right)?.status == .permissionDenied)
            let corrected = try await office.call(Caregivers.correctApproval, right)
            #expect((corrected.start, corrected.places) == (day("2021-02-01"), 3))
            #expect((corrected.trainedOn, corrected.decision) == (nil, second.decision))
            let between = try await office.refusal(
                of: Placements.begin, foster(child.id, carer, on: "2021-01-04"))
            expect(between, .failedPrecondition, at: "/caregiver", carer.text)
            // With whom it is, is held against approvals when it is put right too.
            let aunt = try await office.carer("Vũ Thị Dì")
            let placed = try await office.call(Placements.begin, foster(child.id, aunt, on: "2021-01-04"))
            let moved = CorrectPlacement(id: placed.id).with { $0.caregiver = carer }
            expect(
                try await office.refusal(of: Placements.correct, moved), .failedPrecondition,
                at: "/caregiver", carer.text)
            let later = try await office.call(
                Placements.correct, moved.with { $0.start = day("2021-02-01") })
            #expect(later.caregiver == carer)
            let unexplained = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }

    @Test("of two entries that are one person none is put right into the other's, but where it was already")
    func besideOther() async throws {
        try await Office.open { office in
            let (one, other) = (try await office.carer("Trần Thị Nuôi"), try await office.carer("Lê Thị Mây"))
            let first = try await office.call(
                Caregivers.approve, approve(one, from: "2020-07-01").with { $0.end = day("2020-12-31") })
            let second = try await office.call(Caregivers.approve, approve(other, from: "2021-01-01"))
            let merging = MergeCaregivers(survivor: other, duplicate: one, reason: "Một người")
            _ = try await office.call(Caregivers.merge, merging)
            let longer = CorrectCarerApproval(id: first.id).with { $0.end = day("2021-01-31") }
            let refused = try await office.refusal(of: Caregivers.correctApproval, longer)
            expect(refused, .failedPrecondition, at: "/id", second.id.text)
            expect(refused, .failedPrecondition, at: "/id", Office.province.text)
            let ending = EndCarerApproval(id: first.id).with { $0.end = day("2021-01-31") }
            expect(
                try await office.refusal(of: Caregivers.endApproval, ending), .failedPrecondition,
                at: "/end", second.id.text)
            let before = CorrectCarerApproval(id: second.id).with { $0.start = day("2020-12-31") }
            expect(
                try await office.refusal(of: Caregivers.correctApproval, before), .failedPrecondition,
                at: "/id", first.id.text)

            _ = try await office.call(
                Caregivers.unmerge, UnmergeCaregiver(duplicate: one, reason: "Hai người"))
            _ = try await office.call(Caregivers.correctApproval, longer)
            _ = try await office.call(Caregivers.merge, merging)
            let shorter = longer.with { $0.end = day("2021-01-20") }
            let corrected = try await office.call(Caregivers.correctApproval, shorter)
            #expect(corrected.end == day("2021-01-20"))
        }
    }

    @Test("what a decision is called goes with the caregiver who is forgotten; that it was approved stays")
    func forgotten() async throws {
        try await Office.deploy { deployment, office in
            let carer = try await office.carer("Trần Thị Nuôi")
            let approved = try await office.call(
                Caregivers.approve,
                approve(carer, from: "2020-07-01").with { $0.decision = "77123/QĐ-UBND" })
            #expect(approved.decision == "77123/QĐ-UBND")
            let path = deployment.store(of: "registry").path
            func isThere() throws -> Bool {
                try [path, path + "-wal"].contains { file in
                    let octets = try Data(contentsOf: URL(fileURLWithPath: file))
                    return octets.range(of: Data("77123/Q".utf8)) != nil
                }
            }
            #expect(try isThere())
            _ = try await office.call(
                Caregivers.forget,
                ForgetCaregiver(id: carer, reason: "Theo quyết định của cơ quan có thẩm quyền"))
            expect(
                try await office.refusal(
                    of: Caregivers.listApprovals, ListCarerApprovals(caregiver: carer)), .notFound,
                at: "/caregiver")
            #expect(try !isThere())
            let unexplained = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }

    @Test("an approval has its check before it, its places, and no other beside it; the chief alone gives it")
    func refused() async throws {
        try await Office.open { office in
            let carer = try await office.carer("Trần Thị Nuôi")
            let wrong = approve(carer, 0, from: "2020-05-31").with {
                ($0.end, $0.trainedOn) = (day("2020-05-30"), Office.today.advanced(by: 1))
            }
            expectAll(
                try await office.refusal(of: Caregivers.approve, wrong),
                ["/places", "/start", "/end", "/trainedOn"])
            let right = approve(carer, from: "2020-07-01")
            let clerk = office.acting(as: Office.commune, [.caseworker, .reader])
            #expect(try await clerk.refusal(of: Caregivers.approve, right)?.status == .permissionDenied)
            let stranger = office.acting(as: Office.otherDistrict)
            expect(try await stranger.refusal(of: Caregivers.approve, right), .notFound, at: "/caregiver")
            let first = try await office.call(Caregivers.approve, right)
            let twice = try await office.refusal(of: Caregivers.approve, approve(carer, from: "2021-01-01"))
            expect(twice, .alreadyExists, at: "/start", first.id.text)
            expect(
                try await stranger.refusal(of: Caregivers.voidApproval, VoidCarerApproval(id: first.id)),
                .notFound, at: "/id")
            let voided = try await office.call(Caregivers.voidApproval, VoidCarerApproval(id: first.id))
            #expect(voided == first)
            _ = try await office.call(Caregivers.approve, approve(carer, from: "2021-01-01"))
        }
    }
}

import Bus
import Foundation
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Two entries that are one caregiver", .timeLimit(.minutes(5)))
struct CaregiverMergeTests {
    static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"
    static let number = "034185001001"

    /// A mother whom two communes entered, under two names, each with a child of its own.
    struct Two {
        let survivor: CaregiverID
        let duplicate: CaregiverID
        /// A child of each, and one that both look after.
        let children: [ChildID]

        init(_ office: TestClient) async throws {
            let elsewhere = CaregiverMergeTests.elsewhere
            let (here, there) = (office.acting(as: Office.commune), office.acting(as: elsewhere))
            func mother(_ name: String, _ office: TestClient) async throws -> CaregiverID {
                let request = RegisterCaregiver(name: name, commune: office.principal.unit).with {
                    $0.personalNumber = CaregiverMergeTests.number
                }
                return try await office.call(Caregivers.register, request).id
            }
            func register(_ name: String, born: String, in commune: UnitPath) async throws -> ChildID {
                let request = child(
                    name, birthDate: day(born), commune: commune, registeredOn: day("2020-01-10"))
                return try await office.call(Children.register, request).id
            }
            survivor = try await mother("Trần Thị Mai", here)
            duplicate = try await mother("Trần Thị Mây", there)
            children = [
                try await register("Lê Thị Sen", born: "2012-05-10", in: Office.commune),
                try await register("Lê Thị Súng", born: "2013-06-11", in: elsewhere),
                try await register("Lê Thị Lan", born: "2014-07-12", in: Office.commune),
            ]
            _ = try await office.link(survivor, to: children[0], since: "2020-03-01")
            _ = try await office.link(duplicate, to: children[1], since: "2020-03-01")
            _ = try await office.link(survivor, to: children[2], since: "2020-03-01")
            _ = try await office.link(duplicate, to: children[2], as: .guardian, since: "2020-04-01")
        }

        var merging: MergeCaregivers {
            MergeCaregivers(survivor: survivor, duplicate: duplicate, reason: "Cùng số định danh")
        }
        var unmerging: UnmergeCaregiver {
            UnmergeCaregiver(duplicate: duplicate, reason: "Là hai chị em")
        }

        /// What the register says of them, in one piece.
        func answers(_ office: TestClient) async throws -> [String] {
            var answers: [String] = []
            for id in [survivor, duplicate] {
                let history = ListCaregiverHistory(caregiver: id)
                answers += [
                    "\(try await office.call(Caregivers.get, GetCaregiver(id: id)))",
                    "\(try await office.call(Caregivers.history, history).items)",
                    "\(try await office.call(Caregivers.listApprovals, ListCarerApprovals(caregiver: id)).items)",
                ]
            }
            for id in children {
                answers += [
                    "\(try await office.call(Children.get, GetChild(id: id)).caregivers)",
                    "\(try await office.call(Caregivers.list, ListCaregivers(child: id)).items)",
                ]
            }
            for verdict in DuplicateVerdict.allCases {
                let pairs = ListCaregiverDuplicates().with { $0.verdict = verdict }
                answers.append("\(try await office.call(Caregivers.listDuplicates, pairs).items)")
            }
            answers.append(
                "\(try await office.call(Caregivers.findDuplicates, FindCaregiverDuplicates()).items)")
            for name in ["Mai", "Mây"] {
                let found = try await office.call(
                    Children.search, SearchChildren().with { $0.name = "Trần Thị \(name)" })
                answers.append("\(found.items)")
            }
            return answers
        }
    }

    @Test("are shown as the survivor by either id, with the children of both, who are found by either name")
    func shown() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            let merged = try await office.call(Caregivers.merge, two.merging)
            #expect(merged.caregiver.id == two.survivor)
            #expect(merged.caregiver.aliases == [two.duplicate])
            #expect(merged.caregiver.name == "Trần Thị Mai")
            // Both look after the third child.
            #expect(merged.collisions.map(\.kind) == [.link])
            for id in [two.survivor, two.duplicate] {
                #expect(try await office.call(Caregivers.get, GetCaregiver(id: id)) == merged.caregiver)
            }
            for child in two.children {
                #expect(try await office.call(Children.get, GetChild(id: child)).caregivers == 1)
                let links = try await office.call(Caregivers.list, ListCaregivers(child: child)).items
                #expect(Set(links.map(\.caregiver.id)) == [two.survivor])
            }
            // What was recorded stays under its own entry.
            let links = try await office.call(Caregivers.list, ListCaregivers(child: two.children[1])).items
            #expect(links.map(\.link.caregiver) == [two.duplicate])
            for name in ["Trần Thị Mai", "Trần Thị Mây"] {
                let found = try await office.call(
                    Children.search, SearchChildren().with { $0.name = name })
                #expect(Set(found.items.map(\.id)) == Set(two.children), "\(name)")
            }
            // The same once more is refused, by either id.
            let again = LinkCaregiver(caregiver: two.duplicate, child: two.children[0], relation: .guardian)
            expect(try await office.refusal(of: Caregivers.link, again), .alreadyExists, at: "/caregiver")
            #expect(
                try await office.call(Caregivers.findDuplicates, FindCaregiverDuplicates()).items.isEmpty)
            let same = ListCaregiverDuplicates().with { $0.verdict = .same }
            let pairs = try await office.call(Caregivers.listDuplicates, same).items
            #expect(pairs.map(\.survivor) == [two.survivor])
            #expect(Set(pairs.flatMap { [$0.caregiver.name, $0.other.name] }).count == 2)
        }
    }

    @Test("taken back are two as they were before; what was recorded in between is the survivor's")
    func takenBack() async throws {
        try await Office.deploy { deployment, office in
            let two = try await Two(office)
            _ = try await office.call(
                Caregivers.approve,
                ApproveCarer(caregiver: two.duplicate, places: 1, checkedOn: day("2020-06-01")).with {
                    $0.start = day("2020-07-01")
                })
            let before = try await two.answers(office)
            _ = try await office.call(Caregivers.merge, two.merging)
            #expect(try await two.answers(office) != before)
            let parted = try await office.call(Caregivers.unmerge, two.unmerging)
            #expect([parted.caregiver.id, parted.duplicate.id] == [two.survivor, two.duplicate])
            #expect(parted.duplicate.commune == Self.elsewhere)
            let after = try await two.answers(office)
            for (asked, answer) in zip(before, after) { #expect(asked == answer) }

            _ = try await office.call(Caregivers.merge, two.merging)
            let moved = UpdateCaregiver(id: two.duplicate).with {
                ($0.phone, $0.commune) = ("0912000911", Self.elsewhere)
            }
            #expect(try await office.call(Caregivers.update, moved).id == two.survivor)
            let child = try await office.registered(on: "2020-01-10")
            let link = try await office.link(two.duplicate, to: child, since: "2020-03-01")
            #expect(link.caregiver == two.survivor)
            _ = try await office.call(Caregivers.unmerge, two.unmerging)
            let duplicate = try await office.call(Caregivers.get, GetCaregiver(id: two.duplicate))
            #expect((duplicate.phone, duplicate.commune) == (nil, Self.elsewhere))
            let survivor = try await office.call(Caregivers.get, GetCaregiver(id: two.survivor))
            #expect((survivor.phone, survivor.commune) == ("0912000911", Self.elsewhere))
            let links = try await office.call(Caregivers.list, ListCaregivers(child: child)).items
            #expect(links.map(\.caregiver.id) == [two.survivor])
            let unexplained = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }

    @Test("are known as they were known on each day")
    func asKnown() async throws {
        try await Office.deploy { deployment, office in
            let two = try await Two(office)
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(Caregivers.merge, two.merging)
            func known(_ text: String) async throws -> (CaregiverID, Int) {
                let (then, third) = (day(text), two.children[2])
                let got = try await office.call(
                    Caregivers.get, GetCaregiver(id: two.duplicate).with { $0.knownOn = then })
                let listed = try await office.call(
                    Caregivers.list, ListCaregivers(child: third).with { $0.knownOn = then }
                ).items
                let count = try await office.call(
                    Children.get, GetChild(id: third).with { $0.knownOn = then }
                ).caregivers
                #expect(Set(listed.map(\.caregiver.id)).count == count)
                return (got.id, count)
            }
            #expect(try await known("2021-04-09") == (two.duplicate, 2))
            #expect(try await known("2021-04-10") == (two.survivor, 1))
            deployment.set(day: day("2021-04-20"))
            _ = try await office.call(Caregivers.unmerge, two.unmerging)
            #expect(try await known("2021-04-19") == (two.survivor, 1))
            #expect(try await known("2021-04-20") == (two.duplicate, 2))
        }
    }

    @Test("foster by the approval of either, as one; kin of either are kin")
    func fostering() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            func approve(_ carer: CaregiverID) async throws -> CarerApproval {
                try await office.call(
                    Caregivers.approve,
                    ApproveCarer(caregiver: carer, places: 1, checkedOn: day("2020-06-01")).with {
                        $0.start = day("2020-07-01")
                    })
            }
            let (first, second) = (try await approve(two.survivor), try await approve(two.duplicate))
            let merged = try await office.call(Caregivers.merge, two.merging)
            #expect(merged.collisions.filter { $0.kind == .approval }.map(\.other) == [FactID(of: second.id)])
            for id in [two.survivor, two.duplicate] {
                let list = ListCarerApprovals(caregiver: id)
                let approvals = try await office.call(Caregivers.listApprovals, list).items
                #expect(Set(approvals.map(\.id)) == [first.id, second.id])
            }
            func foster(
                _ name: String, born: String, with carer: CaregiverID
            ) async throws -> BeginPlacement {
                let request = child(name, birthDate: day(born), registeredOn: day("2020-01-10"))
                let child = try await office.call(Children.register, request).id
                return BeginPlacement(child: child, kind: .timeLimitedFoster).with {
                    ($0.caregiver, $0.start) = (carer, day("2021-01-04"))
                    $0.expectedEnd = day("2022-01-04")
                }
            }
            let placed = try await office.call(
                Placements.begin, foster("Vũ Thị Một", born: "2011-02-03", with: two.duplicate))
            #expect(placed.caregiver == two.survivor)
            let more = try await foster("Vũ Thị Hai", born: "2010-01-02", with: two.survivor)
            expect(
                try await office.refusal(of: Placements.begin, more), .resourceExhausted, at: "/caregiver")
            _ = try await office.call(Caregivers.unmerge, two.unmerging)
            let other = more.with { $0.caregiver = two.duplicate }
            #expect(try await office.call(Placements.begin, other).caregiver == two.duplicate)
        }
    }

    @Test("belong to who reaches the survivor or a child of either; a merge is refused as long as it is none")
    func refused() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            let (here, there) = (office.acting(as: Office.commune), office.acting(as: Self.elsewhere))
            // Each of the two offices knows of one of them, but for the child that both look after.
            let stranger = office.acting(as: "thai-binh/kien-xuong")
            expect(
                try await stranger.refusal(of: Caregivers.merge, two.merging), .notFound, at: "/survivor")
            expect(try await there.refusal(of: Caregivers.merge, two.merging), .notFound, at: "/survivor")
            let reader = office.acting(as: Office.province, [.reader])
            #expect(try await reader.refusal(of: Caregivers.merge, two.merging)?.status == .permissionDenied)
            expectAll(
                try await office.refusal(of: Caregivers.merge, two.merging.with { $0.reason = " " }),
                ["/reason"])
            let itself = two.merging.with { $0.duplicate = two.survivor }
            expectAll(try await office.refusal(of: Caregivers.merge, itself), ["/duplicate"])
            expect(
                try await office.refusal(of: Caregivers.unmerge, two.unmerging), .failedPrecondition,
                at: "/duplicate", two.duplicate.text)

            _ = try await here.call(Caregivers.merge, two.merging)
            for wrong in [two.merging, two.merging.with { $0.survivor = two.duplicate }] {
                let refused = try await office.refusal(of: Caregivers.merge, wrong)
                #expect([.failedPrecondition, .invalidArgument].contains(refused?.status))
                #expect(refused?.fields == ["/duplicate"])
            }
            let third = try await office.carer("Phạm Thị Ba")
            let chain = MergeCaregivers(survivor: third, duplicate: two.survivor, reason: "Một người")
            expect(
                try await office.refusal(of: Caregivers.merge, chain), .failedPrecondition, at: "/duplicate",
                two.duplicate.text)
            let decide = DecideCaregiverDuplicate(
                caregiver: two.survivor, other: two.duplicate, verdict: .distinct)
            expect(
                try await office.refusal(of: Caregivers.decideDuplicate, decide), .failedPrecondition,
                at: "/other")
            // Who entered the duplicate reaches the caregiver by its child.
            #expect(
                try await there.call(Caregivers.get, GetCaregiver(id: two.duplicate)).id == two.survivor)
            #expect(
                try await stranger.refusal(of: Caregivers.get, GetCaregiver(id: two.duplicate))?.status
                    == .notFound)
        }
    }
}

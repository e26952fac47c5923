import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Two entries that are one child", .timeLimit(.minutes(5)))
struct MergeTests {
    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"
    private static let abandoned = "law2016-abandoned"

    /// A child that two communes entered, with something around each entry.
    private struct Two {
        let survivor: Child
        let duplicate: Child

        init(_ office: TestClient) async throws {
            survivor = try await office.call(
                Children.register, child("Lê Thị Bé", registeredOn: day("2020-01-10")))
            duplicate = try await office.call(
                Children.register,
                child(
                    "Lê Thị Bé Hai", personalNumber: "034312001234", commune: MergeTests.elsewhere,
                    registeredOn: day("2020-02-10")))
            _ = try await office.call(
                Circumstances.add,
                AddCircumstance(child: duplicate.id, code: MergeTests.abandoned, start: day("2020-03-01")))
            _ = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: survivor.id, type: .mobility, degree: .severe).with {
                    $0.determinedOn = day("2020-03-01")
                })
            let carer = try await office.carer()
            _ = try await office.link(carer, to: survivor.id, since: "2020-03-01")
            _ = try await office.link(carer, to: duplicate.id, since: "2020-04-01")
        }

        func merge(_ office: TestClient) async throws -> MergedChild {
            try await office.call(
                Children.merge,
                MergeChildren(survivor: survivor.id, duplicate: duplicate.id, reason: "Đã gặp gia đình"))
        }

        func unmerge(_ office: TestClient) async throws -> UnmergedChild {
            try await office.call(
                Children.unmerge, UnmergeChild(duplicate: duplicate.id, reason: "Là hai chị em"))
        }
    }

    private func found(
        _ office: TestClient, _ change: (inout SearchChildren) -> Void
    ) async throws -> [ChildID] {
        try await office.call(Children.search, SearchChildren().with(change)).items.map(\.id)
    }

    @Test("are shown as the survivor by either id, name and number, with what is around both")
    func shown() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            let merged = try await two.merge(office)
            #expect(merged.child.id == two.survivor.id)
            #expect(merged.child.aliases == [two.duplicate.id])
            #expect(merged.child.name == "Lê Thị Bé")
            #expect(merged.child.commune == Office.commune)
            #expect(merged.child.circumstances.map(\.code) == [Self.abandoned])
            #expect(merged.child.circumstances.map(\.child) == [two.duplicate.id])
            #expect(merged.child.disability?.child == two.survivor.id)
            #expect(merged.child.caregivers == 1)
            #expect(merged.collisions.map(\.kind) == [.link])
            for id in [two.survivor.id, two.duplicate.id] {
                let got = try await office.call(Children.get, GetChild(id: id))
                #expect(got == merged.child)
                let links = try await office.call(Caregivers.list, ListCaregivers(child: id)).items
                #expect(links.map(\.link.child) == [two.survivor.id, two.duplicate.id])
            }
            #expect(try await office.items(Children.list, ListChildren()) == [merged.child])
            let byName = try await found(office) { $0.name = "hai" }
            let byNumber = try await found(office) { $0.personalNumber = "034312001234" }
            let there = try await found(office) { $0.commune = Self.elsewhere }
            #expect(byName == [two.survivor.id])
            #expect(byNumber == [two.survivor.id])
            #expect(there.isEmpty)
            let having = ListChildren().with { $0.circumstance = Self.abandoned }
            #expect(try await office.items(Children.list, having) == [merged.child])
            // Who entered the duplicate reaches the child no more: it lives elsewhere.
            let gone = try await office.acting(as: Self.elsewhere).refusal(
                of: Children.get, GetChild(id: two.duplicate.id))
            expect(gone, .notFound, at: "/id")
        }
    }

    @Test("taken back are two as they were before; what was recorded in between is the survivor's")
    func takenBack() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            let before = try await office.items(Children.list, ListChildren())
            #expect(before.count == 2)
            _ = try await two.merge(office)
            let parted = try await two.unmerge(office)
            #expect([parted.child, parted.duplicate].sorted { $0.id < $1.id } == before)
            #expect(try await office.items(Children.list, ListChildren()) == before)
            let byName = try await found(office) { $0.name = "hai" }
            #expect(byName == [two.duplicate.id])
            #expect(try await office.call(Children.listDuplicates, ListDuplicates()).items.isEmpty)

            _ = try await two.merge(office)
            let since = try await office.call(
                Circumstances.add,
                AddCircumstance(
                    child: two.duplicate.id, code: "law2016-school-dropout", start: day("2020-05-01")))
            #expect(since.child == two.survivor.id)
            let moved = try await office.call(
                Children.update, UpdateChild(id: two.duplicate.id).with { $0.povertyStatus = .poor })
            #expect(moved.id == two.survivor.id)
            let again = try await two.unmerge(office)
            #expect(again.child.circumstances.map(\.code) == ["law2016-school-dropout"])
            #expect(again.child.povertyStatus == .poor)
            #expect(again.duplicate == parted.duplicate)
        }
    }

    @Test("what goes on around either ends with the child, and the duplicate's goes on when they are two")
    func closed() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            _ = try await two.merge(office)
            _ = try await office.close(two.duplicate.id, .deceased, on: "2021-03-01")
            let gone = try await office.call(Children.get, GetChild(id: two.survivor.id))
            #expect(gone.status == .deceased)
            #expect(gone.circumstances.isEmpty)
            let ended = ListCircumstances(child: two.survivor.id).with { $0.includeEnded = true }
            #expect(
                try await office.call(Circumstances.list, ended).items.map(\.end) == [day("2021-02-28")])
            let parted = try await two.unmerge(office)
            #expect(parted.child.status == .deceased)
            #expect(parted.duplicate.status == .active)
            #expect(parted.duplicate.circumstances.map(\.end) == [nil])
            #expect(parted.duplicate.caregivers == 1)
            #expect(parted.child.caregivers == 0)
        }
    }

    @Test("what the child has as the duplicate is in the way of the same again")
    func collides() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            let again = AddCircumstance(
                child: two.survivor.id, code: Self.abandoned, start: day("2020-06-01"))
            _ = try await two.merge(office)
            let refused = try await office.refusal(of: Circumstances.add, again)
            #expect(refused?.status == .alreadyExists)
            _ = try await two.unmerge(office)
            #expect(try await office.call(Circumstances.add, again).code == Self.abandoned)
        }
    }

    @Test("as known before they were merged are two, and as known after one")
    func knownOn() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let two = try await Two(office)
            deployment.set(day: day("2021-04-10"))
            _ = try await two.merge(office)
            deployment.set(day: day("2021-04-20"))
            _ = try await two.unmerge(office)
            deployment.set(day: day("2021-04-21"))
            for (known, count) in [
                ("2021-04-09", 2), ("2021-04-10", 1), ("2021-04-19", 1), ("2021-04-20", 2),
            ] {
                let request = ListChildren().with { $0.knownOn = day(known) }
                let listed = try await office.items(Children.list, request)
                #expect(listed.count == count, "\(known)")
                let got = try await office.call(
                    Children.get, GetChild(id: two.duplicate.id).with { $0.knownOn = day(known) })
                #expect(got.id == (count == 1 ? two.survivor.id : two.duplicate.id), "\(known)")
                #expect(got.circumstances.map(\.code) == [Self.abandoned], "\(known)")
            }
        }
    }

    @Test("a verdict of before waits below, and nobody decides on what is merged")
    func verdicts() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            let (one, other) = (two.survivor.id, two.duplicate.id)
            func pairs(_ verdict: DuplicateVerdict) async throws -> [DuplicatePair] {
                try await office.call(Children.listDuplicates, ListDuplicates().with { $0.verdict = verdict })
                    .items
            }
            let decide = DecideDuplicate(child: one, other: other, verdict: .distinct).with {
                $0.note = "Khác mẹ"
            }
            let decided = try await office.call(Children.decideDuplicate, decide)
            #expect(decided.survivor == nil)
            _ = try await two.merge(office)
            let same = try await pairs(.same)
            #expect(same.map(\.survivor) == [one])
            #expect(Set(same.flatMap { [$0.child.id, $0.other.id] }) == [one, other])
            #expect(try await pairs(.distinct).isEmpty)
            let refused = try await office.refusal(of: Children.decideDuplicate, decide)
            expect(refused, .failedPrecondition, at: "/other")
            _ = try await two.unmerge(office)
            #expect(try await pairs(.same).isEmpty)
            #expect(try await pairs(.distinct) == [decided])
        }
    }

    @Test("must both be in reach, be two, be somebody, and the one that stays on the register if either is")
    func refusals() async throws {
        try await Office.open { office in
            let two = try await Two(office)
            let (one, other) = (two.survivor.id, two.duplicate.id)
            func refusal(
                _ survivor: ChildID, _ duplicate: ChildID, _ reason: String = "Một trẻ",
                as caller: TestClient? = nil
            ) async throws -> Refused? {
                try await (caller ?? office).refusal(
                    of: Children.merge,
                    MergeChildren(survivor: survivor, duplicate: duplicate, reason: reason))
            }
            expectAll(try await refusal(one, one, " "), ["/duplicate", "/reason"])
            let clerk = office.acting(as: Office.commune)
            expect(try await refusal(one, other, as: clerk), .notFound, at: "/duplicate")
            expect(try await refusal(other, one, as: clerk), .notFound, at: "/survivor")
            let unknown: ChildID = newID()
            expect(try await refusal(one, unknown), .notFound, at: "/duplicate")
            let apart = try await office.refusal(
                of: Children.unmerge, UnmergeChild(duplicate: other, reason: "Hai trẻ"))
            expect(apart, .failedPrecondition, at: "/duplicate")

            let third = try await office.call(Children.register, child("Vũ Thị Ba")).id
            try await office.close(third, .moved, on: "2021-03-15")
            expect(try await refusal(third, one), .failedPrecondition, at: "/duplicate")
            let never = try await office.call(Children.register, child("Vũ Thị Bốn")).id
            try await office.close(never, .enteredInError, on: "2021-03-15")
            expect(try await refusal(one, never), .failedPrecondition, at: "/duplicate")
            let dead = try await office.call(Children.register, child("Vũ Thị Năm")).id
            try await office.close(dead, .deceased, on: "2021-03-15")
            expect(try await refusal(one, dead), .failedPrecondition, at: "/duplicate")

            _ = try await two.merge(office)
            for again in [(one, other), (other, one)] {
                expect(try await refusal(again.0, again.1), .failedPrecondition, at: "/duplicate")
            }
            let fourth = try await office.call(Children.register, child("Vũ Thị Sáu")).id
            expect(try await refusal(fourth, one), .failedPrecondition, at: "/duplicate")
            // An alias means its survivor.
            let merged = try await office.call(
                Children.merge, MergeChildren(survivor: other, duplicate: fourth, reason: "Một trẻ"))
            #expect(merged.child.id == one)
            #expect(Set(merged.child.aliases ?? []) == [other, fourth])
            let parting = try await clerk.refusal(
                of: Children.unmerge, UnmergeChild(duplicate: never, reason: "Hai trẻ"))
            expect(parting, .failedPrecondition, at: "/duplicate")
        }
    }

    @Test("the log tells who became whom, and that it was taken back, and proves it")
    func told() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let two = try await Two(office)
            _ = try await two.merge(office)
            _ = try await two.unmerge(office)
            let events = try await deployment.store(of: "registry").events(after: 0, limit: 100)
            let told = try events.compactMap { event -> (String, ChildMergeFacts)? in
                switch try event.recorded(RegistryEvent.self)?.event {
                case .childMerged(let facts): ("merged", facts)
                case .childUnmerged(let facts): ("unmerged", facts)
                default: nil
                }
            }
            #expect(told.map(\.0) == ["merged", "unmerged"])
            #expect(told.map(\.1.survivor) == [two.survivor.id, two.survivor.id])
            #expect(told.map(\.1.duplicate) == [two.duplicate.id, two.duplicate.id])
            #expect(told.map(\.1.pair.verdict) == [.same, nil])
            #expect(told.map(\.1.pair.survivor) == [two.survivor.id, nil])
            #expect(told.first?.1.id == told.last?.1.id)
        }
    }
}

import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Whom two offices entered that know nothing of each other's entries", .timeLimit(.minutes(5)))
struct TwiceEnteredTests {
    private static let number = "034312001234"
    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"

    private func theirs(_ name: String = "Lê Thị Bé Hai", number: String? = Self.number) -> RegisterChild {
        child(name, personalNumber: number, commune: Self.elsewhere)
    }

    private func pairs(
        _ office: TestClient, _ verdict: DuplicateVerdict? = nil, limit: Int? = nil
    ) async throws -> [DuplicatePair] {
        try await office.pages(of: Children.listDuplicates) { after in
            ListDuplicates().with { ($0.verdict, $0.after, $0.limit) = (verdict, after, limit) }
        }.flatMap { $0 }
    }

    /// What a clerk sees after a registration.
    private struct Seen: Equatable {
        let reply: Child
        let list: [Child]
        let found: [FoundChild]
        let byNumber: [FoundChild]
        let groups: Int
        let pairs: [DuplicatePair]
        /// The types of the events that the registration made.
        let events: [String]
        let update: Child
        let again: Refused?
    }

    private func seen(
        _ mine: RegisterChild, after earlier: (TestClient) async throws -> Void
    ) async throws -> Seen {
        var seen: [Seen] = []
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            try await earlier(office)
            let store = deployment.store(of: "registry")
            let before = try await store.events(after: 0, limit: 1000).count
            let clerk = office.acting(as: Office.commune)
            let reply = try await clerk.call(Children.register, mine)
            let events = try await store.events(after: 0, limit: 1000).dropFirst(before).map(\.type)
            let byNumber = SearchChildren().with { $0.personalNumber = Self.number }
            let update = UpdateChild(id: reply.id).with { ($0.povertyStatus, $0.ethnicity) = (.poor, "tay") }
            seen.append(
                Seen(
                    reply: reply, list: try await clerk.items(Children.list, ListChildren()),
                    found: try await clerk.call(
                        Children.search, SearchChildren().with { $0.name = "be" }
                    ).items,
                    byNumber: try await clerk.call(Children.search, byNumber).items,
                    groups: try await clerk.call(Children.findDuplicates, FindDuplicates()).items.count,
                    pairs: try await pairs(clerk), events: Array(events),
                    update: try await clerk.call(Children.update, update),
                    again: try await clerk.refusal(
                        of: Children.register, mine.with { ($0.id, $0.name) = (nil, "Lê Thị Khác") })))
        }
        return try #require(seen.first)
    }

    @Test("the one who enters such a child is told the same as if nobody had: reply, lists, log and refusals")
    func takenIn() async throws {
        let mine = child("Lê Thị Bé", personalNumber: Self.number, id: newID())
        let alone = try await seen(mine) { _ in }
        #expect(alone.events == ["registry.childRegistered"])
        #expect(alone.list == [alone.reply])
        #expect(alone.again?.status == .alreadyExists)
        let sameNumber = try await seen(mine) { office in
            _ = try await office.acting(as: Self.elsewhere).call(Children.register, theirs())
        }
        #expect(sameNumber == alone)
        // Lived where it is entered now, and has moved away.
        let movedAway = try await seen(mine) { office in
            let entered = try await office.call(
                Children.register, child("LÊ THỊ BÉ", registeredOn: day("2020-01-10")))
            let move = UpdateChild(id: entered.id).with {
                ($0.commune, $0.on) = (Self.elsewhere, day("2020-06-01"))
            }
            _ = try await office.call(Children.update, move)
        }
        #expect(movedAway == alone)
    }

    @Test("a clerk's table is taken in with such a child, and so is a number that is put right to one")
    func importsAndUpdates() async throws {
        try await Office.open { office in
            let clerk = office.acting(as: Office.commune)
            _ = try await office.acting(as: Self.elsewhere).call(Children.register, theirs())
            let row = ChildRow(child: child("Lê Thị Bé", personalNumber: Self.number))
            let summary = try await clerk.import(Children.import, [row])
            #expect(summary.accepted == 1)
            #expect(try await pairs(office).map(\.mark) == [.personalNumber])

            let other = "034312005678"
            _ = try await office.acting(as: Self.elsewhere).call(
                Children.register, theirs("Vũ Thị Ba", number: other))
            let mine = try await clerk.call(Children.register, child("Vũ Thị Bốn"))
            let numbered = UpdateChild(id: mine.id).with { $0.personalNumber = other }
            #expect(try await clerk.call(Children.update, numbered).personalNumber == other)
            #expect(try await pairs(office).count == 2)
            #expect(try await pairs(clerk).isEmpty)
        }
    }

    @Test("the pair is told to who reaches both, and to neither of the two; the event names both")
    func toldAbove() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let (one, two) = (office.acting(as: Office.commune), office.acting(as: Self.elsewhere))
            let first = try await two.call(Children.register, theirs())
            let second = try await one.call(
                Children.register, child("Lê Thị Bé", personalNumber: Self.number))
            let found = try await pairs(office)
            #expect(found.map { Set([$0.child.id, $0.other.id]) } == [[first.id, second.id]])
            #expect(found.map(\.verdict) == [.undecided])
            #expect(found.map(\.since) == [Office.today])
            #expect(found.map(\.decidedAt) == [nil])
            for neither in [one, two, office.acting(as: Office.district)] {
                #expect(try await pairs(neither).isEmpty)
            }
            let decide = DecideDuplicate(child: second.id, other: first.id, verdict: .same)
            expect(try await one.refusal(of: Children.decideDuplicate, decide), .notFound, at: "/other")
            expect(try await two.refusal(of: Children.decideDuplicate, decide), .notFound, at: "/child")
            let last = try #require(
                try await deployment.store(of: "registry").events(after: 0, limit: 100).last)
            guard case .childRegistered(let facts)? = try last.recorded(RegistryEvent.self)?.event else {
                Issue.record("the last event is no registration")
                return
            }
            let (least, most) = (min(first.id, second.id), max(first.id, second.id))
            #expect(
                facts.duplicates == [ChildPairFacts(child: least, other: most, verdict: .undecided)])
        }
    }

    @Test(
        "whoever reaches both says whether they are one, who said it stays with it, and it can be taken back")
    func verdicts() async throws {
        try await Office.open { office in
            let first = try await office.acting(as: Self.elsewhere).call(Children.register, theirs())
            let second = try await office.acting(as: Office.commune).call(
                Children.register, child("Lê Thị Bé", personalNumber: Self.number))
            func decide(_ verdict: DuplicateVerdict, _ note: String? = nil) async throws -> DuplicatePair {
                try await office.call(
                    Children.decideDuplicate,
                    DecideDuplicate(child: first.id, other: second.id, verdict: verdict).with {
                        $0.note = note
                    })
            }
            let same = try await decide(.same, "Đã gặp gia đình")
            #expect((same.verdict, same.mark, same.note) == (.same, .personalNumber, "Đã gặp gia đình"))
            #expect(same.unit == Office.province)
            #expect(same.decidedAt != nil)
            #expect(try await pairs(office).isEmpty)
            #expect(try await pairs(office, .same) == [same])
            // It stands though one of them has another number since.
            let cleared = UpdateChild(id: second.id).with { $0.clear = ["personalNumber"] }
            _ = try await office.call(Children.update, cleared)
            #expect(try await pairs(office, .same).count == 1)
            _ = try await office.call(
                Children.update, UpdateChild(id: second.id).with { $0.personalNumber = "034312005678" })
            let none = try await decide(.undecided)
            #expect(none.mark == nil)
            for verdict in [nil] + DuplicateVerdict.allCases.map(Optional.some) {
                #expect(try await pairs(office, verdict).isEmpty)
            }
            // Two that the register did not bring together.
            let apart = try await decide(.distinct)
            #expect(apart.mark == nil)
            #expect(try await pairs(office, .distinct) == [apart])
            let itself = DecideDuplicate(child: first.id, other: first.id, verdict: .same)
            expect(
                try await office.refusal(of: Children.decideDuplicate, itself), .invalidArgument, at: "/other"
            )
        }
    }

    @Test("who no longer shares anything is no pair, nor is an entry made in error, until that was the error")
    func lapses() async throws {
        try await Office.open { office in
            let clerk = office.acting(as: Office.commune)
            _ = try await office.acting(as: Self.elsewhere).call(Children.register, theirs())
            let mine = try await clerk.call(
                Children.register, child("Lê Thị Bé", personalNumber: Self.number))
            let right = UpdateChild(id: mine.id).with { $0.personalNumber = "034312005678" }
            _ = try await clerk.call(Children.update, right)
            #expect(try await pairs(office).isEmpty)
            _ = try await clerk.call(
                Children.update, UpdateChild(id: mine.id).with { $0.personalNumber = Self.number })
            #expect(try await pairs(office).count == 1)
            _ = try await clerk.call(Children.close, CloseChild(id: mine.id, reason: .enteredInError))
            #expect(try await pairs(office).isEmpty)
            let history = try await clerk.call(Children.history, ListChildHistory(child: mine.id)).items
            let mistake = try #require(history.last { $0.status == .enteredInError }?.fact)
            _ = try await clerk.call(Children.void, VoidChildFact(id: mine.id, fact: mistake))
            #expect(try await pairs(office).count == 1)
        }
    }

    @Test("in reach a number is somebody's as before, but for the two that are a pair: they can be changed")
    func inReach() async throws {
        try await Office.open { office in
            let first = try await office.acting(as: Self.elsewhere).call(Children.register, theirs())
            let second = try await office.acting(as: Office.commune).call(
                Children.register, child("Lê Thị Bé", personalNumber: Self.number))
            let third = try await office.refusal(
                of: Children.register, child("Lê Thị Ba", personalNumber: Self.number))
            expect(third, .alreadyExists, at: "/personalNumber")
            #expect([first, second].contains { third?.message.contains($0.id.text) == true })
            let renamed = try await office.call(
                Children.update, UpdateChild(id: first.id).with { $0.name = "Lê Thị Bé" })
            #expect(renamed.personalNumber == Self.number)
            #expect(try await pairs(office).count == 1)
        }
    }

    @Test("pairs come in pages, by where one of them lives")
    func pages() async throws {
        try await Office.open { office in
            for number in 1...5 {
                let same = "03431200123\(number)"
                _ = try await office.acting(as: Self.elsewhere).call(
                    Children.register, theirs("Lê Thị Số \(number)", number: same))
                _ = try await office.acting(as: Office.commune).call(
                    Children.register, child("Vũ Thị Số \(number)", personalNumber: same))
            }
            let all = try await pairs(office, limit: 2)
            #expect(all.count == 5)
            #expect(Set(all.map(\.child.id)).count == 5)
            let nearby: UnitPath = "thai-binh/thai-thuy/thuy-lien"
            for (commune, count) in [(Office.commune, 5), (nearby, 0)] {
                let there = try await office.call(
                    Children.listDuplicates, ListDuplicates().with { $0.commune = commune })
                #expect(there.items.count == count)
            }
        }
    }
}

import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A child goes from one commune to another", .timeLimit(.minutes(5)))
struct TransferTests {
    private static let there: UnitPath = "thai-binh/tien-hai/tien-hai"

    /// Who hands over, and who is asked.
    private func offices(_ office: TestClient) -> (here: TestClient, there: TestClient) {
        (office.acting(as: Office.commune), office.acting(as: Self.there))
    }

    private func ask(_ child: ChildID, to commune: UnitPath = Self.there) -> TransferChild {
        TransferChild(child: child, to: commune, reason: "Theo mẹ về quê ngoại")
    }

    private func waiting(_ client: TestClient) async throws -> [ChildTransfer] {
        try await client.call(Children.listTransfers, ListTransfers().with { $0.status = .asked }).items
    }

    @Test("nothing changes until the other commune accepts; then it lives there, and its case goes along")
    func accepted() async throws {
        try await Office.open { office in
            let (here, there) = offices(office)
            let id = try await here.call(Children.register, child(registeredOn: day("2020-01-10"))).id
            let opened = try await here.call(
                Cases.open, OpenCase(child: id, concern: .support).with { $0.on = day("2021-03-01") })
            let asked = try await here.call(Children.transfer, ask(id))
            #expect((asked.status, asked.from, asked.to) == (.asked, Office.commune, Self.there))
            #expect(try await waiting(here) == [asked])
            // Who is asked learns whom it is asked for, and reaches no more than that.
            #expect(try await waiting(there) == [asked])
            #expect(try await there.refusal(of: Children.get, GetChild(id: id))?.status == .notFound)
            #expect(try await here.call(Children.get, GetChild(id: id)).commune == Office.commune)
            #expect(try await here.call(Cases.get, GetCase(id: opened.id)).commune == Office.commune)
            let other = office.acting(as: "thai-binh/thai-thuy/thuy-lien")
            #expect(try await waiting(other).isEmpty)
            let accept = AcceptTransfer(id: asked.id)
            for caller in [here, other] {
                expect(try await caller.refusal(of: Children.accept, accept), .notFound, at: "/id")
            }
            let accepted = try await there.call(Children.accept, accept)
            #expect((accepted.status, accepted.decidedOn) == (.accepted, Office.today))
            #expect(try await there.call(Children.get, GetChild(id: id)).commune == Self.there)
            let file = try await there.call(Cases.get, GetCase(id: opened.id))
            #expect((file.commune, file.worker.unit) == (Self.there, Self.there))
            #expect(file.openedOn == day("2021-03-01"))
            #expect(try await here.refusal(of: Children.get, GetChild(id: id))?.status == .notFound)
            #expect(try await here.refusal(of: Cases.get, GetCase(id: opened.id))?.status == .notFound)
            #expect(try await waiting(there).isEmpty)
            expect(try await there.refusal(of: Children.accept, accept), .failedPrecondition, at: "/id")
            // It lives there: what was is told there, and no more where it came from.
            #expect(try await all(there) == [accepted])
            #expect(try await all(here).isEmpty)
        }
    }

    private func all(_ client: TestClient) async throws -> [ChildTransfer] {
        try await client.call(Children.listTransfers, ListTransfers()).items
    }

    @Test("a child that goes to live elsewhere meanwhile is taken from no commune that has not asked")
    func moved() async throws {
        try await Office.open { office in
            let (here, there) = offices(office)
            let (third, fourth): (UnitPath, UnitPath) = (
                "thai-binh/thai-thuy/thuy-truong", "thai-binh/tien-hai/vu-lang"
            )
            func isOver(_ transfer: ChildTransfer) async throws {
                let accept = AcceptTransfer(id: transfer.id)
                let late = try await there.refusal(of: Children.accept, accept)
                expect(late, .failedPrecondition, at: "/id")
            }
            let id = try await here.call(Children.register, child(registeredOn: day("2020-01-10"))).id
            let first = try await here.call(Children.transfer, ask(id))
            _ = try await office.call(Children.update, UpdateChild(id: id).with { $0.commune = third })
            let next = office.acting(as: third)
            let opened = try await next.call(Cases.open, OpenCase(child: id, concern: .support))
            try await isOver(first)
            #expect(try await next.call(Cases.get, GetCase(id: opened.id)).commune == third)

            let second = try await next.call(Children.transfer, ask(id))
            // What changes nothing of where it lives leaves it waiting.
            _ = try await next.call(Children.update, UpdateChild(id: id).with { $0.povertyStatus = .poor })
            #expect(try await waiting(there) == [second])
            let home = try #require(try await office.history(id, .home).last?.fact)
            _ = try await office.call(
                Children.correct, CorrectChild(id: id, fact: home).with { $0.commune = fourth })
            try await isOver(second)

            let entry = try await here.call(
                Children.register, child("Lê Thị Bé", registeredOn: day("2020-01-10"))
            ).id
            let last = try await here.call(Children.transfer, ask(entry))
            _ = try await office.call(
                Children.merge, MergeChildren(survivor: id, duplicate: entry, reason: "Một trẻ"))
            try await isOver(last)
            #expect(try await office.call(Children.get, GetChild(id: id)).commune == fourth)
            #expect(try await all(office).map(\.status) == [.withdrawn, .withdrawn, .withdrawn])
        }
    }

    @Test("of a child that was entered twice all that is open goes along, and what else waits is over")
    func twice() async throws {
        try await Office.open { office in
            let (here, there) = offices(office)
            let other = office.acting(as: "thai-binh/thai-thuy/thuy-truong")
            var (entries, cases, transfers): ([ChildID], [CaseID], [ChildTransferID]) = ([], [], [])
            for (name, commune) in [
                ("Nguyễn Thị Hoa", Self.there), ("Lê Thị Bé", "thai-binh/thai-thuy/thuy-truong"),
            ] {
                let id = try await here.call(
                    Children.register, child(name, registeredOn: day("2020-01-10"))
                ).id
                entries.append(id)
                cases.append(try await here.call(Cases.open, OpenCase(child: id, concern: .support)).id)
                transfers.append(try await here.call(Children.transfer, ask(id, to: commune)).id)
            }
            _ = try await office.call(
                Children.merge, MergeChildren(survivor: entries[0], duplicate: entries[1], reason: "Một trẻ"))
            #expect(try await waiting(here).count == 2)
            _ = try await there.call(Children.accept, AcceptTransfer(id: transfers[0]))
            let late = try await other.refusal(of: Children.accept, AcceptTransfer(id: transfers[1]))
            expect(late, .failedPrecondition, at: "/id")
            for id in cases {
                let file = try await there.call(Cases.get, GetCase(id: id))
                #expect((file.commune, file.worker.unit) == (Self.there, Self.there))
                // Each is put right, though the other is open.
                let request = CorrectCaseEntry(id: id, entry: 1, reason: "Thiếu ghi chú").with {
                    $0.note = "Cô giáo báo"
                }
                let corrected = try await there.call(Cases.correct, request)
                #expect(corrected.history.first?.note == "Cô giáo báo")
            }
        }
    }

    @Test(
        "it is declined or withdrawn with a reason, asked once at a time, and over when the child is closed")
    func ended() async throws {
        try await Office.open { office in
            let (here, there) = offices(office)
            let id = try await here.call(Children.register, child()).id
            let first = try await here.call(Children.transfer, ask(id))
            let twice = try await here.refusal(of: Children.transfer, ask(id))
            expect(twice, .failedPrecondition, at: "/child")
            let decline = DeclineTransfer(id: first.id, reason: "Trẻ không về đây")
            expect(try await here.refusal(of: Children.decline, decline), .notFound, at: "/id")
            let declined = try await there.call(Children.decline, decline)
            #expect((declined.status, declined.answer) == (.declined, "Trẻ không về đây"))
            // To whom it did not come, who it is is told no more.
            #expect(try await all(there).isEmpty)
            #expect(try await all(here) == [declined])
            #expect(try await here.call(Children.get, GetChild(id: id)).commune == Office.commune)

            let second = try await here.call(Children.transfer, ask(id))
            let withdraw = WithdrawTransfer(id: second.id, reason: "Gia đình ở lại")
            expect(try await there.refusal(of: Children.withdraw, withdraw), .notFound, at: "/id")
            #expect(try await here.call(Children.withdraw, withdraw).status == .withdrawn)
            let late = try await there.refusal(of: Children.accept, AcceptTransfer(id: second.id))
            expect(late, .failedPrecondition, at: "/id")

            let third = try await here.call(Children.transfer, ask(id))
            _ = try await here.call(Children.close, CloseChild(id: id, reason: .moved))
            #expect(try await waiting(there).isEmpty)
            let over = try await there.refusal(of: Children.accept, AcceptTransfer(id: third.id))
            expect(over, .failedPrecondition, at: "/id")
        }
    }

    @Test("it is over too when the return that it followed never was")
    func neverReturned() async throws {
        try await Office.open { office in
            let (here, there) = offices(office)
            let id = try await here.call(Children.register, child(registeredOn: day("2020-01-10"))).id
            try await office.close(id, on: "2020-06-01")
            try await office.reopen(id, on: "2020-09-01")
            let asked = try await here.call(Children.transfer, ask(id))
            #expect(try await waiting(there) == [asked])
            let returned = try #require(try await office.history(id, .standing).last?.fact)
            _ = try await office.call(Children.void, VoidChildFact(id: id, fact: returned))
            #expect(try await waiting(there).isEmpty)
            #expect(try await all(here).map(\.status) == [.withdrawn])
        }
    }

    @Test("it goes to another commune, of a child in reach that is on the register, and says why")
    func refusals() async throws {
        try await Office.open { office in
            let (here, there) = offices(office)
            let id = try await here.call(Children.register, child()).id
            let wrong = TransferChild(child: id, to: Office.commune, reason: " ")
            expectAll(try await here.refusal(of: Children.transfer, wrong), ["/to", "/reason"])
            let district = try await here.refusal(of: Children.transfer, ask(id, to: Office.otherDistrict))
            expect(district, .invalidArgument, at: "/to")
            expect(try await there.refusal(of: Children.transfer, ask(id)), .notFound, at: "/child")
            let early = try await here.call(Children.transfer, ask(id))
            let before = AcceptTransfer(id: early.id).with { $0.on = day("2021-03-14") }
            expect(try await there.refusal(of: Children.accept, before), .invalidArgument, at: "/on")
        }
    }
}

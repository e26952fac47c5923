import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Changes to a registered child", .timeLimit(.minutes(5)))
struct ChangeTests {
    private func change(_ child: RegisteredChild, _ request: UpdateChild) throws -> RegisteredChild {
        try ChildRules(reference: Office.reference, today: Office.today).change(.found(child), by: request)
    }

    private func close(_ child: RegisteredChild, _ request: CloseChild) throws -> RegisteredChild {
        try ChildRules(reference: Office.reference, today: Office.today)
            .close(.found(child), by: request, life: RecordedLife(facts: []))
    }

    @Test("what is left out stays, what changes nothing keeps the version")
    func nothing() throws {
        let before = try registered()
        #expect(try change(before, UpdateChild(id: before.id)) == before)
        #expect(try change(before, UpdateChild(id: before.id).with { $0.name = "Nguyễn Thị Hoa" }) == before)
    }

    @Test("blanks alone take nothing off: they are a mistake")
    func blanks() throws {
        let before = try registered(child(address: "Thôn Đông"))
        for member in ["", "  ", "\n"] {
            let blank = UpdateChild(id: before.id).with { $0.address = member }
            #expect(try keys { _ = try change(before, blank) } == ["check.text-empty"])
            #expect(try pointers { _ = try change(before, blank) } == ["/address"])
        }
    }

    @Test("what can be told of a change without its child is told beside the child that is not there")
    func unknown() throws {
        let rules = ChildRules(reference: try Office.reference, today: Office.today)
        let nobody = Sought<RegisteredChild>.unknown(
            Refusal.Violation("/id", Message(ChildRecords.unknown, ["id": "x"])))
        let id: ChildID = newID()
        let wrong = UpdateChild(id: id).with {
            $0.name = "x"
            $0.birthDate = Office.today.advanced(by: 1)
            $0.personalNumber = "12"
            $0.ethnicity = "mars"
            $0.commune = "thai-binh"
            $0.address = " "
            $0.clear = ["name"]
            $0.on = Office.today.advanced(by: 1)
        }
        #expect(
            try pointers { _ = try rules.change(nobody, by: wrong) } == [
                "/id", "/on", "/name", "/clear/0", "/birthDate", "/personalNumber", "/ethnicity", "/commune",
                "/address",
            ])
        let right = UpdateChild(id: id).with { $0.povertyStatus = .poor }
        #expect(try refusal { _ = try rules.change(nobody, by: right) }?.status == .notFound)
        let closing = CloseChild(id: id, reason: .active).with {
            $0.on = Office.today.advanced(by: 1)
            $0.note = String(repeating: "a", count: 1001)
        }
        #expect(
            try pointers { _ = try rules.close(nobody, by: closing, life: RecordedLife(facts: [])) } == [
                "/id", "/on", "/note", "/reason",
            ])
    }

    @Test("a change raises the version by one")
    func version() throws {
        func learned(_ position: UInt64) -> Learned { Learned(at: LogPoint(position), moment: .now()) }
        let before = try registered()
        let known = ChildTimelines(id: before.id)
            .adding(try ChildSayings(registering: before, learned: learned(1), newID: { newID() }))
        #expect(known.child() == before)
        let request = UpdateChild(id: before.id).with { $0.povertyStatus = .poor }
        let said = try ChildSayings(
            changing: known, from: before, to: change(before, request), by: request, on: Office.today,
            learned: learned(2), newID: { newID() })
        let after = try #require(known.adding(said).child())
        #expect(after.version == 2)
        #expect(after.povertyStatus == .poor)
        #expect(after.name == before.name)
    }

    @Test("a change of an older version is refused as aborted")
    func stale() throws {
        var before = try registered()
        before.version = 3
        let refused = try refusal {
            _ = try change(
                before,
                UpdateChild(id: before.id).with {
                    $0.sex = .male
                    $0.ifVersion = 2
                })
        }
        #expect(refused?.status == .aborted)
    }

    @Test("it says which members are not what was read, and no other")
    func differing() async throws {
        try await Office.withChild { office, child in
            let moved = UpdateChild(id: child.id).with {
                ($0.name, $0.povertyStatus) = ("Nguyễn Thị Hoan", .poor)
            }
            let now = try await office.call(Children.update, moved)
            _ = try await office.call(
                Children.update, UpdateChild(id: child.id).with { $0.address = "Thôn Một" })
            func fields(_ version: Int) async throws -> [String]? {
                let stale = UpdateChild(id: child.id).with {
                    ($0.ethnicity, $0.ifVersion) = ("tay", version)
                }
                let refused = try await office.refusal(of: Children.update, stale)
                #expect(refused?.status == .aborted)
                return refused?.fields
            }
            #expect(try await fields(child.version) == ["/ifVersion", "/name", "/address", "/povertyStatus"])
            #expect(try await fields(now.version) == ["/ifVersion", "/address"])
            #expect(try await fields(7) == ["/ifVersion"])
        }
    }

    @Test("a new birth or sex must agree with the personal number that is there")
    func agrees() throws {
        let before = try registered(child(personalNumber: "034312000123"))
        #expect(
            try keys { _ = try change(before, UpdateChild(id: before.id).with { $0.sex = .male }) }
                == ["check.personal-number-sex"])
        #expect(
            try keys {
                _ = try change(before, UpdateChild(id: before.id).with { $0.birthDate = day("2011-05-10") })
            }
                == ["check.personal-number-year"])
    }

    @Test(
        "a change counts from a day between registration and today",
        arguments: ["2020-05-31", "2021-03-16"])
    func onDay(on: String) throws {
        let before = try registered(child(registeredOn: day("2020-06-01")))
        #expect(
            try pointers {
                _ = try change(before, UpdateChild(id: before.id).with { ($0.sex, $0.on) = (.male, day(on)) })
            } == ["/on"])
    }

    @Test("only an active child is closed, and never as active", arguments: ChildStatus.allCases)
    func closing(status: ChildStatus) throws {
        var before = try registered()
        before.status = status
        let refused = try refusal {
            _ = try close(before, CloseChild(id: before.id, reason: .moved))
        }
        #expect(refused?.status == (status == .active ? nil : .failedPrecondition))
        #expect(
            try keys {
                _ = try close(registered(), CloseChild(id: before.id, reason: .active))
            } == ["registry.closing-as-active"])
    }

    @Test("a child ages out on the sixteenth birthday, not the day before")
    func agingOut() throws {
        let grown = try registered(child(birthDate: day("2005-03-10"), registeredOn: day("2015-01-01")))
        let close = { (on: String) in
            try self.close(grown, CloseChild(id: grown.id, reason: .agedOut).with { $0.on = day(on) })
        }
        #expect(try keys { _ = try close("2021-03-09") } == ["registry.not-aged-out"])
        let closed = try close("2021-03-10")
        #expect(closed.status == .agedOut)
        #expect(closed.closedOn == day("2021-03-10"))
    }
}

import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Registration of children", .timeLimit(.minutes(2)))
struct RegistrationTests {
    private func admit(_ request: RegisterChild, today: Day = Office.today) throws -> RegisteredChild {
        try ChildRules(reference: Office.reference, today: today).admit(request, as: newID())
    }

    private func faults(_ request: RegisterChild, today: Day = Office.today) throws -> [String] {
        try keys { _ = try admit(request, today: today) }
    }

    @Test("a child with a name, a birth and a commune enters active, today, by public duty")
    func admits() throws {
        let entry = try admit(child("  Nguyễn   Thị Hoa "))
        #expect(entry.name.text == "Nguyễn Thị Hoa")
        #expect(entry.status == .active)
        #expect(entry.registeredOn == Office.today)
        #expect(entry.legalBasis == .publicDuty)
        #expect(entry.povertyStatus == .notPoor)
        #expect(entry.version == 1)
    }

    @Test("a birth on the day of registration is possible, the day after is not")
    func birthDay() throws {
        #expect(try faults(child(birthDate: Office.today)).isEmpty)
        #expect(try faults(child(birthDate: Office.today.advanced(by: 1))) == ["registry.birth-in-future"])
    }

    @Test("childhood ends on the sixteenth birthday, by the reference data")
    func ageLimit() throws {
        #expect(try faults(child(birthDate: day("2005-03-16"))).isEmpty)
        #expect(try faults(child(birthDate: day("2005-03-15"))) == ["registry.too-old"])
        #expect(Childhood(reference: Reference()).end(Birth(year: 1950), by: Office.today) == nil)
    }

    @Test("who was a child when registered enters although grown up since")
    func pastRegistration() throws {
        let request = child(birthDate: day("2003-01-01"), registeredOn: day("2015-06-01"))
        #expect(try admit(request).registeredOn == day("2015-06-01"))
        #expect(
            try faults(child(birthDate: day("2018-01-01"), registeredOn: day("2015-06-01")))
                == ["registry.birth-after-registration"])
        #expect(
            try faults(child(registeredOn: Office.today.advanced(by: 1))) == ["check.day-in-future"])
    }

    @Test("when only the year is known, the child is taken for as young as it can be")
    func yearOnly() throws {
        #expect(try admit(child(birthDate: nil, birthYear: 2005)).birth.counted == day("2005-12-31"))
        #expect(try faults(child(birthDate: nil, birthYear: 2004)) == ["registry.too-old"])
        #expect(try faults(child(birthDate: nil, birthYear: 2022)) == ["registry.birth-in-future"])
        #expect(try faults(child(birthDate: nil, birthYear: 2021)).isEmpty)
        #expect(try faults(child(birthDate: nil, birthYear: 1800)) == ["check.number-outside"])
    }

    @Test("a birth is needed, and date and year must agree")
    func birthAgrees() throws {
        #expect(try faults(child(birthDate: nil)) == ["registry.birth-missing"])
        #expect(try faults(child(birthYear: 2012)).isEmpty)
        #expect(try faults(child(birthYear: 2011)) == ["registry.birth-year-disagrees"])
    }

    @Test(
        "a personal number has twelve digits that agree with sex and year",
        arguments: [
            ("034312000123", []), ("034 312 000 123", []), ("03431200012", ["check.personal-number"]),
            ("03431200012x", ["check.personal-number"]),
            ("034212000123", ["check.personal-number-sex"]),
            ("034311000123", ["check.personal-number-year"]),
        ])
    func personalNumber(number: String, expected: [String]) throws {
        #expect(try faults(child(personalNumber: number)) == expected)
    }

    @Test("a commune must be one, and be there today; one that is gone names what took its place")
    func commune() throws {
        #expect(try faults(child(commune: "thai-binh/thai-thuy/khong-co")) == ["check.unit-unknown"])
        #expect(try faults(child(commune: "thai-binh/thai-thuy")) == ["check.not-a-commune"])
        #expect(try faults(child(commune: "thai-binh")) == ["check.not-a-commune"])
        #expect(
            try faults(child(), today: day("2026-01-05"))
                .contains { $0 == "check.unit-succeeded" || $0 == "check.unit-not-then" })
    }

    @Test(
        "a commune must have been there on the day of registration, and who named a later one is told what it was then"
    )
    func communeOfTheDay() throws {
        let late = "thai-binh/thai-thuy/duong-hong-thuy" as UnitPath
        #expect(try faults(child(commune: late, registeredOn: day("2020-03-01"))).isEmpty)
        #expect(
            try faults(child(commune: late, registeredOn: day("2020-02-29"))) == ["check.unit-not-yet"])
        let early = "thai-binh/thai-thuy/thai-duong" as UnitPath
        #expect(try faults(child(commune: early, registeredOn: day("2020-02-29"))).isEmpty)
        #expect(try faults(child(commune: early)) == ["check.unit-succeeded"])
    }

    @Test("every wrong member is named at once")
    func all() throws {
        let request = child("x", birthDate: nil, personalNumber: "12", commune: "ha-noi", ethnicity: "mars")
        #expect(
            try pointers { _ = try admit(request) }
                == ["/name", "/birthDate", "/personalNumber", "/ethnicity", "/commune"])
    }

    @Test("an address has at most 300 characters, an ethnic group is one of the list")
    func particulars() throws {
        #expect(try faults(child(address: String(repeating: "a", count: 301))) == ["check.text-too-long"])
        #expect(try faults(child(ethnicity: "kinh")).isEmpty)
        #expect(try admit(child(address: "  ")).address == nil)
    }
}

@Suite("Changes to a registered child", .timeLimit(.minutes(2)))
struct ChangeTests {
    private func change(_ child: RegisteredChild, _ request: UpdateChild) throws -> RegisteredChild {
        try ChildRules(reference: Office.reference, today: Office.today).change(.found(child), by: request)
    }

    private func close(_ child: RegisteredChild, _ request: CloseChild) throws -> RegisteredChild {
        try ChildRules(reference: Office.reference, today: Office.today)
            .close(.found(child), by: request, life: ChildLife(facts: []))
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
            try pointers { _ = try rules.close(nobody, by: closing, life: ChildLife(facts: [])) } == [
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

@Suite("Duplicates", .timeLimit(.minutes(2)))
struct DuplicateTests {
    let units: UnitDirectory

    init() throws { units = try Office.reference.units }

    @Test("spelling, case and tone marks do not make another child; birth and commune do")
    func matching() throws {
        let first = try registered(child("Nguyễn Thị Hòa"))
        for name in ["NGUYỄN THỊ HOÀ", "nguyen thi hoa"] {
            let second = try registered(child(name))
            #expect(Duplicates.of(second, among: [first], on: Office.today, in: units) == first)
        }
        #expect(
            try Duplicates.of(
                registered(child("Nguyễn Thị Hoa", birthDate: day("2012-05-11"))), among: [first],
                on: Office.today, in: units) == nil)
        let elsewhere = try registered(child("Nguyễn Thị Hòa", commune: "thai-binh/thai-thuy/thuy-lien"))
        #expect(Duplicates.of(elsewhere, among: [first], on: Office.today, in: units) == nil)
    }

    @Test("a year alone matches any day of it")
    func years() throws {
        let first = try registered()
        let second = try registered(child(birthDate: nil, birthYear: 2012))
        #expect(Duplicates.of(second, among: [first], on: Office.today, in: units) == first)
    }

    @Test(
        "an entry made in error is no duplicate, one that was closed is, and who says so may enter a namesake"
    )
    func exceptions() throws {
        var first = try registered()
        let second = try registered()
        #expect(
            try refusal {
                try Duplicates.refuse(
                    second, among: [first], confirmedDistinct: false, on: Office.today, in: units)
            }?.status
                == .alreadyExists)
        try Duplicates.refuse(second, among: [first], confirmedDistinct: true, on: Office.today, in: units)
        for status in ChildStatus.allCases where status != .enteredInError {
            first.status = status
            #expect(Duplicates.of(second, among: [first], on: Office.today, in: units) == first)
        }
        first.status = .enteredInError
        try Duplicates.refuse(second, among: [first], confirmedDistinct: false, on: Office.today, in: units)
    }

    @Test(
        "the same commune under its name of then and of now is one commune",
        arguments: [
            ("2020-02-29", "thai-binh/thai-thuy/thai-duong", "thai-binh/thai-thuy/thai-hong", false),
            ("2020-03-01", "thai-binh/thai-thuy/thai-duong", "thai-binh/thai-thuy/thai-hong", true),
            ("2020-03-01", "thai-binh/thai-thuy/thai-duong", "thai-binh/thai-thuy/duong-hong-thuy", true),
        ])
    func renamed(on text: String, one: String, other: String, isSame: Bool) throws {
        let on = day(text)
        let (one, other) = (try #require(UnitPath(one)), try #require(UnitPath(other)))
        let first = try registered(child("Nguyễn Thị Hòa"))
        var (then, now) = (first, try registered(child("Nguyễn Thị Hòa")))
        (then.commune, now.commune) = (one, other)
        #expect((Duplicates.of(now, among: [then], on: on, in: units) == then) == isSame)
        #expect(Duplicates.groups([then, now], on: on, in: units) == [[then, now]])
    }

    @Test("groups are of one district and hold at least two")
    func groups() throws {
        let one = try registered()
        let two = try registered(child(commune: "thai-binh/thai-thuy/thuy-lien"))
        let far = try registered(child(commune: "hung-yen/an-thi/ho-tung-mau"))
        #expect(Duplicates.groups([one, far, two], on: Office.today, in: units) == [[one, two]])
    }
}

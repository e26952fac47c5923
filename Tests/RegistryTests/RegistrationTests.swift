import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Registration of children", .timeLimit(.minutes(5)))
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

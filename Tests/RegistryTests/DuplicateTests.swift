import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Duplicates", .timeLimit(.minutes(5)))
struct DuplicateTests {
    private func duplicates(on day: Day = Office.today) throws -> Duplicates {
        Duplicates(reference: try Office.reference, today: day)
    }

    @Test("spelling, case and tone marks do not make another child; birth and commune do")
    func matching() throws {
        let first = try registered(child("Nguyễn Thị Hòa"))
        for name in ["NGUYỄN THỊ HOÀ", "nguyen thi hoa"] {
            let second = try registered(child(name))
            #expect(try duplicates().of(second, among: [first]) == first)
        }
        #expect(
            try duplicates().of(
                registered(child("Nguyễn Thị Hoa", birthDate: day("2012-05-11"))), among: [first]) == nil)
        let elsewhere = try registered(child("Nguyễn Thị Hòa", commune: "thai-binh/thai-thuy/thuy-lien"))
        #expect(try duplicates().of(elsewhere, among: [first]) == nil)
    }

    @Test("a year alone matches any day of it")
    func years() throws {
        let first = try registered()
        let second = try registered(child(birthDate: nil, birthYear: 2012))
        #expect(try duplicates().of(second, among: [first]) == first)
    }

    @Test(
        "an entry made in error is no duplicate, one that was closed is, and who says so may enter a namesake"
    )
    func exceptions() throws {
        var first = try registered()
        let second = try registered()
        #expect(
            try refusal {
                try duplicates().refuse(second, among: [first], confirmedDistinct: false)
            }?.status
                == .alreadyExists)
        try duplicates().refuse(second, among: [first], confirmedDistinct: true)
        for status in ChildStatus.allCases where status != .enteredInError {
            first.status = status
            #expect(try duplicates().of(second, among: [first]) == first)
        }
        first.status = .enteredInError
        try duplicates().refuse(second, among: [first], confirmedDistinct: false)
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
        #expect(try (duplicates(on: on).of(now, among: [then]) == then) == isSame)
        #expect(try duplicates(on: on).groups([then, now]) == [[then, now]])
    }

    @Test("groups are of one district and hold at least two")
    func groups() throws {
        let one = try registered()
        let two = try registered(child(commune: "thai-binh/thai-thuy/thuy-lien"))
        let far = try registered(child(commune: "hung-yen/an-thi/ho-tung-mau"))
        #expect(try duplicates().groups([one, far, two]) == [[one, two]])
    }
}

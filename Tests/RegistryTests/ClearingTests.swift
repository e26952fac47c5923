import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What a change leaves out stays as it is", .timeLimit(.minutes(5)))
struct ClearingTests {
    @Test("the year alone keeps the day of birth, and another year than the day's is asked about")
    func birthYear() async throws {
        try await Office.withChild(child(birthDate: day("2012-05-10"))) { office, child in
            let year = { (year: Int) in UpdateChild(id: child.id).with { $0.birthYear = year } }
            #expect(try await office.call(Children.update, year(2012)).birthDate == day("2012-05-10"))
            #expect(try await office.refusal(of: Children.update, year(2013))?.fields == ["/birthYear"])
            let forgotten = try await office.call(
                Children.update, year(2013).with { $0.clear = ["birthDate"] })
            #expect(forgotten.birthDate == nil)
            #expect(forgotten.birthYear == 2013)
        }
    }

    @Test("a personal number, an address and an ethnicity are taken off by name, and nothing else is")
    func clear() async throws {
        try await Office.open { office in
            let child = try await office.call(
                Children.register,
                child(personalNumber: "034312000123", ethnicity: "kinh", address: "Thôn 1"))
            let clear = { (members: [String]) in UpdateChild(id: child.id).with { $0.clear = members } }
            #expect(
                try await office.refusal(of: Children.update, clear(["address", "name"]))?.fields
                    == ["/clear/1"])
            #expect(
                try await office.refusal(
                    of: Children.update, clear(["address"]).with { $0.address = "Thôn 2" })?.fields
                    == ["/clear/0"])
            let bare = try await office.call(
                Children.update, clear(["personalNumber", "ethnicity", "address"]))
            #expect(bare.personalNumber == nil && bare.ethnicity == nil && bare.address == nil)
            #expect(bare.name == child.name && bare.birthDate == child.birthDate)
        }
    }

    @Test("of one mistake made thousands of times a hundred are told at most")
    func thousands() async throws {
        try await Office.withChild { office, child in
            let many = UpdateChild(id: child.id).with { $0.clear = (0..<5_000).map { "no-\($0)" } }
            let told = try #require(try await office.refusal(of: Children.update, many)).fields
            #expect(told.first == "/clear/0" && (2...100).contains(told.count))
        }
    }
}

import Bus
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Refusing a unit", .timeLimit(.minutes(5)))
struct UnitCheckTests {
    private func refusal(_ unit: UnitPath, on text: String) throws -> Message? {
        var checks = Checks(try SourceTree.reference(), today: try #require(Day(text)))
        checks.unit(unit, at: "/unit")
        return checks.violations.first?.message
    }

    @Test(
        "an unknown unit suggests what is spelt alike, else what it strays from, else the provinces of the day",
        arguments: [
            ("thai-binh/thai-thuy/diem-dein", "2020-01-01", "thai-binh/thai-thuy/diem-dien"),
            ("thai-binh/thai-thuy/khong-he-co-xa-nay", "2020-01-01", "thai-binh/thai-thuy"),
            ("khong-he-co-tinh-nay", "2020-01-01", "hung-yen, thai-binh"),
            ("khong-he-co-tinh-nay", "2025-07-01", "hung-yen"),
        ] as [(UnitPath, String, String)])
    func unknown(unit: UnitPath, day: String, nearest: String) throws {
        let message = try #require(try refusal(unit, on: day))
        #expect(message.key == "check.unit-unknown")
        #expect(message.arguments["nearest"] == nearest)
    }

    @Test("a commune of a later day names those that it came of")
    func notYet() throws {
        let message = try #require(try refusal("thai-binh/thai-thuy/duong-hong-thuy", on: "2020-02-29"))
        #expect(message.key == "check.unit-not-yet")
        #expect(message.arguments["then"]?.contains("thai-binh/thai-thuy/thai-duong") == true)
        let province = try #require(try refusal("hung-yen/bac-thai-ninh", on: "2025-06-30"))
        #expect(province.key == "check.unit-not-yet")
        #expect(
            province.arguments["then"]?.contains("thai-binh/thai-thuy/duong-hong-thuy") == true)
    }

    @Test("an office that has ended names who took over")
    func office() throws {
        let message = try #require(try refusal("thai-binh/so-y-te", on: "2025-07-01"))
        #expect(message.key == "check.unit-succeeded" && message.arguments["now"] == "hung-yen/so-y-te")
        #expect(try refusal("thai-binh/so-y-te", on: "2025-06-30") == nil)
    }
}

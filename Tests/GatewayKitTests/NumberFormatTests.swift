import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Numbers for people", .timeLimit(.minutes(5)))
struct NumberFormatTests {
    @Test(
        "numbers are grouped as each language does",
        arguments: [
            (0, "0", "0"), (999, "999", "999"), (1234, "1.234", "1,234"),
            (-1_234_567, "−1.234.567", "−1,234,567"),
        ])
    func whole(_ number: Int, vi: String, en: String) {
        #expect(NumberFormat(.vi).whole(number) == vi)
        #expect(NumberFormat(.en).whole(number) == en)
    }

    @Test("one decimal, and none where it is zero")
    func decimal() {
        #expect(NumberFormat(.vi).decimal(72.46) == "72,5")
        #expect(NumberFormat(.vi).decimal(-0.5) == "−0,5")
        #expect(NumberFormat(.en).decimal(1234) == "1,234")
        #expect(NumberFormat(.vi).measured(3, percent: true, signed: true) == "+3")
        #expect(NumberFormat(.vi).measured(nil, percent: true) == "–")
    }

    @Test("days are written as each language does")
    func days() throws {
        let day = try #require(Day("2021-12-10"))
        #expect(NumberFormat(.vi).day(day) == "10/12/2021")
        #expect(NumberFormat(.en).day(day) == "2021-12-10")
    }

    @Test("how many departments there are is said in words")
    func spelled() {
        #expect(NumberFormat(.vi).spelled(5) == "năm")
        #expect(NumberFormat(.en).spelled(5) == "five")
    }
}

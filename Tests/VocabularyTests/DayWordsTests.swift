import Testing
import Vocabulary

@Suite("Days and moments in sentences", .timeLimit(.minutes(5)))
struct DayWordsTests {
    private let texts = TextCatalogue(
        vi: ["a": "Từ {x}.", "b": "“{value}”", "c": "Số {document}"], en: ["a": "From {x}."])

    private func said(_ text: String, _ language: Language = .vi) -> String {
        texts.render(Message("a", ["x": text]), in: language)
    }

    @Test("Vietnamese has days as people write them, also in ranges and lists, and moments")
    func days() {
        #expect(said("2021-12-10") == "Từ 10/12/2021.")
        #expect(said("2021-12-10", .en) == "From 2021-12-10.")
        #expect(said("2020-05-05 – …") == "Từ 05/05/2020 – ….")
        #expect(said("2020-05-05 – 2021-01-31") == "Từ 05/05/2020 – 31/01/2021.")
        #expect(said("2020-05-05…2021-01-31") == "Từ 05/05/2020…31/01/2021.")
        #expect(said("2020-05-05…") == "Từ 05/05/2020….")
        #expect(said("2020-05-05, 2020-05-06") == "Từ 05/05/2020, 06/05/2020.")
        #expect(said("2021-12-10 08:30") == "Từ 08:30 10/12/2021.")
        #expect(said("2021-02") == "Từ 02/2021.")
        #expect(said("2021-02", .en) == "From 2021-02.")
        #expect(said("2020-11 – 2021-02") == "Từ 11/2020 – 02/2021.")
    }

    @Test(
        "what is no day is left as it is",
        arguments: [
            "2021-13-10", "2021-13", "021-011", "1234567", "016f6520-0000-7000-8000-000000000001",
            "2021-12-10 và", "1.234", "", "2021-12-101",
            "2020-05-05 – không rõ", "2021-12-10T08:30",
        ])
    func others(text: String) {
        #expect(said(text) == "Từ \(text).")
    }

    @Test("what somebody wrote is quoted as it was written")
    func quoted() {
        #expect(texts.render(Message("b", ["value": "2021-12-10"]), in: .vi) == "“2021-12-10”")
        #expect(texts.render(Message("c", ["document": "2021-02"]), in: .vi) == "Số 2021-02")
    }

    @Test("a moment is told by the deployment's clocks, on the day that they show")
    func moments() throws {
        let late = try #require(Timestamp("2021-12-10T23:05:09.000Z"))
        #expect(late.local(utcOffset: 420) == "2021-12-11 06:05")
        #expect(said(late.local(utcOffset: 420)) == "Từ 06:05 11/12/2021.")
        #expect(DayWords.moment(late, utcOffset: 0, withSeconds: true, in: .vi) == "23:05:09 10/12/2021")
        #expect(DayWords.moment(late, utcOffset: -60, in: .en) == "2021-12-10 22:05")
        let early = try #require(Timestamp("1969-12-31T23:59:59.000Z"))
        #expect(early.local(utcOffset: 0) == "1969-12-31 23:59")
    }
}

import Testing
import Vocabulary

@Suite("A refusal says who recorded what is in the way", .timeLimit(.minutes(5)))
struct RecordInTheWayTests {
    private let texts = VocabularyTexts.catalogue.merging(
        TextCatalogue(
            vi: ["a": "Đã xong: mở cái khác.", "b": "{id} đã xong."],
            en: ["a": "It is done: open another.", "b": "{id} is done."]))

    @Test("with the day, and what it is where the sentence does not name it")
    func sentences() throws {
        let id: FactID = ID(at: Timestamp(milliseconds: 0))
        let day = try #require(Day("2021-03-15"))
        let record = RecordInTheWay(id).recorded(.init(on: day, by: "thai-binh/so-y-te, ntl"))
        #expect(
            texts.render(Message("a").about(record), in: .vi)
                == "Đã xong: mở cái khác. Vướng ở \(id), do thai-binh/so-y-te, ntl ghi ngày 15/03/2021.")
        #expect(
            texts.render(Message("b", ["id": id.text]).about(record), in: .en)
                == "\(id) is done. Recorded by thai-binh/so-y-te, ntl on 2021-03-15.")
        // Nothing is said of what nobody knows.
        #expect(texts.render(Message("a").about(id), in: .en) == "It is done: open another.")
        // It stays with the sentence wherever that goes.
        #expect(Message("a").about(record).adding(["x": "y"]).moved(to: "/z").record == record)
    }
}

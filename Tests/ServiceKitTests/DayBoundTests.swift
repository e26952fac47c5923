import Bus
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

private enum Doing: String, DatedWord {
    case sowing, harvest
}

@Suite(
    "A refused day says what set its bound, when, who recorded that and what to do", .timeLimit(.minutes(5)))
struct DayBoundTests {
    private static let texts = KitTexts.all.merging(
        TextCatalogue(
            vi: [
                "word.Doing.sowing": "ngày gieo", "word.Doing.harvest": "ngày gặt",
                "member.start": "ngày đầu",
                "member.end": "ngày cuối",
            ],
            en: [
                "word.Doing.sowing": "sowing", "word.Doing.harvest": "harvest", "member.start": "first day",
                "member.end": "last day",
            ]))
    private let field: FactID = ID(at: Timestamp(milliseconds: 0))

    private func said(
        _ text: String, notBefore first: DayBound? = nil, notAfter last: DayBound? = nil,
        in language: Language
    ) throws -> String? {
        var checks = Checks(try SourceTree.reference(), today: day("2021-03-15"))
        checks.day(day(text), notBefore: first, at: "/end")
        checks.day(day(text), notAfter: last, at: "/end")
        #expect(checks.violations.count < 2)
        return checks.violations.first.map { violation in
            #expect(violation.pointer == "/end")
            let message = violation.message
            // As whoever answers the call finds out.
            let found = message.record?.recorded(.init(on: day("2021-02-01"), by: "thai-binh, lan"))
            return Self.texts.render(message.about(found), in: language)
        }
    }

    @Test("something recorded: corrected first where that day is the mistake")
    func recorded() throws {
        let sown = DayBound.recorded(Doing.sowing, on: day("2021-01-10"), of: field)
        #expect(
            try said("2021-01-09", notBefore: sown, in: .vi)
                == "Ngày cuối là 09/01/2021, trước ngày gieo (10/01/2021): hãy ghi từ ngày 10/01/2021 trở đi, "
                + "hoặc sửa ngày gieo nếu ngày đó sai. Vướng ở \(field), do thai-binh, lan ghi ngày 01/02/2021."
        )
        #expect(
            try said("2021-01-09", notBefore: sown, in: .en)
                == "The last day is 2021-01-09, before the sowing (2021-01-10): write 2021-01-10 or later, "
                + "or correct the sowing if that day is wrong. In the way is \(field), "
                + "recorded by thai-binh, lan on 2021-02-01.")
        #expect(try said("2021-01-10", notBefore: sown, in: .vi) == nil)
        #expect(
            try said("2021-01-10", notBefore: sown?.following, in: .en)?.hasPrefix(
                "The last day is 2021-01-10, not after the sowing (2021-01-10): write 2021-01-11 or later, or"
            ) == true)
        #expect(try said("2021-01-11", notBefore: sown?.following, in: .en) == nil)
    }

    @Test("the last day likewise")
    func last() throws {
        let cut = DayBound.recorded(Doing.harvest, on: day("2021-02-10"), of: field)
        #expect(
            try said("2021-02-11", notAfter: cut, in: .vi)
                == "Ngày cuối là 11/02/2021, sau ngày gặt (10/02/2021): hãy ghi ngày muộn nhất là 10/02/2021, "
                + "hoặc sửa ngày gặt nếu ngày đó sai. Vướng ở \(field), do thai-binh, lan ghi ngày 01/02/2021."
        )
        #expect(try said("2021-02-10", notAfter: cut, in: .vi) == nil)
    }

    @Test("of what is sealed, or asked in the same request, nobody is told who recorded it")
    func unsigned() throws {
        let sealed = DayBound.unsigned(Doing.sowing, on: day("2021-01-10"))
        let named = DayBound.named("start", day("2021-01-10"))
        #expect(
            try said("2021-01-09", notBefore: sealed, in: .en)?.hasSuffix(
                "or correct the sowing if that day is wrong.") == true)
        #expect(
            try said("2021-01-09", notBefore: named, in: .vi)
                == "Ngày cuối là 09/01/2021, trước ngày đầu (10/01/2021): hãy ghi từ ngày 10/01/2021 trở đi, "
                + "hoặc sửa ngày đầu nếu ngày đó sai.")
    }

    @Test("nobody corrects the law, nor the present day")
    func ruled() throws {
        let ruled = DayBound.ruled(Doing.harvest, on: day("2021-02-10"))
        #expect(
            try said("2021-02-09", notBefore: ruled, in: .en)
                == "The last day is 2021-02-09, before the harvest (2021-02-10): write 2021-02-10 or later.")
        #expect(
            try said("2021-03-14", notBefore: .today(day("2021-03-15")), in: .vi)
                == "Ngày cuối là 14/03/2021, trước hôm nay (15/03/2021): hãy ghi từ ngày 15/03/2021 trở đi.")
        #expect(
            try said("2021-02-11", notAfter: ruled, in: .vi)
                == "Ngày cuối là 11/02/2021, sau ngày gặt (10/02/2021): hãy ghi ngày muộn nhất là 10/02/2021."
        )
    }

    @Test("of several the one that leaves the fewest days; none of none")
    func several() throws {
        let sown = DayBound.recorded(Doing.sowing, on: day("2021-01-10"), of: field)
        let cut = DayBound.recorded(Doing.harvest, on: day("2021-02-10"), of: field)
        #expect(DayBound.last(cut, nil, sown) == cut)
        #expect(DayBound.last(nil, nil) == nil)
        #expect(DayBound.recorded(Doing.sowing, on: nil, of: field) == nil)
    }
}

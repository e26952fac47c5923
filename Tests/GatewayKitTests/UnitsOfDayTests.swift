import Foundation
import Testing
import Vocabulary

@testable import GatewayKit

/// By the shipped reference data.
@Suite("What a unit is called on another day than it was recorded on", .timeLimit(.minutes(5)))
struct UnitsOfDayTests {
    private let reference: Reference
    private let (reporting, last, first, later): (Day, Day, Day, Day)

    init() throws {
        let compose = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../compose").standardizedFileURL
        reference = try Reference(directory: compose.appending(path: "reference").path())
        func day(_ text: String) throws -> Day { try #require(Day(text)) }
        (reporting, last) = (try day("2024-12-09"), try day("2025-06-30"))
        (first, later) = (try day("2025-07-01"), try day("2025-12-01"))
    }

    @Test(
        "what goes on is called what it is, with what it was; lists to be read in again say the first alone")
    func goingOn() {
        let home: UnitPath = "thai-binh/thai-thuy/diem-dien"
        #expect(reference.unitsOfDay(last, .vi)(home) == "Thị trấn Diêm Điền, Thái Thụy")
        #expect(
            reference.unitsOfDay(first, .vi)(home)
                == "Xã Thái Thụy, Hưng Yên (trước là Thị trấn Diêm Điền, Thái Thụy)")
        #expect(reference.unitsInListsOfDay(last, .vi)(home) == "Thị trấn Diêm Điền, Thái Thụy")
        #expect(reference.unitsInListsOfDay(later, .vi)(home) == "Xã Thái Thụy, Hưng Yên")
    }

    @Test("what was said then is told by the name of then, with who does that now, or until when it was")
    func then() {
        let names = reference.unitNames(on: reporting, asked: later, .vi)
        #expect(names("thai-binh/so-y-te") == "Sở Y tế tỉnh Thái Bình (nay là Sở Y tế tỉnh Hưng Yên)")
        #expect(
            names("thai-binh/so-ldtbxh")
                == "Sở Lao động - Thương binh và Xã hội tỉnh Thái Bình (nay là Sở Y tế tỉnh Hưng Yên)")
        #expect(names("thai-binh/thai-thuy") == "Huyện Thái Thụy (đến 30/06/2025)")
        #expect(names("hung-yen/so-y-te") == "Sở Y tế tỉnh Hưng Yên")
        let before = reference.unitNames(on: reporting, asked: last, .vi)
        #expect(before("thai-binh/so-y-te") == "Sở Y tế tỉnh Thái Bình")
        #expect(before("hung-yen/thai-thuy") == "Xã Thái Thụy")
    }

    @Test("a unit that was split is called what it was, and each that it became")
    func split() {
        let name = reference.unitsOfDay(later, .en)("thai-binh/thai-thuy")
        #expect(name.hasSuffix("(until 2025-06-30)"))
        #expect(reference.unitsOfDay(later, .en)("thai-binh/nowhere") == "thai-binh/nowhere")
    }
}

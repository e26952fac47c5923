import Foundation
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("What a unit was and became", .timeLimit(.minutes(5)))
struct UnitLifeTests {
    let units: UnitDirectory
    let today: Day

    init() throws {
        let compose = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../compose").standardizedFileURL
        units = try Reference(directory: compose.appending(path: "reference").path()).units
        today = try #require(Day("2026-11-28"))
    }

    @Test("a commune of the past is told with its days, its district and its heirs")
    func commune() throws {
        let life = try #require(units.lives("xã Thái Dương, Thái Thụy", on: today).first)
        #expect(life.path == "thai-binh/thai-thuy/thai-duong" && life.partOf == "thai-binh/thai-thuy")
        #expect(life.from == nil && life.until == Day("2020-02-29") && !life.exists)
        #expect(life.became.map(\.unit) == ["thai-binh/thai-thuy/duong-hong-thuy"])
        #expect(life.became.map(\.on) == [Day("2020-03-01")])
        #expect(life.now.count == 1 && life.now.first?.parent == "hung-yen")
        let earlier = try #require(Day("2019-01-01"))
        let then = try #require(units.lives("thai-binh/thai-thuy/thai-duong", on: earlier).first)
        #expect(then.exists && then.now.isEmpty)
    }

    @Test("an office is told with what it took over")
    func office() throws {
        let life = try #require(units.lives("so y te hung yen", on: today).first)
        #expect(life.path == "hung-yen/so-y-te" && life.exists && life.became.isEmpty)
        #expect(life.cameFrom.map(\.unit) == ["hung-yen/so-ldtbxh", "thai-binh/so-y-te"])
        #expect(life.cameFrom.map(\.kind) == ["function", "merged"])
        #expect(life.cameFrom.first?.functions == ["children", "social-protection", "fund"])
    }

    @Test("without a name, all that exist on the day")
    func all() throws {
        let lives = try units.lives(nil, on: today)
        #expect(lives.allSatisfy { $0.exists })
        #expect(lives.count { $0.level == .commune } == 104)
        #expect(lives.first?.path == "hung-yen")
    }

    @Test("a name that fits nothing is refused, with the nearest where there are any")
    func unknown() throws {
        func message(_ words: String) -> Message? {
            let failure = #expect(throws: Failure.self) { try units.lives(words, on: today) }
            #expect(failure?.status == .refused)
            return failure?.message
        }
        #expect(message("Tp Đà Nẵng")?.key == "gateway.unit-unknown")
        let near = message("hung-yen/van-gaing")
        #expect(near?.key == "gateway.unit-unknown-near")
        #expect(near?.arguments["nearest"]?.contains("hung-yen/van-giang") ?? false)
    }
}

@Suite("How a unit's path may go on", .timeLimit(.minutes(5)))
struct UnitCompletionTests {
    static let units: [UnitPath] = [
        "hung-yen", "hung-yen/thai-thuy", "hung-yen/dong-hung", "hung-yen/so-y-te", "thai-binh",
        "thai-binh/thai-thuy", "thai-binh/thai-thuy/diem-dien",
    ]

    @Test(
        "paths that begin so, or units whose name does",
        arguments: [
            ("thai-binh/th", ["thai-binh/thai-thuy", "thai-binh/thai-thuy/diem-dien"]),
            ("Thái Bình/Thái Thụy/D", ["thai-binh/thai-thuy/diem-dien"]),
            ("THAI-BINH/THAI-THUY/", ["thai-binh/thai-thuy/diem-dien"]),
            ("Đông H", ["hung-yen/dong-hung"]),
            ("thai-thuy", ["hung-yen/thai-thuy", "thai-binh/thai-thuy"]),
            ("hung-yen/x", []),
        ])
    func goesOn(beginning: String, found: [String]) {
        #expect(UnitDirectory.completions(of: beginning, among: Self.units) == found)
    }
}

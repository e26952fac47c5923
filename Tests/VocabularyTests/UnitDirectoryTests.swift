import TestKit
import Testing
import Vocabulary

@Suite("The units of both provinces", .timeLimit(.minutes(5)))
struct UnitDirectoryTests {
    let units: UnitDirectory

    init() throws { units = try Shipped.reference().units }

    @Test(
        "as many communes as the official lists count on each day",
        arguments: [
            ("2014-01-01", "hung-yen", 161, 10), ("2019-12-31", "thai-binh", 286, 8),
            ("2020-06-01", "thai-binh", 260, 8), ("2024-12-31", "hung-yen", 139, 10),
            ("2024-12-31", "thai-binh", 242, 8), ("2025-07-01", "hung-yen", 104, 0),
        ] as [(String, UnitPath, Int, Int)])
    func counts(text: String, province: UnitPath, communes: Int, districts: Int) throws {
        let on = day(text)
        #expect(units.units(.commune, on: on, within: province).count == communes)
        #expect(units.children(of: province, on: on, level: .district).count == districts)
    }

    @Test("names are folded into readable paths")
    func paths() throws {
        let on = day("2020-12-10")
        let unit = try #require(units.unit("thai-binh/thai-thuy/diem-dien", on: on))
        #expect(unit.fullName.vi == "Thị trấn Diêm Điền")
        #expect(unit.fullName.en == "Diem Dien Township")
        #expect(units.unit(code: try #require(unit.code), on: on)?.path == unit.path)
        #expect(units.district(of: unit.path, on: on) == "thai-binh/thai-thuy")
        #expect(units.province(of: unit.path, on: on) == "thai-binh")
        #expect(units.district(of: "thai-binh/thai-thuy", on: on) == nil)
    }

    @Test("every path is one unit on every day that anything changed, and every unit has one code")
    func unique() throws {
        var days: Set<Day> = [day("2013-01-01")]
        for path in units.paths {
            for entry in units.history(of: path) {
                days.formUnion([entry.validity.from, entry.validity.until].compactMap { $0 })
            }
        }
        for changed in days {
            for on in [changed.advanced(by: -1), changed] {
                let alive = units.paths.flatMap { path in
                    units.history(of: path).filter { $0.validity.contains(on) }
                }
                #expect(Set(alive.map(\.path)).count == alive.count)
                let codes = alive.compactMap { unit in unit.code.map { "\(unit.level) \($0)" } }
                #expect(Set(codes).count == codes.count)
                for unit in alive where unit.level == .commune {
                    let parent = try #require(unit.parent)
                    #expect(units.isValid(parent, on: on), "\(unit.path) hangs in the air on \(on)")
                }
            }
        }
    }

    @Test("a code that is used again names different units over the years")
    func reusedCode() throws {
        let names = ["2019-01-01", "2021-01-01", "2026-01-01"].map {
            units.unit(code: "12532", on: day($0))?.name.vi
        }
        #expect(names == ["Quỳnh Sơn", "Châu Sơn", "Nguyễn Du"])
    }

    @Test("a later unit with a taken name is set apart by its type, or by its year")
    func collisions() throws {
        #expect(units.unit("hung-yen/khoai-chau", on: day("2020-01-01"))?.level == .district)
        #expect(units.unit("hung-yen/khoai-chau-xa", on: day("2026-01-01"))?.level == .commune)
        #expect(units.unit("hung-yen/khoai-chau", on: day("2026-01-01")) == nil)
        #expect(
            units.unit("hung-yen/my-hao-phuong", on: day("2026-01-01"))?.fullName.vi == "Phường Mỹ Hào")
        #expect(units.unit("hung-yen/an-thi/quang-vinh", on: day("2020-01-01"))?.code == "12163")
        #expect(units.unit("hung-yen/an-thi/quang-vinh-2024", on: day("2025-01-01"))?.code == "12157")
    }

    @Test("a unit that changes its status or its borders keeps its path")
    func statusChange() throws {
        #expect(units.unit("hung-yen/my-hao", on: day("2019-04-30"))?.type == "huyen")
        #expect(units.unit("hung-yen/my-hao", on: day("2019-05-01"))?.type == "thi_xa")
        #expect(units.isValid("hung-yen/my-hao/nhan-hoa", on: day("2019-05-01")))
        #expect(units.history(of: "hung-yen").count == 2)
        #expect(
            units.successors(of: "hung-yen/my-hao/nhan-hoa", on: day("2019-05-01")).map(\.path)
                == ["hung-yen/my-hao/nhan-hoa"])
    }

    @Test("a commune that moves to another district gets a new path, and the old one leads to it")
    func reparent() throws {
        let before = try #require(units.unit(code: "12331", on: day("2013-08-05")))
        let after = try #require(units.unit(code: "12331", on: day("2013-08-06")))
        #expect(before.parent != after.parent)
        #expect(after.parent == "hung-yen/hung-yen")
        #expect(units.successors(of: before.path, on: day("2014-01-01")).map(\.path) == [after.path])
        #expect(units.successions(from: before.path).map(\.kind) == [.reparent])
    }

    @Test("a merged commune leads over every later merger to what stands there now")
    func merged() throws {
        let old = try #require(units.unit(code: "12532", on: day("2019-01-01"))?.path)
        let now = units.successors(of: old, on: day("2026-01-01"))
        let today = try #require(units.unit(code: "12532", on: day("2026-01-01"))?.path)
        #expect(now.map(\.path) == [today])
        #expect(now.first?.needsChoice == false)
    }

    @Test("a commune that was split asks for a person's choice")
    func split() throws {
        let old = try #require(units.unit(code: "11989", on: day("2025-06-30"))?.path)
        let now = units.successors(of: old, on: day("2025-07-01"))
        #expect(now.count >= 2)
        #expect(Set(now.map(\.needsChoice)) == [true])
    }

    @Test("districts end without a successor")
    func abolished() throws {
        #expect(units.successors(of: "thai-binh/thai-thuy", on: day("2025-07-01")).isEmpty)
        #expect(units.successors(of: "thai-binh", on: day("2025-07-01")).map(\.path) == ["hung-yen"])
        #expect(units.isValid("thai-binh/thai-thuy", on: day("2025-06-30")))
        #expect(!units.isValid("thai-binh/thai-thuy", on: day("2025-07-01")))
        #expect(units.provinces(on: day("2025-07-01")).map(\.path) == ["hung-yen"])
    }

    @Test("every unit that ended, a district apart, leads to one that stands today")
    func noDeadEnds() throws {
        let today = day("2026-01-01")
        for path in units.paths {
            guard let last = units.unit(path), last.level == .commune, last.validity.until != nil else {
                continue
            }
            #expect(!units.successors(of: path, on: today).isEmpty, "\(path) leads nowhere")
        }
    }

    @Test("departments and mass organisations are units too")
    func organisations() throws {
        let on = day("2020-12-10")
        #expect(units.isValid("thai-binh/so-y-te", on: on))
        #expect(units.unit("thai-binh/mttq", on: on)?.level == .organisation)
        #expect(units.isValid("service/registry", on: on))
        #expect(!units.isValid("thai-binh/so-khong-co", on: on))
        let children = units.children(of: "thai-binh", on: on)
        #expect(
            children.contains { $0.level == .organisation } && children.contains { $0.level == .district })
    }
}

import Testing
import Vocabulary

@Suite("What belongs to a unit of a made-up province", .timeLimit(.minutes(5)))
struct MadeUpTerritoryTests {
    let units = MadeUp.units

    @Test("a split unit's record stands with both heirs, in part, and wholly with who holds both")
    func split() {
        let on = dated("2021-01-01")
        let x = units.territory(of: "p/d/x", on: on)
        #expect(x.paths == ["p/d/a", "p/d/x"])
        #expect(x.partial == ["p/d/a"])
        #expect(x.isPartial("p/d/a") && !x.isPartial("p/d/x"))
        #expect(units.territory(of: "p/d/y", on: on).partial == ["p/d/a"])
        #expect(units.territory(of: ["p/d/x", "p/d/y"], on: on).partial.isEmpty)
        #expect(units.territory(of: "p/d", on: on).partial.isEmpty)
        #expect(units.territory(of: "p/d", on: on).contains("p/d/a"))
        #expect(!units.territory(of: "p/e", on: on).contains("p/d/a"))
    }

    @Test("a unit has nothing before it began, and no more after it ended than on its last day")
    func lives() {
        #expect(units.territory(of: "p/d/x", on: dated("2019-12-31")).isEmpty)
        let before = units.territory(of: "p/d", on: dated("2025-06-30"))
        #expect(units.territory(of: "p/d", on: dated("2030-01-01")) == before)
        // n is all of d; m is d's and e's together, so it is neither's.
        #expect(before.contains("p/n") && !before.contains("p/m"))
        #expect(!units.territory(of: "p/e", on: dated("2025-07-01")).contains("p/m"))
        #expect(units.territory(of: ["p/d", "p/e"], on: dated("2025-07-01")).contains("p/m"))
    }

    @Test("what an abolished unit recorded belongs to who holds all of it, not to every commune in it")
    func abolished() {
        let on = dated("2025-07-01")
        #expect(units.covers("p", "p/d", on: on))
        #expect(!units.covers("p/n", "p/d", on: on))
        #expect(
            units.current(of: "p/d", on: on)
                == Standing(units: ["p/m", "p/n"], common: "p", kind: .abolished))
        // An office without a successor lies where it lay.
        #expect(units.covers("p", "p/so", on: on))
        #expect(!units.covers("p/n", "p/so", on: on))
    }

    @Test("a path that never was a unit has itself alone")
    func unknown() {
        let territory = units.territory(of: "q/r", on: dated("2020-01-01"))
        #expect(territory.paths == ["q/r"])
        #expect(!units.covers("p", "q/r", on: dated("2020-01-01")))
        #expect(units.current(of: "q/r", on: dated("2020-01-01")).kind == .unknown)
        #expect(units.territory(of: [], on: dated("2020-01-01")) == .nowhere)
        #expect(UnitDirectory().covers("p", "p", on: dated("2020-01-01")))
    }

    @Test("a path is read as what stood there before it began and what stands there after it ended")
    func readings() {
        func read(_ path: UnitPath, _ on: Day) -> Standing { units.current(of: path, on: on) }
        #expect(
            read("p/d/b", dated("2024-01-01")) == Standing(units: ["p/d/b"], common: "p/d/b", kind: .itself))
        #expect(read("p/d/b", dated("2025-07-01")).one == "p/n")
        #expect(
            read("p/d/a", dated("2025-07-01"))
                == Standing(units: ["p/m", "p/n"], common: "p", kind: .succeeded))
        #expect(read("p/d/a", dated("2025-07-01")).needsChoice)
        #expect(
            read("p/n", dated("2025-06-30"))
                == Standing(units: ["p/d/b", "p/d/x"], common: "p/d", kind: .future))
        #expect(
            read("p/n", dated("2019-12-31"))
                == Standing(units: ["p/d/a", "p/d/b"], common: "p/d", kind: .future))
        #expect(!read("p/n", dated("2019-12-31")).needsChoice)
    }

    @Test("breakdowns by units of then or of now")
    func ancestors() {
        #expect(units.ancestor(of: "p/d/a", level: .district, on: dated("2021-01-01")).one == "p/d")
        #expect(
            units.ancestor(of: "p/d/a", level: .commune, on: dated("2021-01-01")).units == ["p/d/x", "p/d/y"])
        #expect(units.ancestor(of: "p/d/a", level: .commune, on: dated("2021-01-01")).common == "p/d")
        #expect(units.ancestor(of: "p/n", level: .district, on: dated("2025-06-30")).one == "p/d")
        let mixed = units.ancestor(of: "p/m", level: .district, on: dated("2025-06-30"))
        #expect(mixed.one == nil && mixed.units == ["p/d", "p/e"] && mixed.common == "p")
        let none = units.ancestor(of: "p/n", level: .district, on: dated("2025-07-01"))
        #expect(none.units.isEmpty && none.common == "p/n")
    }
}

@Suite("What belongs to the units of both provinces", .timeLimit(.minutes(5)))
struct TerritoryTests {
    let units: UnitDirectory
    let today = dated("2026-11-28")

    init() throws { units = try Shipped.reference().units }

    private func path(_ code: String, _ on: Day) throws -> UnitPath {
        try #require(units.unit(code: code, on: on)).path
    }

    /// Every commune that ever was one, by path.
    private var communes: [UnitPath] { units.paths.filter { units.unit($0)?.level == .commune } }

    @Test("Thái Dương is read as Dương Hồng Thủy from 2020 and as the commune of today from 2025")
    func merged() throws {
        let old: UnitPath = "thai-binh/thai-thuy/thai-duong"
        let middle: UnitPath = "thai-binh/thai-thuy/duong-hong-thuy"
        let now = try #require(units.current(of: middle, on: dated("2025-07-01")).one)
        #expect(units.current(of: old, on: dated("2020-02-29")).one == old)
        #expect(units.current(of: old, on: dated("2020-03-01")).one == middle)
        #expect(units.current(of: old, on: dated("2025-06-30")).one == middle)
        #expect(units.current(of: old, on: today).one == now)
        #expect(now.parent == "hung-yen")
        #expect(units.covers(middle, old, on: dated("2020-03-01")))
        #expect(units.covers(now, old, on: today) && units.covers(now, middle, on: today))
        #expect(units.territory(of: now, on: today).partial.isEmpty)
        #expect(
            units.ancestor(of: old, level: .district, on: dated("2025-06-30")).one == "thai-binh/thai-thuy")
        #expect(units.ancestor(of: old, level: .district, on: today).units.isEmpty)
    }

    @Test(
        "the communes that changed district in 2013 are the same communes",
        arguments: [
            "12331", "12334", "12382", "12385", "12388",
        ])
    func reparented(code: String) throws {
        let before = try path(code, dated("2013-08-05"))
        let after = try path(code, dated("2013-08-06"))
        let oldDistrict = try #require(before.parent)
        #expect(after.parent == "hung-yen/hung-yen" && oldDistrict != "hung-yen/hung-yen")
        #expect(units.current(of: before, on: dated("2013-08-06")).one == after)
        #expect(units.current(of: after, on: dated("2013-08-05")).one == before)
        #expect(units.successions(into: after).map(\.kind) == [.reparent])
        #expect(units.covers(oldDistrict, before, on: dated("2013-08-05")))
        #expect(units.covers(oldDistrict, after, on: dated("2013-08-05")))
        #expect(!units.covers(oldDistrict, before, on: dated("2013-08-06")))
        #expect(units.covers("hung-yen/hung-yen", before, on: dated("2013-08-06")))
        #expect(!units.covers("hung-yen/hung-yen", before, on: dated("2013-08-05")))
        #expect(
            units.ancestor(of: before, level: .district, on: dated("2020-01-01")).one == "hung-yen/hung-yen")
    }

    @Test(
        "both heirs of a commune that was split in 2025 hold its records, and a person has to choose",
        arguments: [
            ("11989", ["11992", "11995"]), ("12004", ["11995", "12004"]), ("12322", ["11983", "12322"]),
        ])
    func split(code: String, heirs: [String]) throws {
        let old = try path(code, dated("2025-06-30"))
        let standing = units.current(of: old, on: today)
        let expected = try heirs.map { try path($0, today) }.sorted()
        #expect(standing.units == expected)
        #expect(standing.needsChoice && standing.common == "hung-yen")
        for heir in expected {
            #expect(units.territory(of: heir, on: today).isPartial(old))
        }
        #expect(units.territory(of: expected, on: today).contains(old))
        #expect(!units.territory(of: expected, on: today).isPartial(old))
        #expect(units.current(of: old, on: dated("2025-06-30")).one == old)
    }

    @Test("Thái Bình stands after its end for what it was, and Hưng Yên for both")
    func provinces() {
        let before = units.territory(of: "thai-binh", on: dated("2025-06-30"))
        let after = units.territory(of: "thai-binh", on: dated("2025-07-01"))
        #expect(before == after && units.territory(of: "thai-binh", on: dated("2025-08-01")) == before)
        let old = units.territory(of: "hung-yen", on: dated("2025-06-30"))
        let new = units.territory(of: "hung-yen", on: dated("2025-07-01"))
        #expect(before.partial.isEmpty && old.partial.isEmpty && new.partial.isEmpty)
        #expect(Set(before.paths).isDisjoint(with: old.paths))
        #expect(new.paths == (before.paths + old.paths).sorted())
        // The 104 communes of today, each to the province that it came of.
        let now = units.units(.commune, on: dated("2025-07-01")).map(\.path)
        #expect(now.count == 104)
        #expect(now.filter(before.contains).count == 65 && now.filter(old.contains).count == 39)
        #expect(before.contains("thai-binh/thai-thuy") && before.contains("thai-binh/so-y-te"))
        #expect(old.contains("hung-yen/van-lam") && !old.contains("thai-binh"))
        #expect(units.units(.commune, on: dated("2025-07-01"), within: "thai-binh").count == 65)
    }

    @Test(
        "every path that ever was a unit of either province belongs to the one province today, and to no other"
    )
    func nothingLost() {
        let province = units.territory(of: "hung-yen", on: today)
        let elsewhere: Set<String> = ["service", "he-thong", "trung-uong"]
        #expect(province.partial.isEmpty)
        for path in units.paths {
            #expect(province.contains(path) == !elsewhere.contains(String(path.parts[0])), "\(path)")
        }
        #expect(units.provinces(on: today).map(\.path) == ["hung-yen"])
    }

    @Test("today's communes share out every commune of the past, once, unless it was split")
    func shares() {
        let today = today
        var holders: [UnitPath: [UnitPath]] = [:]
        for commune in units.units(.commune, on: today) {
            let territory = units.territory(of: commune.path, on: today)
            for path in territory.paths { holders[path, default: []].append(commune.path) }
        }
        #expect(communes.allSatisfy { holders[$0] != nil })
        let several = communes.filter { holders[$0]?.count ?? 0 > 1 }
        for path in several {
            #expect(units.current(of: path, on: today).units == holders[path]?.sorted())
            #expect(units.current(of: path, on: today).needsChoice)
        }
        // The three of 2025, and Phương Chiểu, whose 0.05 km² went another way in 2024, by both its paths.
        #expect(
            several == [
                "hung-yen/hung-yen/phuong-chieu", "hung-yen/kim-dong/ngoc-thanh",
                "hung-yen/tien-lu/phuong-chieu", "hung-yen/van-lam/dinh-du", "hung-yen/van-lam/lac-dao",
            ])
        // Nothing but communes belongs to a commune.
        #expect(holders.keys.allSatisfy { units.unit($0)?.level == .commune })
    }

    @Test(
        "T5 counts the eight districts of then: every commune of Thái Bình is in one, today's too unless two share it"
    )
    func districtsOfThen() {
        let on = dated("2025-06-30")
        let districts = units.children(of: "thai-binh", on: on, level: .district).map(\.path)
        #expect(districts.count == 8)
        let territories = districts.map { units.territory(of: $0, on: today) }
        for (district, territory) in zip(districts, territories) {
            #expect(territory == units.territory(of: district, on: on), "wider than it ever was")
        }
        var shared: [UnitPath] = []
        for commune in communes where units.covers("thai-binh", commune, on: today) {
            let holders = territories.count { $0.contains(commune) }
            #expect(holders <= 1, "\(commune)")
            if holders == 0 { shared.append(commune) }
        }
        // Wards around the old city, made of communes of two districts.
        #expect(
            shared == [
                "hung-yen/thai-binh", "hung-yen/tra-ly", "hung-yen/tran-lam", "hung-yen/vu-phuc",
            ])
        for commune in shared {
            let then = units.ancestor(of: commune, level: .district, on: on)
            #expect(then.units.count == 2 && then.common == "thai-binh")
        }
    }

    @Test(
        "on every side of every change the provinces share out all that was ever recorded, and every path is read",
        arguments: [
            "2013-01-01", "2013-08-06", "2019-05-01", "2020-02-29", "2020-03-01", "2024-11-01", "2024-12-01",
            "2025-02-28", "2025-03-01", "2025-06-30", "2025-07-01", "2026-11-28",
        ])
    func always(text: String) {
        let on = dated(text)
        let provinces = units.provinces(on: on).map { units.territory(of: $0.path, on: on) }
        for province in provinces {
            // As SQL asks for them: by the ends of stretches, which have no other path between them.
            #expect(Array(province.stretches.joined()) == province.paths)
            for stretch in province.stretches {
                let (first, last) = (stretch[stretch.startIndex], stretch[stretch.endIndex - 1])
                #expect(units.paths.filter { (first...last).contains($0) } == Array(stretch))
            }
            #expect(province.stretches.filter { $0.count >= 8 }.count <= 32)
        }
        for path in units.paths {
            let standing = units.current(of: path, on: on)
            #expect(standing.units.allSatisfy { units.isValid($0, on: on) }, "\(path)")
            guard units.province(of: path, on: on) != nil || units.unit(path)?.level == .commune else {
                continue
            }
            #expect(!standing.units.isEmpty && standing.common != nil, "\(path) is nowhere")
            #expect(provinces.count { $0.contains(path) && !$0.isPartial(path) } == 1, "\(path)")
        }
    }

    @Test("a territory asked for ten thousand times costs nothing")
    func cheap() {
        let scope: [UnitPath] = ["hung-yen", "thai-binh"]
        var held = 0
        let took = ContinuousClock().measure {
            for step in 0..<10_000
            where units.territory(of: scope, on: today.advanced(by: -step % 400)).contains(
                "hung-yen/van-lam/lac-dao")
            {
                held += 1
            }
        }
        #expect(held == 10_000)
        #expect(took < .seconds(2))
    }
}

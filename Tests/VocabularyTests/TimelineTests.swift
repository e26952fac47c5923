import TestKit
import Testing
import Vocabulary

@Suite("Timelines", .timeLimit(.minutes(5)))
struct TimelineTests {
    /// A random history, told to a timeline and to the oracle.
    private func history(_ draw: inout FactDraw) throws -> (Timeline<String>, FactOracle) {
        var (line, oracle) = (Timeline<String>(), FactOracle())
        for _ in 0..<(1 + draw.below(14)) {
            let known = line.history.facts()
            let learned = draw.learned()
            let version: FactVersion<String>
            switch known.isEmpty ? 0 : draw.below(6) {
            case 0...2:
                version = try line.change(
                    draw.value(), from: FactDraw.day(draw.below(FactDraw.days)), as: draw.id(),
                    learned: learned)
            case 3, 4:
                let fact = known[draw.below(known.count)]
                let value = fact.value + "'"
                let day = draw.below(2) == 0 ? nil : FactDraw.day(draw.below(FactDraw.days))
                version = try line.correct(fact.id, to: value, from: day, learned: learned)
            default: version = try line.void(known[draw.below(known.count)].id, learned: learned)
            }
            line.append(version)
            oracle.said.append(said(version))
        }
        return (line, oracle)
    }

    private func said(_ version: FactVersion<String>) -> FactOracle.Said {
        FactOracle.Said(
            fact: version.fact, position: version.learned.at.position,
            entry: version.kind == .voided
                ? nil : (version.days.from.daysSinceEpoch - 18_000, FactDraw.never, version.value))
    }

    @Test("a thousand histories say on every day, as known at every point, what the oracle says")
    func oracle() throws {
        for seed in 0..<1000 as Range<UInt64> {
            var draw = FactDraw(seed: seed)
            let (line, oracle) = try history(&draw)
            for _ in 0..<25 {
                let (day, point) = (
                    draw.below(FactDraw.days + 10), UInt64(draw.below(Int(draw.position) + 2))
                )
                #expect(
                    line.value(on: FactDraw.day(day), knownOn: LogPoint(point))
                        == oracle.state(on: day, point),
                    "seed \(seed), day \(day), known at \(point)")
            }
            #expect(line.value(on: FactDraw.day(59)) == oracle.state(on: 59, draw.position), "seed \(seed)")
        }
    }

    @Test("stretches lie side by side, and say of each day what is said of it alone")
    func stretches() throws {
        for seed in 0..<300 as Range<UInt64> {
            var draw = FactDraw(seed: seed)
            let line = try history(&draw).0
            let point = LogPoint(UInt64(draw.below(Int(draw.position) + 2)))
            let stretches = line.stretches(knownOn: point)
            for (one, next) in zip(stretches, stretches.dropFirst()) {
                #expect(one.days.until == next.days.from.advanced(by: -1), "seed \(seed)")
            }
            for day in (0..<FactDraw.days + 5).map(FactDraw.day) {
                let covering = stretches.filter { $0.days.contains(day) }
                #expect(covering.map(\.id) == (line.fact(on: day, knownOn: point).map { [$0.id] } ?? []))
            }
        }
    }

    @Test("what was answered before a change, a correction or a voiding is answered still, as known then")
    func past() throws {
        for seed in 0..<200 as Range<UInt64> {
            var draw = FactDraw(seed: seed)
            let (whole, _) = try history(&draw)
            var growing = Timeline<String>()
            for version in whole.history.versions {
                // What one event taught is known together or not at all.
                if let last = growing.history.versions.last, last.learned.at < version.learned.at {
                    for day in stride(from: 0, to: FactDraw.days, by: 7).map(FactDraw.day) {
                        #expect(
                            whole.value(on: day, knownOn: last.learned.at) == growing.value(on: day),
                            "seed \(seed)")
                    }
                }
                growing.append(version)
            }
            #expect(growing == whole)
        }
    }

    @Test("the order of entry does not matter where no two facts share a day")
    func anyOrder() throws {
        for seed in 0..<300 as Range<UInt64> {
            var draw = FactDraw(seed: seed)
            let days = (0..<FactDraw.days).shuffled(using: &draw.random).prefix(10)
            let facts = days.map {
                (id: draw.id(), day: FactDraw.day($0), value: draw.value(), fate: draw.below(3))
            }
            var lines: [Timeline<String>] = []
            for _ in 0..<2 {
                var line = Timeline<String>()
                for fact in facts.shuffled(using: &draw.random) {
                    // Some were entered wrongly first.
                    let first = fact.fate == 0 ? fact.value : "wrong"
                    line.append(try line.change(first, from: fact.day, as: fact.id, learned: draw.learned()))
                }
                for fact in facts.shuffled(using: &draw.random) where fact.fate > 0 {
                    line.append(
                        fact.fate == 1
                            ? try line.correct(fact.id, to: fact.value, learned: draw.learned())
                            : try line.void(fact.id, learned: draw.learned()))
                }
                lines.append(line)
            }
            for day in (0..<FactDraw.days).map(FactDraw.day) {
                #expect(lines[0].value(on: day) == lines[1].value(on: day), "seed \(seed)")
            }
        }
    }

    @Test("a corrected fact keeps its first recording's place among those of its day")
    func rank() throws {
        var (line, draw) = (Timeline<String>(), FactDraw(seed: 1))
        let (first, second, day) = (draw.id(), draw.id(), FactDraw.day(3))
        line.append(try line.change("first", from: day, as: first, learned: draw.learned()))
        line.append(try line.change("second", from: day, as: second, learned: draw.learned()))
        line.append(try line.correct(first, to: "corrected", learned: draw.learned()))
        #expect(line.value(on: day) == "second")
        line.append(try line.void(second, learned: draw.learned()))
        #expect(line.value(on: day) == "corrected")
        #expect(line.value(on: FactDraw.day(2)) == nil)
    }

    @Test("an identity is one fact on every day, which only corrections change")
    func identity() throws {
        var (line, draw) = (Timeline<String>(), FactDraw(seed: 2))
        let id = draw.id()
        line.append(try line.change("Bùi Thị Na", from: .first, as: id, learned: draw.learned()))
        let before = LogPoint(draw.position)
        line.append(
            try line.correct(
                id, to: "Bùi Thị Hà",
                learned: Learned(at: LogPoint(50), moment: Timestamp(milliseconds: 50_000))))
        #expect(line.value(on: day("1987-05-01")) == "Bùi Thị Hà")
        #expect(line.value(on: day("1987-05-01"), knownOn: before) == "Bùi Thị Na")
        #expect(line.history.versions(of: id).map(\.value) == ["Bùi Thị Na", "Bùi Thị Hà"])
    }

    @Test("what stands in the way is named")
    func refusals() throws {
        var (line, draw) = (Timeline<String>(), FactDraw(seed: 3))
        let (fact, birth, days) = (draw.id(), draw.id(), DayRange(from: FactDraw.day(9)))
        line.append(try line.change("a", from: days.from, as: fact, learned: draw.learned()))
        let later = Learned(at: LogPoint(90), moment: Timestamp(milliseconds: 90_000))
        let itself = [FactInTheWay(fact, days, .same)]
        #expect(throws: FactRefusal(.taken, itself)) {
            try line.change("b", from: .first, as: fact, learned: later)
        }
        #expect(throws: FactRefusal(.unchanged, itself)) {
            try line.correct(fact, to: "a", learned: later)
        }
        #expect(throws: FactRefusal(.unknown)) { try line.correct(birth, to: "b", learned: later) }
        #expect(throws: FactRefusal(.unknown)) { try line.void(birth, learned: later) }
        let earlier = Learned(at: LogPoint(90), moment: Timestamp(milliseconds: 1))
        #expect(throws: FactRefusal(.overtaken, itself)) { try line.void(fact, learned: earlier) }

        let life = Life(from: Life.Bound(FactDraw.day(5), birth), until: Life.Bound(FactDraw.day(8)))
        #expect(
            throws: FactRefusal(
                .outsideLife, [FactInTheWay(birth, DayRange(from: FactDraw.day(5)), .startsBefore)])
        ) { try line.change("b", from: FactDraw.day(4), as: birth, learned: later, within: life) }
        #expect(
            throws: FactRefusal(
                .outsideLife, [FactInTheWay(nil, DayRange(from: FactDraw.day(8)), .startsAfter)])
        ) {
            try line.correct(fact, from: FactDraw.day(10), learned: later, within: life)
        }
        #expect(line.history.facts(outside: life) == [FactInTheWay(fact, days, .startsAfter)])
        #expect(line.history.facts(outside: Life(from: Life.Bound(FactDraw.day(9)))).isEmpty)

        line.append(try line.void(fact, learned: later))
        #expect(throws: FactRefusal(.voided, itself)) { try line.void(fact, learned: later) }
        #expect(throws: FactRefusal(.voided, itself)) { try line.correct(fact, to: "b", learned: later) }
        #expect(line.history.facts(outside: life).isEmpty)
    }

    @Test("every cause is a sentence that names days, ids and who recorded them")
    func sentences() throws {
        var draw = FactDraw(seed: 4)
        let (fact, other) = (draw.id(), draw.id())
        let days = try #require(DayRange(from: day("2020-05-01"), until: day("2020-06-30")))
        let facts = [
            FactInTheWay(fact, days, .collides), FactInTheWay(other, DayRange(from: days.from), .collides),
        ]
        for cause in FactRefusal.Cause.allCases {
            let message = FactRefusal(cause, facts).message { $0 == fact ? "thai-binh" : nil }
            for language in Language.allCases {
                let text = VocabularyTexts.catalogue.render(message, in: language)
                #expect(!text.contains("fact.") && !text.contains("{"), "\(cause)")
                let names = "2020-05-01…2020-06-30 (\(fact), thai-binh); 2020-05-01 (\(other))"
                #expect(text.contains(names) == (cause != .unknown && cause != .backwards), "\(cause)")
            }
        }
        let bound = FactRefusal(.outsideLife, [FactInTheWay(nil, DayRange(from: days.from), .startsBefore)])
        #expect(bound.message { _ in nil }.arguments == ["facts": "2020-05-01"])
    }
}

import Testing
import Vocabulary

/// A period of one of a few names; two of one name collide.
private struct Named: PeriodValue, ExpressibleByStringLiteral {
    let name: String

    init(_ name: String) { self.name = name }
    init(stringLiteral name: String) { self.name = name }

    func collides(with other: Named) -> Bool { name == other.name }
}

@Suite("Periods", .timeLimit(.minutes(5)))
struct PeriodsTests {
    private func said(_ version: FactVersion<Named>) -> FactOracle.Said {
        FactOracle.Said(
            fact: version.fact, position: version.learned.at.position,
            entry: version.kind == .voided
                ? nil
                : (
                    number(version.days.from), version.days.until.map(number) ?? FactDraw.never,
                    version.value.name
                ))
    }

    private func number(_ day: Day) -> Int { day.daysSinceEpoch - 18_000 }

    @Test(
        "a thousand histories cover each day with what the oracle says, and refuse exactly what shares a day")
    func oracle() throws {
        for seed in 0..<1000 as Range<UInt64> {
            var draw = FactDraw(seed: seed)
            var (periods, oracle) = (Periods<Named>(), FactOracle())
            for _ in 0..<(2 + draw.below(14)) {
                let known = periods.history.facts()
                let learned = draw.learned()
                let first = draw.below(FactDraw.days)
                let last = draw.below(3) == 0 ? nil : first + draw.below(12)
                let fact = known.isEmpty || draw.below(2) == 0 ? nil : known[draw.below(known.count)]
                let value = draw.value()
                var tried: (value: String, days: ClosedRange<Int>, fact: FactID?)?
                do throws(FactRefusal) {
                    let version: FactVersion<Named>
                    switch (fact, draw.below(3)) {
                    case (nil, _):
                        tried = (value, first...(last ?? FactDraw.never), nil)
                        version = try periods.record(
                            Named(value), from: FactDraw.day(first), until: last.map(FactDraw.day),
                            as: draw.id(),
                            learned: learned)
                    case (let fact?, 0):
                        tried = (value, first...(last ?? FactDraw.never), fact.id)
                        version = try periods.correct(
                            fact.id, to: Named(value), from: FactDraw.day(first),
                            until: last.map { .on(FactDraw.day($0)) } ?? .open, learned: learned)
                    case (let fact?, 1):
                        let end = number(fact.days.from) + draw.below(12)
                        tried = (fact.value.name, number(fact.days.from)...end, fact.id)
                        version = try periods.end(fact.id, until: FactDraw.day(end), learned: learned)
                    case (let fact?, _): version = try periods.void(fact.id, learned: learned)
                    }
                    if let tried {
                        #expect(oracle.colliding(tried.value, tried.days, except: tried.fact, .max).isEmpty)
                    }
                    periods.append(version)
                    oracle.said.append(said(version))
                } catch {
                    if error.cause == .unchanged { continue }
                    let tried = try #require(tried)
                    #expect(error.cause == .collides)
                    let expected = oracle.colliding(tried.value, tried.days, except: tried.fact, .max)
                    #expect(
                        !expected.isEmpty && Set(error.facts.compactMap(\.fact)) == expected, "seed \(seed)")
                }
            }
            for _ in 0..<25 {
                let (day, point) = (
                    draw.below(FactDraw.days + 10), UInt64(draw.below(Int(draw.position) + 2))
                )
                let covering = periods.facts(on: FactDraw.day(day), knownOn: LogPoint(point))
                #expect(Set(covering.map(\.id)) == oracle.covering(day, point), "seed \(seed)")
            }
        }
    }

    @Test("an ended period stands in the way on its days, its last one included, and on no other")
    func ended() throws {
        var (periods, draw) = (Periods<Named>(), FactDraw(seed: 1))
        let fact = draw.id()
        periods.append(try periods.record("home", from: FactDraw.day(10), as: fact, learned: draw.learned()))
        periods.append(try periods.end(fact, until: FactDraw.day(20), learned: draw.learned()))
        let days = try #require(DayRange(from: FactDraw.day(10), until: FactDraw.day(20)))
        let learned = draw.learned()
        #expect(throws: FactRefusal(.collides, [FactInTheWay(fact, days, .collides)])) {
            try periods.record("home", from: FactDraw.day(20), as: draw.id(), learned: learned)
        }
        // Before it, after it, beside it under another value.
        _ = try periods.record(
            "home", from: FactDraw.day(1), until: FactDraw.day(9), as: draw.id(), learned: learned)
        _ = try periods.record("home", from: FactDraw.day(21), as: draw.id(), learned: learned)
        _ = try periods.record("other", from: FactDraw.day(15), as: draw.id(), learned: learned)
        #expect(throws: FactRefusal(.backwards)) {
            try periods.correct(fact, from: FactDraw.day(21), learned: learned)
        }
        #expect(try periods.correct(fact, until: .open, learned: learned).days.until == nil)
        #expect(try periods.correct(fact, to: "x", learned: learned).days == days)
    }

    @Test("a life ends what is open, and is exceeded by a last day that somebody wrote down")
    func life() throws {
        var (periods, draw) = (Periods<Named>(), FactDraw(seed: 2))
        let (open, dated) = (draw.id(), draw.id())
        periods.append(try periods.record("a", from: FactDraw.day(1), as: open, learned: draw.learned()))
        periods.append(
            try periods.record(
                "b", from: FactDraw.day(1), until: FactDraw.day(9), as: dated, learned: draw.learned()))
        let life = Life(until: Life.Bound(FactDraw.day(8)))
        let days = try #require(DayRange(from: FactDraw.day(1), until: FactDraw.day(9)))
        #expect(periods.history.facts(outside: life) == [FactInTheWay(dated, days, .endsAfter)])
        #expect(
            throws: FactRefusal(
                .outsideLife, [FactInTheWay(nil, DayRange(from: FactDraw.day(8)), .endsAfter)])
        ) {
            try periods.end(open, until: FactDraw.day(9), learned: draw.learned(), within: life)
        }
    }

    @Test("taking back a closure gives back what it ended, save where something took its place")
    func undo() throws {
        var (periods, draw) = (Periods<Named>(), FactDraw(seed: 3))
        let closure = draw.id()
        let ids = ["free", "taken", "decided", "earlier"].map { (value: $0, id: draw.id()) }
        for one in ids {
            periods.append(
                try periods.record(
                    Named(one.value), from: FactDraw.day(1), as: one.id, learned: draw.learned()))
        }
        periods.append(try periods.end(ids[3].id, until: FactDraw.day(5), learned: draw.learned()))
        for one in ids.prefix(3) {
            periods.append(
                try periods.end(one.id, until: FactDraw.day(10), learned: draw.learned(), cause: closure))
        }
        let begun = draw.id()
        periods.append(
            try periods.record(
                "begun", from: FactDraw.day(10), as: begun, learned: draw.learned(), cause: closure))
        let successor = draw.id()
        periods.append(
            try periods.record("taken", from: FactDraw.day(30), as: successor, learned: draw.learned()))
        periods.append(try periods.end(ids[2].id, until: FactDraw.day(7), learned: draw.learned()))

        let undone = try periods.undo(closure, learned: draw.learned())
        #expect(Set(undone.versions.map(\.fact)) == [ids[0].id, begun])
        #expect(undone.undecided.map(\.fact) == [ids[1].id])
        for version in undone.versions { periods.append(version) }
        let after = Dictionary(
            uniqueKeysWithValues: periods.history.facts().map { ($0.value.name + "\($0.id)", $0.days.until) })
        #expect(after["free\(ids[0].id)"] == .some(nil))
        #expect(after["taken\(ids[1].id)"] == FactDraw.day(10))
        #expect(after["decided\(ids[2].id)"] == FactDraw.day(7))
        #expect(after["earlier\(ids[3].id)"] == FactDraw.day(5))
        #expect(after["begun\(begun)"] == nil)
        // Once is enough.
        #expect(try periods.undo(closure, learned: draw.learned()).versions.isEmpty)
    }
}

import ServiceKit
import TestKit
import Testing
import Vocabulary

/// The steps of a made-up thing.
private enum Stage: String, Choice {
    case first, second, third, fourth, fifth
}

/// The same steps as a list in the order in which they were entered, read a day at a time: slow, and easy to believe.
private struct StepOracle {
    struct Taken {
        let stage: Stage
        var day: Int
        var isVoided = false
    }

    var taken: [Taken] = []

    /// Whoever enters a step says that all before it were taken by its day.
    mutating func take(_ stage: Stage, on day: Int) {
        for index in taken.indices where taken[index].day > day && !taken[index].isVoided {
            taken[index].day = day
        }
        taken.append(Taken(stage: stage, day: day))
    }

    /// What it was on a day: the latest step by then, of one day the one that was entered last.
    func stage(on day: Int) -> Stage? {
        for candidate in stride(from: day, through: 0, by: -1) {
            if let last = taken.last(where: { $0.day == candidate && !$0.isVoided }) { return last.stage }
        }
        return nil
    }
}

/// What somebody says of steps.
private enum Entry {
    case take(Stage, on: Int)
    case move(Stage, to: Int)
    case void(Stage)
}

@Suite("The steps of a thing, each of a day, entered in any order", .timeLimit(.minutes(5)))
struct StandingTests {
    private static let start = 18_000

    private func day(_ number: Int) -> Day { Day(daysSinceEpoch: Self.start + number) }

    private func learned(_ position: Int) -> Learned {
        Learned(
            at: LogPoint(UInt64(position)), moment: Timestamp(milliseconds: Int64(position) * 1000))
    }

    /// Every way in which `count` steps can have days out of as many: all orders, and those with days in common.
    private func days(_ count: Int) -> [[Int]] {
        (0..<count).reduce([[]]) { found, _ in found.flatMap { days in (1...count).map { days + [$0] } } }
    }

    /// Those with a day each.
    private func orders(_ count: Int) -> [[Int]] { days(count).filter { Set($0).count == count } }

    /// Enters them, and compares each day as known after each entry.
    private func compare(_ entries: [Entry], days: Int, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        var timeline = Timeline<ServiceKit.Standing>()
        var facts: [Stage: FactID] = [:]
        var oracle = StepOracle()
        var known: [StepOracle] = []
        for (index, entry) in entries.enumerated() {
            let learned = learned(index + 1)
            switch entry {
            case .take(let stage, let on):
                let fact: FactID = newID()
                facts[stage] = fact
                let versions = try timeline.taking(
                    Standing(stage), from: day(on), as: fact, learned: learned)
                for version in versions { timeline.append(version) }
                oracle.take(stage, on: on)
            case .move(let stage, let to):
                let taken = try #require(oracle.taken.firstIndex { $0.stage == stage })
                // A correction that says what is known is refused.
                if oracle.taken[taken].day != to {
                    let fact = try #require(facts[stage])
                    timeline.append(try timeline.correct(fact, from: day(to), learned: learned))
                    oracle.taken[taken].day = to
                }
            case .void(let stage):
                let taken = try #require(oracle.taken.firstIndex { $0.stage == stage })
                timeline.append(try timeline.void(#require(facts[stage]), learned: learned))
                oracle.taken[taken].isVoided = true
            }
            known.append(oracle)
            guard case .take(let stage, let on) = entry else { continue }
            // What was taken last is where it stands, from its day on.
            let later = (on...(days + 1)).map { timeline.value(on: day($0))?.status }
            #expect(
                Set(later) == [stage.rawValue], "\(entries.prefix(index + 1))",
                sourceLocation: sourceLocation)
        }
        for (index, oracle) in known.enumerated() {
            let point = LogPoint(UInt64(index + 1))
            let found = (0...(days + 1)).map { timeline.value(on: day($0), knownOn: point)?.status }
            #expect(
                found == (0...(days + 1)).map { oracle.stage(on: $0)?.rawValue },
                "\(entries), known after \(index + 1)", sourceLocation: sourceLocation)
        }
    }

    @Test("whatever days the steps are of, and in whatever order those come")
    func orders() throws {
        for days in (1...4).flatMap(days) + orders(5) {
            try compare(zip(Stage.allCases, days).map { .take($0, on: $1) }, days: days.count)
        }
    }

    @Test("when a step is voided, or moved to another day, before the next ones are taken")
    func mended() throws {
        for days in (1...3).flatMap(days) + orders(4) {
            let steps: [Entry] = zip(Stage.allCases, days).map { .take($0, on: $1) }
            for place in 1...days.count {
                for stage in Stage.allCases.prefix(place) {
                    let mendings = [Entry.void(stage)] + (1...days.count).map { .move(stage, to: $0) }
                    for mending in mendings {
                        try compare(steps[..<place] + [mending] + steps[place...], days: days.count)
                    }
                }
            }
        }
    }
}

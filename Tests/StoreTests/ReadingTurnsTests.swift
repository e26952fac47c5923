import Testing
import Vocabulary

@testable import Store

@Suite("Which queries are answered when", .timeLimit(.minutes(5)))
struct ReadingTurnsTests {
    private static let flooder = WorkAccount.unit("thai-binh/thai-thuy")
    private static let victim = WorkAccount.unit("thai-binh/kien-xuong")
    private let start = ContinuousClock.now

    /// Four quick ones, two long ones.
    private func turns() -> ReadingTurns {
        ReadingTurns(ReadingTurns.Limits(readers: 4, quickTime: .milliseconds(50)))
    }

    private func reader(
        _ account: WorkAccount, isLong: Bool = false, budget: Duration = .seconds(10)
    ) -> Reader {
        Reader(account: account, method: "notes.Notes/List", isLong: isLong, budget: budget)
    }

    private func arrive(
        _ count: Int, _ account: WorkAccount, isLong: Bool = false, in turns: inout ReadingTurns
    ) -> [ReadingTurns.Ticket] {
        (0..<count).map { _ in turns.arrive(reader(account, isLong: isLong)) }
    }

    @Test("one account never has all places, however much it asks")
    func reserve() {
        var turns = turns()
        let flood = arrive(100, Self.flooder, in: &turns)
        #expect(turns.look(start).begin == Array(flood.prefix(2)))
        let asked = turns.arrive(reader(Self.victim))
        #expect(turns.look(start).begin == [asked])
        #expect(turns.waitingCount == 98)
        turns.leave(flood[0], of: Self.flooder, start + .milliseconds(5))
        #expect(turns.look(start + .milliseconds(5)).begin == [flood[2]])
    }

    @Test("long queries have few places of their own, and nobody else waits for them")
    func long() {
        var turns = turns()
        let flood = arrive(24, Self.flooder, isLong: true, in: &turns)
        #expect(turns.look(start).begin == Array(flood.prefix(2)))
        let asked = arrive(4, Self.victim, in: &turns)
        #expect(turns.look(start + .seconds(1)).begin == Array(asked.prefix(2)))
        // A long one of another's comes before the rest of the flood.
        let computed = turns.arrive(reader(Self.victim, isLong: true))
        turns.leave(flood[0], of: Self.flooder, start + .seconds(5))
        #expect(turns.look(start + .seconds(5)).begin.contains(computed))
    }

    @Test("who turns out to be long gives back the place of a quick one, and begins no other")
    func overdue() {
        var turns = turns()
        let flood = arrive(2, Self.flooder, in: &turns)
        let others = arrive(2, .unit("thai-binh/vu-thu"), in: &turns)
        #expect(Set(turns.look(start).begin) == Set(flood + others))
        let asked = turns.arrive(reader(Self.victim))
        #expect(turns.look(start + .milliseconds(10)).begin.isEmpty)
        // Somebody is to look when they have become long, although nobody comes or goes.
        #expect(turns.nextLook == start + .milliseconds(50))
        #expect(turns.look(start + .milliseconds(50)).begin == [asked])
        let more = arrive(2, Self.flooder, in: &turns)
        #expect(turns.look(start + .milliseconds(60)).begin.isEmpty)
        turns.leave(flood[0], of: Self.flooder, start + .milliseconds(70))
        #expect(turns.look(start + .milliseconds(70)).begin == more)
    }

    @Test("of a check of an hour the service's other readings do not wait, also on two processors")
    func overdueOfHouse() {
        var turns = ReadingTurns(
            ReadingTurns.Limits(readers: 4, processors: 2, quickTime: .milliseconds(50)))
        let check = turns.arrive(reader(.house, budget: .seconds(86_400)))
        #expect(turns.look(start).begin == [check])
        #expect(turns.look(start + .seconds(60)).begin.isEmpty)
        let followed = turns.arrive(reader(.house, budget: .seconds(86_400)))
        #expect(turns.look(start + .seconds(60)).begin == [followed])
    }

    @Test("what is long gives way at the processor, and so does one of a flood; who asks once does not")
    func givingWay() {
        var turns = turns()
        let flood = arrive(7, Self.flooder, in: &turns)
        let asked = turns.arrive(reader(Self.victim))
        let computed = turns.arrive(reader(Self.victim, isLong: true))
        let verdict = turns.look(start)
        #expect(Set(verdict.begin) == [flood[0], flood[1], asked, computed])
        #expect(verdict.givingWay == [flood[0], flood[1], computed])
        // Three are left behind it: that is no flood any more.
        turns.leave(flood[0], of: Self.flooder, start)
        turns.leave(flood[1], of: Self.flooder, start)
        let next = turns.look(start)
        #expect(next.begin == [flood[2], flood[3]])
        #expect(next.givingWay == [flood[2]])
    }

    @Test("on few processors who has more rests after each as long as that took, while another unit is there")
    func rest() {
        var turns = ReadingTurns(
            ReadingTurns.Limits(readers: 4, processors: 2, quickTime: .milliseconds(50)))
        let flood = arrive(10, Self.flooder, in: &turns)
        #expect(turns.look(start).begin == [flood[0]])
        // Nobody else is there yet.
        turns.leave(flood[0], of: Self.flooder, start + .milliseconds(5))
        #expect(turns.look(start + .milliseconds(5)).begin == [flood[1]])
        let asked = turns.arrive(reader(Self.victim))
        #expect(turns.look(start + .milliseconds(6)).begin == [asked])
        turns.leave(asked, of: Self.victim, start + .milliseconds(8))
        turns.leave(flood[1], of: Self.flooder, start + .milliseconds(9))
        #expect(turns.look(start + .milliseconds(9)).begin.isEmpty)
        #expect(turns.nextLook == start + .milliseconds(13))
        // The other one rests after nothing.
        let again = turns.arrive(reader(Self.victim))
        #expect(turns.look(start + .milliseconds(10)).begin == [again])
        turns.leave(again, of: Self.victim, start + .milliseconds(12))
        #expect(turns.look(start + .milliseconds(13)).begin == [flood[2]])
        turns.leave(flood[2], of: Self.flooder, start + .seconds(2))
        #expect(turns.look(start + .seconds(2)).begin == [flood[3]])
    }

    @Test("so it does after a long one, half a second at most, and not for its quick ones")
    func longRest() {
        var turns = ReadingTurns(
            ReadingTurns.Limits(readers: 4, processors: 2, quickTime: .milliseconds(50)))
        let flood = arrive(3, Self.flooder, isLong: true, in: &turns)
        #expect(turns.look(start).begin == [flood[0]])
        let asked = turns.arrive(reader(Self.victim))
        #expect(turns.look(start + .milliseconds(100)).begin == [asked])
        turns.leave(asked, of: Self.victim, start + .milliseconds(101))
        turns.leave(flood[0], of: Self.flooder, start + .milliseconds(200))
        #expect(turns.look(start + .milliseconds(200)).begin.isEmpty)
        #expect(turns.nextLook == start + .milliseconds(400))
        let own = turns.arrive(reader(Self.flooder))
        let other = turns.arrive(reader(Self.victim, isLong: true))
        #expect(Set(turns.look(start + .milliseconds(210)).begin) == [own, other])
        turns.leave(own, of: Self.flooder, start + .milliseconds(211))
        turns.leave(other, of: Self.victim, start + .milliseconds(220))
        #expect(turns.look(start + .milliseconds(399)).begin.isEmpty)
        #expect(turns.look(start + .milliseconds(400)).begin == [flood[1]])
        let again = turns.arrive(reader(Self.victim))
        #expect(turns.look(start + .milliseconds(4300)).begin == [again])
        turns.leave(again, of: Self.victim, start + .milliseconds(4301))
        turns.leave(flood[1], of: Self.flooder, start + .milliseconds(4400))
        #expect(turns.look(start + .milliseconds(4400)).begin.isEmpty)
        #expect(turns.nextLook == start + .milliseconds(4900))
    }

    @Test("with processors enough nobody rests")
    func noRest() {
        var turns = ReadingTurns(
            ReadingTurns.Limits(readers: 4, processors: 16, quickTime: .milliseconds(50)))
        let flood = arrive(10, Self.flooder, in: &turns)
        let asked = turns.arrive(reader(Self.victim))
        #expect(Set(turns.look(start).begin) == [flood[0], flood[1], asked])
        turns.leave(flood[0], of: Self.flooder, start + .milliseconds(5))
        #expect(turns.look(start + .milliseconds(5)).begin == [flood[2]])
    }

    @Test("who brings long requests without a gap rests thrice as long as each took; another does not wait")
    func background() {
        var turns = ReadingTurns(.background)
        let flood = arrive(3, Self.flooder, in: &turns)
        #expect(turns.look(start).begin == [flood[0]])
        turns.leave(flood[0], of: Self.flooder, start + .milliseconds(10))
        #expect(turns.look(start + .milliseconds(10)).begin.isEmpty)
        #expect(turns.nextLook == start + .milliseconds(40))
        let other = turns.arrive(reader(Self.victim))
        #expect(turns.look(start + .milliseconds(12)).begin == [other])
        turns.leave(other, of: Self.victim, start + .milliseconds(20))
        #expect(turns.look(start + .milliseconds(39)).begin.isEmpty)
        #expect(turns.look(start + .milliseconds(40)).begin == [flood[1]])
    }

    @Test("there are never more at work than connections, and never fewer than could be")
    func bounds() {
        var turns = turns()
        var now = start
        var running: Set<ReadingTurns.Ticket> = []
        for unit in 0..<40 {
            let account = WorkAccount.unit(UnitPath("thai-binh/xa-\(unit)") ?? "thai-binh")
            for _ in 0..<3 { _ = turns.arrive(reader(account)) }
            now += .milliseconds(60)
            running.formUnion(turns.look(now).begin)
            #expect(running.count <= 16 && turns.runningCount == running.count)
        }
        #expect(running.count == 16)
    }

    @Test("whose time is over is interrupted, once, and keeps its place until it has ended")
    func budget() {
        var turns = turns()
        let ticket = turns.arrive(reader(Self.flooder, budget: .seconds(1)))
        #expect(turns.look(start).begin == [ticket])
        #expect(turns.nextLook == start + .seconds(1))
        #expect(turns.look(start + .milliseconds(999)).interrupt.isEmpty)
        #expect(turns.look(start + .seconds(1)).interrupt == [ticket])
        #expect(turns.look(start + .seconds(2)).interrupt.isEmpty)
        #expect(turns.runningCount == 1 && turns.nextLook == nil)
        turns.leave(ticket, of: Self.flooder, start + .seconds(3))
        #expect(turns.runningCount == 0)
    }

    @Test("who waits no more is passed over")
    func gone() {
        var turns = turns()
        let flood = arrive(5, Self.flooder, in: &turns)
        _ = turns.look(start)
        turns.leave(flood[2], of: Self.flooder, start)
        #expect(turns.waitingCount == 2)
        turns.leave(flood[0], of: Self.flooder, start + .milliseconds(1))
        #expect(turns.look(start + .milliseconds(1)).begin == [flood[3]])
    }

    @Test(
        "long queries leave a processor to quick ones where there are two, and one account half of them to others",
        arguments: [(1, 1, 1), (2, 1, 1), (3, 2, 1), (4, 2, 2), (16, 2, 2)])
    func processors(number: Int, long: Int, perAccount: Int) {
        let limits = ReadingTurns.Limits(readers: 4, processors: number, quickTime: .milliseconds(50))
        #expect(limits.long == long)
        #expect(limits.quickPerAccount == perAccount)
        #expect(limits.quick == 4 && limits.quickOfHouse == 2)
    }
}

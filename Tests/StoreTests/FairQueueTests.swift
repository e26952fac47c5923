import Testing
import Vocabulary

@testable import Store

@Suite("Whose work comes next", .timeLimit(.minutes(5)))
struct FairQueueTests {
    private static let one = WorkAccount.unit("thai-binh/thai-thuy")
    private static let other = WorkAccount.unit("thai-binh/kien-xuong")

    /// Who works for how long, until nothing waits or `most` turns are over.
    private func order(
        _ queue: inout FairQueue<Int>, most: Int = .max, takes: (Int) -> Duration
    ) -> [Int] {
        var order: [Int] = []
        while order.count < most, let turn = queue.next() {
            order.append(turn.element)
            queue.used(takes(turn.element), by: turn)
        }
        return order
    }

    @Test("accounts share the time, not the turns: who takes ten times as long comes a tenth as often")
    func byTime() {
        var queue = FairQueue<Int>()
        for number in 0..<100 { queue.add(number, of: Self.one) }
        for number in 100..<200 { queue.add(number, of: Self.other) }
        let order = order(&queue, most: 110) { $0 < 100 ? .milliseconds(10) : .milliseconds(1) }
        let slow = order.count { $0 < 100 }
        #expect((9...12).contains(slow), "\(slow)")
    }

    @Test(
        "within an account whoever came first comes first; of accounts alike, whose work has waited longest")
    func order() {
        var queue = FairQueue<Int>()
        for number in [0, 1, 2] { queue.add(number, of: Self.one) }
        for number in [10, 11] { queue.add(number, of: Self.other) }
        #expect(order(&queue) { _ in .milliseconds(1) } == [0, 10, 1, 11, 2])
        #expect(queue.isEmpty && queue.next() == nil)
    }

    @Test("who comes after a rest is next, and has saved nothing up")
    func newcomer() {
        var queue = FairQueue<Int>()
        for number in 0..<1_000 { queue.add(number, of: Self.one) }
        _ = order(&queue, most: 500) { _ in .milliseconds(10) }
        for number in 1_000..<1_100 { queue.add(number, of: Self.other) }
        let order = order(&queue, most: 20) { _ in .milliseconds(10) }
        #expect(order.first == 1_000 || order.dropFirst().first == 1_000)
        #expect((9...11).contains(order.count { $0 >= 1_000 }))
    }

    @Test("one long piece of work is paid for before its account's next")
    func debt() {
        var queue = FairQueue<Int>()
        for number in [0, 1] { queue.add(number, of: Self.one) }
        for number in 10..<20 { queue.add(number, of: Self.other) }
        let order = order(&queue) { $0 == 0 ? .milliseconds(5) : .milliseconds(1) }
        #expect(order.first == 0)
        #expect((5...7).contains(order.firstIndex(of: 1) ?? 0), "\(order)")
    }

    @Test("the service's own work has four times a unit's share")
    func house() {
        var queue = FairQueue<Int>()
        for number in 0..<100 { queue.add(number, of: Self.one) }
        for number in 100..<200 { queue.add(number, of: .house) }
        let order = order(&queue, most: 50) { _ in .milliseconds(1) }
        #expect((38...42).contains(order.count { $0 >= 100 }))
    }

    @Test("of a thousand accounts each comes, once, and once again")
    func many() {
        var queue = FairQueue<Int>()
        func account(_ number: Int) -> WorkAccount {
            .unit(UnitPath("thai-binh/xa-\(number)") ?? "thai-binh")
        }
        for number in 0..<1_000 { queue.add(number, of: account(number)) }
        let first = order(&queue) { _ in .milliseconds(2) }
        #expect(first == Array(0..<1_000))
        for number in 0..<1_000 { queue.add(number, of: account(999 - number)) }
        #expect(order(&queue) { _ in .milliseconds(1) }.sorted() == first)
        #expect(queue.isEmpty)
    }

    @Test("what a long piece of work took is owed although hundreds of others came while it lasted")
    func owed() {
        var queue = FairQueue<Int>()
        queue.add(0, of: Self.one)
        let long = queue.next()
        func pass(_ account: WorkAccount) {
            queue.add(1, of: account)
            if let turn = queue.next() { queue.used(.milliseconds(10), by: turn) }
        }
        func account(_ number: Int) -> WorkAccount {
            .unit(UnitPath("thai-binh/xa-\(number)") ?? "thai-binh")
        }
        for number in 0..<200 { pass(account(number)) }
        // By now nobody's clock but this one's is ahead.
        for _ in 0..<3 { pass(Self.other) }
        for number in 200..<300 { pass(account(number)) }
        if let long { queue.used(.seconds(10), by: long) }
        queue.add(0, of: Self.one)
        for number in 1...10 { queue.add(number, of: Self.other) }
        #expect(order(&queue) { _ in .milliseconds(5) } == Array(1...10) + [0])
    }

    @Test("who may not begin is passed over, and who waits no more is not there")
    func passedOver() {
        var queue = FairQueue<Int>()
        for number in [0, 1] { queue.add(number, of: Self.one) }
        queue.add(10, of: Self.other)
        #expect(queue.next { $0 != Self.one }?.element == 10)
        #expect(queue.next { $0 != Self.one } == nil)
        queue.remove(of: Self.one) { $0 == 0 }
        #expect(queue.count == 1)
        #expect(queue.next()?.element == 1)
    }

    @Test("who usually takes longer than there is time for waits, and nobody else goes first instead")
    func within() throws {
        var queue = FairQueue<Int>()
        for number in 0..<50 { queue.add(number, of: Self.one) }
        _ = order(&queue, most: 40) { _ in .milliseconds(10) }
        let early = queue.next(within: .milliseconds(4))?.element
        #expect(early == nil && queue.count == 10)
        // Who has used less comes next, and is known to take little.
        queue.add(100, of: Self.other)
        let found = queue.next(within: .milliseconds(4))
        let short = try #require(found)
        #expect(short.element == 100)
        queue.used(.milliseconds(1), by: short)
        let again = queue.next(within: .milliseconds(4))?.element
        #expect(again == nil)
        let long = queue.next(within: .milliseconds(20))?.element
        #expect(long == 40)
        let any = queue.next()?.element
        #expect(any == 41)
    }
}

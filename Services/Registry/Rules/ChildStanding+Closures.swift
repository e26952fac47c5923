import RegistryAPI
import Vocabulary

/// What a child's standings say of what is around it.
extension Timeline where Value == ChildStanding {
    /// When the child was not on the register, after it once had been.
    var closures: [Fact<ChildStanding>] {
        stretches().filter { $0.value.status != .active && $0.value.status != .enteredInError }
    }

    /// The last day of what begins on a day and goes on: the one before the closure that comes next, with which it ends, or
    /// the day itself where that is the closing day. Nil where none does.
    func lastDay(from start: Day) -> Day? {
        closures.first { $0.days.from >= start }.map { max(start, $0.days.from.advanced(by: -1)) }
    }

    /// Throws where the child's standing is another already from a day on that lies after the one and not after the other.
    func requireNone(after first: Day, until last: Day) throws(FactRefusal) {
        let inTheWay = history.facts().filter { first < $0.days.from && $0.days.from <= last }
            .map { FactInTheWay($0.id, $0.days, .collides) }
        guard inTheWay.isEmpty else { throw FactRefusal(.collides, inTheWay) }
    }

    /// Throws unless these days lie where the child was on the register all the time, or before it was: what a closure ended
    /// does not go on past it. An open end reaches nowhere.
    func admit(_ days: DayRange) throws(FactRefusal) {
        let inTheWay = closures.filter { $0.days.areCrossed(by: days) }.map { closure in
            FactInTheWay(
                closure.id, closure.days, days.from > closure.days.from ? .startsAfter : .endsAfter)
        }
        guard inTheWay.isEmpty else { throw FactRefusal(.outsideLife, inTheWay) }
    }
}

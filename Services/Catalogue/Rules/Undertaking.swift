import CatalogueAPI
import Vocabulary

/// The aspects of what is decided on and carried on: what it is, and how it stands.
enum UndertakingAspect: String, Choice {
    case identity, standing
}

/// What a network, a pilot or an upgrade is said to be in one aspect.
protocol UndertakingSaying: AspectValue where Aspect == UndertakingAspect {}

extension UndertakingSaying {
    static var everyDay: Set<UndertakingAspect> { [.identity] }
}

/// The same of what may be ended.
protocol EndingSaying: UndertakingSaying {
    /// Whether it says that it is over.
    var isEnd: Bool { get }
}

extension AspectTimelines where Value: UndertakingSaying {
    /// What it says that all of it never was, because what it began with never was.
    func voidAll(learned: Learned) throws -> [FactVersion<Value>] {
        let cause = opening?.id
        return try history.facts().map { fact in
            try void(fact.id, learned: learned, cause: fact.id == cause ? nil : cause)
        }
    }

    /// The fact that it began with.
    var opening: Fact<Value>? { self[.standing].history.facts().first }
}

extension AspectTimelines where Value: EndingSaying {
    /// The fact that ended it.
    var end: Fact<Value>? {
        guard let last = self[.standing].fact(on: .last), last.value.isEnd else { return nil }
        return last
    }

    /// What a correction of the end says: that it never was, or was like this. Throws ``FactRefusal`` with the facts in the way.
    func correctEnd(
        isVoided: Bool, to standing: Value?, from day: Day?, learned: Learned
    ) throws -> [FactVersion<Value>] {
        guard let end else { return [] }
        if isVoided { return [try void(end.id, learned: learned)] }
        guard standing != nil || day != nil else { return [] }
        return [try correct(end.id, to: standing, from: day, learned: learned)]
    }

    /// Throws where it ended before it began: its first day may have come after the end.
    func admitOrder() throws(FactRefusal) {
        guard let end = opening, end.value.isEnd else { return }
        throw FactRefusal(
            .outsideLife, [FactInTheWay(end.id, DayRange(from: end.days.from), .startsAfter)])
    }
}

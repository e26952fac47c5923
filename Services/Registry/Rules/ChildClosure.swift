import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// What goes on around a child until something ends it, and ends with the child's registration.
protocol EndsWithChild: AroundChild {
    /// The last day.
    var end: Day? { get set }
}

extension EndsWithChild {
    /// Throws FAILED_PRECONDITION with the last day of what is over, in the sentence `ended`.
    func requireOpen(or ended: String) throws {
        if let end { throw Refusal.precondition("/id", Message(ended, ["end": "\(end)"]).about(id)) }
    }
}

extension Rules {
    /// The same with `day` as its last: a day that has come, and not before it began. `ended` says that it is over already.
    func end<Value: EndsWithChild>(_ sought: Sought<Value>, on day: Day, or ended: String) throws -> Value {
        var checks = Checks(reference, today: today)
        checks.day(
            day, since: .recorded(RegistryDay.start, on: sought.value?.days.from, of: sought.value?.id),
            at: "/end")
        var value = try checks.finish(sought)
        try value.requireOpen(or: ended)
        value.end = day
        return value
    }
}

extension ChildCircumstance: EndsWithChild {}
extension CaregiverLink: EndsWithChild {}
extension Placement: EndsWithChild {}

/// What a closure does to what is around the child: what goes on then ends with it, and follows it where the closure is put
/// right or taken back. An entry made in error never was, and ends nothing.
struct ChildClosure {
    /// The latest version of what closed the child.
    let said: FactVersion<ChildStanding>

    /// Whether it ends nothing, and what it had ended goes on: it never was, or the child itself was entered in error.
    var isTakenBack: Bool { said.kind == .voided || said.value.status == .enteredInError }

    /// Of all the periods, or of one that was entered since. The versions to add, and what stands in the place of something
    /// that the closure had ended and should go on: until a later day, where the closure was put off past a return.
    ///
    /// - Parameter learned: by what the versions are learned: not before what the periods have followed already.
    func consequences<Value: EndsWithChild>(
        for periods: Periods<Value>, entered: FactID? = nil, learned: Learned
    ) throws(FactRefusal) -> (versions: [FactVersion<Value>], inTheWay: [Fact<Value>]) {
        if isTakenBack { return try undo(periods, learned) }
        guard said.value.status != .active else { return ([], []) }
        var versions: [FactVersion<Value>] = []
        var inTheWay: [Fact<Value>] = []
        for fact in periods.history.facts()
        where fact.days.from <= said.days.from && (entered ?? fact.id) == fact.id {
            let isEnded = periods.history.versions(of: fact.id).last?.cause == said.fact
            let last = max(fact.days.from, said.days.from.advanced(by: -1))
            guard isEnded || fact.days.until == nil, fact.days.until != last else { continue }
            var ended = fact.value
            ended.end = last
            let others = isEnded ? self.inTheWay(of: ended, as: fact.id, among: periods) : []
            guard others.isEmpty else {
                inTheWay += others
                continue
            }
            versions.append(
                FactVersion(
                    isEnded ? .corrected : .ended, of: fact.id, days: ended.days, value: ended,
                    learned: learned, cause: said.fact))
        }
        return (versions, inTheWay)
    }

    /// A case as the closure leaves it, which begins on no later day; nil where it stays as it is.
    func consequence(for file: CaseFile) -> CaseFile? {
        let isEnded = file.ending?.closure == said.fact
        if isTakenBack { return isEnded ? file.beforeEnding : nil }
        guard let reason = said.value.status.caseClosure, isEnded || file.step != .closed,
            file.beforeEnding.lastOn <= said.days.from
        else { return nil }
        var ended = file
        ended.end(with: said.fact, for: reason, on: said.days.from)
        return ended == file ? nil : ended
    }

    private func undo<Value: EndsWithChild>(
        _ periods: Periods<Value>, _ learned: Learned
    ) throws(FactRefusal) -> (versions: [FactVersion<Value>], inTheWay: [Fact<Value>]) {
        let undone = try periods.undo(said.fact, learned: learned)
        let inTheWay = undone.undecided.flatMap { fact -> [Fact<Value>] in
            let before = periods.history.versions(of: fact.fact ?? said.fact).last { $0.cause != said.fact }
            return before.map { self.inTheWay(of: $0.value, as: $0.fact, among: periods) } ?? []
        }
        return (undone.versions, inTheWay)
    }

    /// What cannot be so on one day with a fact that is `value`.
    private func inTheWay<Value: EndsWithChild>(
        of value: Value, as fact: FactID, among periods: Periods<Value>
    ) -> [Fact<Value>] {
        let others = periods.inTheWay(of: value, value.days, except: fact)
        return periods.history.facts().filter { fact in others.contains { $0.fact == fact.id } }
    }
}

extension ChildStatus {
    /// Why a case ends with a child of that standing; nil of one that ends nothing.
    fileprivate var caseClosure: CaseClosure? {
        switch self {
        case .active, .enteredInError: nil
        case .agedOut: .agedOut
        case .moved: .moved
        case .deceased: .deceased
        case .closed: .other
        }
    }
}

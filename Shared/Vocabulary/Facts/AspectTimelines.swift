/// All that was ever said of one thing, a ``Timeline`` an aspect. What is said of one aspect moves no other.
///
/// ```swift
/// let said = try known.change([.place(unit: thuyHa)], from: day, isDated: true, learned: tx.learned) { tx.newID() }
/// known.adding(said).value(.place, on: day)
/// ```
public struct AspectTimelines<Value: AspectValue>: Hashable, Sendable {
    /// Of all aspects, in the order in which it was learned.
    public private(set) var history: FactHistory<Value>

    public init(_ history: FactHistory<Value> = FactHistory()) { self.history = history }

    public mutating func append(_ version: FactVersion<Value>) { history.append(version) }

    public func adding(_ versions: [FactVersion<Value>]) -> Self {
        var after = self
        for version in versions { after.append(version) }
        return after
    }

    // MARK: Reading

    public subscript(aspect: Value.Aspect) -> Timeline<Value> {
        Timeline(FactHistory(history.versions.filter { $0.value.aspect == aspect }))
    }

    public func value(_ aspect: Value.Aspect, on day: Day, knownOn point: LogPoint = .latest) -> Value? {
        self[aspect].value(on: day, knownOn: point)
    }

    /// What a fact is about; nil when there is no such fact here.
    public func aspect(of fact: FactID) -> Value.Aspect? {
        history.versions.first { $0.fact == fact }?.value.aspect
    }

    // MARK: Saying something new. Each gives back what to append, or throws what stands in the way.

    /// It is so from `day` on, but for what is known already (``Timeline/change(_:from:isDated:as:learned:)``): of the aspects
    /// that are so on every day, that it was so all along.
    public func change(
        _ values: [Value], from day: Day, isDated: Bool, learned: Learned, newID: () -> FactID
    ) throws(FactRefusal) -> [FactVersion<Value>] {
        var said: [FactVersion<Value>] = []
        for value in values {
            let timeline = self[value.aspect]
            let isEveryDay = Value.everyDay.contains(value.aspect)
            if isEveryDay, let known = timeline.fact(on: .last) {
                if known.value == value { continue }
                said.append(try timeline.correct(known.id, to: value, learned: learned))
            } else if let version = try timeline.change(
                value, from: isEveryDay ? .first : day, isDated: isDated, as: newID(), learned: learned)
            {
                said.append(version)
            }
        }
        return said
    }

    /// The fact never was so, but like this, or from another day; nil stays as it is.
    public func correct(
        _ fact: FactID, to value: Value? = nil, from day: Day? = nil, learned: Learned, cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        try timeline(of: fact).correct(fact, to: value, from: day, learned: learned, cause: cause)
    }

    /// The fact never was.
    public func void(
        _ fact: FactID, learned: Learned, cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        try timeline(of: fact).void(fact, learned: learned, cause: cause)
    }

    private func timeline(of fact: FactID) throws(FactRefusal) -> Timeline<Value> {
        guard let aspect = aspect(of: fact) else { throw FactRefusal(.unknown) }
        return self[aspect]
    }
}

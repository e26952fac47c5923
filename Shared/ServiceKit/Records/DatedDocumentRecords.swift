internal import Bus
public import GRDB
public import Store
public import Vocabulary

/// A document of which each part is said of a day of its own.
public protocol DatedDocument: Codable, Hashable, Sendable {
    associatedtype Named
    var id: ID<Named> { get }
    /// The first day that it is about.
    var first: Day { get }
    /// As it stood on a day that is not before it: without what was said of later days.
    func standing(on day: Day) -> Self
}

/// Documents of which it is kept what was known of each at any time, so that one can be put right, or taken back. A document is one
/// fact, from its first day on; the table beside it has each as it is known now.
public protocol DatedDocumentRecords: Keyed where Key == ID<Value.Named>, Value: DatedDocument {
    static var said: StateTable<Key, Value> { get }
    static var order: ListOrder<Value> { get }
    /// Enters the document, or what has become of it, in the table of now.
    func save(_ document: Value) throws
}

extension DatedDocumentRecords {
    private var facts: StateFacts<Key, Value> { Self.said.in(db) }

    /// Those of which the condition on a column of what is said holds, in their order, as they stood.
    public func standing(where condition: SQL, _ asOf: AsOf) throws -> [Value] {
        let held = try facts.held(where: condition, on: asOf.on, knownOn: asOf.knownOn)
        return Self.order.sorted(held.map { $0.value.standing(on: asOf.on) })
    }

    /// Throws ALREADY_EXISTS when a document has the id that the caller chose, one that never was too.
    public func refuseTaken(_ id: Key?, at pointer: String = "/id") throws {
        try facts.refuseTaken(id, at: pointer)
    }

    /// Keeps the document as it is known from now on.
    public func keep(_ document: Value, _ tx: Transaction) throws {
        try save(document)
        let known = try facts.timeline(of: document.id)
        let fact = FactID(of: document.id)
        let version =
            if let before = known.fact(on: .last) {
                try known.correct(
                    fact, to: document, from: first(of: document, after: before, known, tx.today),
                    learned: tx.learned)
            } else {
                try known.change(document, from: min(document.first, tx.today), as: fact, learned: tx.learned)
            }
        try facts.append(version, of: document.id, by: tx.recorder)
    }

    /// Who recorded last what `part` takes of the document, and when; nil where it has no such part.
    public func recorded<Part: Equatable>(
        _ id: Key, _ snapshot: Snapshot, part: (Value) -> Part?
    ) throws -> RecordInTheWay? {
        let versions = try facts.timeline(of: id).history.versions(of: FactID(of: id))
        var (recorded, before): (RecordInTheWay.Recorded?, Part?) = (nil, nil)
        for (version, recorder) in zip(versions, try facts.recorders(of: id)) {
            let now = part(version.value)
            if now != before {
                let day = version.learned.moment.day(utcOffset: snapshot.utcOffset)
                recorded = .init(on: day, by: recorder.text)
            }
            before = now
        }
        return before == nil ? nil : RecordInTheWay(id).recorded(recorded)
    }

    /// It never was; as known before, it is there still.
    public func void(_ id: Key, _ tx: Transaction) throws {
        try remove(id)
        try facts.append(
            facts.timeline(of: id).void(FactID(of: id), learned: tx.learned), of: id, by: tx.recorder)
    }

    /// Since when it is there. What was entered before the first day that it is about was so from the day of the entry on.
    /// So is what is put off to a day to come.
    private func first(
        of document: Value, after before: Fact<Value>, _ known: Timeline<Value>, _ today: Day
    ) -> Day {
        let ahead = known.history.versions(of: before.id).first { $0.days.from < $0.value.first }
        let entered = ahead?.days.from ?? (document.first > today ? before.days.from : nil)
        return min(entered ?? document.first, document.first)
    }
}

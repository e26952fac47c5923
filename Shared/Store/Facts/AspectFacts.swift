public import GRDB
public import Vocabulary

/// The facts that an ``AspectTable`` keeps, to be asked and added to.
public struct AspectFacts<About: TextValue & DatabaseValueConvertible, Reading: FactReading>: TableQueries
where Reading.Value: Codable {
    public typealias Value = Reading.Value

    private let kept: AspectTable<About, Reading>
    let codec: any FactCodec<Value>
    /// Of an aspect of which something is hidden.
    let hiding: HiddenFacts<Value>?
    public let db: Database

    init(
        of kept: AspectTable<About, Reading>, as codec: any FactCodec<Value>, hiding: HiddenFacts<Value>?,
        in db: Database
    ) {
        (self.kept, self.codec, self.hiding, self.db) = (kept, codec, hiding, db)
    }

    public var table: String { kept.name }
    var statements: FactStatements { kept.statements }
}

/// The facts of any aspect of a subject, whatever they say: who recorded them, and what follows from them.
public protocol RecordedFacts<Subject> {
    associatedtype Subject
    /// Who recorded a fact as it stands now; nil when there is no such fact.
    func recorder(of fact: FactID) throws -> Recorder?
    /// Who recorded each version of a subject's history, in its order.
    func recorders(of subject: Subject) throws -> [Recorder]
    /// Makes what follows from the versions anew, from them alone.
    func rebuild() throws
}

extension AspectFacts: RecordedFacts {}

/// Of an aspect that is a state.
public typealias StateFacts<About, Value> = AspectFacts<About, Timeline<Value>>
where About: TextValue & DatabaseValueConvertible, Value: Codable & Hashable & Sendable

/// Of an aspect whose facts begin and end, each for itself.
public typealias PeriodFacts<About, Value> = AspectFacts<About, Periods<Value>>
where About: TextValue & DatabaseValueConvertible, Value: Codable & PeriodValue

/// All that was ever known of a subject, to be asked and corrected.
extension AspectFacts {
    public func timeline<Value>(of subject: About) throws -> Reading where Reading == Timeline<Value> {
        Reading(try history(of: subject))
    }

    public func periods<Value>(of subject: About) throws -> Reading where Reading == Periods<Value> {
        Reading(try history(of: subject))
    }

    public func timelines<Value>(of subject: About) throws -> Reading
    where Reading == AspectTimelines<Value> {
        Reading(try history(of: subject))
    }
}

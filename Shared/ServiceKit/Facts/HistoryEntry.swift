internal import Store
public import Vocabulary

/// One version of one fact as a history shows it, and who said it when.
public protocol HistoryEntry: Composite {
    associatedtype Aspect: Hashable
    var cause: FactID? { get set }
    var recordedBy: String? { get set }

    init(
        fact: FactID, aspect: Aspect, kind: VersionKind, from: Day, stands: Bool, recordedAt: Timestamp,
        unit: UnitPath)
}

extension HistoryEntry {
    /// All that it shows of a version but for the value.
    public init<Value>(_ recorded: RecordedVersion<Value>, of aspect: Aspect) {
        let (version, recorder) = (recorded.version, recorded.recorder)
        self.init(
            fact: version.fact, aspect: aspect, kind: version.kind, from: version.days.from,
            stands: recorded.stands, recordedAt: version.learned.moment, unit: recorder.unit)
        (cause, recordedBy) = (version.cause, recorder.person)
    }
}

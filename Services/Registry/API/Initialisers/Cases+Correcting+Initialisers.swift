public import Vocabulary

extension CorrectCaseEntry {
    public init(id: CaseID, entry: Int, reason: String) {
        (self.id, self.entry, self.reason) = (id, entry, reason)
    }
}

extension VoidCaseEntry {
    public init(id: sending CaseID, entry: Int, reason: String) {
        (self.id, self.entry, self.reason) = (id, entry, reason)
    }
}

extension CaseChange {
    public init(
        kind: VersionKind, entry: CaseEntry, reason: String, recordedAt: Timestamp, unit: UnitPath
    ) {
        (self.kind, self.entry, self.reason) = (kind, entry, reason)
        (self.recordedAt, self.unit) = (recordedAt, unit)
    }
}

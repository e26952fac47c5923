public import Vocabulary

extension FileOpening {
    public init(
        id: FileOpeningID, child: ChildID, at: Timestamp, unit: UnitPath, person: PersonCode, method: String,
        reason: String
    ) {
        (self.id, self.child, self.at, self.unit) = (id, child, at, unit)
        (self.person, self.method, self.reason) = (person, method, reason)
    }
}

extension OpeningReview {
    public init(verdict: OpeningVerdict, at: Timestamp, unit: UnitPath, person: PersonCode) {
        (self.verdict, self.at, self.unit, self.person) = (verdict, at, unit, person)
    }
}

extension ReviewOpening {
    public init(id: FileOpeningID, verdict: OpeningVerdict) { (self.id, self.verdict) = (id, verdict) }
}

extension FileOpeningFacts {
    public init(id: FileOpeningID, child: ChildID, method: String) {
        (self.id, self.child, self.method) = (id, child, method)
    }
}

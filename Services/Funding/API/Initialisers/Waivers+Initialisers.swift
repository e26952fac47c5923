public import Vocabulary

extension Waiver {
    public init(id: WaiverID, child: ChildID, kind: String, unit: UnitPath, percent: Int, from: Day) {
        (self.id, self.child, self.kind, self.unit, self.percent) = (id, child, kind, unit, percent)
        self.from = from
    }
}

extension GrantWaiver {
    public init(child: ChildID, kind: String, unit: UnitPath) {
        (self.child, self.kind, self.unit) = (child, kind, unit)
    }
}

extension EndWaiver {
    public init(id: WaiverID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension CorrectWaiver {
    public init(id: WaiverID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension VoidWaiver { public init(id: sending WaiverID) { self.id = id } }

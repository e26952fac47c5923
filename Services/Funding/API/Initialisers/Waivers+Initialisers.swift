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
    public init(id: sending WaiverID, on: Day? = nil, reason: String) {
        (self.id, self.on, self.reason) = (id, on, reason)
    }
}

extension ListWaivers {
    public init(
        unit: sending UnitPath? = nil, child: ChildID? = nil, kind: String? = nil, on: Day? = nil,
        after: String? = nil, limit: Int? = nil
    ) {
        (self.unit, self.child, self.kind, self.on) = (unit, child, kind, on)
        (self.after, self.limit) = (after, limit)
    }
}

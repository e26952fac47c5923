public import Vocabulary

extension Notice {
    public init(
        id: NoticeID, unit: UnitPath, entitlements: [EntitlementID], place: String, from: Day, until: Day,
        displayedBy: UnitPath
    ) {
        (self.id, self.unit, self.entitlements, self.place) = (id, unit, entitlements, place)
        (self.from, self.until, self.displayedBy) = (from, until, displayedBy)
    }
}

extension PostNotice {
    public init(entitlements: [EntitlementID], place: String) {
        (self.entitlements, self.place) = (entitlements, place)
    }
}

extension TakeDownNotice {
    public init(id: NoticeID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ListNotices { public init(unit: UnitPath) { self.unit = unit } }

extension NoticeFacts {
    public init(_ notice: Notice) {
        (id, unit, from, until) = (notice.id, notice.unit, notice.from, notice.until)
        takenDownOn = notice.takenDownOn
    }
}

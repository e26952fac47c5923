internal import Bus
internal import Store
internal import Vocabulary

/// Who did what, and who looked at whom.
extension FrameworkRoutes {
    func search(_ request: SearchAudit, _ snapshot: Snapshot) throws -> List<AuditEntry> {
        let page = try ListPage(request, in: AuditRecords.order)
        let filter = try filter(
            snapshot, unit: request.unit, request.person, request.method, request.period)
        return try page.reply(
            AuditRecords(snapshot: snapshot).list(filter, subject: request.subject, page))
    }

    func listReads(_ request: ListReads, _ snapshot: Snapshot) throws -> List<ReadEntry> {
        let page = try ListPage(request, in: ReadRecords.order)
        let filter = try filter(
            snapshot, unit: request.unit, request.person, request.method, request.period)
        let found = try ReadRecords(snapshot: snapshot)
            .list(filter, child: request.child, breakGlass: request.breakGlass, page)
        return try page.reply(found) { $0.map(\.entry) }
    }

    /// Everybody may see what was done in their own unit's name, wherever it lies.
    private func filter(
        _ snapshot: Snapshot, unit: UnitPath?, _ person: PersonCode?, _ method: String?, _ period: Period?
    ) throws -> EvidenceFilter {
        let own = snapshot.principal.unit
        var reach: Territory?
        if unit == own, !snapshot.reaches(own) {
            snapshot.authorizeByRoleAlone()
        } else {
            reach = try snapshot.units(unit, at: "/unit")
        }
        return EvidenceFilter(
            reach: reach, own: unit == nil || unit == own ? own : nil, person: person, method: method,
            moments: period.map(store.moments))
    }
}

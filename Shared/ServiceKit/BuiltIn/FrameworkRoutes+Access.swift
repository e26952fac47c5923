internal import Bus
internal import Store
internal import Vocabulary

/// Who may do what, and why.
extension FrameworkRoutes {
    /// - Parameter others: the methods that are asked about.
    func access(of others: [Route]) -> Route {
        let table = RouteTable(others)
        return Route(AdminAccess.explain) { [self] in try explain($0, table, $1) }
    }

    private func explain(
        _ request: ExplainAccess, _ table: RouteTable, _ snapshot: Snapshot
    ) throws -> ExplainedAccess {
        snapshot.authorizeByRoleAlone()
        let (unit, code) = try whom(request, snapshot)
        guard let route = table[request.method] else {
            throw Refusal.notFound("/method", table.unknown(request.method))
        }
        guard let rules = rules.now else {
            throw Refusal(.failedPrecondition, Message("kit.access-no-policy"))
        }
        let place = try place(request, snapshot)
        let day = request.on ?? snapshot.today
        let isOwn = unit == snapshot.principal.unit && code == snapshot.principal.person?.id
        let person = isOwn ? snapshot.principal.person : code.flatMap { rules.person(unit, $0) }
        if let code, person == nil {
            throw Refusal.notFound(
                "/person", Message("kit.access-no-person", ["person": code.text, "unit": unit.text]))
        }
        let found = try AccessExplanation(
            unit, person, calling: route.name, needing: route.needs, isFile: route.opening != nil, for: place,
            on: day, reference: reference, policy: rules.policy)
        // Of a child it is not told where it lives, only whether that is reached.
        let told = request.child == nil ? found : found.withoutPlace
        return ExplainedAccess(found, told.messages + [Message("kit.access-more")], texts)
    }

    /// Who is asked about: the caller itself, or another of whom an auditor may know.
    private func whom(
        _ request: ExplainAccess, _ snapshot: Snapshot
    ) throws -> (UnitPath, PersonCode?) {
        let own = snapshot.principal
        let unit = request.unit ?? own.unit
        let person = request.person ?? (request.unit == nil ? own.person?.id : nil)
        let isOwn = unit == own.unit && (person == nil || person == own.person?.id)
        let isAudited = own.may(.auditor) && (unit == own.unit || snapshot.reaches(unit, as: .auditor))
        guard isOwn || isAudited else {
            throw Refusal.denied(
                request.unit == nil ? "/person" : "/unit", Message("kit.access-of-others"))
        }
        return (unit, person)
    }

    /// Where what is asked about lies. A child must be one whom the caller may open, or one could ask one's way to where any lives.
    private func place(_ request: ExplainAccess, _ snapshot: Snapshot) throws -> UnitPath? {
        guard let child = request.child else { return request.place }
        guard request.place == nil else {
            throw Refusal.invalid([Refusal.Violation("/place", Message("kit.access-child-or-place"))])
        }
        let home = try home(child, snapshot)
        guard let home, [Role.reader, .caseworker].contains(where: { snapshot.reaches(home, as: $0) }) else {
            throw Refusal.notFound("/child", Message("kit.access-no-child", ["id": child.text]))
        }
        return home
    }
}

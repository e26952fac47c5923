import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func openCase(_ request: OpenCase, _ tx: Transaction) throws -> Case {
        let file = try CaseRules(tx).open(
            request, of: reported(request, tx), as: request.id ?? tx.newID(),
            by: CaseWorker(unit: tx.principal.unit, person: tx.principal.person?.id),
            open: caseOpen(
                of: tx.children.find(request.child)?.id ?? request.child,
                on: CaseRules(tx).day(of: request), tx))
        try tx.cases.refuseTaken(request.id)
        return try save(file, tx) { .caseOpened($0) }
    }

    func assessCase(_ request: AssessCase, _ tx: Transaction) throws -> Case {
        try move(request.id, tx, whileRegistered: true, telling: RegistryEvent.caseAssessed) {
            try CaseRules(tx).assess($0, by: request)
        }
    }

    func protectCase(_ request: ProtectCase, _ tx: Transaction) throws -> Case {
        try move(request.id, tx, whileRegistered: true, telling: RegistryEvent.caseProtected) {
            try CaseRules(tx).protect($0, by: request)
        }
    }

    func decideCase(_ request: DecideCase, _ tx: Transaction) throws -> Case {
        try move(request.id, tx, whileRegistered: true, telling: RegistryEvent.caseDecided) {
            try CaseRules(tx).decide($0, by: request, chief: tx.principal)
        }
    }

    func carryOutCase(_ request: CarryOutCase, _ tx: Transaction) throws -> Case {
        try move(request.id, tx, whileRegistered: true, telling: RegistryEvent.caseCarriedOut) {
            try CaseRules(tx).carryOut($0, by: request)
        }
    }

    func planCase(_ request: PlanCase, _ tx: Transaction) throws -> Case {
        try move(request.id, tx, whileRegistered: true, telling: RegistryEvent.casePlanned) {
            try CaseRules(tx).plan($0, by: request)
        }
    }

    func reviewCase(_ request: ReviewCase, _ tx: Transaction) throws -> Case {
        try move(request.id, tx, whileRegistered: true, telling: RegistryEvent.caseReviewed) {
            try CaseRules(tx).review($0, by: request)
        }
    }

    /// The case of an entry made in error, which ends nothing, is closed too.
    func closeCase(_ request: CloseCase, _ tx: Transaction) throws -> Case {
        try move(request.id, tx, telling: RegistryEvent.caseClosed) {
            try CaseRules(tx).close($0, by: request)
        }
    }

    func correctCaseEntry(_ request: CorrectCaseEntry, _ tx: Transaction) throws -> Case {
        try change(request.id, entry: request.entry, to: request.on, tx) { file in
            let child = try file.value.flatMap { try tx.children.find($0.child) }
            return try CaseRules(tx).correct(
                file, by: request, child: child, tx.recorder, at: tx.learned.moment)
        }
    }

    func voidCaseEntry(_ request: VoidCaseEntry, _ tx: Transaction) throws -> Case {
        try change(request.id, entry: request.entry, tx) {
            try CaseRules(tx).void($0, by: request, tx.recorder, at: tx.learned.moment)
        }
    }

    /// Puts a step right, or takes it back: what the chief decided, and on what, the chief alone, whose own case it is not. Where the case
    /// ended with its child, it ends after that as it did, and no day is moved past that, nor to a day on which no step could have been
    /// taken. One that is open again by it is the child's only one.
    private func change(
        _ id: CaseID, entry: Int, to day: Day? = nil, _ tx: Transaction,
        _ body: (Sought<CaseFile>) throws -> CaseFile
    ) throws -> Case {
        let kept = try tx.seekCase(id)
        let sought = kept.map(\.beforeEnding)
        if let file = sought.value, file.isDecided(entry: entry) {
            guard tx.reaches(file.commune, as: .supervisor) else {
                throw Refusal.denied(
                    "/entry", Message("registry.case-chiefs-entry", terms: ["role": [Role.supervisor.term]]))
            }
            try CaseRules(tx).refuseOwnCase(file, to: tx.principal, at: "/entry")
        }
        let file = try body(sought)
        let known = try kept.get()
        if file.lastOn > known.beforeEnding.lastOn { try known.requireGoingOn(on: file.lastOn) }
        if let day, let kept = sought.value?.entries[entry - 1], kept.on != day, kept.kind != .closed {
            try tx.requireActive(file.child, on: day, at: "/on")
        }
        // Of a merged child two may be open, and each is put right; one that ends again as it did is not open.
        let endsAsBefore =
            try known.ending != nil && ended(file, tx)?.ending?.closure == known.ending?.closure
        if known.step == .closed, file.step != .closed, !endsAsBefore,
            let open = try tx.cases.open(of: file.child), open != file.id
        {
            throw Refusal.precondition(
                "/id", Message("registry.case-followed", ["id": file.id.text, "open": open.text]))
        }
        return try save(file, tx) { .caseCorrected($0) }
    }

    /// Takes a step, which may be one that can be taken only while the child is on the register. In a case that ended with its
    /// child, one of before that: the case ends after it as it did.
    private func move(
        _ id: CaseID, _ tx: Transaction, whileRegistered: Bool = false,
        telling event: (CaseFacts) -> RegistryEvent, _ step: (Sought<CaseFile>) throws -> CaseFile
    ) throws -> Case {
        let sought = try tx.seekCase(id)
        let file = try step(sought.map(\.beforeEnding))
        if whileRegistered { try requireActiveChild(of: file, tx) }
        try sought.get().requireGoingOn(on: file.lastOn)
        return try save(file, tx, telling: event)
    }

    func assignCase(_ request: AssignCase, _ tx: Transaction) throws -> Case {
        if let unit = request.unit { try tx.authorize(unit, at: "/unit") }
        let worker = CaseWorker(unit: request.unit ?? tx.principal.unit, person: request.person)
        let file = try CaseRules(tx).assign(tx.seekCase(request.id), to: worker)
        tx.disclose(file.child)
        try tx.save(file)
        tx.emit(RegistryEvent.caseAssigned(CaseRules(tx).facts(file)))
        return CaseRules(tx).shown(file)
    }

    /// As the child's file is read, out of reach too: whom to ask is what is looked for in an emergency.
    func outlineCases(_ request: OutlineCases, _ snapshot: Snapshot) throws -> List<CaseOutline> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: CaseRecords.order)
        let outlines = try snapshot.cases.of(child.id).map(CaseRules(snapshot).outline)
        return try page.reply(page.fetch(outlines))
    }

    func getCase(_ request: GetCase, _ snapshot: Snapshot) throws -> Case {
        let file = try CaseRules(snapshot).read(
            snapshot.seekCase(request.id), on: request.on, knownOn: request.knownOn)
        snapshot.discloseConfidential(file.child)
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            return CaseRules(snapshot).shown(file)
        }
        guard let then = try snapshot.cases.then(file, asOf) else {
            throw Refusal.notThen("registry.case-not-then", file.id, on: asOf.on)
        }
        return try CaseRules(snapshot, asOf).shown(then).with { $0.provisional = asOf.provisional }
    }

    func listCases(_ request: ListCases, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<Case> {
        let units = try snapshot.units(request.commune, at: "/commune")
        try CaseRules(snapshot).check(on: request.on, knownOn: request.knownOn)
        let (caller, supervised) = (try CaseCaller(snapshot), snapshot.reach(as: .supervisor))
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let children = try request.child.map { try snapshot.entries(withCasesOf: $0, asOf) }
        let files =
            if let asOf {
                try snapshot.cases.list(
                    request, of: children, within: units, scope: snapshot.visibleScope, for: caller,
                    chiefOf: supervised, asOf, page)
            } else {
                try snapshot.cases.list(
                    request, of: children, within: units, for: caller, chiefOf: supervised, page)
            }
        for file in files { snapshot.discloseConfidential(file.child) }
        let rules = try asOf.map { try CaseRules(snapshot, $0) } ?? CaseRules(snapshot)
        return Page(
            files,
            showing: files.map { file in rules.shown(file).with { $0.provisional = asOf?.provisional } },
            key: \.id.text)
    }

    func listDueCases(_ request: ListDueCases, _ snapshot: Snapshot) throws -> List<DueCase> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let offices = try request.unit.map { try snapshot.units($0, at: "/unit") }
        let page = try ListPage(request, in: CaseRecords.dueOrder)
        let files = try snapshot.cases.listOpen(
            within: units, of: offices, request.person, for: CaseCaller(snapshot),
            chiefOf: snapshot.reach(as: .supervisor))
        let rules = CaseRules(snapshot)
        let due = page.fetch(
            CaseRecords.dueOrder.sorted(files.flatMap { rules.due($0, overdue: request.overdue) }))
        for item in due { snapshot.discloseConfidential(item.child) }
        return try page.reply(due)
    }

    /// The child as it was on the day of the report, at home where it lives now: that commune takes the case up.
    private func reported(_ request: OpenCase, _ tx: Transaction) throws -> Sought<RegisteredChild> {
        let now = try tx.seekChild(request.child, at: "/child")
        return try tx.seekChild(request.child, on: CaseRules(tx).day(of: request), at: "/child").map {
            child in
            var reported = child
            reported.commune = now.value?.commune ?? child.commune
            return reported
        }
    }

    /// The step that was taken last is of a day on which the child was on the register.
    private func requireActiveChild(of file: CaseFile, _ tx: Transaction) throws {
        try tx.requireActive(file.child, on: file.lastOn)
    }

    /// The child's case that was open on a day, as far as that is known: the one that is open now, or that ended with the
    /// closure which comes next.
    private func caseOpen(of child: ChildID, on day: Day, _ tx: Transaction) throws -> CaseFile? {
        let closures = try tx.childAspects.standing(of: child).closures
        guard let next = closures.first(where: { $0.days.from > day }) else {
            return try tx.cases.open(of: child).flatMap { try tx.cases.find($0) }
        }
        return try tx.cases.of(child).first { $0.ending?.closure == next.id }
    }

    /// Keeps the step, and what a closure of the child does after it.
    private func save(
        _ file: CaseFile, _ tx: Transaction, telling event: (CaseFacts) -> RegistryEvent
    ) throws -> Case {
        tx.disclose(file.child)
        let ended = try ended(file, tx)
        try tx.save(ended ?? file)
        tx.emit(event(CaseRules(tx).facts(file)))
        if let ended { tx.emit(RegistryEvent.caseClosed(CaseRules(tx).facts(ended))) }
        return CaseRules(tx).shown(ended ?? file)
    }
}

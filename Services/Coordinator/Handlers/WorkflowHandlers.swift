import Bus
import GatewayAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CoordinatorService {
    func startWorkflow(_ request: StartWorkflow, _ tx: Transaction) throws -> Workflow {
        let child = try tx.knownChildren.seek(request.child, at: "/child", by: tx) { $0.home(on: tx.today) }
        let entries = try tx.knownChildren.entries(of: request.child)
        var (run, words) = try WorkflowRules(tx).start(
            request, for: child, of: WorkflowBook.shipped.latest(request.workflow), by: tx.principal,
            underWay: child.value == nil ? nil : tx.runs.underWay(request.workflow, for: entries))
        try tx.runs.refuseTaken(run.id, at: "/mandate/run")
        tx.disclose(run.child)
        run.words = try words.map { try tx.vault.seal($0, for: Run.place(ofWordsIn: run.id)) }
        try tx.runs.insert(run)
        try tx.keep(run.mandate)
        tx.emit(GatewayEvent.workflowStarted(run.facts(on: tx.today)))
        bell.ring()
        return shown(run)
    }

    func getWorkflow(_ request: GetWorkflow, _ snapshot: Snapshot) throws -> Workflow {
        let run = try snapshot.seekRun(request.id).get()
        snapshot.discloseConfidential(run.child)
        return try told(run, snapshot)
    }

    func listWorkflows(
        _ request: ListWorkflows, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<Workflow> {
        let listed = try snapshot.runs.list(
            request, within: snapshot.units(request.unit, at: "/unit"),
            of: request.child.map(snapshot.knownChildren.entries), page)
        for run in listed { snapshot.discloseConfidential(run.child) }
        return Page(listed, showing: listed.map(shown), key: \.id.text)
    }

    /// What the caller may see whole: without the child a mandate's signature cannot be checked.
    func listMandates(
        _ request: ListMandates, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<GivenMandate> {
        let listed = try snapshot.mandates.list(
            request, within: [snapshot.units(request.unit, at: "/unit"), snapshot.reach(as: .confidential)],
            page)
        for given in listed { if let child = given.mandate.child { snapshot.discloseConfidential(child) } }
        return Page(listed, showing: listed, key: \.id.text)
    }

    func cancelWorkflow(_ request: CancelWorkflow, _ tx: Transaction) throws -> Workflow {
        let sought = try tx.seekRun(request.id)
        var checks = Checks(tx.reference, today: tx.today)
        let reason = checks.words(request.reason, at: "/reason", upTo: 500)
        let run = try checks.finish(sought)
        guard run.isUnderWay, run.status != .undoing, !run.isCancelled else {
            let over = run.endedOn.map { day in
                Message("gateway.run-over", ["day": "\(day)"], terms: ["status": [run.status.term]])
            }
            throw Refusal.precondition("/id", over ?? Message("gateway.run-cancelled"))
        }
        tx.disclose(run.child)
        try tx.runs.cancel(run.id, because: tx.vault.seal(reason, for: "runs/\(run.id)"))
        // Who may not go on may not undo either: somebody has to take it over first.
        bell.ring()
        return shown(try tx.runs.get(run.id, at: "/id"))
    }

    func signalWorkflow(_ request: SignalWorkflow, _ tx: Transaction) throws -> Workflow {
        let sought = try tx.seekRun(request.id)
        var checks = Checks(tx.reference, today: tx.today)
        let isAnswer =
            request.task != nil || request.answer != nil || request.offer != nil || request.caregiver != nil
        if isAnswer == (request.mandate != nil) { checks.fail("/mandate", "gateway.signal-one") }
        if isAnswer, request.task == nil { checks.fail("/task", "gateway.signal-task") }
        if isAnswer, request.answer == nil { checks.fail("/answer", "gateway.signal-answer") }
        let run = try checks.finish(sought)
        tx.disclose(run.child)
        if let mandate = request.mandate { try takeOver(run, by: mandate, tx) }
        if let task = request.task, let answer = request.answer {
            try self.answer(
                task, Answer(answer: answer, offer: request.offer, caregiver: request.caregiver), of: run, tx)
        }
        bell.ring()
        return shown(try tx.runs.get(run.id, at: "/id"))
    }

    /// Somebody in charge goes on with a run by a mandate of their own: at any time before it has ended, asked or not.
    private func takeOver(_ run: Run, by mandate: Mandate, _ tx: Transaction) throws {
        guard run.isUnderWay else {
            throw Refusal.precondition(
                "/id",
                Message(
                    "gateway.run-over", ["day": run.endedOn.map { "\($0)" } ?? "…"],
                    terms: ["status": [run.status.term]]))
        }
        // Where its entry was merged into another one, the mandate is for that: services know the child by it.
        let child = try tx.knownChildren.survivor(of: run.child)
        let code = WorkflowBook.shipped.find(run.workflow, run.version)
        try WorkflowRules(tx).takeOver(
            run, of: child, by: mandate, methods: code?.methods ?? [], tx.principal)
        if child != run.child, let other = try tx.runs.underWay(run.workflow, for: [child]) {
            throw Refusal.exists("/mandate/child", Message("gateway.run-under-way", ["id": other.id.text]))
        }
        try tx.takeOver(run, by: mandate, for: child)
    }

    private func answer(_ id: TaskID, _ answer: Answer, of run: Run, _ tx: Transaction) throws {
        guard let task = try tx.tasks.find(id), task.run == run.id else {
            throw Refusal.notFound("/task", Message(TaskRecords.unknown, ["id": id.text]))
        }
        if let closed = task.closedOn {
            throw Refusal.precondition("/task", Message("gateway.task-closed", ["day": "\(closed)"]))
        }
        guard task.kind.isAnswered, answer.answer == .declined || !task.kind.isAgreedByFact else {
            throw Refusal.precondition(
                "/task", Message("gateway.task-by-fact", ["method": task.draft.method ?? "–"]))
        }
        guard answer.answer == .agreed || task.kind.canBeDeclined else {
            throw Refusal.invalid("/answer", Message("gateway.answer-done-only"))
        }
        if task.kind.isChiefs { try requireChief(of: run, tx) }
        var checks = Checks(tx.reference, today: tx.today)
        func check(_ kind: TaskKind, _ isGiven: Bool, at pointer: String, _ name: String) {
            let isWanted = task.kind == kind && answer.answer == .agreed
            guard isWanted != isGiven else { return }
            checks.fail(pointer, isWanted ? "gateway.\(name)-needed" : "gateway.\(name)-not-asked")
        }
        check(.chooseOffer, answer.offer != nil, at: "/offer", "offer")
        check(.chooseFamily, answer.caregiver != nil, at: "/caregiver", "family")
        try checks.finish()
        try tx.close(task, with: answer)
        try tx.waits.wake(WaitRecords.answer(to: id))
        if task.kind.isAgreedByFact { try tx.runs.wake(run.id) }
        if task.kind == .redoByHand { try settleLost(task.number, answer.answer, of: run, tx) }
    }

    /// Somebody has put right by hand what was lost; or it cannot be, and what stands on it is undone.
    private func settleLost(
        _ number: Int, _ answer: WorkflowAnswer, of run: Run, _ tx: Transaction
    ) throws {
        try tx.journal.takeAsDone(number, of: run.id)
        if answer == .declined {
            let reason = try tx.vault.seal(CoordinatorTexts.reasonOfUndoing, for: "runs/\(run.id)")
            try tx.runs.cancel(run.id, because: reason)
        }
        try tx.stand(run, as: .running)
    }
}

extension Snapshot {
    /// A run that the caller may see and go on with: of a unit in its reach, or of a child who lives there by now.
    fileprivate func seekRun(_ id: WorkflowID) throws -> Sought<Run> {
        try runs.seek(id, at: "/id", by: self) { run in
            guard let home = try knownChildren.find(run.child)?.home(on: today), reaches(home) else {
                return run.unit
            }
            return home
        }
    }
}

extension CoordinatorService {
    /// The chief of that unit decides, in person, and nobody on what they have asked for themselves or go on with. Who acts for another
    /// unit is the same person there.
    private func requireChief(of run: Run, _ tx: Transaction) throws {
        let asked = [(run.starter.person, run.starter.unit), (run.mandate.person, run.unit)]
        let isOwn = asked.contains { person, unit in
            person.map { tx.units.mayBe(tx.principal, $0, of: unit, on: tx.today) } ?? false
        }
        guard tx.principal.person != nil, tx.reaches(run.unit, as: .supervisor), !isOwn else {
            throw Refusal.denied("/task", Message("gateway.decided-by-chief"))
        }
    }
}

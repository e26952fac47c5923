import Crypto
import GatewayAPI
import RegistryKnown
import Store
import Vocabulary

// What becomes of a run and of its tasks, with what is told of it.
extension Transaction {
    /// The run stands elsewhere.
    func stand(_ run: Run, as status: WorkflowStatus) throws {
        guard run.status != status else { return }
        var moved = run
        moved.status = status
        try runs.stand(run.id, as: status)
        emit(GatewayEvent.workflowMoved(moved.facts(on: today)))
    }

    /// The run ends, and with it what it had given to do; what could not be undone stays somebody's task.
    func end(_ run: Run, as status: WorkflowStatus) throws {
        var ended = run
        (ended.status, ended.endedOn) = (status, today)
        try runs.end(run.id, as: status, on: today)
        try waits.stop(run.id)
        for task in try tasks.open(of: run.id) where task.kind != .undoByHand { try close(task) }
        emit(GatewayEvent.workflowEnded(ended.facts(on: today)))
    }

    /// The run waits for these from now on. Of cases it hears by where the child lives: whoever is in charge there may have moved its case.
    func await(_ subjects: [String], _ number: Int, of run: Run) throws {
        for subject in subjects {
            let isOfCases = subject == WaitRecords.cases
            let place = isOfCases ? try knownChildren.find(run.child)?.home(on: today) ?? run.unit : nil
            try waits.await(subject, at: place, number, run.id, on: today)
        }
    }

    /// The run goes on by another mandate. What its former unit had to do for it is the new one's.
    func takeOver(_ run: Run, by mandate: Mandate, for child: ChildID) throws {
        try runs.takeOver(run.id, by: mandate, for: child)
        try keep(mandate)
        for task in try tasks.open(of: run.id) {
            if task.kind == .takeOver {
                try close(task)
            } else if task.unit == run.unit, task.unit != mandate.unit {
                var handed = task
                (handed.draft.unit, handed.person) = (mandate.unit, nil)
                try tasks.save(handed)
                emit(GatewayEvent.taskHanded(handed.facts(on: today)))
            }
        }
        if let taken = try runs.find(run.id) {
            emit(GatewayEvent.workflowTakenOver(taken.facts(on: today)))
        }
    }

    /// The mandate stays, whoever goes on with the run, with the coordinator's word for when it came.
    func keep(_ mandate: Mandate) throws {
        let id = MandateID(ofDigest: SHA256.hash(data: mandate.octets + (mandate.signed ?? [])))
        try mandates.insert(signed(GivenMandate(id: id, mandate, on: today)))
    }

    /// Somebody in charge has to take the run over.
    func park(_ run: Run) throws {
        guard run.status != .parked else { return }
        try stand(run, as: .parked)
        try open(TaskDraft(.takeOver, unit: run.unit), number: 0, of: run)
    }

    @discardableResult
    func open(_ draft: TaskDraft, number: Int, of run: Run) throws -> TaskID {
        let task = KeptTask(
            id: newID(), run: run.id, workflow: run.workflow, child: run.child, runUnit: run.unit,
            number: number, draft: draft)
        try tasks.save(task)
        emit(GatewayEvent.taskOpened(task.facts(on: today)))
        return task.id
    }

    func close(_ task: KeptTask, with answer: Answer? = nil) throws {
        var closed = task
        (closed.answer, closed.closedOn) = (answer ?? task.answer, today)
        try tasks.save(closed)
        emit(GatewayEvent.taskClosed(closed.facts(on: today)))
    }

    /// The fact is there, or will not come.
    func close(tasksOf number: Int, of run: Run) throws {
        for task in try tasks.open(of: run.id, number) { try close(task) }
    }
}

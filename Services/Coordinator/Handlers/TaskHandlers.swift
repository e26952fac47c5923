import Bus
import GatewayAPI
import ServiceKit
import Store
import Vocabulary

extension CoordinatorService {
    /// Those of the caller's own unit and of what lies below it, whatever its roles reach elsewhere: what others have to do is theirs.
    func listTasks(_ request: ListTasks, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<WorkflowTask>
    {
        let own = snapshot.territory(of: snapshot.principal.unit)
        if let unit = request.unit { try snapshot.authorize(unit, at: "/unit") }
        let asked = request.unit.map { snapshot.territory(of: $0) } ?? own
        snapshot.authorizeByRoleAlone()
        let listed = try snapshot.tasks.list(
            request, within: [own, asked], caseworkerIn: snapshot.reach(as: .caseworker), on: snapshot.today,
            page)
        for task in listed { snapshot.discloseConfidential(task.child) }
        return Page(listed, showing: listed.map { shown($0, snapshot) }, key: \.id.text)
    }

    func takeTask(_ request: TakeTask, _ tx: Transaction) throws -> WorkflowTask {
        let task = try openTask(request.id, tx).get()
        guard let person = tx.principal.person?.id else {
            throw Refusal.precondition("/id", Message("gateway.task-for-person"))
        }
        if let holder = task.person, holder != person {
            throw Refusal.precondition("/id", Message("gateway.task-taken", ["person": holder.text]))
        }
        return try hand(task, to: person, tx)
    }

    func passTask(_ request: PassTask, _ tx: Transaction) throws -> WorkflowTask {
        try hand(openTask(request.id, tx).get(), to: request.person, tx)
    }

    func snoozeTask(_ request: SnoozeTask, _ tx: Transaction) throws -> WorkflowTask {
        let sought = try openTask(request.id, tx)
        var checks = Checks(tx.reference, today: tx.today)
        checks.day(request.until, notBefore: DayBound.today(tx.today).following, at: "/until")
        let last = tx.today.advanced(by: Self.longestSnooze)
        if let due = sought.value?.draft.due {
            if request.until > due { checks.fail("/until", "gateway.snoozed-past-due", ["due": "\(due)"]) }
        } else if request.until > last {
            checks.fail("/until", "gateway.snoozed-long", ["last": "\(last)"])
        }
        var task = try checks.finish(sought)
        task.snoozedUntil = request.until
        tx.disclose(task.child)
        try tx.tasks.save(task)
        return shown(task, tx)
    }

    /// Days for which a task without a last one can be put off: nobody is to lose sight of it.
    private static let longestSnooze = 30

    private func hand(_ task: KeptTask, to person: PersonCode?, _ tx: Transaction) throws -> WorkflowTask {
        var handed = task
        handed.person = person
        tx.disclose(task.child)
        try tx.tasks.save(handed)
        tx.emit(GatewayEvent.taskHanded(handed.facts(on: tx.today)))
        return shown(handed, tx)
    }

    /// One that is the caller's unit's, and not closed: any other is as if there were none.
    private func openTask(_ id: TaskID, _ tx: Transaction) throws -> Sought<KeptTask> {
        tx.authorizeByRoleAlone()
        let own = tx.territory(of: tx.principal.unit)
        return try tx.tasks.seek(id, at: "/id") {
            own.contains($0.unit) && $0.closedOn == nil
                && ($0.kind.isProviders || tx.reaches($0.unit, as: .caseworker))
        }
    }
}

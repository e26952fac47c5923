import GatewayAPI
import ServiceKit
import Store
import Vocabulary

extension CoordinatorService {
    /// A run as lists show it.
    func shown(_ run: Run) -> Workflow {
        Workflow(
            id: run.id, workflow: run.workflow, version: run.version, child: run.child, unit: run.unit,
            status: run.status, begunOn: run.begunOn, mandateUntil: run.mandate.until
        ).with { ($0.person, $0.endedOn) = (run.mandate.person, run.endedOn) }
    }

    /// The run with what it waits for, and its story.
    func told(_ run: Run, _ snapshot: Snapshot) throws -> Workflow {
        let tasks = try snapshot.tasks.open(of: run.id).map { shown($0, snapshot) }
        let story = try snapshot.journal.of(run.id).filter { $0.kind != .note }.map(line)
        return shown(run).with { ($0.tasks, $0.story) = (tasks, story) }
    }

    private func line(_ entry: Entry) -> StoryLine {
        let what = ["what": ["gateway.step.\(entry.step)"]]
        let message = Message(
            entry.why == nil ? entry.sentence : entry.sentence + "-why", ["why": entry.why ?? ""], terms: what
        )
        let texts = CoordinatorTexts.catalogue
        return StoryLine(
            number: entry.number, step: entry.step, on: entry.on,
            vietnamese: texts.render(message, in: .vi), english: texts.render(message, in: .en)
        ).with { $0.method = entry.method }
    }

    func shown(_ task: KeptTask, _ snapshot: Snapshot) -> WorkflowTask {
        let today = snapshot.today
        let message = Message("gateway.task-open", terms: ["what": [task.kind.term]])
        let texts = CoordinatorTexts.catalogue
        return WorkflowTask(
            id: task.id, run: task.run, kind: task.kind, child: task.child, unit: task.unit,
            vietnamese: texts.render(message, in: .vi), english: texts.render(message, in: .en)
        ).with { shown in
            if snapshot.reaches(task.runUnit, as: .caseworker)
                || (!task.kind.isProviders && snapshot.reaches(task.unit, as: .caseworker))
            {
                shown.workflow = task.workflow
            }
            (shown.person, shown.due, shown.deadline) = (task.person, task.draft.due, task.draft.deadline)
            (shown.snoozedUntil, shown.closedOn) = (task.snoozedUntil, task.closedOn)
            (shown.method, shown.request) = (task.draft.method, task.draft.request)
            let late = task.draft.due.map { today.daysSinceEpoch - $0.daysSinceEpoch } ?? 0
            if late > 0 { shown.daysLate = late }
        }
    }
}

extension Entry {
    /// The sentence of the story that tells of it; with `-why` behind where a reason is told.
    fileprivate var sentence: String {
        switch (kind, state) {
        case (.undo, .done): "gateway.story-undone"
        case (.undo, .refused): "gateway.story-not-undone"
        case (.undo, _): "gateway.story-undoing"
        case (.wait, .begun), (.answer, .begun): "gateway.story-waiting"
        case (_, .begun): "gateway.story-begun"
        case (_, .done): "gateway.story-done"
        case (_, .refused): "gateway.story-refused"
        case (_, .again): "gateway.story-again"
        }
    }
}

import GatewayAPI
import Store
import Vocabulary

/// One run as the store has it.
struct Run: Sendable {
    let id: WorkflowID
    let workflow: WorkflowKind
    let version: Int
    let child: ChildID
    let input: RunInput
    /// By which it runs now: another one's once somebody took it over.
    var mandate: Mandate
    var status: WorkflowStatus
    let starter: RunStarter
    let begunOn: Day
    var endedOn: Day?
    /// Somebody wants it to end.
    var isCancelled: Bool
    /// What its starter wrote for others to read; nil of a kind that asks for nothing, and of who was forgotten.
    var words: Sealed?

    /// The unit whose mandate it runs by.
    var unit: UnitPath { mandate.unit }

    /// Whether it can still go on, back or nowhere.
    var isUnderWay: Bool {
        switch status {
        case .running, .waiting, .parked, .undoing: true
        case .done, .undone, .ended: false
        }
    }

    /// Where its words are sealed for.
    static func place(ofWordsIn id: WorkflowID) -> String { "runs/\(id)/words" }

    func facts(on day: Day) -> WorkflowFacts {
        WorkflowFacts(
            id: id, workflow: workflow, version: version, child: child, unit: unit, status: status, on: day
        ).with { $0.person = mandate.person }
    }
}

/// Who started a run, whoever has taken it over since.
struct RunStarter: Hashable, Sendable {
    let unit: UnitPath
    /// Nil for a program.
    let person: PersonCode?
}

/// What a run was started with: ids, units and days only.
struct RunInput: Codable, Hashable, Sendable {
    var `case`: HandledCaseID?
    var provider: ProviderID?
    var caregiver: CaregiverID?
    var to: UnitPath?
    var trialUntil: Day?
    var until: Day?
}

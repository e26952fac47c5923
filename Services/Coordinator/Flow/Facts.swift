import CatalogueAPI
import GatewayAPI
import RegistryAPI
import Vocabulary

/// Something in another department's log that can be waited for, by the name under which it is kept.
struct Fact<State: Codable & Sendable>: Sendable {
    let subject: String
}

/// Where a referral stands.
struct ReferralState: Codable, Hashable, Sendable {
    var status: ReferralStatus
    /// The last day of the place.
    var until: Day
    /// Who answers.
    var to: UnitPath
}

/// How long a placement lasts.
struct PlacementState: Codable, Hashable, Sendable {
    var expectedEnd: Day?
    var end: Day?
    /// It never was.
    var isVoided: Bool
}

extension Fact<ReferralState> {
    static func referral(_ id: ReferralID) -> Self { Self(subject: "referral/\(id)") }
}

extension Fact<PlacementState> {
    static func placement(_ id: PlacementID) -> Self { Self(subject: "placement/\(id)") }
}

/// What a run waits for.
struct Waiting: Sendable {
    /// The name of a fact, of cases, or of an answer.
    let subject: String
    /// The last day; nil without end.
    let until: Day?

    static let cases = "cases"
    static func answer(to task: TaskID) -> String { "task/\(task)" }
}

/// Something to do that a workflow gives somebody.
struct TaskDraft: Sendable {
    let kind: TaskKind
    var unit: UnitPath
    let due: Day?
    let deadline: String?
    let method: String?
    let request: String?

    init(
        _ kind: TaskKind, unit: UnitPath, due: Day? = nil, deadline: String? = nil, method: String? = nil,
        request: String? = nil
    ) {
        (self.kind, self.unit, self.due, self.deadline) = (kind, unit, due, deadline)
        (self.method, self.request) = (method, request)
    }
}

/// Something that somebody was given to do, and is answered.
struct Charge: Codable, Hashable, Sendable {
    let task: TaskID
}

/// What somebody answered.
struct Answer: Codable, Hashable, Sendable {
    let answer: WorkflowAnswer
    let offer: OfferID?
}

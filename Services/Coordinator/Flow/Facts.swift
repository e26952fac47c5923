import Bus
import CatalogueAPI
import FundingAPI
import GatewayAPI
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

/// Something in another department's log that can be waited for, by the name under which it is kept.
struct Fact<State: Codable & Sendable>: Sendable {
    let subject: String

    /// What it is about.
    func id<Subject>(_: Subject.Type = Subject.self) -> ID<Subject>? {
        subject.split(separator: "/").last.flatMap { ID(String($0)) }
    }
}

/// What a log said last of something that can be waited for.
struct Told<State: Codable & Sendable>: Sendable {
    let fact: Fact<State>
    let state: State
    /// The day on which it was told.
    let on: Day
}

/// Where a referral stands.
struct ReferralState: Codable, Hashable, Sendable {
    var status: ReferralStatus
    /// The last day of the place.
    var until: Day
    /// Who has sent the child.
    var from: UnitPath
    /// Who answers.
    var to: UnitPath

    /// Whether nothing more comes of it.
    var isOver: Bool {
        switch status {
        case .served, .declined, .cancelled, .expired: true
        case .queued, .waiting, .accepted: false
        }
    }
}

/// How long a placement lasts.
struct PlacementState: Codable, Hashable, Sendable {
    /// The first day.
    var start: Day
    var expectedEnd: Day?
    var end: Day?
    /// It never was.
    var isVoided: Bool

    var isOver: Bool { isVoided || end != nil }
}

/// Who has seen how a child is in a placement: when.
struct VisitsState: Codable, Hashable, Sendable {
    struct Visit: Codable, Hashable, Sendable {
        let id: PlacementVisitID
        let on: Day
    }

    var visits: [Visit]
}

/// On which days somebody may take in children whose kin it is not.
struct ApprovalsState: Codable, Hashable, Sendable {
    struct Approval: Codable, Hashable, Sendable {
        let id: CarerApprovalID
        let start: Day
        let end: Day?
    }

    var approvals: [Approval]
}

/// Who of a child's kin looks after it, parents aside.
struct KinState: Codable, Hashable, Sendable {
    struct Link: Codable, Hashable, Sendable {
        let id: CaregiverLinkID
        let caregiver: CaregiverID
        let start: Day
        let end: Day?
    }

    var links: [Link]
}

/// Where the handing over of a child to another commune stands.
struct TransferState: Codable, Hashable, Sendable {
    var status: TransferStatus
}

/// What a unit pays for a child month by month.
struct AllowanceState: Codable, Hashable, Sendable {
    /// Who pays it.
    var unit: UnitPath
    /// The last month; nil where nobody has said.
    var until: Month?
    /// It never was, or not within the child's life.
    var isVoided: Bool

    /// Whether it goes on no further than somebody has said.
    var isOver: Bool { isVoided || until != nil }
}

extension Fact<ReferralState> {
    static let kind = "referral/"
    static func referral(_ id: ReferralID) -> Self { Self(subject: "\(kind)\(id)") }
}

extension Fact<VisitsState> {
    static func visits(of id: PlacementID) -> Self { Self(subject: "visits/\(id)") }
}

extension Fact<ApprovalsState> {
    static func approvals(of id: CaregiverID) -> Self { Self(subject: "approvals/\(id)") }
}

extension Fact<KinState> {
    static func kin(of child: ChildID) -> Self { Self(subject: "kin/\(child)") }
}

extension Fact<TransferState> {
    static func transfer(_ id: ChildTransferID) -> Self { Self(subject: "transfer/\(id)") }
}

extension Fact<AllowanceState> {
    static let kind = "allowance/"
    static func allowance(_ id: EntitlementID) -> Self { Self(subject: "\(kind)\(id)") }
}

extension Fact<PlacementState> {
    static func placement(_ id: PlacementID) -> Self { Self(subject: "placement/\(id)") }
}

/// Something to do that a workflow gives somebody.
struct TaskDraft: Sendable {
    let kind: TaskKind
    var unit: UnitPath
    let due: Day?
    let deadline: String?
    let method: String?
    let request: String?

    /// The same, done by a call.
    func calling<Request, Reply>(_ command: Command<Request, Reply>, _ request: Request) throws -> TaskDraft {
        TaskDraft(
            kind, unit: unit, due: due, deadline: deadline, method: command.name,
            request: String(decoding: try JSON.encode(request), as: UTF8.self))
    }

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

/// Something that was given to do, and by what it is done.
struct Charged: Sendable {
    let charge: Charge
    /// What is told of it, by names.
    let subjects: [String]
    let isDone: @Sendable (Transaction) throws -> Bool

    /// Done by an answer.
    static func answered(_ charge: Charge) -> Charged {
        Charged(charge: charge, subjects: [WaitRecords.answer(to: charge.task)]) { _ in false }
    }

    /// Done by what other departments have told of these things, once that is so of each.
    static func told<State>(
        _ charge: Charge, _ facts: [Fact<State>], _ isSo: @escaping @Sendable (State) -> Bool
    ) -> Charged {
        Charged(charge: charge, subjects: facts.map(\.subject)) { tx in
            try facts.allSatisfy { fact in try tx.told.latest(of: fact).map { isSo($0.state) } ?? false }
        }
    }
}

/// What somebody answered.
struct Answer: Codable, Hashable, Sendable {
    let answer: WorkflowAnswer
    var offer: OfferID?
    var caregiver: CaregiverID?
}

import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// What can happen to a version of an estimate.
enum EstimateStep: Sendable, CaseIterable {
    case submit, `return`, approve
    /// A later version was drafted over a draft, or approved over one in force.
    case supersede
}

extension EstimateStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: EstimateStep) -> EstimateStatus? {
        switch (self, step) {
        case (.draft, .submit): .submitted
        case (.submitted, .return): .returned
        case (.submitted, .approve): .approved
        case (.draft, .supersede), (.approved, .supersede): .superseded
        default: nil
        }
    }

    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken from here.
    func taking(_ step: EstimateStep, at pointer: String) throws -> EstimateStatus {
        guard let next = after(step) else { throw Refusal.precondition(pointer, instead) }
        return next
    }

    /// What is said to who tried a step that cannot be taken from here.
    var instead: Message {
        switch self {
        case .draft: Message("funding.estimate-is-draft")
        case .submitted: Message("funding.estimate-is-submitted")
        case .returned: Message("funding.estimate-is-returned")
        case .approved: Message("funding.estimate-is-approved")
        case .superseded: Message("funding.estimate-is-superseded")
        }
    }
}

extension Estimate {
    /// What its standing is kept under: a version goes its own way.
    var subject: FactSubject { FactSubject(version: version, of: id) }

    /// The version after a step. FAILED_PRECONDITION when the step cannot be taken from where it is.
    func taking(_ step: EstimateStep) throws -> Estimate {
        var taken = self
        taken.status = try status.taking(step, at: "/id")
        return taken
    }
}

extension FactSubject {
    fileprivate init(version: Int, of estimate: EstimateID) {
        guard let subject = FactSubject("\(estimate)/\(version)") else {
            preconditionFailure("an id is not empty")
        }
        self = subject
    }
}

public import FundingAPI
public import ServiceKit
import Vocabulary

/// What can happen to a version of an estimate.
enum EstimateStep: Step {
    case submit, `return`, approve
    /// A later version was drafted over a draft, or approved over one in force.
    case supersede

    func next(from status: EstimateStatus) -> EstimateStatus? {
        switch (status, self) {
        case (.draft, .submit): .submitted
        case (.submitted, .return): .returned
        case (.submitted, .approve): .approved
        case (.draft, .supersede), (.approved, .supersede): .superseded
        default: nil
        }
    }

    func instead(for estimate: Estimate) -> Message {
        switch estimate.status {
        case .draft: Message("funding.estimate-is-draft")
        case .submitted: Message("funding.estimate-is-submitted")
        case .returned: Message("funding.estimate-is-returned")
        case .approved: Message("funding.estimate-is-approved")
        case .superseded: Message("funding.estimate-is-superseded")
        }
    }
}

extension Estimate: Stepping {
    /// What its standing is kept under: a version goes its own way.
    var subject: FactSubject { FactSubject(version: version, of: id) }
}

extension FactSubject {
    /// Of one version of an estimate.
    init(version: Int, of estimate: EstimateID) {
        guard let subject = FactSubject("\(estimate)/\(version)") else {
            preconditionFailure("an id is not empty")
        }
        self = subject
    }
}

public import ReportingAPI
public import ServiceKit
import Vocabulary

/// What can happen to a unit's own plan.
enum AdoptionStep: Step {
    case agree, `return`
    /// Another one takes its place.
    case supersede

    func next(from status: AdoptionStatus) -> AdoptionStatus? {
        switch (status, self) {
        case (.submitted, .agree): .agreed
        case (.submitted, .return): .returned
        case (.submitted, .supersede), (.returned, .supersede), (.agreed, .supersede): .superseded
        default: nil
        }
    }

    func instead(for plan: AdoptedPlan) -> Message {
        switch plan.status {
        case .submitted: Message("reporting.adoption-waits", ["version": "\(plan.version)"])
        case .returned: Message("reporting.adoption-returned", ["version": "\(plan.version)"])
        case .agreed:
            Message(
                "reporting.adoption-agreed", ["on": "\(plan.agreedOn ?? plan.submittedOn)"])
        case .superseded: Message("reporting.adoption-superseded", ["version": "\(plan.version)"])
        }
    }
}

extension AdoptedPlan: Stepping {}

public import FundingAPI
public import ServiceKit
public import Vocabulary

// What documents were on a day, without what was said of later days.

extension SpendingInspection: DatedDocument {
    /// The day that it was opened.
    public var first: Day { on }

    /// With what had been found by then, and mended by then.
    public func standing(on day: Day) -> SpendingInspection {
        with { inspection in
            inspection.findings = findings.filter { $0.foundOn <= day }.map { finding in
                if let mendedOn = finding.mendedOn, mendedOn > day { finding.unmended } else { finding }
            }
        }
    }

    /// Whether something that was found is not mended.
    var isOpen: Bool { findings.contains { $0.mendedOn == nil } }

    /// The same with these findings, in the order in which they are shown.
    func having(_ findings: [SpendingFinding]) -> SpendingInspection {
        with { $0.findings = findings.sorted { ($0.foundOn, $0.id) < ($1.foundOn, $1.id) } }
    }
}

extension SpendingFinding {
    /// The same that is not mended yet.
    var unmended: SpendingFinding { with { ($0.mendedOn, $0.remedy) = (nil, nil) } }
}

extension AidProposal: DatedDocument {
    /// The day that it was begun.
    public var first: Day { on }

    /// As far as it had come by then.
    public func standing(on day: Day) -> AidProposal {
        if let closedOn, closedOn > day { return beforeLast.standing(on: day) }
        if let submittedOn, submittedOn > day { return beforeLast }
        return self
    }

    /// The day of each step that it took, by what that made of it, in their order.
    var steps: [(step: AidStatus, on: Day)] {
        var steps = [(step: AidStatus.sought, on: on)]
        if let submittedOn { steps.append((.submitted, submittedOn)) }
        if let closedOn { steps.append((status, closedOn)) }
        return steps
    }

    /// The same before its last step; as it is, where that is its first.
    var beforeLast: AidProposal {
        switch status {
        case .sought: self
        case .submitted: with { ($0.status, $0.submittedOn, $0.document) = (.sought, nil, nil) }
        case .signed, .refused:
            with {
                $0.status = submittedOn == nil ? .sought : .submitted
                ($0.closedOn, $0.agreement, $0.currency, $0.foreignAmount) = (nil, nil, nil, nil)
                ($0.exchangeRate, $0.value, $0.source, $0.reason) = (nil, nil, nil, nil)
            }
        }
    }
}

public import ReportingAPI
public import ServiceKit
public import Vocabulary

// What documents were on a day, without what was said of later days.

extension Inspection: DatedDocument {
    /// The day that it is planned for, or that it was held on before that.
    public var first: Day { min(planned, heldOn ?? planned) }

    /// Without what was found, or mended, later.
    public func standing(on day: Day) -> Inspection {
        if let heldOn, heldOn > day { return scheduledAgain }
        return with { inspection in
            inspection.findings = findings.map { finding in
                if let mendedOn = finding.mendedOn, mendedOn > day { finding.unmended } else { finding }
            }
        }
    }

    /// The same that is not held yet.
    var scheduledAgain: Inspection {
        with {
            ($0.status, $0.heldOn, $0.conclusion) = (.scheduled, nil, nil)
            $0.findings = []
        }
    }
}

extension Finding {
    /// The same that is not mended yet.
    var unmended: Finding { with { ($0.mendedOn, $0.how) = (nil, nil) } }
}

extension Review: DatedDocument {
    /// The day that it was opened.
    public var first: Day { openedOn }

    /// Without a conclusion that came later.
    public func standing(on day: Day) -> Review {
        if let concludedOn, concludedOn > day { openAgain } else { self }
    }

    /// The same that is not concluded yet.
    var openAgain: Review {
        with {
            ($0.status, $0.concludedOn, $0.conclusion) = (.open, nil, nil)
            ($0.lessons, $0.successors) = ([], [])
            ($0.series, $0.submissions, $0.missing, $0.closedRound) = (nil, nil, nil, nil)
        }
    }
}

extension Difficulty: DatedDocument {
    /// The day that it was raised.
    public var first: Day { raisedOn }

    /// Without what was answered, handed up or closed later.
    public func standing(on day: Day) -> Difficulty {
        var then = with { $0.answers = answers.filter { $0.on <= day } }
        if let closedOn, closedOn > day { (then.closedOn, then.outcome) = (nil, nil) }
        if let escalatedOn, escalatedOn > day {
            (then.escalatedOn, then.escalatedBy, then.answersBefore) = (nil, nil, nil)
        }
        if then.closedOn == nil {
            let isHandedUp = then.escalatedOn != nil && then.answers.count <= answersBelow
            then.status = then.answers.isEmpty || isHandedUp ? .open : .answered
        }
        return then
    }

    /// One thing that was said of it.
    struct Said {
        let what: DifficultyPart
        let on: Day
        /// Its place among the answers, where it is one.
        var answer: Int?
    }

    /// What was said of it, in its order. That it lies higher by time alone, nobody said.
    var said: [Said] {
        let answered = answers.enumerated().map { Said(what: .answer, on: $1.on, answer: $0) }
        var said = [Said(what: .raising, on: raisedOn)] + answered.prefix(answersBelow)
        if let escalatedOn, escalatedBy != nil { said.append(Said(what: .escalation, on: escalatedOn)) }
        said += answered.dropFirst(answersBelow)
        if let closedOn { said.append(Said(what: .closing, on: closedOn)) }
        return said
    }

    /// The same as it was said, to tell whether it was said otherwise; nil where it was not said.
    func words(of said: Said) -> [String?]? {
        switch said.what {
        case .raising: ["\(raisedOn)", text]
        case .escalation: escalatedBy.map { [$0.text, escalatedOn?.description] }
        case .closing: closedOn.map { ["\($0)", outcome?.rawValue] }
        case .answer:
            said.answer.flatMap { answers.indices.contains($0) ? answers[$0] : nil }.map {
                [$0.by.text, "\($0.on)", $0.decision.rawValue, $0.text, $0.document]
            }
        }
    }

    /// How many answers were given before it lay with the People's Committee.
    private var answersBelow: Int { min(answersBefore ?? answers.count, answers.count) }
}

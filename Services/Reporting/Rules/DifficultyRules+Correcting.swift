import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

// What was said of a difficulty and never was so.

extension Difficulty {
    /// Who said a part of it, and may say that it was otherwise.
    func speaker(of part: DifficultyPart, _ number: Int?) -> UnitPath {
        switch part {
        case .raising, .closing: unit
        case .escalation: escalatedBy ?? unit
        case .answer:
            (answers.enumerated().first { $0.offset + 1 == number }?.element ?? answers.last)?.by ?? to
        }
    }
}

extension DifficultyRules {
    /// The difficulty with what the request says in place of what was said. `plan` is its own, `recorded` says who recorded a part of it.
    func correct(
        _ difficulty: Sought<Difficulty>, by request: CorrectDifficulty, under plan: PlanDocument?,
        recorded: (Difficulty.Said) throws -> RecordInTheWay?
    ) throws -> Difficulty {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let text: String? = checks.remark(request.text, at: "/text", upTo: Self.longestText)
        let document: String? = checks.words(request.document, at: "/document")
        checkMembers(of: request, &checks)
        let known = difficulty.value
        let said = known?.said ?? []
        let place = said.lastIndex {
            $0.what == request.what
                && (request.answer ?? $0.answer.map { $0 + 1 }) == $0.answer.map { $0 + 1 }
        }
        if let day = request.on {
            checks.day(day, at: "/on")
            if let place { try check(day, at: place, in: said, recorded, &checks) }
        }
        if let number = request.answer, let known, request.what == .answer, place == nil {
            checks.fail(
                "/answer", "reporting.no-answer",
                ["number": "\(number)", "most": "\(known.answers.count)"])
        }
        let before = try checks.finish(difficulty)
        guard let place else { throw notSaid(request.what, of: before) }
        let corrected = before.with {
            let on = request.on ?? said[place].on
            switch request.what {
            case .raising: ($0.raisedOn, $0.text) = (on, text ?? before.text)
            case .escalation: $0.escalatedOn = on
            case .closing: ($0.closedOn, $0.outcome) = (on, request.outcome ?? before.outcome)
            case .answer:
                guard let answer = said[place].answer else { return }
                $0.answers[answer].on = on
                if let text { $0.answers[answer].text = text }
                if let decision = request.decision { $0.answers[answer].decision = decision }
                if let document { $0.answers[answer].document = document }
            }
        }
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("reporting.said-so-already").about(before.id))
        }
        return workedOut(corrected, under: plan)
    }

    /// What was said lies between what was said before and after it; that is named with who recorded it.
    private func check(
        _ day: Day, at place: Int, in said: [Difficulty.Said],
        _ recorded: (Difficulty.Said) throws -> RecordInTheWay?, _ checks: inout Checks
    ) throws {
        func fail(_ key: String, _ other: Difficulty.Said) throws {
            let blanks = ["day": "\(day)", "next": "\(other.on)"]
            let message = Message(key, blanks, terms: ["what": [other.what.term]])
            checks.fail("/on", message.about(try recorded(other)))
        }
        if place > 0, day < said[place - 1].on { try fail("reporting.said-after", said[place - 1]) }
        if place + 1 < said.count, day > said[place + 1].on {
            try fail("reporting.said-before", said[place + 1])
        }
    }

    /// Each part says its own.
    private func checkMembers(of request: CorrectDifficulty, _ checks: inout Checks) {
        let members: [(pointer: String, isGiven: Bool, parts: [DifficultyPart])] = [
            ("/answer", request.answer != nil, [.answer]),
            ("/text", request.text != nil, [.raising, .answer]),
            ("/decision", request.decision != nil, [.answer]),
            ("/document", request.document != nil, [.answer]),
            ("/outcome", request.outcome != nil, [.closing]),
        ]
        for member in members where member.isGiven && !member.parts.contains(request.what) {
            checks.fail(
                member.pointer, "reporting.not-said-there", terms: ["what": [request.what.term]])
        }
    }

    /// The difficulty without what was said last; as it was, where that is its raising. `plan` is its own.
    func void(
        _ difficulty: Sought<Difficulty>, by request: VoidDifficulty, under plan: PlanDocument?
    ) throws -> Difficulty {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = try checks.finish(difficulty)
        let said = known.said
        guard said.contains(where: { $0.what == request.what }), let last = said.last else {
            throw notSaid(request.what, of: known)
        }
        guard last.what == request.what else {
            throw Refusal.precondition(
                "/what",
                Message(
                    "reporting.said-since", ["on": "\(last.on)"], terms: ["what": [last.what.term]]
                ).about(known.id))
        }
        if last.what == .raising { return known }
        let before = known.with {
            switch last.what {
            case .raising: break
            case .answer: $0.answers.removeLast()
            case .escalation: ($0.escalatedOn, $0.escalatedBy, $0.answersBefore) = (nil, nil, nil)
            case .closing: ($0.closedOn, $0.outcome) = (nil, nil)
            }
            $0.status = said.dropLast().last?.what == .answer ? .answered : .open
        }
        return workedOut(before, under: plan)
    }

    /// The same with what time alone had done by the first answer, or by its closing: of one that waits still, it shows by itself.
    private func workedOut(_ difficulty: Difficulty, under plan: PlanDocument?) -> Difficulty {
        guard difficulty.escalatedBy == nil, let plan else { return difficulty }
        return difficulty.with {
            ($0.escalatedOn, $0.answersBefore) = (nil, nil)
            guard let until = difficulty.answers.first?.on ?? difficulty.closedOn,
                !liesWithCommittee($0, under: plan), let due = due("difficulty.answer", from: $0.raisedOn),
                due < until
            else { return }
            ($0.escalatedOn, $0.answersBefore) = (due.advanced(by: 1), 0)
        }
    }

    private func notSaid(_ part: DifficultyPart, of difficulty: Difficulty) -> Refusal {
        Refusal.precondition(
            "/what", Message("reporting.not-said", terms: ["what": [part.term]]).about(difficulty.id))
    }
}

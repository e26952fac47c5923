import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// With whom a difficulty lies, by when it is answered, and how it goes on.
struct DifficultyRules: Rules {
    static let longestText = 4000

    let reference: Reference
    let today: Day

    private func offices(_ plan: PlanDocument) -> PlanOffices {
        PlanOffices(plan: plan, units: reference.units)
    }

    func raise(
        _ request: RaiseDifficulty, as id: DifficultyID, under plan: Sought<PublishedPlan>
    ) throws -> Difficulty {
        var checks = Checks(reference, today: today)
        let text: String = checks.remark(request.text, at: "/text", upTo: Self.longestText)
        if let plan = plan.value?.plan {
            checkUnit(request.unit, of: plan, &checks)
            if let about = request.about, charged(with: about, in: plan) == nil {
                checks.fail(
                    "/about", "reporting.no-task",
                    ["id": about, "known": plan.subjects.joined(separator: ", ")])
            }
        }
        let document = try checks.finish(plan).plan
        let asked = try asked(by: request, in: document)
        return Difficulty(
            id: id, plan: document.id, unit: request.unit, text: text, raisedOn: today, status: .open,
            to: asked
        ).with { $0.about = request.about }
    }

    private func checkUnit(_ unit: UnitPath, of plan: PlanDocument, _ checks: inout Checks) {
        checks.unit(unit, at: "/unit")
        guard reference.units.isValid(unit, on: today), !offices(plan).concerns(unit, on: today) else {
            return
        }
        checks.fail("/unit", "reporting.unit-outside", ["unit": unit.text, "area": plan.area.text])
    }

    /// Of who answers for what it is about, the lead and the People's Committee the first that is another than who asks.
    private func asked(by request: RaiseDifficulty, in plan: PlanDocument) throws -> UnitPath {
        let offices = offices(plan)
        let charged = request.about.flatMap { self.charged(with: $0, in: plan) }
        let order = [charged, plan.lead, offices.firstCommittee].compactMap { $0 }
        let asked = order.first { office in
            !reference.units.isSame(offices.holder(of: office, on: today), request.unit, on: today)
        }
        guard let asked else {
            throw Refusal.precondition("/unit", Message("reporting.difficulty-nobody"))
        }
        return asked
    }

    /// Who answers for an activity, or for what a clause gives units to do; nil where the plan has neither.
    private func charged(with about: String, in plan: PlanDocument) -> UnitPath? {
        if let activity = plan.activities.first(where: { $0.id == about }) {
            return activity.lead ?? plan.lead
        }
        return plan.units?.first { $0.clause == about }.map { $0.units?.first ?? plan.lead }
    }

    func answer(
        _ request: AnswerDifficulty, _ difficulty: Sought<Difficulty>, by unit: UnitPath
    ) throws -> Difficulty {
        var checks = Checks(reference, today: today)
        let text: String = checks.remark(request.text, at: "/text", upTo: Self.longestText)
        let document: String? = checks.words(request.document, at: "/document")
        let current = try checks.finish(difficulty)
        let answer = DifficultyAnswer(by: unit, on: today, decision: request.decision, text: text)
            .with { $0.document = document }
        return try current.taking(DifficultyStep.answer).with { $0.answers.append(answer) }
    }

    func escalate(_ current: Difficulty, under plan: PlanDocument, by unit: UnitPath) throws -> Difficulty {
        let taken = try current.taking(DifficultyStep.escalate)
        guard !liesWithCommittee(current, under: plan) else {
            throw Refusal.precondition(
                "/id",
                Message("reporting.difficulty-at-committee", ["unit": shown(current, under: plan).to.text]))
        }
        return taken.with {
            ($0.escalatedOn, $0.escalatedBy) = (today, unit)
            $0.answersBefore = $0.answers.count
        }
    }

    func close(_ current: Difficulty, by request: CloseDifficulty) throws -> Difficulty {
        try current.taking(DifficultyStep.close).with {
            $0.closedOn = today
            $0.outcome = request.outcome
        }
    }

    // MARK: What time does

    /// As it stands today: what nobody has answered within its days lies with the People's Committee.
    func ripened(_ kept: Difficulty, under plan: PlanDocument) -> Difficulty {
        guard kept.status == .open, !liesWithCommittee(kept, under: plan),
            let due = due("difficulty.answer", from: kept.raisedOn), due < today
        else { return kept }
        return kept.with { ($0.escalatedOn, $0.answersBefore) = (due.advanced(by: 1), 0) }
    }

    /// The same for a reader: with whom it lies today, and by when that has to answer.
    func shown(_ kept: Difficulty, under plan: PlanDocument) -> Difficulty {
        let (offices, ripe) = (offices(plan), ripened(kept, under: plan))
        let office = ripe.escalatedOn == nil ? ripe.to : offices.firstCommittee
        let code = liesWithCommittee(ripe, under: plan) ? "difficulty.committee" : "difficulty.answer"
        return ripe.with {
            $0.to = offices.holder(of: office, on: ripe.closedOn ?? today)
            guard ripe.status == .open else { return }
            $0.answerBy = due(code, from: ripe.escalatedOn ?? ripe.raisedOn)
            $0.daysLate = $0.answerBy.flatMap { due in
                due < today ? today.daysSinceEpoch - due.daysSinceEpoch : nil
            }
        }
    }

    func liesWithCommittee(_ difficulty: Difficulty, under plan: PlanDocument) -> Bool {
        difficulty.escalatedOn != nil || difficulty.to == offices(plan).firstCommittee
    }

    func due(_ code: String, from day: Day) -> Day? {
        reference.due(code, from: Occurrence(on: day))?.day
    }
}

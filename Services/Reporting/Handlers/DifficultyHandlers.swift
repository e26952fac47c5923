import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func raiseDifficulty(_ request: RaiseDifficulty, _ tx: Transaction) throws -> Difficulty {
        try tx.authorizeName(of: request.unit, at: "/unit")
        let raised = try DifficultyRules(tx).raise(
            request, as: request.id ?? tx.newID(), under: tx.seekPlan(request.plan, at: "/plan"))
        try tx.difficulties.refuseTaken(request.id)
        return try save(raised, tx) { .difficultyRaised($0) }
    }

    func answerDifficulty(_ request: AnswerDifficulty, _ tx: Transaction) throws -> Difficulty {
        let sought = try tx.difficulties.seekOwn(request.id, at: "/id", by: tx) { try shown($0, tx).to }
            .map { try ripened($0, tx) }
        let answered = try DifficultyRules(tx).answer(request, sought, by: tx.principal.unit)
        return try save(answered, tx) { .difficultyAnswered($0) }
    }

    func escalateDifficulty(_ request: EscalateDifficulty, _ tx: Transaction) throws -> Difficulty {
        let current = try tx.difficulties.seekOwn(request.id, at: "/id", by: tx) { difficulty in
            let holder = try shown(difficulty, tx).to
            return tx.units.speaks(tx.principal.unit, for: holder, on: tx.today) ? holder : difficulty.unit
        }.get()
        let escalated = try DifficultyRules(tx).escalate(
            ripened(current, tx), under: plan(of: current, tx), by: tx.principal.unit)
        return try save(escalated, tx) { .difficultyEscalated($0) }
    }

    func closeDifficulty(_ request: CloseDifficulty, _ tx: Transaction) throws -> Difficulty {
        let current = try tx.difficulties.seekOwn(request.id, at: "/id", by: tx, of: \.unit).get()
        let closed = try DifficultyRules(tx).close(ripened(current, tx), by: request)
        return try save(closed, tx) { .difficultyClosed($0) }
    }

    func correctDifficulty(_ request: CorrectDifficulty, _ tx: Transaction) throws -> Difficulty {
        let sought = try tx.difficulties.seekOwn(request.id, at: "/id", by: tx) {
            $0.speaker(of: request.what, request.answer)
        }
        let plan = try sought.value.map { try self.plan(of: $0, tx) }
        let corrected = try DifficultyRules(tx).correct(sought, by: request, under: plan) { said in
            try tx.difficulties.recorded(request.id, tx) { $0.words(of: said) }
        }
        return try save(corrected, tx) { .difficultyCorrected($0.with { $0.reason = request.reason }) }
    }

    func voidDifficulty(_ request: VoidDifficulty, _ tx: Transaction) throws -> Difficulty {
        let sought = try tx.difficulties.seekOwn(request.id, at: "/id", by: tx) {
            $0.speaker(of: request.what, nil)
        }
        let plan = try sought.value.map { try self.plan(of: $0, tx) }
        let before = try DifficultyRules(tx).void(sought, by: request, under: plan)
        guard request.what == .raising else {
            return try save(before, tx) { .difficultyVoided($0.with { $0.reason = request.reason }) }
        }
        let shown = try shown(before, tx)
        try tx.difficulties.void(before.id, tx)
        tx.emit(
            ReportingEvent.difficultyVoided(
                DifficultyReference(shown).with { ($0.answerBy, $0.reason) = (nil, request.reason) }))
        return shown
    }

    func listDifficulties(_ request: ListDifficulties, _ snapshot: Snapshot) throws -> List<Difficulty> {
        let units = try snapshot.units(request.unit, at: "/unit")
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let plan = try snapshot.plan(request.plan, at: "/plan", as: asOf).plan
        let page = try ListPage(request, in: DifficultyRecords.order)
        let rules = try DifficultyRules(
            reference: snapshot.reference(asOf), today: asOf?.on ?? snapshot.today)
        let known = try snapshot.difficulties.of(plan: plan.id, asOf).lazy.map {
            rules.shown($0, under: plan)
        }
        .filter { difficulty in
            guard
                units.contains(difficulty.unit)
                    || request.unit == nil && lies(difficulty, with: snapshot),
                request.status.map({ $0 == difficulty.status }) ?? true
            else { return false }
            return request.late.map { $0 == (difficulty.daysLate != nil) } ?? true
        }
        return try page.reply(page.fetch(known)) { $0.marked(asOf, in: \.provisional) }
    }

    /// Those of the plan that were raised by the last day of the period and not closed before it began, as they stand today.
    func difficulties(of plan: PlanDocument, in period: Period, _ snapshot: Snapshot) throws -> [Difficulty] {
        try snapshot.difficulties.of(plan: plan.id)
            .filter { $0.raisedOn <= period.end && $0.closedOn.map { $0 >= period.start } ?? true }
            .map { DifficultyRules(snapshot).shown($0, under: plan) }
    }

    private func lies(_ difficulty: Difficulty, with caller: Snapshot) -> Bool {
        caller.units.speaks(caller.principal.unit, for: difficulty.to, on: caller.today)
    }

    private func plan(of difficulty: Difficulty, _ snapshot: Snapshot) throws -> PlanDocument {
        try snapshot.plan(difficulty.plan, at: "/id").plan
    }

    private func shown(_ difficulty: Difficulty, _ snapshot: Snapshot) throws -> Difficulty {
        try DifficultyRules(snapshot).shown(difficulty, under: plan(of: difficulty, snapshot))
    }

    private func ripened(_ difficulty: Difficulty, _ snapshot: Snapshot) throws -> Difficulty {
        try DifficultyRules(snapshot).ripened(difficulty, under: plan(of: difficulty, snapshot))
    }

    private func save(
        _ difficulty: Difficulty, _ tx: Transaction, telling event: (DifficultyReference) -> ReportingEvent
    ) throws -> Difficulty {
        try tx.difficulties.keep(difficulty, tx)
        let shown = try shown(difficulty, tx)
        tx.emit(event(DifficultyReference(shown)))
        return shown
    }
}

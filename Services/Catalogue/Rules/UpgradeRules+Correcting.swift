import CatalogueAPI
import ServiceKit
import Vocabulary

extension UpgradeRules {
    /// What a correction says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, by request: CorrectUpgrade, learned: Learned
    ) throws -> [FactVersion<UpgradeSaying>] {
        var checks = Checks(reference, today: today)
        let cleared = checks.clear(
            request.clear,
            of: Dictionary(uniqueKeysWithValues: Self.steps.map { ($0.member, $0.isGiven(request)) }))
        let work: String? = request.work.map { checks.words($0, at: "/work", upTo: 500) }
        if let cost = request.cost { checks.money(cost, at: "/cost") }
        let reason: String? = request.reason.map { checks.words($0, at: "/reason", upTo: 500) }
        if let amount = request.funded { checks.positive(amount, at: "/funded") }
        if let source = request.fundSource { checks.code(source, in: .fundSource, at: "/fundSource") }
        var earliest: DayBound?
        for (day, member) in [
            (request.proposedOn, "proposedOn"), (request.refusedOn, "refusedOn"),
            (request.approvedOn, "approvedOn"), (request.fundedOn, "fundedOn"),
            (request.completedOn, "completedOn"), (request.certifiedOn, "certifiedOn"),
        ] {
            guard let day else { continue }
            checks.day(day, since: earliest, at: "/\(member)")
            earliest = .named(member, day)
        }
        if let current = upgrade.value { check(request, cleared, of: current, &checks) }
        let current = try checks.finish(upgrade)
        var said: [FactVersion<UpgradeSaying>] = []
        if work != nil || request.cost != nil || request.kind != nil {
            said += try known.change(
                [
                    .identity(
                        provider: current.provider, work: work ?? current.work,
                        kind: request.kind ?? current.kind, cost: request.cost ?? current.cost)
                ], from: .first, isDated: false, learned: learned
            ) { preconditionFailure("what it is was said when it was proposed") }
        }
        if let proposal = known.step(.proposed), let day = request.proposedOn {
            said.append(try known.correct(proposal.id, from: day, learned: learned))
        }
        let gone = Set(Self.steps.filter { cleared.contains($0.member) }.flatMap(\.leaving))
        for step in Self.steps {
            guard let fact = known.step(step.status) else { continue }
            if gone.contains(step.status) {
                said.append(try known.void(fact.id, learned: learned))
            } else if step.isGiven(request) {
                let note = fact.value.note.with {
                    $0.reason = step.status == .refused ? reason ?? $0.reason : $0.reason
                    $0.amount = step.status == .funded ? request.funded ?? $0.amount : $0.amount
                    $0.source = step.status == .funded ? request.fundSource ?? $0.source : $0.source
                    if step.status == .certified {
                        $0.meetsStandard = request.meetsStandard ?? $0.meetsStandard
                    }
                }
                let value: UpgradeSaying? =
                    note == fact.value.note ? nil : .standing(status: step.status, note: note)
                said.append(
                    try known.correct(fact.id, to: value, from: step.day(request), learned: learned))
            }
        }
        return said
    }

    /// What it says that there never was the work.
    func void(_ known: UpgradeTimelines, learned: Learned) throws -> [FactVersion<UpgradeSaying>] {
        let cause = known.step(.proposed)?.id
        return try known.history.facts().map { fact in
            try known.void(fact.id, learned: learned, cause: fact.id == cause ? nil : cause)
        }
    }

    /// Notes what the request says of a step that has not been taken, or takes off a step that others stand on.
    private func check(
        _ request: CorrectUpgrade, _ cleared: Set<String>, of current: Upgrade, _ checks: inout Checks
    ) {
        let gone = Set(Self.steps.filter { cleared.contains($0.member) }.flatMap(\.leaving))
        for step in Self.steps {
            let isTaken = step.taken(current) != nil
            for (pointer, isGiven) in step.given(request) where isGiven && !isTaken {
                checks.fail(pointer, "catalogue.upgrade-not-so-far", terms: ["status": [current.status.term]])
            }
            if cleared.contains(step.member), !isTaken {
                checks.fail(
                    "/clear", "catalogue.upgrade-not-so-far", terms: ["status": [current.status.term]])
            }
            if gone.contains(step.status), !cleared.contains(step.member), step.isGiven(request) {
                checks.fail("/clear", "catalogue.upgrade-not-approved")
            }
        }
    }

    /// What a correction may say of a step, after the proposal.
    private struct CorrectedStep: Sendable {
        let status: UpgradeStatus
        /// Of the day: what `clear` names.
        let member: String
        /// The steps that go with it.
        let leaving: [UpgradeStatus]
        let day: @Sendable (CorrectUpgrade) -> Day?
        /// The day of the step, where it was taken.
        let taken: @Sendable (Upgrade) -> Day?
        /// What else of the step the request gives, by pointers.
        var others: @Sendable (CorrectUpgrade) -> [(String, Bool)] = { _ in [] }

        func given(_ request: CorrectUpgrade) -> [(pointer: String, isGiven: Bool)] {
            [("/\(member)", day(request) != nil)] + others(request)
        }

        func isGiven(_ request: CorrectUpgrade) -> Bool { given(request).contains(where: \.isGiven) }
    }

    private static let steps = [
        CorrectedStep(
            status: .refused, member: "refusedOn", leaving: [.refused], day: { $0.refusedOn },
            taken: { $0.refusedOn }, others: { [("/reason", $0.reason != nil)] }),
        CorrectedStep(
            status: .approved, member: "approvedOn", leaving: [.approved, .funded, .completed, .certified],
            day: { $0.approvedOn }, taken: { $0.approvedOn }),
        CorrectedStep(
            status: .funded, member: "fundedOn", leaving: [.funded], day: { $0.fundedOn },
            taken: { $0.fundedOn },
            others: { [("/funded", $0.funded != nil), ("/fundSource", $0.fundSource != nil)] }),
        CorrectedStep(
            status: .completed, member: "completedOn", leaving: [.completed, .certified],
            day: { $0.completedOn }, taken: { $0.completedOn }),
        CorrectedStep(
            status: .certified, member: "certifiedOn", leaving: [.certified], day: { $0.certifiedOn },
            taken: { $0.certifiedOn }, others: { [("/meetsStandard", $0.meetsStandard != nil)] }),
    ]
}

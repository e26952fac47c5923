import CatalogueAPI
import ServiceKit
import Vocabulary

extension UpgradeRules {
    /// What a correction says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, by request: CorrectUpgrade, learned: Learned
    ) throws -> [FactVersion<UpgradeSaying>] {
        var checks = Checks(reference, today: today)
        let isCompletionGiven = request.completedOn != nil || request.meetsStandard != nil
        let cleared = checks.clear(
            request.clear,
            of: ["approvedOn": request.approvedOn != nil, "completedOn": isCompletionGiven])
        let work: String? = request.work.map { checks.words($0, at: "/work", upTo: 500) }
        if let cost = request.cost { checks.money(cost, at: "/cost") }
        if let day = request.proposedOn { checks.day(day, at: "/proposedOn") }
        if let day = request.approvedOn { checks.day(day, since: request.proposedOn, at: "/approvedOn") }
        if let day = request.completedOn {
            checks.day(day, since: request.approvedOn ?? request.proposedOn, at: "/completedOn")
        }
        if let current = upgrade.value { check(request, cleared, of: current, &checks) }
        let current = try checks.finish(upgrade)
        var said: [FactVersion<UpgradeSaying>] = []
        if work != nil || request.cost != nil {
            said += try known.change(
                [
                    .identity(
                        provider: current.provider, work: work ?? current.work,
                        cost: request.cost ?? current.cost)
                ], from: .first, isDated: false, learned: learned
            ) { preconditionFailure("what it is was said when it was proposed") }
        }
        if let proposal = known.step(.proposed), let day = request.proposedOn {
            said.append(try known.correct(proposal.id, from: day, learned: learned))
        }
        if let approval = known.step(.approved) {
            if cleared.contains("approvedOn") {
                said.append(try known.void(approval.id, learned: learned))
            } else if let day = request.approvedOn {
                said.append(try known.correct(approval.id, from: day, learned: learned))
            }
        }
        if let completion = known.step(.completed) {
            if cleared.contains("completedOn") || cleared.contains("approvedOn") {
                said.append(try known.void(completion.id, learned: learned))
            } else if isCompletionGiven {
                said.append(
                    try known.correct(
                        completion.id,
                        to: request.meetsStandard.map {
                            .standing(status: .completed, meetsStandard: $0)
                        }, from: request.completedOn, learned: learned))
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
        let given: [(pointer: String, isGiven: Bool, isTaken: Bool)] = [
            ("/approvedOn", request.approvedOn != nil, current.approvedOn != nil),
            ("/completedOn", request.completedOn != nil, current.completedOn != nil),
            ("/meetsStandard", request.meetsStandard != nil, current.completedOn != nil),
            ("/clear", cleared.contains("approvedOn"), current.approvedOn != nil),
            ("/clear", cleared.contains("completedOn"), current.completedOn != nil),
        ]
        for (pointer, isGiven, isTaken) in given where isGiven && !isTaken {
            checks.fail(pointer, "catalogue.upgrade-not-so-far", terms: ["status": [current.status.term]])
        }
        if cleared.contains("approvedOn"), request.completedOn != nil || request.meetsStandard != nil {
            checks.fail("/clear", "catalogue.upgrade-not-approved")
        }
    }
}

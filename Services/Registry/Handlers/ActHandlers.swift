import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func draftAct(_ request: DraftAct, _ tx: Transaction) throws -> Act {
        let child = try tx.seekChild(request.child, on: request.on ?? tx.today, at: "/child")
        let placement = try tx.placements.seek(request.placement, at: "/placement", by: tx) {
            try tx.home(of: $0.child)
        }
        let owner = try placement.value?.flatMap { try tx.children.find($0.child)?.id }
        let act = try ActRules(tx).draft(
            request, of: child, in: placement, whoseIs: owner, as: request.id ?? tx.newID())
        try tx.acts.facts.refuseTaken(request.id)
        return try keep(act, as: .recorded, tx) { .actDrafted($0) }
    }

    func submitAct(_ request: SubmitAct, _ tx: Transaction) throws -> Act {
        let submitted = try ActRules(tx).submit(tx.seekAct(request.id), by: request)
        try requireActive(submitted, on: submitted.submittedOn, at: "/on", tx)
        return try keep(submitted, as: .corrected, tx) { .actSubmitted($0) }
    }

    func giveBackAct(_ request: GiveBackAct, _ tx: Transaction) throws -> Act {
        let given = try ActRules(tx).giveBack(tx.seekAct(request.id))
        return try keep(given, as: .corrected, tx) { .actGivenBack($0) }
    }

    func signAct(_ request: SignAct, _ tx: Transaction) throws -> Act {
        let sought = try tx.seekAct(request.id)
        let submitter = try sought.value.flatMap { try tx.acts.people(of: $0).submitter }
        let signed = try ActRules(tx).sign(sought, by: request, chief: tx.principal, after: submitter)
        try requireActive(signed, on: signed.signedOn, at: "/on", tx)
        try refuseTakenNumber(of: signed, at: "/number", tx)
        return try keep(signed, as: .corrected, tx) { .actSigned($0) }
    }

    func issueAct(_ request: IssueAct, _ tx: Transaction) throws -> Act {
        let issued = try ActRules(tx).issue(tx.seekAct(request.id), by: request)
        try requireActive(issued, on: issued.issuedOn, at: "/on", tx)
        return try keep(issued, as: .corrected, tx) { .actIssued($0) }
    }

    func revokeAct(_ request: RevokeAct, _ tx: Transaction) throws -> Act {
        let revoked = try ActRules(tx).revoke(tx.seekAct(request.id), by: request)
        return try keep(revoked, as: .ended, tx) { .actRevoked($0) }
    }

    func correctAct(_ request: CorrectAct, _ tx: Transaction) throws -> Act {
        let sought = try tx.seekAct(request.id)
        try requireChief(of: sought, tx)
        let corrected = try ActRules(tx).correct(sought, by: request)
        try requireActive(corrected, on: request.signedOn, at: "/signedOn", tx)
        try requireActive(corrected, on: request.issuedOn, at: "/issuedOn", tx)
        try refuseTakenNumber(of: corrected, at: request.number == nil ? "/signedOn" : "/number", tx)
        return try keep(corrected, as: .corrected, tx) { .actCorrected($0) }
    }

    func voidAct(_ request: VoidAct, _ tx: Transaction) throws -> Act {
        let sought = try tx.seekAct(request.id)
        try requireChief(of: sought, tx)
        let shown = try sought.value.map { try tx.shown($0, $0.content) }
        let voided = try tx.void(sought, in: tx.acts) { .actVoided($0) }
        return shown ?? voided
    }

    func listActs(_ request: ListActs, _ snapshot: Snapshot) throws -> List<Act> {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: ActRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let begun = try snapshot.begun(
                of: child, named: request.child, in: snapshot.acts, by: ActRecords.order, asOf)
            return try page.reply(page.fetch(begun.filter(snapshot.reads))) { acts in
                try acts.map { try snapshot.shown($0.then(asOf.on), $0.content) }
                    .marked(asOf, in: \.provisional)
            }
        }
        let readable = try snapshot.acts.of(child.id).filter(snapshot.reads)
        return try page.reply(page.fetch(readable)) { acts in
            try acts.map { try snapshot.shown($0, snapshot.acts.content(of: $0)) }
        }
    }

    func listDueActs(_ request: ListDueActs, _ snapshot: Snapshot) throws -> List<DueAct> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: Self.dueActOrder)
        let rules = ActRules(snapshot)
        let due = try snapshot.acts.waiting(within: units).compactMap { waiting -> DueAct? in
            guard let next = rules.next(of: waiting.act), try snapshot.reads(waiting.act) else { return nil }
            let overdue = next.due.map { $0 < snapshot.today } ?? false
            return DueAct(
                act: rules.shown(waiting.act), commune: waiting.commune, step: next.step, overdue: overdue
            ).with { $0.due = next.due }
        }.filter { item in request.overdue.map { $0 == item.overdue } ?? true }
        let asked = page.fetch(Self.dueActOrder.sorted(due))
        for item in asked { snapshot.disclose(item.act.child) }
        return try page.reply(asked)
    }

    /// Those without a day come last.
    private static let dueActOrder = ListOrder<DueAct>("due", "id") { [$0.due ?? Day.last, $0.act.id] }

    /// What is so now with what the act says, which a step leaves as it is; the reply shows that to who may read it.
    private func keep(
        _ act: Act, as kind: VersionKind, _ tx: Transaction, telling event: (ActFacts) -> RegistryEvent
    ) throws -> Act {
        let entered = try tx.enter(act, as: kind, in: tx.acts, telling: event)
        return try tx.shown(entered, act.content)
    }

    /// Throws FAILED_PRECONDITION unless the act's child was on the register on the day of a step.
    private func requireActive(_ act: Act, on day: Day?, at pointer: String, _ tx: Transaction) throws {
        if let day { try tx.requireActive(act.child, on: day, at: pointer) }
    }

    /// One that was signed the chief alone changes.
    private func requireChief(of act: Sought<Act>, _ tx: Transaction) throws {
        guard let act = act.value, let signedOn = act.signedOn else { return }
        if try tx.reaches(tx.home(of: act.child), as: .supervisor) { return }
        throw Refusal.denied(
            "/id",
            Message(
                "registry.act-chiefs", ["id": act.id.text, "day": "\(signedOn)"],
                terms: ["role": [Role.supervisor.term]]
            ).about(act.id))
    }

    /// A number is one act's in the year of its office, under whatever name that has since. Of children out of reach nothing is told.
    private func refuseTakenNumber(of act: Act, at pointer: String, _ tx: Transaction) throws {
        guard let number = act.number, let day = act.signedOn else { return }
        let names = tx.units.names(of: act.office, on: tx.today).filter {
            tx.units.haveBeenOne($0, act.office)
        }
        let taken = try tx.acts.signed(number, year: day.year, by: names + [act.office]).first {
            try $0.id != act.id && tx.reaches(tx.home(of: $0.child))
        }
        guard let taken else { return }
        throw Refusal.exists(
            pointer,
            Message("registry.act-number-taken", ["number": number, "id": taken.id.text]).about(taken.id))
    }
}

extension Snapshot {
    /// An act of a child that the caller may act for, with what it says. Whoever may not read it takes no step of it and writes
    /// nothing over it: to them there is none, as in lists.
    fileprivate func seekAct(_ id: ActID) throws -> Sought<Act> {
        let sought = try seek(id, in: acts)
        if let act = sought.value, try !reads(act) { return try acts.seek(id, at: "/id") { _ in false } }
        return try sought.map { act in
            let content = try acts.content(of: act)
            return act.with { $0.content = content }
        }
    }

    /// Whether the caller may read what the act says: whoever works in the office whose chair decides or in the one that drafted it,
    /// whatever they are called by now, and the chief. No step of another office changes that.
    fileprivate func reads(_ act: Act) throws -> Bool {
        if units.continues(principal.unit, act.office, on: today) { return true }
        if try reaches(home(of: act.child), as: .supervisor) { return true }
        let drafter = try acts.people(of: act).drafter
        return drafter.map { units.continues(principal.unit, $0.unit, on: today) } ?? false
    }

    /// The act as the caller may know it.
    fileprivate func shown(_ act: Act, _ content: @autoclosure () throws -> String?) throws -> Act {
        let act = ActRules(self).shown(act)
        guard try reads(act) else { return act.with { $0.content = nil } }
        discloseConfidential(act.child)
        return try act.with { $0.content = try content() }
    }
}

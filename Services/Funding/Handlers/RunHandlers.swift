import Bus
import FundingAPI
import JSONCoding
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    /// An event tells of no more lines than these.
    private static let told = 500

    /// So many entitlements are worked out in a call: others write between two calls.
    static let stretch = 2000

    func runMonth(_ request: RunMonth, _ tx: Transaction) throws -> PaymentRun {
        try tx.authorizeName(of: request.unit, at: "/unit")
        let commitment = try request.commitment.map {
            try tx.commitments.seekOwn($0, at: "/commitment", by: tx, of: \.line.unit)
        }
        try RunRules(tx).check(request, commitment)
        let names = tx.units.names(of: request.unit, on: tx.today)
        var run = try tx.runs.find(request.month, of: names) ?? begin(request, of: names, tx)
        if run.status == .listing { run = try work(run, tx) }
        if run.status == .listed, let commitment {
            run = try pay(run, from: commitment, request, tx)
        }
        return run.shown
    }

    /// Freezes what the list is worked out of.
    private func begin(_ request: RunMonth, of names: [UnitPath], _ tx: Transaction) throws -> PaymentRun {
        try RunRules(tx).requireNext(request.month, after: tx.runs.last(of: names))
        var run = PaymentRun(
            id: tx.newID(), unit: request.unit, month: request.month, status: .listing, total: .zero)
        (run.entitlements, run.done, run.lineCount, run.joined) = (0, 0, 0, 0)
        (run.gone, run.changed, run.unpaid) = (0, 0, 0)
        try tx.runs.save(run, arrearsFrom: request.arrearsFrom)
        run.entitlements = try tx.runs.freeze(run.id, of: Payer(request.unit, in: tx), request.month)
        try tx.runs.setFrozen(run)
        return run
    }

    /// The next stretch of the list.
    private func work(_ before: PaymentRun, _ tx: Transaction) throws -> PaymentRun {
        var run = before
        let province = tx.units.ancestor(of: run.unit, level: .province, on: run.month.first).one
        let list = PayList(
            reckoning: AssistanceReckoning(reference: tx.reference, province: province), month: run.month,
            arrearsFrom: try tx.runs.arrearsFrom(run.id))
        let entries = try tx.runs.entries(of: run.id, tx.entitlements, upTo: Self.stretch)
        let names = tx.units.names(of: run.unit, on: tx.today)
        let last = try tx.runs.last(before: run.month, of: names)?.id
        var tally = RunTally()
        for own in entries {
            let outcomes = try list.outcomes(of: own, { try paid(of: $0, before: run.month, tx) })
            let listed =
                try last.map {
                    try tx.runLines.paying($0, under: Array(Set(own.map(\.child))))
                } ?? []
            try tally.count(
                outcomes.flatMap(\.lines), before: listed.reduce(Money.zero) { try $0.plus($1.amount) })
            for outcome in outcomes { try enter(outcome, into: &run, tx) }
        }
        try tx.runs.count(tally, in: run.id)
        let left = try tx.runs.pass(run.id, entries.reduce(0) { $0 + $1.count })
        run.done = (run.entitlements ?? 0) - left
        if left == 0 { run.status = run.total > .zero ? .listed : .empty }
        try tx.runs.save(run)
        if left == 0 {
            try tx.runs.decideTelling(run, after: last, of: names)
            tx.emit(FundingEvent.monthListed(RunFacts(run)))
        }
        return run
    }

    private func paid(of entitlement: KeptEntitlement, before month: Month, _ tx: Transaction) throws
        -> PayList.Paid
    {
        let lines = tx.runLines
        let last = month.advanced(by: -1) ?? month
        return PayList.Paid(
            before: try lines.paid(entitlement.id, for: last),
            of: { try lines.paid($0, for: $1) }, was: { try lines.wasPaid(entitlement.id, for: $0) },
            again: try lines.again(entitlement.id))
    }

    private func enter(_ outcome: PayList.Outcome, into run: inout PaymentRun, _ tx: Transaction) throws {
        let entitlement = outcome.entitlement
        for earlier in try tx.runLines.again(entitlement.id) {
            var settled = earlier
            settled.again = .zero
            try tx.runLines.save(settled)
        }
        for line in outcome.lines {
            let number = (run.lineCount ?? 0) + 1
            let kept = KeptLine(
                run: run.id, number: number, entitlement: entitlement.id, child: entitlement.child,
                month: line.month, amount: line.amount, change: line.change, before: line.before,
                terms: LineTerms(
                    recipient: entitlement.terms.recipient, collector: entitlement.terms.collector,
                    payout: entitlement.terms.payout,
                    rule: line.why?.rule, blanks: line.why?.blanks ?? [:], isUnverified: line.isUnverified))
            try tx.runLines.insert(kept)
            run.lineCount = number
            run.total = try run.total.plus(line.amount, at: "/month")
            run.digest =
                tx.vault.token(
                    for: [
                        run.digest ?? "", "\(number)", kept.entitlement.text, kept.month.description,
                        "\(kept.amount.dong)", kept.change.rawValue,
                    ].joined(separator: "\n")
                ).text
            switch line.change {
            case .joined: run.joined = (run.joined ?? 0) + 1
            case .left: run.gone = (run.gone ?? 0) + 1
            case .changed: run.changed = (run.changed ?? 0) + 1
            case .unpaid: run.unpaid = (run.unpaid ?? 0) + 1
            case .same, .owed, .again: break
            }
        }
        if let through = outcome.paidThrough, through != entitlement.paidThrough {
            try tx.entitlements.setPaid(entitlement.id, through: through)
        }
        if outcome.isReworked { try tx.entitlements.setReworked(entitlement.id, by: run.id) }
        // Whoever was resumed since the list was frozen was heeded, suspended anew or not.
        if let stop = outcome.stop, var ended = try tx.entitlements.find(entitlement.id),
            ended.until == nil, let pause = ended.terms.pauses.last, pause.until == nil,
            pause.from.advanced(by: -1) == stop.month
        {
            let last = max(stop.month, ended.from)
            ended.until = last
            ended.terms.closePause(at: last, isLost: true)
            ended.terms.reason = Self.texts.render(
                Message("funding.unheeded", ["months": "\(stop.patience)"]), in: .vi)
            try save(ended, as: .ended, tx) { .entitlementStopped($0) }
        }
    }

    /// A list is not paid less: whoever pays hears how much it comes to.
    private func requireEnough(for run: PaymentRun, in commitment: Sought<Commitment>) throws {
        guard let held = commitment.value, held.status == .confirmed, run.total > held.left else { return }
        throw Refusal.precondition(
            "/commitment",
            Message(
                "funding.list-exceeds",
                [
                    "month": run.month.description, "total": "\(run.total.dong)",
                    "left": "\(held.left.dong)",
                ]
            ).about(held.id))
    }

    /// Pays the whole list at once: either all of it is paid, or nothing.
    private func pay(
        _ listed: PaymentRun, from commitment: Sought<Commitment>, _ request: RunMonth, _ tx: Transaction
    ) throws -> PaymentRun {
        var run = listed
        try requireEnough(for: run, in: commitment)
        let order = PayMoney(
            commitment: try commitment.get().id, amount: run.total, document: request.document ?? ""
        ).with { $0.on = request.on }
        do {
            run.payment = try pay(order, from: commitment, tx).id
        } catch let refusal as Refusal {
            throw refusal.under("", renaming: ["/amount": "/commitment"])
        }
        (run.status, run.paidOn) = (.paid, request.on ?? tx.today)
        try tx.runs.save(run)
        tx.emit(FundingEvent.monthPaid(RunFacts(run)))
        try tellAssisted(by: run, tx)
        return run
    }

    /// Tells for whom something was paid: who counts help counts it.
    private func tellAssisted(by run: PaymentRun, _ tx: Transaction) throws {
        for first in stride(from: 1, through: run.lineCount ?? 0, by: Self.told) {
            let children = try tx.runLines.children(run.id, lines: first...first + Self.told - 1)
            guard !children.isEmpty else { continue }
            tx.emit(
                FundingEvent.assistancePaid(
                    AssistedFacts(
                        run: run.id, unit: run.unit, on: run.paidOn ?? tx.today, children: children)))
        }
    }

    func returnLine(_ request: ReturnLine, _ tx: Transaction) throws -> RunLine {
        let sought = try tx.runs.seekOwn(request.run, at: "/run", by: tx, of: \.unit)
        let line = try sought.value.flatMap { try tx.runLines.find(request.number, of: $0.id) }
        let isVoided = try line.map { try tx.entitlements.find($0.entitlement) == nil } ?? false
        let (run, returned, amount) = try RunRules(tx).return(sought, line, isVoided: isVoided, by: request)
        let day = request.on ?? tx.today
        try tx.runLines.save(returned)
        // What it was paid for may be due on another ground, from which it was taken off.
        try tx.entitlements.rework(
            beside: returned.entitlement, of: tx.knownChildren.entries(of: returned.child))
        if let payment = try run.payment.flatMap(tx.payments.find) {
            try takeBack(amount, of: payment, on: day, tx)
        }
        let before = run.returned ?? .zero
        try tx.runs.save(run.with { $0.returned = try before.plus(amount) })
        if try !tx.runLines.isStanding(returned.child, in: run.id) {
            tx.emit(
                FundingEvent.assistanceReturned(
                    AssistedFacts(run: run.id, unit: run.unit, on: day, children: [returned.child])))
        }
        tx.disclose(returned.child)
        return returned.shown(in: tx.context.language)
    }

    func listRunLines(_ request: ListLines, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<RunLine> {
        let names = try payer(request.unit, snapshot).names
        guard let run = try snapshot.runs.find(request.month, of: names) else { return Page([], next: nil) }
        let after = page.after.flatMap { Int($0) } ?? 0
        let found = try snapshot.runLines.list(run.id, after: after)
        let lines = found.filter { request.change == nil || $0.change == request.change }
        for line in lines { snapshot.disclose(line.child) }
        return Page(found, showing: lines.map { $0.shown(in: snapshot.context.language) }) { "\($0.number)" }
    }

    func listRuns(_ request: ListRuns, _ snapshot: Snapshot) throws -> List<PaymentRun> {
        let page = try ListPage(request, in: RunRecords.order)
        let scope = try snapshot.units(request.unit, at: "/unit")
        let own = try snapshot.ownPayers(within: scope)
        let found = try snapshot.runs.list(request, within: scope, own: own, page)
        return try page.reply(found) { runs in
            runs.map { own.contains($0.unit) ? $0.shown : $0.summed }
        }
    }
}

extension PaymentRun {
    /// A list under way has no digest yet.
    fileprivate var shown: PaymentRun { status == .listing ? with { $0.digest = nil } : self }

    /// For whoever does not pay it: its sum, and nothing by which one would see how few it or a change of it is about.
    fileprivate var summed: PaymentRun {
        var summed = shown
        summed.entitlements = nil
        (summed.done, summed.lineCount, summed.joined, summed.gone) = (nil, nil, nil, nil)
        (summed.changed, summed.unpaid, summed.digest, summed.returned) = (nil, nil, nil, nil)
        return summed
    }
}

extension KeptLine {
    func shown(in language: Language) -> RunLine {
        RunLine(
            run: run, number: number, entitlement: entitlement, child: child, month: month, amount: amount,
            recipient: terms.recipient, change: change, isUnverified: terms.isUnverified
        ).with {
            ($0.collector, $0.amountBefore, $0.returnedOn) = (terms.collector, before, returnedOn)
            $0.payout = terms.payout
            $0.returned = returned > .zero ? returned : nil
            $0.reason =
                terms.returned
                ?? terms.rule.map { rule in
                    Reckoned.Step(rule: rule, blanks: terms.blanks, source: nil, confidence: nil).sentence(
                        in: language)
                }
        }
    }
}

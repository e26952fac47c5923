import FundingAPI
import Vocabulary

/// What a month's list has of one child's entitlements: pure, out of what was frozen and what was paid before.
struct PayList {
    let reckoning: AssistanceReckoning
    let month: Month
    /// From when on months that were paid are worked out anew.
    let arrearsFrom: Month?

    /// What was paid of an entitlement.
    struct Paid {
        /// For the month before this list's.
        let before: Money
        /// What stands paid of any of the child's for a month, in all lists.
        let of: (EntitlementID, Month) throws -> Money
        /// Whether a list ever paid something of it for a month.
        let was: (Month) throws -> Bool
        /// The lines that came back and are to be paid again.
        let again: [KeptLine]
    }

    /// What a list says of one entitlement.
    struct Outcome {
        struct Line {
            let month: Month
            let amount: Money
            let change: LineChange
            var before: Money?
            var why: Reckoned.Step?
            var isUnverified = false
        }

        let entitlement: KeptEntitlement
        var lines: [Line] = []
        /// The last month that is settled by it.
        var paidThrough: Month?
        /// It was suspended for so long that it ends.
        var stop: Stop?
        /// Its paid months were worked out anew.
        var isReworked = false

        /// With which month, after how many that nobody heeded.
        struct Stop {
            let month: Month
            let patience: Int
        }
    }

    /// Of all entitlements of one child that the unit pays.
    func outcomes(of entitlements: [KeptEntitlement], _ paid: (KeptEntitlement) throws -> Paid) throws
        -> [Outcome]
    {
        var outcomes: [Outcome] = []
        var now = PaidNow()
        for entitlement in entitlements {
            let outcome = try outcome(of: entitlement, beside: entitlements, paid(entitlement), now)
            try now.add(outcome)
            outcomes.append(outcome)
        }
        return outcomes
    }

    private func outcome(
        of own: KeptEntitlement, beside all: [KeptEntitlement], _ paid: Paid, _ now: PaidNow
    ) throws -> Outcome {
        var outcome = Outcome(entitlement: own, paidThrough: own.paidThrough)
        if own.isVoided {
            if paid.before > .zero { outcome.lines.append(left(.voided, paid)) }
            return outcome
        }
        for line in paid.again {
            outcome.lines.append(
                Outcome.Line(
                    month: line.month, amount: line.again, change: .again, before: nil, why: nil,
                    isUnverified: line.terms.isUnverified))
        }
        outcome.isReworked = own.isReworked
        let first = own.isReworked ? own.from : arrearsFrom.map { max($0, own.from) }
        if let first, let through = own.paidThrough {
            try raise(own, beside: all, from: first, through: min(through, month), paid, now, &outcome)
        }
        var next = own.paidThrough?.advanced(by: 1) ?? own.from
        let last = own.until.map { min($0, month) } ?? month
        while next <= last {
            let isWaiting = try settle(next, own, beside: all, paid, now, &outcome)
            if isWaiting { break }
            guard let following = next.advanced(by: 1) else { break }
            next = following
        }
        if let until = own.until, month > until, paid.before > .zero {
            outcome.lines.append(left(.notThen, paid))
        }
        return outcome
    }

    private func left(_ rule: ReckoningRule, _ paid: Paid) -> Outcome.Line {
        Outcome.Line(
            month: month, amount: .zero, change: .left, before: paid.before,
            why: Reckoned.Step(
                rule: rule, blanks: ["month": month.description], source: nil, confidence: nil))
    }

    /// One month that was not paid. Whether what comes after has to wait.
    private func settle(
        _ due: Month, _ own: KeptEntitlement, beside all: [KeptEntitlement], _ paid: Paid, _ now: PaidNow,
        _ outcome: inout Outcome
    ) throws -> Bool {
        if own.contradicted {
            unpaid(.contradicted, due, paid, &outcome)
            return true
        }
        if let pause = own.terms.pause(in: due) {
            if !pause.isLost, pause.until == nil {
                if let patience = patience(with: pause), let stop = pause.from.advanced(by: patience),
                    stop <= month
                {
                    outcome.stop = Outcome.Stop(
                        month: pause.from.advanced(by: -1) ?? pause.from, patience: patience)
                }
                unpaid(.suspended, due, paid, &outcome)
                return true
            }
            if pause.isLost {
                if due == month, paid.before > .zero { outcome.lines.append(left(.suspended, paid)) }
                outcome.paidThrough = due
                return false
            }
        }
        guard let standing = try reckoning.standing(of: own, beside: all, in: due),
            let reckoned = standing.own
        else { return true }
        if reckoned.isCounted {
            let isUsual = due == month
            // What was paid for the month already, for what gives way to this or never was due, is paid once.
            let others = try standing.others.reduce(Money.zero) {
                try $0.plus(paid.of($1, due)).plus(now.of($1, due))
            }
            let amount = try standing.lacking(ofOwn: .zero, ofOthers: others)
            if amount > .zero {
                let isAsBefore = paid.before == amount
                outcome.lines.append(
                    Outcome.Line(
                        month: due, amount: amount,
                        change: !isUsual ? .owed : change(to: amount, paid.before, own),
                        before: isUsual
                            ? (isAsBefore || paid.before == .zero ? nil : paid.before)
                            : others > .zero ? others : nil,
                        why: isUsual && isAsBefore ? nil : reckoned.steps.last { $0.rule == .rate },
                        isUnverified: reckoned.confidence == .unverified))
            }
            outcome.paidThrough = due
            return false
        }
        guard let step = reckoned.refused else { return true }
        func isOfRates(_ line: Outcome.Line) -> Bool { line.why?.rule == .noRates }
        // Months whose rates the data lack keep nobody from those that have some: the first of them is said.
        if step.rule == .noRates {
            if !outcome.lines.contains(where: isOfRates) { unpaid(step, due, paid, &outcome) }
            return false
        }
        // A person has to say something first; what is not due at all is settled by that.
        if [.choose, .noBase, .noGround].contains(step.rule) {
            if due == month || outcome.lines.allSatisfy(isOfRates) { unpaid(step, due, paid, &outcome) }
            return true
        }
        if due == month, paid.before > .zero {
            outcome.lines.append(
                Outcome.Line(month: due, amount: .zero, change: .left, before: paid.before, why: step))
        }
        outcome.paidThrough = due
        return false
    }

    /// Months after which a suspension that nobody heeded is a stop; nil where it never is.
    private func patience(with pause: EntitledTerms.Pause) -> Int? {
        let limit = reckoning.reference.deadline("assistance.unheeded", on: pause.from.first)
        guard case .months(let months)? = limit?.rule else { return nil }
        return months
    }

    /// What months that were paid lack by the rates as they are known now, and by what was put right.
    private func raise(
        _ own: KeptEntitlement, beside all: [KeptEntitlement], from first: Month, through last: Month,
        _ paid: Paid, _ now: PaidNow, _ outcome: inout Outcome
    ) throws {
        var due: Month? = first
        while let month = due, month <= last {
            due = month.advanced(by: 1)
            if own.contradicted || !own.terms.pays(month) { continue }
            guard let standing = try reckoning.standing(of: own, beside: all, in: month),
                let reckoned = standing.own, reckoned.isCounted
            else { continue }
            let alone = try paid.of(own.id, month)
            // What came back whole is paid again as it was asked for, and not by this. What was never paid is: where the data had
            // no rates of it before.
            guard try alone > .zero || !paid.was(month) else { continue }
            let others = try standing.others.reduce(Money.zero) {
                try $0.plus(paid.of($1, month)).plus(now.of($1, month))
            }
            let amount = try standing.lacking(ofOwn: alone, ofOthers: others)
            guard amount > .zero else { continue }
            let before = try alone.plus(others)
            outcome.lines.append(
                Outcome.Line(
                    month: month, amount: amount, change: .owed, before: before > .zero ? before : nil,
                    why: reckoned.steps.first, isUnverified: reckoned.confidence == .unverified))
        }
    }

    private func change(to amount: Money, _ before: Money, _ own: KeptEntitlement) -> LineChange {
        if before == .zero { return .joined }
        return before == amount ? .same : .changed
    }

    private func unpaid(_ rule: ReckoningRule, _ due: Month, _ paid: Paid, _ outcome: inout Outcome) {
        unpaid(
            Reckoned.Step(
                rule: rule, blanks: ["month": due.description], source: nil, confidence: nil), due, paid,
            &outcome)
    }

    private func unpaid(_ step: Reckoned.Step, _ due: Month, _ paid: Paid, _ outcome: inout Outcome) {
        outcome.lines.append(
            Outcome.Line(
                month: month, amount: .zero, change: .unpaid, before: paid.before > .zero ? paid.before : nil,
                why: step))
    }
}

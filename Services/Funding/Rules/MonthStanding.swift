import FundingAPI
import Vocabulary

/// What one entitlement comes to in a month, beside what else is said for the same recipient: money that was paid for the month on
/// another of them, which gives way to this or never was due, is not paid again.
struct MonthStanding {
    /// Nil of what never was.
    let own: Reckoned?
    /// The child's others whose payments count for the month too.
    let others: [EntitlementID]
    /// What is due of all of them together, its own among it.
    let due: Money

    /// What of its own is still to be paid, by what stands paid of it and of the others; never below zero.
    func lacking(ofOwn paid: Money, ofOthers others: Money) throws -> Money {
        guard let own, own.isCounted else { return .zero }
        let lack = min(
            try due.minus(paid).minus(others), try own.amount.minus(paid))
        return max(.zero, lack)
    }
}

/// What a list pays of a child's entitlements while it is worked out.
struct PaidNow {
    private struct Key: Hashable {
        let entitlement: EntitlementID
        let month: Month
    }

    private var amounts: [Key: Money] = [:]

    func of(_ entitlement: EntitlementID, _ month: Month) -> Money {
        amounts[Key(entitlement: entitlement, month: month)] ?? .zero
    }

    /// What is paid again stands paid already.
    mutating func add(_ outcome: PayList.Outcome) throws {
        for line in outcome.lines where line.amount > .zero && line.change != .again {
            let key = Key(entitlement: outcome.entitlement.id, month: line.month)
            amounts[key] = try (amounts[key] ?? .zero).plus(line.amount)
        }
    }
}

extension AssistanceReckoning {
    /// The standing of a month by all that a unit pays for one child, what never was among it. Nil where the month has none.
    func standing(
        of own: KeptEntitlement, beside all: [KeptEntitlement], in month: Month
    ) throws -> MonthStanding? {
        let then = all.filter { other in
            guard !other.isVoided, !other.contradicted else { return false }
            return other.id == own.id
                || (other.from <= month && (other.until.map { month <= $0 } ?? true)
                    && other.terms.pays(month))
        }
        let dues = try dues(born: own.birth, then.map { $0.held(in: month) }, in: month)
        let index = then.firstIndex { $0.id == own.id }
        var others = Set(
            all.filter { $0.id != own.id && $0.terms.recipient == own.terms.recipient }.map(\.id))
        var due = Money.zero
        for (entitlement, reckoned) in zip(then, dues) {
            if let index, displaces(dues[index], reckoned, in: month) { others.insert(entitlement.id) }
            guard reckoned.isCounted, entitlement.terms.recipient == own.terms.recipient else { continue }
            due = try due.plus(reckoned.amount)
        }
        return MonthStanding(own: index.map { dues[$0] }, others: others.sorted(), due: due)
    }
}

import Bus
import FundingAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func correctEntitlement(_ request: CorrectEntitlement, _ tx: Transaction) throws -> Entitlement {
        let current = try seekEntitlement(request.id, tx).map { try asSaid($0, tx) }
        let child = try current.value.flatMap { try tx.knownChildren.find($0.child) }
        let corrected = try EntitlementRules(tx).correct(current, by: request, of: child)
        try requireAlone(corrected, was: current.get(), tx)
        try save(corrected, as: .corrected, tx) { .entitlementCorrected($0) }
        return try settled(corrected, tx)
    }

    /// As it was said last, where a closure has ended it that still does: what is not put right is given back when that never was.
    private func asSaid(_ entitlement: KeptEntitlement, _ tx: Transaction) throws -> KeptEntitlement {
        guard let said = try tx.ended.said(entitlement.id.text, of: entitlement.child, as: EntitledSpan.self)
        else {
            return entitlement
        }
        var whole = entitlement
        whole.until = said.until
        let settled = try EntitlementRules(tx).settle(
            whole, within: tx.knownChildren.life(of: entitlement.child, on: tx.today))
        return settled.endedBy != nil && settled.kept.until == entitlement.until ? whole : entitlement
    }

    func voidEntitlement(_ request: VoidEntitlement, _ tx: Transaction) throws -> Entitlement {
        let voided = try EntitlementRules(tx).void(seekEntitlement(request.id, tx), by: request)
        // What came back of it is not paid again.
        for line in try tx.runLines.again(voided.id) {
            var settled = line
            settled.again = .zero
            try tx.runLines.save(settled)
        }
        return try save(voided, as: .voided, tx) { .entitlementVoided($0) }
    }

    /// ALREADY_EXISTS where what it is corrected to stands in the way of another of the child's, as it did not before.
    private func requireAlone(
        _ corrected: KeptEntitlement, was before: KeptEntitlement, _ tx: Transaction
    ) throws {
        let rules = EntitlementRules(tx)
        let payer = try tx.answering(for: corrected.unit, of: corrected.child)
        let held = try tx.knownChildren.entries(of: corrected.child).flatMap { try tx.entitlements.of($0) }
        for other in held {
            let isOther = try !tx.units.isSame(
                payer, tx.answering(for: other.unit, of: other.child), on: tx.today)
            guard rules.excludes(corrected, other, ofOther: isOther),
                !rules.excludes(before, other, ofOther: isOther)
            else { continue }
            throw try refusal(of: other, isOther: isOther, tx)
        }
    }

    private func refusal(of other: KeptEntitlement, isOther: Bool, _ tx: Transaction) throws -> Refusal {
        // Of another unit's the caller hears that there is one, and not on which ground.
        guard try !isOther || tx.knowsGrounds(of: other) else {
            return Refusal.exists("/id", Message("funding.paid-by-other"))
        }
        return Refusal.exists(
            "/id",
            Message(
                "funding.entitlement-held",
                ["from": other.from.description, "unit": other.unit.text, "id": other.id.text]))
    }

    func listDifferences(
        _ request: ListDifferences, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<MonthDifference> {
        let payer = try payer(request.unit, snapshot)
        let found = try snapshot.entitlements.differing(request, of: payer, page)
        // Of the province that whoever pays is in, as its lists are worked out.
        let province = snapshot.units.ancestor(of: request.unit, level: .province, on: snapshot.today).one
        let reckoning = AssistanceReckoning(reference: snapshot.reference, province: province)
        var shown: [MonthDifference] = []
        for entitlement in found {
            // One that stands in two of the child's is told with the first, on whichever page that stands.
            let before = try snapshot.entitlements.differing(
                request, of: payer, under: snapshot.knownChildren.entries(of: entitlement.child),
                before: entitlement.id)
            let told = try Set(
                before.flatMap { try differences(of: $0, of: payer, reckoning, snapshot).map(\.key) })
            shown += try differences(of: entitlement, of: payer, reckoning, snapshot).filter {
                !told.contains($0.key)
            }
        }
        for difference in shown { snapshot.disclose(difference.child) }
        return Page(found, showing: shown) { $0.id.text }
    }

    /// The months of one entitlement that stand paid otherwise than they are due.
    private func differences(
        of own: KeptEntitlement, of payer: Payer, _ reckoning: AssistanceReckoning, _ snapshot: Snapshot
    ) throws -> [MonthDifference] {
        let lines = snapshot.runLines
        let all = try snapshot.knownChildren.entries(of: own.child).flatMap {
            try snapshot.entitlements.everySaid(of: $0)
        }.filter { payer.names.contains($0.unit) || payer.ended.contains($0.unit) }
        var months = try lines.months(of: own.id)
        if own.isReworked, let through = own.paidThrough {
            var next: Month? = own.from
            while let month = next, month <= through {
                // What is lost, or came back, the next list does not pay.
                if own.terms.pays(month), try !lines.wasPaid(own.id, for: month) { months.insert(month) }
                next = month.advanced(by: 1)
            }
        }
        return try months.sorted().compactMap { month in
            guard let standing = try reckoning.standing(of: own, beside: all, in: month) else { return nil }
            let together = [own.id] + standing.others
            let paid = try together.reduce(Money.zero) { try $0.plus(lines.paid($1, for: month)) }
            guard paid != standing.due else { return nil }
            return try MonthDifference(
                child: own.child, month: month, recipient: own.terms.recipient, due: standing.due, paid: paid,
                lines: lines.standing(together, for: month).map { line in
                    try PaidLine(
                        run: line.run, number: line.number, entitlement: line.entitlement,
                        amount: line.amount.minus(line.returned))
                }
            ).with {
                $0.toReturn = paid > standing.due ? try paid.minus(standing.due) : nil
                $0.toPay = paid < standing.due ? try standing.due.minus(paid) : nil
            }
        }
    }
}

extension MonthDifference {
    /// What of one child is told once.
    struct Key: Hashable {
        let month: Month
        let recipient: AssistanceRecipient
    }

    var key: Key { Key(month: month, recipient: recipient) }
}

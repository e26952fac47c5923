import FundingAPI
import Vocabulary

/// What those who get assistance come to in a year, each month by its own rates: who turns an age, or whose months end, does so here
/// too. Who is suspended is not counted.
struct CaseloadProjection {
    /// Those whose ids are told.
    private static let told = 100

    private struct Key: Hashable {
        let ground: String
        let rate: String
        let base: Money
        let hundredths: Int
    }

    let reckoning: AssistanceReckoning
    let year: Int
    private var parts: [Key: EstimatePart] = [:]

    init(_ reckoning: AssistanceReckoning, of year: Int) { (self.reckoning, self.year) = (reckoning, year) }

    /// All that is paid for one child by the unit.
    mutating func add(_ entitlements: [KeptEntitlement]) throws {
        let running = entitlements.filter {
            $0.terms.pauses.last.map { $0.until != nil } ?? true && !$0.contradicted
        }
        var counted: [Key: Set<EntitlementID>] = [:]
        for number in 1...12 {
            guard let month = Month(year: year, month: number) else { continue }
            let then = running.filter { $0.from <= month && ($0.until.map { month <= $0 } ?? true) }
            guard let first = then.first else { continue }
            let dues = try reckoning.dues(born: first.birth, then.map { $0.held(in: month) }, in: month)
            for (entitlement, due) in zip(then, dues) where due.isCounted {
                guard let rate = due.rate, let base = due.base, let hundredths = due.hundredths else {
                    continue
                }
                let key = Key(ground: due.ground, rate: rate, base: base, hundredths: hundredths)
                var part =
                    parts[key]
                    ?? EstimatePart(
                        ground: due.ground, rate: rate, base: base, hundredths: hundredths,
                        isUnverified: false)
                part.months += 1
                part.amount = try part.amount.plus(due.amount)
                if due.confidence == .unverified { part.isUnverified = true }
                if counted[key, default: []].insert(entitlement.id).inserted {
                    part.count += 1
                    if part.counted.count < Self.told { part.counted.append(entitlement.id) }
                }
                parts[key] = part
            }
        }
    }

    /// By ground, rate and base.
    var sorted: [EstimatePart] {
        parts.values.sorted { ($0.ground, $0.rate, $0.base) < ($1.ground, $1.rate, $1.base) }
    }
}

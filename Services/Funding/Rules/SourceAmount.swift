import FundingAPI
import Vocabulary

/// One thing that is said of what a source has, from a day on.
struct SourceAmount: Codable, PeriodValue {
    var aspect: SourceAspect
    var amount: Money
    /// Number of the decision; an opening has none.
    var document: String?
    /// Of what went over: into which source.
    var into: SourceID?
    /// Why it was put right, or taken back.
    var reason: String?

    /// A source is opened once.
    func collides(with other: SourceAmount) -> Bool { aspect == .opening && other.aspect == .opening }
}

extension SourceFact {
    init(_ version: FactVersion<SourceAmount>) {
        let said = version.value
        self.init(
            id: version.fact, aspect: said.aspect, kind: version.kind, from: version.days.from,
            amount: said.amount)
        (document, reason) = (said.document, said.reason)
    }
}

extension FactVersion<SourceAmount> {
    /// The same with why.
    func because(_ reason: String) -> Self {
        var said = value
        said.reason = reason
        return FactVersion(kind, of: fact, days: days, value: said, learned: learned, cause: cause)
    }
}

extension SourceFacts {
    /// What the fund learns with a version of what was said of `source`: what both have then. `before` is what was said of the same fact
    /// until now, `next` the source that it went over into. Throws INVALID_ARGUMENT for more than an amount can be.
    init(
        _ version: FactVersion<SourceAmount>, instead before: FactVersion<SourceAmount>?, of source: Source,
        into next: Source?
    ) throws {
        let isVoided = version.kind == .voided
        let change = try (isVoided ? Money.zero : version.value.amount).minus(before?.value.amount ?? .zero)
        let pointer = isVoided ? "/fact" : "/amount"
        var (own, into) = (source, next)
        if version.value.aspect == .carryOver {
            own.amount = try own.amount.plus(Money.zero.minus(change), at: pointer)
            into?.amount = try (next?.amount ?? .zero).plus(change, at: pointer)
        } else {
            own.amount = try own.amount.plus(change, at: pointer)
        }
        if version.value.aspect == .opening { own.on = version.days.from }
        self = SourceFacts(source: own, fact: SourceFact(version)).with { $0.into = into }
    }
}

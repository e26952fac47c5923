import Foundation
import FundingAPI
import JSONCoding
import Store
import Vocabulary

/// What an entitlement says that nobody may know who does not pay it: sealed, all alike, so that the file tells of none why it is
/// paid.
struct EntitledTerms: Codable, Hashable, Sendable {
    struct Rate: Codable, Hashable, Sendable {
        /// The first month.
        var from: Month
        var rate: String?
        var degree: DisabilityDegree?
    }

    struct Pause: Codable, Hashable, Sendable {
        /// The first month that is not paid.
        var from: Month
        /// The last one; nil while it goes on.
        var until: Month?
        /// Whether what was due is not paid later.
        var isLost: Bool
    }

    var ground: String
    var recipient: AssistanceRecipient
    var decision: String
    var decidedOn: Day
    var collector: CaregiverID?
    var payout: Payout?
    /// In the order of their months; one at least.
    var rates: [Rate]
    var pauses: [Pause] = []
    var reason: String?

    /// The rate of a month: before the first the first.
    func rate(in month: Month) -> Rate? { rates.last { $0.from <= month } ?? rates.first }

    func pause(in month: Month) -> Pause? {
        pauses.first { $0.from <= month && ($0.until.map { month <= $0 } ?? true) }
    }

    /// Whether a month is paid, be it later: not one that is lost, nor one that is withheld still.
    func pays(_ month: Month) -> Bool { pause(in: month).map { $0.until != nil && !$0.isLost } ?? true }

    /// A suspension that goes on ends with a month; one of no month never was.
    mutating func closePause(at month: Month, isLost: Bool) {
        guard let last = pauses.indices.last, pauses[last].until == nil else { return }
        if month < pauses[last].from {
            pauses.remove(at: last)
        } else {
            (pauses[last].until, pauses[last].isLost) = (month, isLost)
        }
    }

    /// It begins with another month: the rate that holds then is the first.
    mutating func begin(with month: Month) {
        guard var first = rate(in: month) else { return }
        first.from = month
        rates = [first] + rates.filter { $0.from > month }
    }

    /// Says another rate from a month on; what was said of later ones stays behind it.
    mutating func say(_ rate: Rate) {
        rates.removeAll { $0.from == rate.from }
        rates.append(rate)
        rates.sort { $0.from < $1.from }
    }
}

/// An entitlement as the fund keeps it.
struct KeptEntitlement: Hashable, Sendable {
    let id: EntitlementID
    let child: ChildID
    var unit: UnitPath
    var from: Month
    var until: Month?
    var paidThrough: Month?
    /// What the child's age counts from.
    var birth: Day
    var contradicted = false
    /// It was put right since it was granted, or what was paid of it is due otherwise than was known then.
    var isCorrected = false
    /// Its paid months are worked out anew by the next list.
    var isReworked = false
    /// It never was; it stays for what was paid on it.
    var isVoided = false
    var terms: EntitledTerms

    func status(in month: Month) -> EntitlementStatus {
        if let until, until < month { return .stopped }
        return terms.pauses.last?.until == nil && !terms.pauses.isEmpty ? .suspended : .running
    }

    /// What anybody may see of it who may see it.
    func shown(in month: Month) -> Entitlement {
        Entitlement(
            id: id, child: child, unit: unit, ground: terms.ground, recipient: terms.recipient,
            decision: terms.decision, decidedOn: terms.decidedOn, from: from, status: status(in: month)
        ).with {
            ($0.rate, $0.disabilityDegree) = (terms.rate(in: month)?.rate, terms.rate(in: month)?.degree)
            ($0.collector, $0.until, $0.paidThrough) = (terms.collector, until, paidThrough)
            $0.payout = terms.payout
            $0.suspendedFrom = terms.pauses.last.flatMap { $0.until == nil ? $0.from : nil }
            ($0.reason, $0.contradicted) = (terms.reason, contradicted ? true : nil)
        }
    }

    /// Whether both are for a month, or were paid in it.
    func meets(_ other: KeptEntitlement) -> Bool {
        from <= other.last ?? from && other.from <= last ?? other.from
    }

    /// The last month that it holds for or was paid for; nil of what goes on.
    var last: Month? { until.map { max($0, paidThrough ?? $0) } }

    /// Whether months that were paid are due otherwise than they were before.
    func movesPaid(since before: KeptEntitlement) -> Bool {
        guard let paidThrough else { return false }
        func end(_ one: KeptEntitlement) -> Month { min(one.until ?? paidThrough, paidThrough) }
        func rates(_ one: KeptEntitlement) -> [EntitledTerms.Rate] {
            one.terms.rates.filter { $0.from <= paidThrough }
        }
        if isVoided != before.isVoided || contradicted != before.contradicted { return true }
        if birth != before.birth || from != before.from || end(self) != end(before) { return true }
        return terms.ground != before.terms.ground || rates(self) != rates(before)
    }

    /// The days of its months.
    var days: DayRange { DayRange(from: from.first, until: until?.last) ?? DayRange(from: from.first) }

    /// The ground as it is reckoned in a month.
    func held(in month: Month) -> HeldGround {
        let rate = terms.rate(in: month)
        return HeldGround(code: terms.ground, rate: rate?.rate, degree: rate?.degree, days: days)
    }
}

/// What a child's life leaves of an entitlement: kept while a closure has ended it, and tells of nothing.
struct EntitledSpan: Codable, Hashable, Sendable {
    let from: Day
    var until: Month?
    var contradicted: Bool
}

/// One version of an entitlement, as a fact of its child.
struct EntitlementVersion: Codable, PeriodValue {
    let unit: UnitPath
    let birth: Day
    var contradicted: Bool?
    let sealed: Data

    /// Whether two may stand beside each other is decided with their terms open.
    func collides(with _: EntitlementVersion) -> Bool { false }
}

extension Vault {
    /// Of few lengths: a longer word than another would tell which it is.
    func seal(_ terms: EntitledTerms, of id: EntitlementID) throws -> Sealed {
        try seal(json: JSON.encode(terms), for: "entitlements/\(id)")
    }

    func terms(_ sealed: Sealed, of id: EntitlementID) throws -> EntitledTerms {
        try JSON.decode(EntitledTerms.self, from: open(sealed, for: "entitlements/\(id)"))
    }
}

extension EntitlementFacts {
    init(_ entitlement: KeptEntitlement) {
        self.init(
            id: entitlement.id, child: entitlement.child, unit: entitlement.unit, from: entitlement.from,
            isSuspended: entitlement.terms.pauses.last.map { $0.until == nil } ?? false)
        until = entitlement.until
        contradicted = entitlement.contradicted ? true : nil
    }
}

import FundingAPI
import Vocabulary

/// What one event posts, before it has a number.
struct NewEntry: Hashable, Sendable {
    /// The event's name: `paymentMade`.
    let event: String
    /// The id of the thing that the event is about.
    let subject: String
    let unit: UnitPath
    let year: Int
    /// The day that the money moves.
    let on: Day
    let postings: [Posting]

    init(
        _ event: String, of subject: String, unit: UnitPath, year: Int, on day: Day, _ postings: [Posting]
    ) {
        (self.event, self.subject, self.unit) = (event, subject, unit)
        (self.year, self.on, self.postings) = (year, day, postings)
    }

    /// What its postings change.
    var sides: Set<LedgerSide> {
        Set(
            postings.flatMap {
                [
                    LedgerSide(account: $0.debit, of: $0.debitOf),
                    LedgerSide(account: $0.credit, of: $0.creditOf),
                ]
            })
    }
}

/// An account of one thing: what is left of one allocation.
struct LedgerSide: Hashable, Sendable {
    let account: LedgerAccount
    let of: String

    /// Contra accounts are never above zero, all others never below.
    var isContra: Bool { [.funding, .authority, .promised].contains(account) }
}

/// That an account is on its wrong side on a day.
struct Shortage: Hashable, Sendable {
    let account: LedgerAccount
    /// The first such day.
    let day: Day
    let missing: Money
    /// What took the money by then, or brings it only later.
    let other: LedgerEntry
}

import ServiceKit
import Vocabulary

extension Checks {
    /// The days that a correction gives to a district's network or pilot, which is found as `known`.
    ///
    /// - Parameters:
    ///   - end: the member that says since when it is over; `ongoing` is said of it, of a reason that the request gives and of
    ///     an end that it clears, while it is not over.
    mutating func days(
        correcting known: (district: UnitPath, start: DayBound?, ended: Day?)?, from: Day?, until: Day?,
        at end: String, gives reason: Bool, clears: Bool, or ongoing: String
    ) {
        if let from {
            day(from, at: "/on")
            if let district = known?.district { self.district(district, on: from, at: "/on") }
        }
        if let until { day(until, since: .named("on", from) ?? known?.start, at: end) }
        guard let known, known.ended == nil else { return }
        for (pointer, isGiven) in [(end, until != nil), ("/reason", reason), ("/clear", clears)] where isGiven
        {
            fail(pointer, ongoing)
        }
    }
}

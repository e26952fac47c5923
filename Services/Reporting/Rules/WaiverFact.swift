import FundingAPI
import Vocabulary

/// What reporting keeps of a waiver: of whom, and when it holds.
struct WaiverFact: Codable, Hashable, Sendable {
    let id: WaiverID
    let child: ChildID
    let from: Day
    let until: Day?
    /// Within the child's life.
    let counts: Bool

    init(_ waiver: Waiver) {
        (id, child, from, until) = (waiver.id, waiver.child, waiver.from, waiver.until)
        counts = waiver.contradicted != true
    }

    /// Whether it holds on one of the days.
    func holds(within days: ClosedRange<Day>) -> Bool {
        from <= days.upperBound && until.map { days.lowerBound <= $0 } ?? true
    }
}

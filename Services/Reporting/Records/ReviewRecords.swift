import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Reviews of plans, each a document.
struct ReviewRecords: PlanDocumentRecords {
    typealias Key = ReviewID
    typealias Value = Review

    static let table = "reviews"
    static let unknown = "reporting.no-review"
    static let isKnownToAll = true
    /// In the order in which they were opened.
    static let order = ListOrder<Review>("opened", "id") { [$0.openedOn, $0.id] }
    static let said = StateTable<ReviewID, Review>("review_facts", [FactColumn("plan", "$.plan")])
    let db: Database

    func of(plan: String) throws -> [Review] { try documents("WHERE plan = \(plan) ORDER BY opened, id") }

    /// The one whose round it is, if it is one's.
    func asking(in round: Round) throws -> Review? { try of(plan: round.plan).first { $0.round == round.id } }

    func save(_ review: Review) throws {
        try run(
            """
            INSERT INTO reviews (id, plan, opened, data)
            VALUES (\(review.id), \(review.plan), \(review.openedOn), \(SQL.jsonOctets(review)))
            ON CONFLICT (id) DO UPDATE SET opened = excluded.opened, data = excluded.data
            """)
    }
}

extension Snapshot { var reviews: ReviewRecords { ReviewRecords(db: db) } }

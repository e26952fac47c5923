import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func openReview(_ request: OpenReview, _ tx: Transaction) throws -> Review {
        let (review, round) = try ReviewRules(tx).open(
            request, as: request.id ?? tx.newID(), in: tx.newID(),
            of: tx.seekOwnPlan(request.plan, at: "/plan"), among: tx.reviews.of(plan: request.plan))
        try tx.reviews.refuseTaken(request.id)
        try tx.rounds.save(round)
        tx.emit(ReportingEvent.roundOpened(round))
        return try save(review, tx) { .reviewOpened($0) }
    }

    func concludeReview(_ request: ConcludeReview, _ tx: Transaction) throws -> Review {
        let sought = try tx.reviews.seek(request.id, at: "/id", by: tx) { review in
            try tx.plan(review.plan, at: "/id").plan.area
        }
        let concluded = try ReviewRules(tx).conclude(sought, by: request)
        let plan = try tx.plan(concluded.plan, at: "/id").plan
        let round = try tx.rounds.get(concluded.round, at: "/id")
        if round.status == .open {
            let closed = try RoundRules(tx).close(round)
            try tx.rounds.save(closed)
            tx.emit(ReportingEvent.roundClosed(closed))
        }
        return try save(gathered(concluded, round, of: plan, tx), tx) { .reviewConcluded($0) }
    }

    func listReviews(_ request: ListReviews, _ snapshot: Snapshot) throws -> List<Review> {
        let plan = try snapshot.plan(request.plan, at: "/plan").plan
        try snapshot.authorize(plan.area, at: "/plan")
        let page = try ListPage(request, in: ReviewRecords.order)
        return try page.reply(snapshot.reviews.list(request, page))
    }

    /// With what was accepted in its round, and each indicator's figures of the years.
    private func gathered(
        _ review: Review, _ round: Round, of plan: PlanDocument, _ tx: Transaction
    ) throws -> Review {
        let counters = try ReviewRules(tx).days(of: review.period).map { day in
            try counter(plan, tx.asOf(on: day), forOthers: true, tx)
        }
        let series = try plan.indicators.map { declaration in
            ReviewedIndicator(
                indicator: declaration.id, name: declaration.name,
                values: try counters.map { try $0.value(declaration, by: nil, hidesSmall: true) })
        }
        let hidden = try plan.indicators.map { declaration in
            try counters.last.map { try $0.withheld(declaration) } ?? []
        }
        let last = series.compactMap(\.values.last)
        return try review.with {
            $0.series = series
            // Where no year is over yet there is nothing beside which a stated figure could tell anything.
            $0.submissions =
                last.count == plan.indicators.count
                ? try submissions(in: round.id, of: plan, beside: last, hidden, tx) : []
            $0.missing = try missing(in: round, tx)
        }
    }

    private func save(
        _ review: Review, _ tx: Transaction, telling event: (ReviewReference) -> ReportingEvent
    ) throws -> Review {
        try tx.reviews.save(review)
        tx.emit(event(ReviewReference(review)))
        return review
    }
}

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
        try save(round, tx) { .roundOpened($0) }
        return try save(review, tx) { .reviewOpened($0) }
    }

    func concludeReview(_ request: ConcludeReview, _ tx: Transaction) throws -> Review {
        let concluded = try ReviewRules(tx).conclude(seekReview(request.id, tx), by: request)
        let plan = try tx.plan(concluded.plan, at: "/id").plan
        let round = try tx.rounds.get(concluded.round, at: "/id")
        let isClosing = round.status == .open
        if isClosing { try save(RoundRules(tx).close(round), tx) { .roundClosed($0) } }
        let gathered = try gathered(concluded, round, of: plan, tx).with {
            if isClosing { $0.closedRound = true }
        }
        return try save(gathered, tx) { .reviewConcluded($0) }
    }

    func correctReview(_ request: CorrectReview, _ tx: Transaction) throws -> Review {
        let corrected = try ReviewRules(tx).correct(seekReview(request.id, tx), by: request)
        return try save(corrected, tx) { .reviewCorrected($0.with { $0.reason = request.reason }) }
    }

    func voidReview(_ request: VoidReview, _ tx: Transaction) throws -> Review {
        let sought = try seekReview(request.id, tx)
        let handedIn = try sought.value.map { try tx.submissions.all(in: $0.round).filter(\.isHandedIn) }
        let before = try ReviewRules(tx).void(sought, by: request, handedIn: handedIn ?? [])
        let round = try tx.rounds.get(before.round, at: "/id")
        guard request.what == .opening else {
            if sought.value?.closedRound == true {
                let reopened = RoundRules(tx).reopened(round).with { $0.reason = request.reason }
                try save(reopened, tx) { .roundReopened($0) }
            }
            return try save(before, tx) { .reviewVoided($0.with { $0.reason = request.reason }) }
        }
        let never = RoundRules(tx).voided(round).with { $0.reason = request.reason }
        try save(never, tx) { .roundVoided($0) }
        try tx.reviews.void(before.id, tx)
        tx.emit(ReportingEvent.reviewVoided(ReviewReference(before).with { $0.reason = request.reason }))
        return before
    }

    func listReviews(_ request: ListReviews, _ snapshot: Snapshot) throws -> List<Review> {
        try snapshot.page(request, in: ReviewRecords.order, marking: \.provisional) { asOf, page in
            let plan = try snapshot.plan(request.plan, at: "/plan", as: asOf).plan
            try snapshot.authorize(plan.area, at: "/plan")
            return try page.fetch(snapshot.reviews.of(plan: plan.id, asOf))
        }
    }

    private func seekReview(_ id: ReviewID, _ tx: Transaction) throws -> Sought<Review> {
        try tx.reviews.seek(id, at: "/id", by: tx) { try tx.plan($0.plan, at: "/id").plan.area }
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
        let last = series.compactMap(\.values.last)
        return try review.with {
            $0.series = series
            // Where no year is over yet there is nothing beside which a stated figure could tell anything.
            $0.submissions =
                try counters.last.map { try submissions(in: round.id, of: plan, beside: last, $0, tx) } ?? []
            $0.missing = try missing(in: round, tx)
        }
    }

    private func save(
        _ round: Round, _ tx: Transaction, telling event: (Round) -> ReportingEvent
    ) throws {
        try tx.rounds.save(round)
        tx.emit(event(round))
    }

    private func save(
        _ review: Review, _ tx: Transaction, telling event: (ReviewReference) -> ReportingEvent
    ) throws -> Review {
        try tx.reviews.keep(review, tx)
        tx.emit(event(ReviewReference(review)))
        return review
    }
}

import Bus
import FundingAPI
import ServiceKit
import Vocabulary

// What was said of a source and never was so.

extension SourceRules {
    /// What the fact that the request names says when it is put right: nil of a fact that is none. `fact` is what was said of it until
    /// now, `into` the source that it went over into, `use` what was said first of the source beside its opening.
    func correct(
        _ source: Sought<Source>, _ fact: FactVersion<SourceAmount>?, into: Source?, use: SourceUse?,
        by request: CorrectSource
    ) throws -> SourceAmount? {
        var checks = Checks(reference, today: today)
        let isOpening = fact?.value.aspect == .opening
        if let amount = request.amount {
            if isOpening {
                checks.money(amount, at: "/amount")
            } else {
                checks.positive(amount, at: "/amount")
            }
        }
        let document: String? = checks.title(request.document, at: "/document", upTo: 100)
        if document != nil, isOpening { checks.fail("/document", "funding.opening-without-document") }
        if let day = request.on {
            checks.day(day, since: isOpening ? nil : opening(of: source.value, into), at: "/on")
            // What goes over does so when the year is over.
            if let year = source.value?.year, fact?.value.aspect != .carryOver {
                checks.day(day, notAfterBudget: year, at: "/on")
            }
        }
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let current = try checks.finish(source)
        guard let fact else { return nil }
        if isOpening, let day = request.on, let use, let first = use.on, first < day {
            throw Refusal.precondition(
                "/on",
                Message("funding.source-used-earlier", ["name": current.name, "day": "\(first)"])
                    .about(use.record))
        }
        // Another reason alone corrects nothing.
        var corrected = fact.value
        (corrected.amount, corrected.document) = (
            request.amount ?? corrected.amount, document ?? corrected.document
        )
        if corrected == fact.value, (request.on ?? fact.days.from) == fact.days.from { return corrected }
        corrected.reason = reason
        return corrected
    }

    /// Why the fact never was. `use` is what was said of the source beside its opening, or where it is used.
    func void(
        _ source: Sought<Source>, _ fact: FactVersion<SourceAmount>?, use: SourceUse?,
        by request: VoidSourceFact
    ) throws -> String {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let current = try checks.finish(source)
        if fact?.value.aspect == .opening, let use {
            throw Refusal.precondition(
                "/fact",
                Message("funding.source-used", ["name": current.name, "id": use.record.id]).about(use.record)
            )
        }
        return reason
    }
}

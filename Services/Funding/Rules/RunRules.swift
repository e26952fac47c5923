import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// A month is paid once, in its turn, from money of its unit.
struct RunRules: Rules {
    let reference: Reference
    let today: Day

    func check(_ request: RunMonth, _ commitment: Sought<Commitment>?) throws {
        var checks = Checks(reference, today: today)
        checks.unit(request.unit, at: "/unit")
        if let now = Month(of: today), request.month > now {
            checks.fail("/month", "funding.month-in-future", ["month": request.month.description])
        }
        checks.day(request.on ?? today, since: .ruled(FundingDay.month, on: request.month.first), at: "/on")
        if let from = request.arrearsFrom, from >= request.month {
            checks.fail("/arrearsFrom", "funding.arrears-not-before", ["month": request.month.description])
        }
        let document: String? = checks.title(request.document, at: "/document", upTo: 100)
        if request.commitment != nil, document == nil { checks.fail("/document", "check.text-empty") }
        if request.commitment == nil, document != nil {
            checks.fail("/commitment", "funding.document-of-nothing")
        }
        guard let commitment else { return try checks.finish() }
        // A month is spent of the budget of its year, and what is owed of it of a later one's.
        if let year = commitment.value?.line.year, year < request.month.first.year {
            checks.fail(
                "/commitment", "funding.commitment-of-earlier-year",
                ["year": "\(year)", "month": request.month.description])
        }
        try checks.finish(commitment)
    }

    /// Lists follow each other: what one has not paid the next would not know of.
    func requireNext(_ month: Month, after last: PaymentRun?) throws {
        guard let last else { return }
        guard last.status == .paid || last.status == .empty else {
            throw Refusal.precondition(
                "/month",
                Message("funding.list-open", ["month": last.month.description]).about(last.id))
        }
        guard last.month < month else {
            throw Refusal.precondition(
                "/month",
                Message("funding.list-later", ["month": last.month.description]).about(last.id))
        }
    }

    /// The list and its line as it came back, with how much. `line` is the one that the request names; `isVoided` where what it was
    /// paid on never was, and is paid nothing again.
    func `return`(
        _ run: Sought<PaymentRun>, _ line: KeptLine?, isVoided: Bool, by request: ReturnLine
    ) throws -> (PaymentRun, KeptLine, Money) {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let day = checks.day(
            request.on, since: .recorded(FundingDay.list, on: run.value?.paidOn, of: run.value?.id), at: "/on"
        )
        if run.value != nil, line == nil {
            checks.fail("/number", "funding.no-line", ["number": "\(request.number)"])
        }
        if let amount = request.amount { checks.positive(amount, at: "/amount") }
        let found = try checks.finish(run)
        guard found.status == .paid, var returned = line, returned.amount > .zero else {
            throw Refusal.precondition("/number", Message("funding.line-not-paid").about(found.id))
        }
        let left = try returned.amount.minus(returned.returned)
        if left == .zero, let before = returned.returnedOn {
            throw Refusal.precondition(
                "/number",
                Message("funding.line-returned", ["day": before.description]).about(found.id))
        }
        let amount = request.amount ?? left
        guard amount <= left else {
            throw Refusal.precondition(
                "/amount", Message("funding.line-exceeded", ["left": "\(left.dong)"]).about(found.id))
        }
        if isVoided, request.isPaidAgain == true {
            throw Refusal.precondition("/isPaidAgain", Message("funding.again-of-void").about(found.id))
        }
        returned.returned = try returned.returned.plus(amount)
        (returned.returnedOn, returned.terms.returned) = (day, reason)
        if request.isPaidAgain == true { returned.again = try returned.again.plus(amount) }
        return (found, returned, amount)
    }
}

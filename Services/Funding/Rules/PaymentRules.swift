import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// Money is paid once, within its year, and not before it was committed.
struct PaymentRules {
    let reference: Reference
    let today: Day

    func pay(
        _ request: PayMoney, as id: PaymentID, from commitment: Sought<Commitment>
    ) throws -> Payment {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.positive(request.amount, at: "/amount")
        checks.day(day, at: "/on")
        if let commitment = commitment.value { check(day, of: commitment, &checks) }
        let document: String = checks.words(request.document, at: "/document", upTo: 100)
        let commitment = try checks.finish(commitment)
        return Payment(
            id: id, commitment: commitment.id, line: commitment.line, amount: request.amount, on: day,
            document: document)
    }

    /// Within the budget year of the money (Law on the State Budget 83/2015, Art. 14).
    private func check(_ day: Day, of commitment: Commitment, _ checks: inout Checks) {
        let year = commitment.line.year
        if day.year != year {
            checks.fail("/on", "funding.day-outside-year", ["day": day.description, "year": "\(year)"])
        } else if let made = commitment.on, day < made {
            checks.fail(
                "/on", "funding.paid-before-commitment",
                ["day": day.description, "made": made.description])
        }
    }

    /// The number of a payment order is one payment's: `earlier` stands under the same number.
    func requireOnce(_ payment: Payment, earlier: Payment?) throws {
        guard let earlier else { return }
        throw Refusal.exists(
            "/document",
            Message(
                "funding.paid-twice",
                [
                    "document": payment.document, "source": payment.line.sourceName,
                    "year": "\(payment.line.year)", "id": earlier.id.text, "day": earlier.on.description,
                ]))
    }

    func reverse(_ payment: Sought<Payment>, by request: ReversePayment) throws -> Payment {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        var reversed = try checks.finish(payment)
        if let day = reversed.reversedOn {
            throw Refusal.precondition(
                "/id", Message("funding.payment-reversed", ["day": day.description]))
        }
        (reversed.reversedOn, reversed.reason) = (today, reason)
        return reversed
    }
}

import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

/// Money is paid once, within its year, and not before it was committed.
struct PaymentRules: Rules {
    let reference: Reference
    let today: Day

    func pay(
        _ request: PayMoney, as id: PaymentID, from commitment: Sought<Commitment>
    ) throws -> Payment {
        var checks = Checks(reference, today: today)
        checks.positive(request.amount, at: "/amount")
        let day = checks.day(request.on, at: "/on")
        if let commitment = commitment.value { check(day, of: commitment, &checks) }
        let document: String = checks.title(request.document, at: "/document", upTo: 100)
        let commitment = try checks.finish(commitment)
        return Payment(
            id: id, commitment: commitment.id, line: commitment.line, amount: request.amount, on: day,
            document: document)
    }

    /// Within the budget year of the money or its closing days, and not before there was a contract or a decision to pay by.
    private func check(_ day: Day, of commitment: Commitment, _ checks: inout Checks) {
        checks.day(day, ofClosing: commitment.line.year, at: "/on")
        let made = commitment.confirmedOn ?? commitment.on
        guard day.year >= commitment.line.year, day < made else { return }
        checks.fail(
            "/on",
            Message(
                "funding.paid-before-commitment",
                ["day": day.description, "made": made.description, "id": commitment.id.text]
            ).about(commitment.id, told: ["commitmentReserved", "commitmentConfirmed"]))
    }

    /// The number of a payment order is one payment's: `earlier` stands under the same number.
    /// `recorder` says who entered that.
    func requireOnce(
        _ payment: Payment, earlier: Payment?, by recorder: (PaymentID) throws -> Recorder?
    ) throws {
        guard let earlier else { return }
        throw Refusal.exists(
            "/document",
            Message(
                "funding.paid-twice",
                [
                    "document": earlier.document, "source": payment.line.sourceName,
                    "year": "\(payment.line.year)", "id": earlier.id.text, "day": earlier.on.description,
                    "by": try recorder(earlier.id)?.text ?? "",
                ]))
    }

    /// `commitment` is the payment's; `isList` that it paid a month's list, which comes back person by person.
    func reverse(
        _ payment: Sought<Payment>, of commitment: Commitment?, by request: ReversePayment, isList: Bool,
        asking recorder: (PaymentID) throws -> Recorder?
    ) throws -> Payment {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let known = payment.value
        let released = DayBound.recorded(
            FundingDay.release, on: known.flatMap { _ in commitment?.releasedOn }, of: commitment?.id,
            told: ["commitmentReleased"])
        let paid = DayBound.recorded(
            FundingDay.payment, on: known?.on, of: known?.id, told: ["paymentMade"])
        let day = checks.day(request.on, since: .last(paid, released), at: "/on")
        var reversed = try checks.finish(payment)
        if let day = reversed.reversedOn {
            throw Refusal.precondition(
                "/id",
                Message(
                    "funding.payment-reversed",
                    ["day": day.description, "by": try recorder(reversed.id)?.text ?? ""]))
        }
        if isList {
            throw Refusal.precondition("/id", Message("funding.payment-of-list").about(reversed.id))
        }
        (reversed.reversedOn, reversed.reason) = (day, reason)
        return reversed
    }
}

/// Where a payment stands.
enum PaymentStanding: String, Choice {
    case made, reversed
}

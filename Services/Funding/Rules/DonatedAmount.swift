import Bus
import FundingAPI
import Vocabulary

/// What was promised from a day on, or came of it on that day, or that it was thanked for: under which number, and why it was put right.
struct DonatedAmount: Codable, PeriodValue {
    var aspect: DonationAspect
    var amount: Money
    var document: String?
    var reason: String?
    /// Of thanks: the number as any other spelling of it is found.
    var numberKey: String?

    /// A donation has one pledge, and is thanked for once.
    func collides(with other: DonatedAmount) -> Bool { aspect != .receipt && aspect == other.aspect }

    /// The thanks for a donation, by a receipt of this number.
    static func thanks(by receipt: String) -> DonatedAmount {
        var thanks = DonatedAmount(aspect: .thanks, amount: .zero, document: receipt)
        thanks.numberKey = receipt.documentKey
        return thanks
    }
}

extension DonationFact {
    init(_ version: FactVersion<DonatedAmount>) {
        self.init(
            id: version.fact, aspect: version.value.aspect, kind: version.kind, from: version.days.from,
            amount: version.value.amount)
    }
}

extension DonationStatus {
    init(received: Money, of pledged: Money) {
        self = received == .zero ? .pledged : received < pledged ? .partlyReceived : .received
    }
}

extension Periods<DonatedAmount> {
    /// The pledge that stands.
    var pledge: Fact<DonatedAmount>? { history.facts().first { $0.value.aspect == .pledge } }

    /// The thanks that stand.
    var thanks: Fact<DonatedAmount>? { history.facts().first { $0.value.aspect == .thanks } }

    /// What was promised, or had come, when a day ended.
    func total(_ aspect: DonationAspect, on day: Day) throws -> Money {
        try facts(on: day).filter { $0.value.aspect == aspect }
            .reduce(Money.zero) { try $0.plus($1.value.amount) }
    }
}

extension Donation {
    /// As what was said of it adds up.
    func standing(as said: Periods<DonatedAmount>) throws -> Donation {
        var standing = self
        standing.pledged = try said.total(.pledge, on: .last)
        standing.received = try said.total(.receipt, on: .last)
        standing.status = DonationStatus(received: standing.received, of: standing.pledged)
        if let pledge = said.pledge { standing.on = pledge.days.from }
        (standing.receipt, standing.thankedOn) = (said.thanks?.value.document, said.thanks?.days.from)
        return standing
    }
}

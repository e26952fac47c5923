import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

/// Something that came of a donation, or a number that it was thanked by, as another is compared with it.
struct Receipt: Hashable, Sendable {
    let fact: FactID
    let donation: DonationID
    let donor: String
    let document: String?
}

extension DonationRules {
    /// Money comes once. Throws ALREADY_EXISTS when one of `others`, of the same amount, to the same source and on the same day,
    /// is of the same donor and document, naming it and who recorded it. `pointer` is the member that says so.
    func requireOnce(
        _ received: DonatedAmount, on day: Day, of donor: String, others: [Receipt],
        by recorder: (FactID) throws -> Recorder?, at pointer: String
    ) throws {
        let known = others.first { other in
            Vietnamese.folded(other.donor) == Vietnamese.folded(donor)
                && other.document?.documentKey == received.document?.documentKey
        }
        guard let known else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "funding.received-twice",
                [
                    "amount": "\(received.amount.dong)", "donor": known.donor, "day": day.description,
                    "id": known.fact.text, "by": try recorder(known.fact)?.text ?? "",
                ]))
    }
}

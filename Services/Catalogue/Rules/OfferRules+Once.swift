import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

// An offer is what a provider gives under a title in a domain, for some days: published again, it is the same one.

extension OfferRules {
    /// Throws ALREADY_EXISTS when one of `others` is the offer too, naming it: its days, and who recorded it, as `recorder`
    /// knows. `pointer` is the member that says so.
    func requireOnce(
        _ offer: Offer, others: [Offer], by recorder: (OfferID) throws -> Recorder?, at pointer: String
    ) throws {
        guard let known = others.first(where: offer.isSame(as:)) else { return }
        let arguments = [
            "title": known.title, "from": known.from.description, "id": known.id.text,
            "by": try recorder(known.id)?.text ?? "",
        ]
        let domain = ["domain": [ReferenceTable.serviceDomain.term(known.domain)]]
        guard let until = known.givenDays?.until else {
            throw Refusal.exists(pointer, Message("catalogue.offered-still", arguments, terms: domain))
        }
        throw Refusal.exists(
            pointer,
            Message(
                "catalogue.offered-already", arguments.merging(["until": until.description]) { $1 },
                terms: domain))
    }
}

extension Offer {
    /// The days on which it is given and takes children; nil where it was withdrawn before the first.
    var givenDays: DayRange? {
        DayRange(
            from: from, until: [until, withdrawnOn?.advanced(by: -1)].compactMap(\.self).min())
    }

    /// Whether another record is of the same offer, in whatever spelling.
    fileprivate func isSame(as other: Offer) -> Bool {
        guard id != other.id, provider == other.provider, domain == other.domain, let days = givenDays,
            let theirs = other.givenDays, days.overlaps(theirs)
        else { return false }
        return Vietnamese.folded(title) == Vietnamese.folded(other.title)
    }
}

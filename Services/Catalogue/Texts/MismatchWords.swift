import CatalogueAPI
import Vocabulary

extension Mismatch {
    var code: Exclusion.Code {
        switch self {
        case .closed: .closed
        case .unlicensed: .unlicensed
        case .withdrawn: .withdrawn
        case .notYetGiven: .notYetGiven
        case .noLongerGiven: .noLongerGiven
        case .tooYoung: .tooYoung
        case .tooOld: .tooOld
        case .circumstance: .circumstance
        case .disability: .disability
        case .disabilityType: .disabilityType
        case .disabilityDegree: .disabilityDegree
        case .area: .area
        case .poverty: .poverty
        case .full: .full
        case .alreadyReferred: .alreadyReferred
        }
    }
}

/// Puts mismatches into words, with the names that the reference data gives to codes and units.
struct MismatchWords {
    let reference: Reference
    let language: Language
    let day: Day

    init(_ reference: Reference, _ language: Language, on day: Day) {
        (self.reference, self.language, self.day) = (reference, language, day)
    }

    func sentence(_ mismatch: Mismatch) -> String {
        CatalogueTexts.catalogue.render(message(mismatch), in: language)
    }

    func message(_ mismatch: Mismatch) -> Message {
        switch mismatch {
        case .closed(let day): Message("catalogue.match-closed", ["day": day.description])
        case .unlicensed(let until): Message("catalogue.match-unlicensed", ["day": until.description])
        case .withdrawn: Message("catalogue.match-withdrawn")
        case .notYetGiven(let from): Message("catalogue.match-not-yet-given", ["day": from.description])
        case .noLongerGiven(let until): Message("catalogue.match-no-longer-given", ["day": until.description])
        case .tooYoung(let age): Message("catalogue.match-too-young", ["age": "\(age)"])
        case .tooOld(let age): Message("catalogue.match-too-old", ["age": "\(age)"])
        case .circumstance(let codes):
            Message("catalogue.match-circumstance", ["names": circumstances(codes)])
        case .disability: Message("catalogue.match-disability")
        case .disabilityType(let codes):
            Message("catalogue.match-disability-type", ["names": labels(codes, .disabilityType)])
        case .disabilityDegree(let codes):
            Message("catalogue.match-disability-degree", ["names": labels(codes, .disabilityDegree)])
        case .area(let units): Message("catalogue.match-area", ["names": places(units)])
        case .poverty(let codes): Message("catalogue.match-poverty", ["names": labels(codes, .povertyStatus)])
        case .full(let capacity): Message("catalogue.match-full", ["capacity": "\(capacity)"])
        case .alreadyReferred: Message("catalogue.match-already-referred")
        }
    }

    /// The same to who asks for a place all the same: with what is in the way, and what to do, where that is a day. `held` are the
    /// places that are held.
    func refusal(_ mismatch: Mismatch, of used: UsedOffer, for referral: Referral, beside held: [Referral])
        -> Message
    {
        let offer = used.offer
        switch mismatch {
        case .closed(let day):
            return Message("catalogue.closed-then", ["title": offer.title, "day": day.description])
                .about(offer.provider, told: ["providerClosed", "providerCorrected"])
        case .unlicensed(let until):
            return Message("catalogue.unlicensed-then", ["title": offer.title, "day": until.description])
                .about(offer.provider, told: ["providerRegistered", "providerUpdated", "providerCorrected"])
        case .notYetGiven, .noLongerGiven:
            return Message(
                "catalogue.day-outside-offer",
                ["from": offer.from.description, "until": offer.until?.description ?? "…"]
            ).about(offer.id, told: Offer.toldOfDays)
        case .withdrawn:
            return Message(
                "catalogue.offer-withdrawn",
                ["title": offer.title, "day": offer.withdrawnOn?.description ?? ""]
            ).about(offer.id, told: Offer.toldOfWithdrawal)
        case .alreadyReferred:
            let own = held.first { other in
                other.child == referral.child && other.id != referral.id
                    && (other.days.flatMap { days in referral.days.map(days.overlaps) } ?? false)
            }
            return own.map { own in
                Message(
                    "catalogue.referred-already",
                    ["id": own.id.text, "from": own.on.description, "until": own.until.description]
                ).about(own.id)
            } ?? message(mismatch)
        default: return message(mismatch)
        }
    }

    // Names where the reference data has them, codes where not.

    private func circumstances(_ codes: [String]) -> String {
        codes.map { reference.circumstance($0, on: day)?.label[language] ?? $0 }.joined(separator: ", ")
    }

    private func labels(_ codes: [String], _ table: ReferenceTable) -> String {
        codes.map { reference.label(table, $0, language, on: day) ?? $0 }.joined(separator: ", ")
    }

    private func places(_ units: [UnitPath]) -> String {
        units.map { reference.units.unit($0, on: day)?.fullName[language] ?? $0.text }.joined(separator: ", ")
    }
}

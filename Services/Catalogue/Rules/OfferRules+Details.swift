import CatalogueAPI
import ServiceKit
import Vocabulary

// How an offer is given, as far as others read it by a rule: HSDS 3 has these members too.

extension OfferRules {
    /// How many languages, and how many documents, can be named.
    private static let most = 20

    /// The details as they are kept; what is wrong with them is noted.
    func check(_ details: OfferDetails, _ checks: inout Checks) -> OfferDetails {
        checks.part("/details") { checks in
            var kept = details
            if let text = details.recurrence {
                if let rule = Recurrence(text) {
                    kept.recurrence = rule.text
                } else {
                    checks.fail("/recurrence", "catalogue.recurrence", ["rule": text])
                }
            }
            for (pointer, time) in [("/opensAt", details.opensAt), ("/closesAt", details.closesAt)] {
                if let time, !Self.isTime(time) {
                    checks.fail(pointer, "catalogue.time-of-day", ["time": time])
                }
            }
            if let opens = details.opensAt, let closes = details.closesAt, Self.isTime(opens),
                Self.isTime(closes), closes <= opens
            {
                checks.fail("/closesAt", "catalogue.closes-before-it-opens", ["time": opens])
            }
            if let languages = details.languages {
                checks.count(languages.count, in: 0...Self.most, at: "/languages")
                for (index, language) in languages.prefix(Self.most).enumerated()
                where !Self.isLanguage(language) {
                    checks.fail("/languages/\(index)", "catalogue.language-code", ["code": language])
                }
            }
            if let documents = details.documents {
                checks.count(documents.count, in: 0...Self.most, at: "/documents")
                kept.documents = documents.prefix(Self.most).enumerated().map { index, document in
                    checks.words(document, at: "/documents/\(index)") as String
                }
            }
            kept.accessibility = checks.remark(details.accessibility, at: "/accessibility", upTo: 500)
            return kept
        }
    }

    /// `08:30`.
    private static func isTime(_ text: String) -> Bool {
        text.wholeMatch(of: /([01][0-9]|2[0-3]):[0-5][0-9]/) != nil
    }

    /// As BCP 47 writes them: a language, and what tells its kinds apart.
    private static func isLanguage(_ text: String) -> Bool {
        text.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}/) != nil
    }
}

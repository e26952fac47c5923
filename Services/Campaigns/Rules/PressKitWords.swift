import CampaignsAPI
import Vocabulary

/// What a campaign's page says, in one language: none of it is markup.
struct PressKitWords {
    let language: Language
    /// What a unit is called.
    let unit: (UnitPath) -> String

    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        CampaignsTexts.catalogue.render(Message("campaigns.press.\(key)", arguments), in: language)
    }

    /// What people call it.
    func word(_ choice: some Choice) -> String {
        CampaignsTexts.catalogue.bilingual(choice.term)?[language] ?? choice.rawValue
    }

    func words(_ choices: [some Choice]) -> String { choices.map(word).joined(separator: ", ") }

    func units(_ units: [UnitPath]) -> String { units.map(unit).joined(separator: ", ") }

    /// As people of the language write a day.
    func day(_ day: Day) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return switch language {
        case .vi: "\(two(day.dayOfMonth))/\(two(day.month))/\(day.year)"
        case .en: day.description
        }
    }

    /// With a mark between thousands.
    func number(_ number: Int) -> String {
        var groups: [String] = []
        var rest = String(number)
        while rest.utf8.count > 3 {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest = String(rest.dropLast(3))
        }
        return ([rest] + groups).joined(separator: language == .vi ? "." : ",")
    }
}

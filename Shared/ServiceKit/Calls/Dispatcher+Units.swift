internal import Bus
internal import Store
internal import Vocabulary

/// A path is what a request says of a unit, and a name is what people write: whoever wrote one is told the paths that it may
/// mean. Decoding knows no units, so that this comes after.
extension Dispatcher {
    private static let most = 12
    /// Octets of what is looked up, and how many are in one refusal: whoever writes more means no unit, and everybody would wait.
    private static let longest = 200
    private static let mostNamed = 8

    func namingUnits(_ refusal: Refusal) -> Refusal {
        guard refusal.message.key == "value.unit" || refusal.violations.contains(where: Self.isNoUnit) else {
            return refusal
        }
        var named = 0
        let violations = refusal.violations.map { violation in
            guard Self.isNoUnit(violation), named < Self.mostNamed else { return violation }
            named += 1
            return Refusal.Violation(violation.pointer, namingUnits(violation.message))
        }
        return Refusal(
            refusal.status, namingUnits(refusal.message), violations: violations,
            retryDelay: refusal.retryDelay)
    }

    /// Whoever lacks a role because its unit is no more, or not yet, or acts for such a unit, is told that, and who stands in its place.
    func namingHeirs(_ refusal: Refusal) -> Refusal {
        let (message, today) = (refusal.message, service.store.today)
        let blank = Self.powerless[message.key]
        guard let unit = blank.flatMap({ message.arguments[$0] }).flatMap({ UnitPath($0) }),
            let why = service.units.whyPowerless(unit, on: today)
        else { return refusal }
        return Refusal(
            refusal.status, why, violations: refusal.violations, retryDelay: refusal.retryDelay)
    }

    /// Refusals of who has no rights, and the blank that names the unit that it would have them by.
    private static let powerless = [
        "kit.role-needed": "unit", "kit.role-needed-by-person": "unit", "kit.not-acting": "other",
    ]

    private static func isNoUnit(_ violation: Refusal.Violation) -> Bool {
        violation.message.key == "value.unit"
    }

    private func namingUnits(_ message: Message) -> Message {
        guard message.key == "value.unit", let words = message.arguments["value"],
            words.utf8.count <= Self.longest
        else { return message }
        let today = service.store.today
        let found = service.units.find(words, on: today).filter { $0.validity.contains(today) }
            .prefix(Self.most)
        guard !found.isEmpty else { return message }
        var labels: [String: BilingualText] = [:]
        for entry in found { labels["unit.\(entry.path)"] = entry.fullName }
        return Message(
            message.key, message.arguments, terms: ["units": found.map { "unit.\($0.path)" }],
            near: ["units": words], labels: labels)
    }
}

internal import Bus
internal import Store
internal import Vocabulary

/// A path is what a request says of a unit, and a name is what people write: whoever wrote one is told the paths that it may
/// mean. Decoding knows no units, so that this comes after.
extension Dispatcher {
    private static let most = 12

    func namingUnits(_ refusal: Refusal) -> Refusal {
        guard refusal.message.key == "value.unit" || refusal.violations.contains(where: Self.isNoUnit) else {
            return refusal
        }
        return Refusal(
            refusal.status, namingUnits(refusal.message),
            violations: refusal.violations.map { Refusal.Violation($0.pointer, namingUnits($0.message)) },
            retryDelay: refusal.retryDelay)
    }

    private static func isNoUnit(_ violation: Refusal.Violation) -> Bool {
        violation.message.key == "value.unit"
    }

    private func namingUnits(_ message: Message) -> Message {
        guard message.key == "value.unit", let words = message.arguments["value"] else { return message }
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

import GatewayKit
import Vocabulary

/// The fields of an act's form, as the contract describes its members.
struct ActFields {
    let form: ActForm
    let contract: ActContract
    let visit: Visit
    let today: Day
    /// By member: what there is to choose from where the contract says only that it is an id.
    let choices: [String: [Field.Choice]]

    /// Choices that are seen at once; of more a list opens.
    private static let mostAtOnce = 5
    /// What people write more than a line of.
    private static let areas: Set = ["note", "childSaid", "kinPassedOver", "apart"]

    func fields(_ mistakes: [Mistake]) -> [Field] {
        let made = form.isMade ? [] : form.act.making?.members ?? []
        return known(mistakes)
            + (made + form.act.members).compactMap { name in
                guard let member = contract.member(name) else { return nil }
                let said = mistakes.filter { $0.field == name }.map(\.said)
                var field = Field(name: name, label: label(of: member))
                field.kind = kind(of: member)
                field.hint = hint(of: member)
                field.value = form[name]
                field.mistake = said.isEmpty ? nil : said.joined(separator: " ")
                switch member.content {
                case .day: field.width = "short"
                case .number: (field.width, field.isNumber) = ("short", true)
                case .text where name == "personalNumber": (field.width, field.isNumber) = ("middle", true)
                case .text, .truth, .unit, .choices: break
                }
                return field
            }
    }

    /// Whether it is somebody whom the register has, where it thinks so.
    private func known(_ mistakes: [Mistake]) -> [Field] {
        guard !form.isMade, !form["known"].isEmpty else { return [] }
        let choices = [
            Field.Choice(code: form["known"], text: visit.text("made.known")),
            Field.Choice(code: ActForm.another, text: visit.text("made.another")),
        ]
        var field = Field(
            name: "made", label: visit.text("made"), kind: .choice(choices), value: form["made"])
        field.mistake = mistakes.first { $0.field == "made" }?.said
        return [field]
    }

    /// What stands in the member, as people read it.
    func shown(_ name: String) -> String {
        guard let member = contract.member(name), !form[name].isEmpty else { return "" }
        let value = form[name]
        switch kind(of: member) {
        case .choice(let choices), .list(let choices, _):
            return choices.first { $0.code == value }?.text ?? value
        case .text, .area, .password: return value
        }
    }

    /// As a line of its own begins; of several of one kind with the number.
    private func label(of member: RequestForm.Member) -> String {
        let label = member.label?[visit.language] ?? member.name
        let number = member.name.split(separator: ".").lazy.compactMap { Int($0) }.first
        return label.prefix(1).uppercased() + label.dropFirst() + (number.map { " \($0 + 1)" } ?? "")
    }

    private func hint(of member: RequestForm.Member) -> String {
        let when = when(member)
        if case .day = member.content {
            let hint = visit.text(isNeeded(member) || when != nil ? "day-hint" : "day-hint-optional")
            return when.map { "\(hint) \($0)" } ?? hint
        }
        if let when { return when }
        if case .unit = member.content, member.name != "commune" { return visit.text("unit-hint") }
        return isNeeded(member) || form.act.isChange ? "" : visit.text("optional")
    }

    /// Of what is needed by what else the form says: when it is.
    private func when(_ member: RequestForm.Member) -> String? {
        let key = "when.\(form.act.name).\(member.name)"
        guard PortalTexts.all.template("portal.\(key)", in: visit.language) != nil else { return nil }
        return visit.text(key)
    }

    private func isNeeded(_ member: RequestForm.Member) -> Bool {
        member.isRequired || form.act.needed.contains(member.name)
    }

    private func kind(of member: RequestForm.Member) -> Field.Kind {
        let nothing = visit.text(isNeeded(member) ? "choose" : "not-said")
        if let choices = choices[member.name] {
            return .list(choices, nothing: choices.isEmpty ? visit.text("choices-none") : nothing)
        }
        switch member.content {
        case .truth:
            return .choice(["true", "false"].map { Field.Choice(code: $0, text: visit.text("truth.\($0)")) })
        case .choices(let words):
            let refused = form.act.except[member.name] ?? []
            let choices = words.filter { !refused.contains($0.word) }.map {
                Field.Choice(code: $0.word, text: $0.label?[visit.language] ?? $0.word)
            }
            return choices.count > Self.mostAtOnce || !isNeeded(member) && !form.act.isChange
                ? .list(choices, nothing: nothing) : .choice(choices)
        case .unit where member.name == "commune":
            return .list(communes, nothing: visit.text("choose"))
        case .text where Self.areas.contains(member.name): return .area
        case .text, .day, .number, .unit: return .text
        }
    }

    /// Those of the person's reach, and the one that is chosen.
    private var communes: [Field.Choice] {
        var communes = RegistrationForm.communes(visit, on: today)
        if let chosen = UnitPath(form["commune"]), !communes.contains(where: { $0.code == chosen.text }) {
            communes.append(.init(code: chosen.text, text: visit.unitName(chosen)))
        }
        return communes
    }
}

import Bus
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// The form of an act, as it was typed.
struct ActForm {
    let act: Act
    private var typed: [String: [String]]

    init(_ act: Act, _ typed: [String: [String]] = [:]) { (self.act, self.typed) = (act, typed) }

    subscript(name: String) -> String {
        get { typed[name]?.first?.trimmed ?? "" }
        set { typed[name] = [newValue] }
    }

    /// Sent again under the same one it is done once.
    var key: String {
        get { self["key"] }
        set { self["key"] = newValue }
    }

    /// What stood in the field when the page was made: what is as it was is not changed.
    func before(_ member: String) -> String { self["was.\(member)"] }

    mutating func show(_ member: String, _ value: String) {
        self[member] = value
        if act.isChange { self["was.\(member)"] = value }
    }

    /// What the page keeps beside its fields.
    var hidden: [(name: String, value: String)] {
        let kept =
            act.isChange
            ? act.members.map { "was.\($0)" } + ["version"] : ["known"] + (isMade ? ["made"] : [])
        return kept.filter { typed[$0] != nil }.map { ($0, self[$0]) }
    }

    // MARK: - The request

    /// What of the form is sent, member by member: of a change what is not as it was.
    var told: [(member: String, text: String)] { told(act.members) }

    func told(_ members: [String]) -> [(member: String, text: String)] {
        members.compactMap { member in
            let text = self[member].replacing("\r\n", with: "\n")
            guard !text.isEmpty, !act.isChange || text != before(member) || Self.isDayOfAct(member) else {
                return nil
            }
            return (member, text)
        }
    }

    // MARK: - Who is entered first

    /// Whether that is done, or chosen among those whom the register has.
    var isMade: Bool { act.making != nil && ChildID(self["made"]) != nil }
    /// Whether somebody is to be entered whom the register takes for another.
    var isDistinct: Bool { self["made"] == Self.another }
    static let another = "another"

    /// Whom the register takes for the one that is to be entered, by the refusal; nil where it is another refusal.
    static func known(in error: CallError) -> String? {
        let rules: Set = ["registry.caregiver-twice"]
        return error.violations.filter { rules.contains($0.rule) }.lazy
            .flatMap { $0.message.split { !$0.isHexDigit && $0 != "-" } }
            .compactMap { ChildID(String($0))?.text }.first
    }

    /// Of a change, what is taken off: a field that was sent empty. What was not sent stays as it is.
    var cleared: [String] {
        guard act.isChange else { return [] }
        return act.members.filter { typed[$0] != nil && self[$0].isEmpty && !before($0).isEmpty }
    }

    /// Whether the form says nothing: of a change that from some day on all is as it was.
    var saysNothing: Bool {
        act.isChange && cleared.isEmpty && told.allSatisfy { Self.isDayOfAct($0.member) }
    }

    /// The day on which it was done, which is no part of what was done.
    static func isDayOfAct(_ member: String) -> Bool { member == "on" }

    /// What nobody types: whom and what it is about, the version that was read.
    func fixed(_ child: ChildID, _ thing: String?) -> JSONObject {
        var fixed: JSONObject = [:]
        if let member = act.childMember { fixed[member] = .string(child.text) }
        if let member = act.thingMember, let thing { fixed[member] = .string(thing) }
        if let making = act.making, isMade { fixed[making.member] = .string(self["made"]) }
        if act.isChange {
            if let version = Int64(self["version"]) { fixed["ifVersion"] = .integer(version) }
            let cleared = cleared
            if !cleared.isEmpty { fixed["clear"] = .array(cleared.map { .string($0) }) }
        }
        return fixed
    }

    // MARK: - What is wrong

    /// Each with the field that it is at, as far as there is one.
    func mistakes(of error: CallError, _ reading: RequestForm.Reading, in language: Language) -> [Mistake] {
        var mistakes = reading.hints.sorted { $0.key < $1.key }.map {
            Mistake(field: $0.key, said: GatewayKitTexts.all.render($0.value, in: language))
        }
        for violation in error.violations where violation.field != "/ifVersion" {
            if let member = cleared(at: violation.field) {
                mistakes.append(
                    Mistake(
                        field: member,
                        said: PortalTexts.catalogue.render(Message("portal.not-empty"), in: language)))
                continue
            }
            let field = field(of: reading.member(at: violation.field))
            if let field, reading.hints[field] != nil { continue }
            if mistakes.contains(where: { $0.field == field && $0.said == violation.message }) { continue }
            mistakes.append(Mistake(field: field, said: violation.message))
        }
        return mistakes.isEmpty ? [Mistake(field: nil, said: error.message)] : mistakes
    }

    /// The field that was sent empty, where the refusal is of that.
    private func cleared(at pointer: String) -> String? {
        let parts = pointer.split(separator: "/")
        guard parts.count == 2, parts[0] == "clear", let index = Int(parts[1]),
            cleared.indices.contains(index)
        else { return nil }
        return cleared[index]
    }

    /// The field in which the member is typed: a year in that of the day, a list in that of its first element.
    private func field(of member: String) -> String? {
        let members = (isMade ? [] : act.making?.members ?? []) + act.members
        if members.contains(member) { return member }
        if member.hasSuffix("Year") {
            let day = member.dropLast(4) + "Date"
            if members.contains(String(day)) { return String(day) }
        }
        return members.first { $0.hasPrefix(member + ".") }
    }
}

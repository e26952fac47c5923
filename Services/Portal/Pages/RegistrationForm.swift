import Bus
import GatewayKit
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

/// The form for a child that is to be entered, as it was typed.
struct RegistrationForm {
    private var typed: [String: [String]]

    init(_ typed: [String: [String]]) { self.typed = typed }

    subscript(name: String) -> String { typed[name]?.first?.trimmed ?? "" }

    /// The act: sent again under the same key it is done once.
    var key: String {
        get { self["key"] }
        set { typed["key"] = [newValue] }
    }

    /// Entries of whom the person says that they are other children's.
    var distinctFrom: [String] { typed["distinctFrom"] ?? [] }
    /// Entries that were shown beside the form.
    var shownNear: [ChildID] {
        get { (typed["near"] ?? distinctFrom).compactMap { ChildID($0) } }
        set { typed["near"] = newValue.map(\.text) }
    }

    /// The request; what cannot be what it should be stays as it was typed, so that the register says all that is wrong at once.
    var body: JSONValue {
        var body: JSONObject = [:]
        for name in ["name", "sex", "personalNumber", "commune", "address", "ethnicity", "povertyStatus"]
        where !self[name].isEmpty {
            body[name] = .string(
                name == "personalNumber" ? self[name].filter { !$0.isWhitespace } : self[name])
        }
        let birth = self["birthDate"]
        if let year = TypedDay.year(birth) {
            body["birthYear"] = .integer(year)
        } else if !birth.isEmpty {
            body["birthDate"] = .string(TypedDay.text(birth))
        }
        if !distinctFrom.isEmpty { body["distinctFrom"] = .array(distinctFrom.map { .string($0) }) }
        return .object(body)
    }

    // MARK: - What is wrong

    /// Rules by which the register asks whether the child is one of those that it has.
    private static let nearRules: Set = ["registry.near-candidate", "registry.near", "registry.duplicate"]

    /// Those whom the register takes the child for.
    func near(in error: CallError) -> [ChildID] {
        var seen = Set<ChildID>()
        return error.violations.filter { Self.nearRules.contains($0.rule) }
            .flatMap { Self.ids(in: $0.message) }.filter { seen.insert($0).inserted }
    }

    /// The ids that a sentence names.
    private static func ids(in sentence: String) -> [ChildID] {
        sentence.split { !$0.isHexDigit && $0 != "-" }.compactMap { ChildID(String($0)) }
    }

    /// Each with its field. What the reader could not make of a day is said in the words of whoever typed it.
    func mistakes(of error: CallError, _ visit: Visit) -> [Mistake] {
        var seen = Set<String>()
        let mistakes = error.violations.compactMap { violation -> Mistake? in
            let member = violation.field.split(separator: "/").first.map(String.init) ?? ""
            let field = member == "birthYear" ? "birthDate" : member
            let hint = field == "birthDate" ? TypedDay.hint(self["birthDate"]) : nil
            let said = hint.map { GatewayKitTexts.all.render($0, in: visit.language) } ?? violation.message
            guard seen.insert("\(field) \(said)").inserted else { return nil }
            return Mistake(field: field, said: said)
        }
        return mistakes.isEmpty ? [Mistake(field: nil, said: error.message)] : mistakes
    }

    /// Whoever says that it is another child says how that is known.
    func reasonMistake(_ visit: Visit) -> Mistake? {
        guard !distinctFrom.isEmpty, self["because"].count < 3 || self["because"].utf8.count > 1000 else {
            return nil
        }
        return Mistake(field: "because", said: visit.text("because-missing"))
    }

    // MARK: - Fields

    func fields(_ visit: Visit, on today: Day, _ mistakes: [Mistake]) -> [Field] {
        func mistake(_ name: String) -> String? {
            let all = mistakes.filter { $0.field == name }.map(\.said)
            return all.isEmpty ? nil : all.joined(separator: " ")
        }
        func field(
            _ name: String, hint: String? = nil, _ kind: Field.Kind = .text, width: String = "whole",
            isNumber: Bool = false
        ) -> Field {
            Field(
                name: name, label: visit.text("field.\(name)"), hint: hint.map { visit.text($0) } ?? "",
                kind: kind,
                value: self[name], mistake: mistake(name), width: width, isNumber: isNumber)
        }
        let reference = visit.site.reference
        var communes = Self.communes(visit, on: today)
        // What was chosen stays, also where nobody says which day it is.
        if let chosen = UnitPath(self["commune"]), !communes.contains(where: { $0.code == chosen.text }) {
            communes.append(.init(code: chosen.text, text: visit.unitName(chosen)))
        }
        var commune = field("commune", .list(communes, nothing: visit.text("choose")))
        if commune.value.isEmpty, communes.count == 1 { commune.value = communes[0].code }
        let groups = reference.codes(.ethnicGroup, on: today).map { code in
            Field.Choice(
                code: code, text: reference.label(.ethnicGroup, code, visit.language, on: today) ?? code)
        }
        return [
            field("name", hint: "field.name-hint"),
            field(
                "sex",
                .choice(Sex.allCases.map { Field.Choice(code: $0.rawValue, text: visit.word($0.term)) })),
            field("birthDate", hint: "field.birthDate-hint", width: "short"),
            commune,
            field("address", hint: "field.address-hint"),
            field("personalNumber", hint: "field.personalNumber-hint", width: "middle", isNumber: true),
            field("ethnicity", .list(groups, nothing: visit.text("not-said"))),
            field(
                "povertyStatus",
                .list(
                    PovertyStatus.allCases.map { Field.Choice(code: $0.rawValue, text: visit.word($0.term)) },
                    nothing: visit.text("not-said"))),
        ]
    }

    /// Those where the person's unit is at home: of an office, those of what it is an office of.
    static func communes(_ visit: Visit, on today: Day) -> [Field.Choice] {
        guard let session = visit.session else { return [] }
        let units = visit.site.reference.units
        let own = session.owner.unit
        let entry = units.unit(own, on: today) ?? units.unit(own)
        let home = entry?.level == .organisation ? entry?.parent ?? own : own
        let name = visit.site.reference.unitsInTables(on: today, visit.language)
        return units.units(.commune, on: today, within: home)
            .map { Field.Choice(code: $0.path.text, text: name($0.path)) }
            .sorted { Vietnamese.folded($0.text) < Vietnamese.folded($1.text) }
    }
}

import GatewayKit
import RegistryAPI
import Vocabulary

/// A child that is to be entered beside those whom the register takes it for, row by row, with what differs.
struct NearView {
    let columns: [[String: Any]]
    let rows: [[String: Any]]

    init(_ form: RegistrationForm, _ near: [Child], _ visit: Visit, on today: Day) {
        let unitName = visit.site.reference.unitsOfDay(today, visit.language)
        let distinct = Set(form.distinctFrom)
        columns = near.map { child in
            [
                "id": child.id.text, "name": child.name, "isDistinct": distinct.contains(child.id.text),
                "anotherThan": visit.text("another-than", ["name": child.name]),
            ]
        }
        func born(_ child: Child) -> String { child.birthDate.map(visit.numbers.day) ?? "\(child.birthYear)" }
        let lines: [(key: String, mine: String, other: (Child) -> String)] = [
            ("name", form["name"], { $0.name }),
            (
                "sex", Sex(rawValue: form["sex"]).map { visit.word($0.term) } ?? "",
                { visit.word($0.sex.term) }
            ),
            ("birthDate", Self.shown(form["birthDate"], visit), born),
            ("commune", UnitPath(form["commune"]).map(unitName) ?? "", { unitName($0.commune) }),
            ("address", form["address"], { $0.address ?? "" }),
            ("personalNumber", form["personalNumber"], { $0.personalNumber ?? "" }),
        ]
        rows = lines.map { key, mine, other in
            [
                "label": visit.text("field.\(key)"), "mine": mine.isEmpty ? "–" : mine,
                "others": near.map { child -> [String: Any] in
                    let said = other(child)
                    let differs = Vietnamese.folded(said) != Vietnamese.folded(mine)
                    return ["said": said.isEmpty ? "–" : said, "differs": differs]
                },
            ]
        }
    }

    /// As the others' days are shown.
    private static func shown(_ typed: String, _ visit: Visit) -> String {
        Day(TypedDay.text(typed)).map(visit.numbers.day) ?? typed
    }
}

import JSONCoding
package import Vocabulary

/// Units as people name them in a table, "Diêm Điền" or "xã Thái Dương, Thái Thụy", read as of a day and where the one lives
/// who brings the table.
package struct UnitReading: Sendable {
    private let units: UnitDirectory
    private let day: Day
    /// Where whoever brings the table is at home: of an office, what it is an office of.
    private let home: Territory

    package init(_ units: UnitDirectory, on day: Day, for caller: UnitPath) {
        (self.units, self.day) = (units, day)
        let entry = units.unit(caller, on: day) ?? units.unit(caller)
        let isOffice = entry?.level == .organisation
        home = units.territory(of: isOffice ? entry?.parent ?? caller : caller, on: day)
    }

    /// The path of the one unit of the day that `text` names, at home before elsewhere; a path as it is. Otherwise the text
    /// stays, with what to type instead where several are called so, or one was.
    func read(_ text: String, level: UnitLevel?) -> (value: JSONValue, hint: Message?) {
        if let path = UnitPath(text), units.unit(path) != nil { return (.string(text), nil) }
        let named = units.named(text, on: day)
        let wanted = named.filter { level == nil || $0.level == level }.map(\.path)
        let atHome = wanted.filter(home.contains)
        let meant = atHome.isEmpty ? wanted : atHome
        if meant.count == 1 { return (.string(meant[0].text), nil) }
        guard meant.isEmpty else { return (.string(text), hint("several", text, meant)) }
        let heirs = heirs(of: text)
        return (.string(text), heirs.isEmpty ? nil : hint("ended", text, heirs))
    }

    /// The one unit of the day that `text` names; nil where that is none, or several.
    package func path(_ text: String) -> UnitPath? {
        guard case .string(let path) = read(text, level: nil).value else { return nil }
        return UnitPath(path).flatMap { units.unit($0) == nil ? nil : $0 }
    }

    /// What to type instead of a text that names no one unit; nil where nothing is known of it.
    package func instead(of text: String) -> Message? { read(text, level: nil).hint }

    /// What stands today in the place of the unit that was last called so.
    private func heirs(of text: String) -> [UnitPath] {
        guard let last = units.find(text, on: day).first, let until = last.validity.until, until <= day,
            units.named(text, on: until.advanced(by: -1)).contains(where: { $0.path == last.path })
        else { return [] }
        return units.current(of: last.path, on: day).units
    }

    /// Each with its path, which may be typed as well, and what it is called.
    private func hint(_ what: String, _ text: String, _ paths: [UnitPath]) -> Message {
        let told = paths.prefix(8).map { (term: "unit.\($0)", name: units.unit($0, on: day)?.fullName) }
        let names = told.compactMap { unit in unit.name.map { (unit.term, $0) } }
        return Message(
            "gateway.cell-unit-\(what)", ["value": text], terms: ["units": told.map(\.term)],
            labels: Dictionary(names) { first, _ in first })
    }
}

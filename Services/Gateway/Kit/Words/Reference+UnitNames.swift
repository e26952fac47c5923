package import Vocabulary

extension Reference {
    /// Names of units for people: the unit's own name on `day`, the path where it has none.
    package func unitNames(on day: Day, _ language: Language) -> (UnitPath) -> String {
        let units = units
        return { path in
            let entry = units.unit(path, on: day) ?? units.unit(path)
            return entry?.fullName[language] ?? path.text
        }
    }

    /// The same of what was said on `day`, with what stands in its place on `today` where the unit is no more then: “Sở Y tế tỉnh Thái
    /// Bình (nay là Sở Y tế tỉnh Hưng Yên)”.
    package func unitNames(on day: Day, asked today: Day, _ language: Language) -> (UnitPath) -> String {
        let names = unitNames(on: day, language)
        return { path in self.told(path, names(path), on: today, language, unitNames(on: today, language)) }
    }

    /// Names of units as people write them in a table: “Xã Thái Dương, Thái Thụy”, with what each was part of on `day`, or
    /// last; the path where it has none. An import reads them so.
    package func unitsInTables(on day: Day, _ language: Language) -> (UnitPath) -> String {
        let units = units
        return { path in
            guard let entry = units.unit(path, on: day) ?? units.unit(path) else { return path.text }
            let parent = entry.parent.flatMap { units.unit($0, on: day) ?? units.unit($0) }
            return [entry.fullName[language], parent?.name[language]].compactMap { $0 }
                .joined(separator: ", ")
        }
    }

    /// The same of what goes on, whatever the unit was called when it was recorded: what it is on `day`, with what it was: “Xã Thái Thụy,
    /// Hưng Yên (trước là Thị trấn Diêm Điền, Thái Thụy)”.
    package func unitsOfDay(_ day: Day, _ language: Language) -> (UnitPath) -> String {
        let names = unitsInTables(on: day, language)
        return { path in
            guard let now = self.heirs(of: path, on: day).only else {
                return self.told(path, names(path), on: day, language, names)
            }
            return Self.text("unit-was", ["now": names(now), "then": names(path)], language)
        }
    }

    /// The same for lists that are read in again: no more than what each is on `day`, where that is one unit.
    package func unitsInListsOfDay(_ day: Day, _ language: Language) -> (UnitPath) -> String {
        let names = unitsInTables(on: day, language)
        return { path in names(self.heirs(of: path, on: day).only ?? path) }
    }

    /// The name, with what became of the unit by `day`.
    private func told(
        _ path: UnitPath, _ name: String, on day: Day, _ language: Language, _ names: (UnitPath) -> String
    ) -> String {
        guard units.unit(path, on: day) == nil,
            let last = units.unit(path)?.validity.until?.advanced(by: -1), last < day
        else { return name }
        let heirs = heirs(of: path, on: day)
        guard (1...2).contains(heirs.count) else {
            return Self.text("unit-until", ["then": name, "day": "\(last)"], language)
        }
        return Self.text(
            "unit-now", ["then": name, "now": heirs.map(names).joined(separator: "; ")], language)
    }

    /// The units that stand on `day` where one is no more; of an office whose work went to several, who does that with children.
    private func heirs(of path: UnitPath, on day: Day) -> [UnitPath] {
        let standing = units.current(of: path, on: day)
        guard standing.kind == .succeeded else { return [] }
        let offices = units.officeSuccessors(of: path, function: PolicyGrant.usualFunction, on: day).map(
            \.path)
        return standing.units.count > 2 && !offices.isEmpty ? offices : standing.units
    }

    private static func text(_ key: String, _ blanks: [String: String], _ language: Language) -> String {
        GatewayKitTexts.all.render(Message("gateway.\(key)", blanks), in: language)
    }
}

extension Array {
    fileprivate var only: Element? { count == 1 ? self[0] : nil }
}

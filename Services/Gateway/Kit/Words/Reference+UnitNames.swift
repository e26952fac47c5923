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
}

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
}

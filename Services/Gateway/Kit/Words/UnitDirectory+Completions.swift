package import Vocabulary

extension UnitDirectory {
    /// The paths of `units` that go on where `beginning` ends; where there are none, the units whose name begins so. Marks and
    /// capitals may be left out or typed: `Thái Bình/thai t` is the beginning of `thai-binh/thai-thuy`.
    package static func completions(of beginning: String, among units: [UnitPath]) -> [String] {
        let parts = beginning.split(separator: "/", omittingEmptySubsequences: false)
        let path = parts.map { Vietnamese.pathPart(String($0)) }.joined(separator: "/")
        let paths = units.map(\.text).filter { $0.hasPrefix(path) }
        guard paths.isEmpty, parts.count == 1 else { return paths.sorted() }
        return units.filter { $0.parts.last?.hasPrefix(path) ?? false }.map(\.text).sorted()
    }

    /// The units that exist on `day`, offices too.
    package func standing(on day: Day) -> [UnitPath] {
        UnitLevel.allCases.flatMap { units($0, on: day) }.map(\.path)
    }
}

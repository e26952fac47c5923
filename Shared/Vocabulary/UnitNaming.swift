/// Gives every official unit its path: the folded names from the province down, `thai-binh/thai-thuy/diem-dien`.
///
/// A path names one unit for ever. Two periods share a path when they are the same unit: same code, same name and
/// same parent, one beginning on the day the other ended (a commune that became a ward, a province that was enlarged
/// under its own name). A different unit that would get a taken path is set apart: the one that existed first keeps
/// the plain name (the lower code where both did), the later one gets its type as a suffix, `khoai-chau-xa` beside the
/// former district `khoai-chau`, or the year that it began in where the type is the same, `quang-vinh-2024`, or its
/// code where even that is taken. So rows that are added later never rename a unit.
struct UnitNaming {
    /// As many as there are periods, in their order.
    let paths: [UnitPath]

    init(_ periods: [OfficialPeriod]) throws {
        var byCode: [String: [Int]] = [:]
        for index in periods.indices { byCode[periods[index].code, default: []].append(index) }
        var naming = Naming(
            periods: periods, byCode: byCode, assigned: Array(repeating: nil, count: periods.count))
        let order = periods.indices.sorted { left, right in
            let one = periods[left]
            let other = periods[right]
            if one.level != other.level { return Naming.depth(one.level) < Naming.depth(other.level) }
            if Validity.startsEarlier(one.validity, other.validity) { return true }
            if Validity.startsEarlier(other.validity, one.validity) { return false }
            return one.code < other.code
        }
        for index in order { try naming.assign(index) }
        paths = naming.assigned.compactMap { $0 }
    }

    private struct Naming {
        let periods: [OfficialPeriod]
        let byCode: [String: [Int]]
        var assigned: [UnitPath?]
        /// Which periods hold a path.
        var holders: [UnitPath: [Int]] = [:]

        static func depth(_ level: UnitLevel) -> Int {
            switch level {
            case .province: 0
            case .district: 1
            case .commune, .organisation: 2
            }
        }

        mutating func assign(_ index: Int) throws {
            let period = periods[index]
            let parent = try parentPath(of: period)
            let name = Vietnamese.pathPart(period.name)
            let suffixes = [
                nil, Vietnamese.pathPart(period.type), period.validity.from.map { String($0.year) },
                period.code,
            ]
            for suffix in suffixes {
                let part = suffix.map { "\(name)-\($0)" } ?? name
                guard let path = UnitPath(parent.map { "\($0)/\(part)" } ?? part) else {
                    throw period.row.error("value.unit", "name", period.name)
                }
                let rivals = (holders[path] ?? []).map { periods[$0] }
                let mine = rivals.contains { isSameUnit($0, period) }
                guard rivals.isEmpty || mine else {
                    // The same type says nothing: go on to the year.
                    continue
                }
                if suffix == suffixes[1], takenByType(period, parent: parent, name: name) { continue }
                assigned[index] = path
                holders[path, default: []].append(index)
                return
            }
            throw period.row.error("reference.twice-on-one-day", "name", period.name)
        }

        /// Whether the plain name belongs to a unit of the same type, so that the type would not tell them apart.
        private func takenByType(_ period: OfficialPeriod, parent: UnitPath?, name: String) -> Bool {
            guard let plain = UnitPath(parent.map { "\($0)/\(name)" } ?? name) else { return false }
            return (holders[plain] ?? []).contains { periods[$0].type == period.type }
        }

        private func isSameUnit(_ earlier: OfficialPeriod, _ later: OfficialPeriod) -> Bool {
            earlier.code == later.code && earlier.level == later.level
                && Vietnamese.folded(earlier.name) == Vietnamese.folded(later.name)
                && earlier.validity.until != nil && earlier.validity.until == later.validity.from
        }

        /// The path of the unit with the parent's code while the period lasted.
        private func parentPath(of period: OfficialPeriod) throws -> UnitPath? {
            guard !period.parentCode.isEmpty else { return nil }
            let parents = (byCode[period.parentCode] ?? []).filter {
                periods[$0].validity.overlaps(period.validity)
                    && Naming.depth(periods[$0].level) < Naming.depth(period.level)
            }
            let paths = Set(parents.compactMap { assigned[$0] })
            guard let path = paths.first, paths.count == 1 else {
                throw period.row.error("reference.unknown-unit", "parent_code", period.parentCode)
            }
            return path
        }
    }
}

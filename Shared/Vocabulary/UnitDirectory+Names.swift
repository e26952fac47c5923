extension UnitDirectory {
    /// Whether `office` acts in the name of what is recorded under `unit` on `day`: its own, and what it continues; a People's
    /// Committee in that of all below it too. A district, a commune and a province are their People's Committees.
    ///
    /// A path that never was a unit is spoken for where the one is that it continues.
    public func speaks(_ office: UnitPath, for unit: UnitPath, on day: Day) -> Bool {
        if isSame(office, unit, on: day) { return true }
        if self.unit(unit) == nil, let above = unit.parent { return speaks(office, for: above, on: day) }
        return area(of: office, on: day).map { covers($0, unit, on: day) } ?? false
    }

    /// The People's Committee of `unit` on `day` that is an office of its own; nil where the unit itself stands for it.
    public func committee(of unit: UnitPath, on day: Day) -> UnitPath? {
        children(of: unit, on: day, level: .organisation).first { $0.type == UnitEntry.committee }?.path
    }

    /// What a People's Committee governs on `day`; nil for any other office, and for what is none.
    private func area(of office: UnitPath, on day: Day) -> UnitPath? {
        guard let entry = unit(office, on: day) else { return nil }
        guard entry.level == .organisation else { return office }
        return entry.type == UnitEntry.committee ? entry.parent : nil
    }
}

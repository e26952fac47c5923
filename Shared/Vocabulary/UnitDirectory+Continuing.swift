extension UnitDirectory {
    /// Whether on `day` it is `office` that does what was done under `unit`: its own work, and what has come to it since. Of an
    /// office that has passed its work on, whoever took over that function; of any other unit, whoever stands in its place.
    public func continues(
        _ office: UnitPath, _ unit: UnitPath, function: String = PolicyGrant.usualFunction, on day: Day
    ) -> Bool {
        if office == unit { return true }
        // Nobody acts in a unit that is yet to come.
        guard current(of: office, on: day).kind != .future else { return false }
        guard self.unit(unit)?.level == .organisation else { return isSame(office, unit, on: day) }
        return officeSuccessors(of: unit, function: function, on: day).contains { $0.path == office }
    }

    /// Every path under which that was done which is `office`'s on `day`; itself at least.
    public func names(
        continuedBy office: UnitPath, function: String = PolicyGrant.usualFunction, on day: Day
    ) -> [UnitPath] {
        let names = paths.filter { continues(office, $0, function: function, on: day) }
        return names.isEmpty ? [office] : names
    }

    /// Whether two paths have named one unit, one of them what the other became: two that stood beside each other are not one,
    /// though both have become a third since.
    public func haveBeenOne(_ one: UnitPath, _ other: UnitPath) -> Bool {
        if one == other { return true }
        let begun = [one, other].compactMap { history(of: $0).first?.validity.from }.max()
        // Without a first day a unit was there from the beginning of days.
        return begun.map { isSame(one, other, on: $0) } ?? false
    }

    /// Whether `caller` may be the person whom `person` named in `unit`: the same code, in an office that the caller's continues on
    /// `day`. For what nobody decides on of their own: where codes were given anew it forbids one too many.
    public func mayBe(
        _ caller: Principal, _ person: PersonCode, of unit: UnitPath, on day: Day
    ) -> Bool {
        guard let own = caller.person?.id, own.own == person.own else { return false }
        return continues(own.home ?? caller.unit, person.home ?? unit, on: day)
    }
}

extension FactRefusal {
    /// What stands in the way and what to do. `who` says who recorded a fact, as a table knows (a unit, a person's name).
    public func message(who: (FactID) throws -> String?) rethrows -> Message {
        let listed = try facts.map { try $0.text(who: who) }.joined(separator: "; ")
        return Message("fact.\(FactRefusal.keys[cause] ?? cause.rawValue)", ["facts": listed])
    }

    private static let keys: [Cause: String] = [.outsideLife: "outside-life"]
}

extension FactInTheWay {
    /// Its days, its id and who recorded it, the same in every language: `2020-05-01…2020-06-30 (0190…, thai-binh)`.
    fileprivate func text(who: (FactID) throws -> String?) rethrows -> String {
        let span = days.until.map { "\(days.from)…\($0)" } ?? "\(days.from)"
        guard let fact else { return span }
        return "\(span) (\(([fact.text] + [try who(fact)].compactMap(\.self)).joined(separator: ", ")))"
    }
}

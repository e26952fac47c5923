internal import GRDB
public import Vocabulary

extension Snapshot {
    /// What was known when `day` ended: of this service's log and of each that it follows, by the moments of the events
    /// themselves. Nil: what is known now.
    ///
    /// It is provisional while the day is not over, and as long as a followed log has not been read past it.
    public func knowledge(on day: Day?) throws -> Knowledge {
        var positions = try followed
        positions[log.service] = log.head
        guard let day else { return Knowledge(positions, isProvisional: false) }
        var isProvisional = day >= today
        for source in positions.byService.keys {
            let next = try Int64.fetchOne(
                db, sql: "SELECT first FROM store_days WHERE source = ? AND day > ? ORDER BY day LIMIT 1",
                arguments: [source, day])
            if let next {
                positions[source] = UInt64(next - 1)
            } else if source != log.service {
                isProvisional = true
            }
        }
        return Knowledge(positions, endOf: day, isProvisional: isProvisional)
    }

    /// What was known at exact positions; of a log that is not named, what is known now. It is provisional where a log
    /// has not been read so far.
    public func knowledge(at positions: Positions) throws -> Knowledge {
        var reached = try followed
        reached[log.service] = log.head
        var known = reached
        for (source, position) in positions.byService where reached.byService[source] != nil {
            known[source] = position
        }
        return Knowledge(known, isProvisional: !reached.reach(known))
    }
}

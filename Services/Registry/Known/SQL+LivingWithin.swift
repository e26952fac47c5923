public import GRDB
internal import Store
public import Vocabulary

extension SQL {
    /// True where the column names a child that lives in the territory on a day, as known now: of an entry that was merged, where
    /// the child lives that it was merged into.
    public static func livingWithin(_ territory: Territory, _ column: String, on day: Day) -> SQL {
        // From each child that is asked about to its homes, of which it has few.
        """
        EXISTS (
          SELECT 1 FROM known_homes
          WHERE known_homes.subject = \(survivor(of: column)) AND \(within("+known_homes.commune", territory))
            AND \(holding(KnownChildAspect.homes.name, on: day)))
        """
    }

    /// The child that the column names: of an entry that was merged, as known now, the one that it was merged into.
    public static func survivor(of column: String) -> SQL {
        """
        coalesce(
            (SELECT known_aliases.survivor FROM known_aliases
              WHERE known_aliases.subject = \(SQL(sql: column)) AND \(holding("known_aliases", on: .last))),
            \(SQL(sql: column)))
        """
    }

    /// The entries of the child that the column names: the one that it counts as, and all that were merged into that.
    public static func everyEntry(of column: String) -> SQL {
        """
        (SELECT \(survivor(of: column)) UNION ALL
            SELECT known_aliases.subject FROM known_aliases
            WHERE known_aliases.survivor = \(survivor(of: column)) AND \(holding("known_aliases", on: .last)))
        """
    }
}

extension KnownChildRecords {
    /// True where the column names the child under any of its entries; everywhere where there is none, as of a filter that a request
    /// leaves out.
    public func naming(_ child: ChildID?, in column: String) throws -> SQL {
        guard let child else { return "TRUE" }
        return "\(sql: column) IN \(SQL.each(try entries(of: child)))"
    }
}

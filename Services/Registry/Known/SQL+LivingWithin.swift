public import GRDB
internal import Store
public import Vocabulary

extension SQL {
    /// True where the column names a child that lives in the territory on a day, as known now.
    public static func livingWithin(_ territory: Territory, _ column: String, on day: Day) -> SQL {
        // From each child that is asked about to its homes, of which it has few.
        """
        EXISTS (
          SELECT 1 FROM known_homes
          WHERE known_homes.subject = \(SQL(sql: column)) AND \(within("+known_homes.commune", territory))
            AND \(holding(KnownChildAspect.homes.name, on: day)))
        """
    }
}

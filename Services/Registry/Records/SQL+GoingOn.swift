import GRDB
import Vocabulary

extension SQL {
    /// True of the rows of what goes on around children that have not ended before a day: the last day is one of theirs.
    static func goingOn(on day: Day) -> SQL { "(end IS NULL OR end >= \(day))" }
}

public import GRDB
public import Vocabulary

/// Things of several aspects, each a state, in one pair of tables: providers, offers. A column has a value in the rows of
/// its aspect alone:
///
/// ```swift
/// struct ProviderFactRecords: AspectStateRecords {
///     static let table = "provider_facts"
///     static let columns = [FactColumn("place", "$.place.unit"), FactColumn("status", "$.standing.status")]
///     typealias About = ProviderID
///     typealias Value = ProviderSaying
///     let db: Database
/// }
/// ```
public protocol AspectStateRecords: AspectRecords where Value: AspectValue {}

extension AspectStateRecords {
    /// Each state of each aspect until the next of that aspect takes over.
    public static func stretches(_ history: FactHistory<Value>, knownOn point: LogPoint) -> [Fact<Value>] {
        let known = AspectTimelines(history)
        return Value.Aspect.allCases.flatMap { known[$0].stretches(knownOn: point) }
    }

    /// All that was ever known of the subject, to be asked and corrected.
    public func timelines(of subject: About) throws -> AspectTimelines<Value> {
        AspectTimelines(try history(of: subject))
    }

    public func append(_ said: [FactVersion<Value>], of subject: About, by recorder: Recorder) throws {
        for version in said { try append(version, of: subject, by: recorder) }
    }

    /// True of the rows of a table whose column `subject` names a thing of which `condition` holds on a day as known at a
    /// point: it names the columns of one aspect as `said.place`.
    public static func says(
        _ condition: SQL, of subject: String, on day: Day, knownOn point: LogPoint = .latest
    ) -> SQL {
        """
        EXISTS (SELECT 1 FROM \(sql: table) AS said WHERE said.subject = \(sql: subject)
          AND \(condition) AND \(SQL.holding("said", on: day, knownOn: point)))
        """
    }
}

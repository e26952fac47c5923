/// What is recorded and stands in the way of a request, by what its events are about.
///
/// ```swift
/// throw Refusal.precondition("/id", Message("campaigns.class-not-completed").about(entry.id))
/// ```
public struct RecordInTheWay: Hashable, Sendable {
    /// The subject of its events: an id.
    public let id: String
    /// The names of the events that say what is in the way: `childClosed`. Where there are none, whichever came last.
    public let told: [String]
    /// What a table of facts says of ``id``, where what is in the way has no id that who refuses knows: who a child is.
    public let said: Said?
    /// The day on which it was recorded where the deployment is, and by whom: unit, and person of it. Nil until that is looked up.
    public let recorded: Recorded?

    /// What is said of a subject, and where.
    public enum Said: Hashable, Sendable {
        /// That something of it is so from a day on.
        case from(Day, table: String)
        /// What these members of its values are.
        case members([String], table: String)
    }

    public struct Recorded: Hashable, Sendable {
        public let on: Day
        public let by: String

        public init(on day: Day, by: String) { (on, self.by) = (day, by) }
    }

    public init<Subject>(_ id: ID<Subject>, told: [String] = []) { self.init(id.text, told: told) }

    /// Of what a table of facts says of a subject from a day on: whoever said of it that day. Where none does, of the events `told`.
    public init<Subject>(_ id: ID<Subject>, in table: StaticString, from day: Day, told: [String] = []) {
        self.init(id.text, told, .from(day, table: "\(table)"), nil)
    }

    /// Of what these members of a table's values are of a subject: whoever said that last otherwise than it was before, whatever
    /// else was said of it since.
    public init<Subject>(_ id: ID<Subject>, in table: StaticString, saying members: [String]) {
        self.init(id.text, [], .members(members, table: "\(table)"), nil)
    }

    /// Of what is not named by an id of ours: a plan.
    public init(_ id: String, told: [String] = []) { self.init(id, told, nil, nil) }

    private init(_ id: String, _ told: [String], _ said: Said?, _ recorded: Recorded?) {
        (self.id, self.told, self.said, self.recorded) = (id, told, said, recorded)
    }

    public func recorded(_ recorded: Recorded?) -> RecordInTheWay {
        RecordInTheWay(id, told, said, recorded)
    }
}

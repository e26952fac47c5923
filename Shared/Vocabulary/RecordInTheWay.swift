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
    /// The table of facts that has it of ``id``, where what is in the way has no id that who refuses knows: who a child is.
    public let table: String?
    /// The day on which it was recorded where the deployment is, and by whom: unit, and person of it. Nil until that is looked up.
    public let recorded: Recorded?

    public struct Recorded: Hashable, Sendable {
        public let on: Day
        public let by: String

        public init(on day: Day, by: String) { (on, self.by) = (day, by) }
    }

    public init<Subject>(_ id: ID<Subject>, told: [String] = []) { self.init(id.text, told: told) }

    /// Of what a table of facts says of a subject: whichever was learned last.
    public init<Subject>(_ id: ID<Subject>, in table: StaticString) {
        self.init(id.text, [], "\(table)", nil)
    }

    /// Of what is not named by an id of ours: a plan.
    public init(_ id: String, told: [String] = []) { self.init(id, told, nil, nil) }

    private init(_ id: String, _ told: [String], _ table: String?, _ recorded: Recorded?) {
        (self.id, self.told, self.table, self.recorded) = (id, told, table, recorded)
    }

    public func recorded(_ recorded: Recorded?) -> RecordInTheWay {
        RecordInTheWay(id, told, table, recorded)
    }
}

import Store
import Vocabulary

/// What a line of the journal is of.
enum EntryKind: String, Choice {
    /// A command of another service.
    case step
    /// A day or another value that is kept from then on.
    case note
    /// A fact is waited for.
    case wait
    /// Somebody was given something to do that is answered.
    case charge
    /// That answer is waited for.
    case answer
    /// The workflow says no.
    case stop
    /// A step is undone.
    case undo
}

/// How far it is.
enum EntryState: String, Choice {
    case begun, done
    case refused
    /// It was done, and is lost, as the service was restored: it is sent again.
    case again
}

/// One line of a run's journal: what was asked, and what came of it.
struct Entry: Sendable {
    /// From 1; of what undoes a step ``firstUndo`` more than the step's.
    var number: Int
    /// The short name: `place-held`.
    var step: String
    var kind: EntryKind
    var state: EntryState = .begun
    /// The day on which it was begun; of notes, charges and answers, once they are settled, that day, and of a fact that was waited for
    /// the day on which it was told.
    var on: Day
    /// What is called, or is to be called by whom the run waits for.
    var method: String?
    /// What is kept of it: JSON of ids, days and words of lists.
    var kept: [UInt8]?
    /// Whose log it came into, and how far that was then.
    var source: String?
    var seen: Positions?
    /// Why it was refused, or stands still, in a service's words.
    var why: String?

    static let firstUndo = 100_000

    init(number: Int, step: String, kind: EntryKind, on day: Day, method: String?) {
        (self.number, self.step, self.kind) = (number, step, kind)
        (on, self.method) = (day, method)
    }
}

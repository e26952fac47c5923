package import JSONCoding
import Vocabulary

/// One message of a script: a line of JSON. Strings may hold `{{names}}` until the line is run.
package enum ScriptLine: Equatable {
    /// Calls a method as a unit, checks the outcome, keeps parts of the reply.
    case call(ScriptedCall)
    /// Gives names values for the lines after it.
    case set(JSONObject)
    /// Reads a service's event log until an event matches; its parts may be saved.
    case follow(ScriptedFollow)
    /// Moves every service's simulated clock to a day.
    case clock(day: String, unit: String?)
    /// For whoever reads the script.
    case comment(String)
}

package struct ScriptedCall: Equatable {
    /// The unit whose key is used; the runner's `--as` when absent.
    var unit: String?
    /// The unit that the call is made for, where it is not that one.
    var actingFor: String?
    var method: String
    /// For the built-in packages: one service instead of all.
    var service: String?
    var body: JSONValue = .object([:])
    /// The rows of an import, in place of a body: an array, or `@file` beside the script.
    var rows: JSONValue?
    /// Milliseconds.
    var timeout: Int?
    /// An idempotency key of the script's own; made from the run and the line when absent.
    var key: String?
    /// Of a feed: enough items.
    var limit: Int?
    var expect = Expectation()
    /// Names to JSON pointers into the reply.
    var save: [(name: String, pointer: String)] = []

    package static func == (left: Self, right: Self) -> Bool {
        left.unit == right.unit && left.actingFor == right.actingFor && left.method == right.method
            && left.service == right.service
            && left.body == right.body && left.rows == right.rows && left.timeout == right.timeout
            && left.key == right.key && left.limit == right.limit && left.expect == right.expect
            && left.save.elementsEqual(right.save) { $0 == $1 }
    }
}

package struct ScriptedFollow: Equatable {
    var service: String
    /// What an event (CloudEvents JSON) must have, in part.
    var until: JSONValue
    /// Milliseconds.
    var timeout = 30_000
    var unit: String?
    /// Names to JSON pointers into the event.
    var save: [(name: String, pointer: String)] = []

    package static func == (left: Self, right: Self) -> Bool {
        left.service == right.service && left.until == right.until && left.timeout == right.timeout
            && left.unit == right.unit && left.save.elementsEqual(right.save) { $0 == $1 }
    }
}

/// What a call should come to.
package struct Expectation: Equatable {
    /// gRPC's name; `OK` when absent.
    var status = "OK"
    /// Must be in the reply: objects in part, all else whole.
    var body: JSONValue?
    /// Must be in the refusal's details, likewise.
    var details: JSONValue?

    /// Whether it says what is to become of an import's rows.
    var countsRows: Bool { body?["accepted"] != nil || body?["rejected"] != nil }
}

package import JSONCoding

/// What became of one line: a line of the run's output.
package struct ScriptResult: Sendable, Equatable {
    package var script: String
    package var line: Int
    /// The method, or `set`, `follow registry`.
    package var call: String
    package var unit: String?
    /// gRPC's name; `UNRESOLVED` when the line could not be run for want of a value or a key.
    package var status: String
    package var ok: Bool
    /// How long the call took.
    package var milliseconds: Double
    /// Under which the services' logs have the line's calls.
    package var trace: String?
    /// The first thing that was not as expected.
    package var mismatch: String?
    /// The sentence of a refusal.
    package var message: String?
    /// The idempotency key under which to ask again, where nobody knows whether the call took effect.
    package var key: String?

    /// The line could not be run, and why.
    mutating func leaveUnresolved(_ reason: String) {
        status = "UNRESOLVED"
        ok = false
        mismatch = reason
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "script": .string(script), "line": .integer(Int64(line)), "call": .string(call),
            "status": .string(status), "ok": .bool(ok), "ms": .number((milliseconds * 100).rounded() / 100),
        ]
        if let trace { object["trace"] = .string(trace) }
        if let unit { object["as"] = .string(unit) }
        if let mismatch { object["mismatch"] = .string(mismatch) }
        if let message { object["message"] = .string(message) }
        if let key { object["idempotencyKey"] = .string(key) }
        return .object(object)
    }
}

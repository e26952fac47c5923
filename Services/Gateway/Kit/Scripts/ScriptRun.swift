import Bus
import JSONCoding
import ServiceKit
package import Vocabulary

/// Runs scripts one line after another. Values, positions and idempotency keys belong to the run as a whole.
package struct ScriptRun {
    private let clients: ServiceClients
    private let compose: String
    let directory: MethodDirectory
    private let defaultUnit: UnitPath?
    /// Leads every idempotency key; from the scripts' content when the harness names none.
    private let runID: String?
    private let missingKeys: MissingKeys?
    private(set) var bindings: Bindings

    /// - Parameters:
    ///   - compose: the deployment's configuration directory, whose policy names the operator.
    ///   - unit: who acts where a line does not say.
    ///   - missingKeys: issues keys to units that have none; nil where that is a mistake.
    package init(
        _ clients: ServiceClients, compose: String, unit: UnitPath?, runID: String?,
        missingKeys: MissingKeys?, bindings: Bindings = Bindings()
    ) {
        (self.clients, self.compose) = (clients, compose)
        directory = MethodDirectory(clients)
        defaultUnit = unit
        (self.runID, self.missingKeys, self.bindings) = (runID, missingKeys, bindings)
    }

    /// Runs a line; nil for a remark. Throws only when nothing more can be run: the stack is down, a key is missing.
    /// The calls of a line are one trace, which the result names.
    package mutating func run(
        _ line: ScriptLine, _ number: Int, of script: ScriptFile
    ) async throws -> ScriptResult? {
        let trace = CommandTrace.next()
        return try await CallContext.$current.withValue(CallContext(trace, language: clients.language)) {
            try await run(line, number, of: script, trace)
        }
    }

    private mutating func run(
        _ line: ScriptLine, _ number: Int, of script: ScriptFile, _ trace: TraceContext
    ) async throws -> ScriptResult? {
        var result = ScriptResult(
            script: script.file, line: number, call: "", status: "OK", ok: true, milliseconds: 0,
            trace: trace.traceID)
        let began = ContinuousClock.now
        do {
            switch line {
            case .comment: return nil
            case .set(let object):
                result.call = "set"
                for member in object.members {
                    try bindings.bind(member.name, to: bindings.filled(member.value))
                }
            case .call(let call): try await run(call, script, &result)
            case .clock(let day, let unit): try await run(clock(day, unit), script, &result)
            case .follow(let follow): try await run(follow, &result)
            }
        } catch let error as InvalidValue {
            result.leaveUnresolved(GatewayKitTexts.all.render(error.message, in: clients.language))
        } catch let found as FileProblem {
            result.leaveUnresolved(
                found.all.map { GatewayKitTexts.all.render($0.message, in: clients.language) }
                    .joined(separator: " "))
        }
        let took = ContinuousClock.now - began
        result.milliseconds =
            Double(took.components.seconds) * 1000 + Double(took.components.attoseconds) / 1e15
        return result
    }

    private mutating func run(_ call: ScriptedCall, _ script: ScriptFile, _ result: inout ScriptResult)
        async throws
    {
        result.call = call.method
        result.call = try bindings.text(call.method)
        let unit = try unit(call.unit)
        result.unit = unit.text
        var request = CallByName(method: result.call, credential: .unit(unit))
        request.actingFor = try call.actingFor.map { template in
            guard let unit = UnitPath(try bindings.text(template)) else {
                throw InvalidValue(Message("gateway.script-type.unit", ["name": "for"]))
            }
            return unit
        }
        request.service = try call.service.map(bindings.text)
        request.body = try bindings.filled(call.body)
        request.rows = try call.rows.map { try rows($0, script) }
        request.timeout = call.timeout.map { .milliseconds($0) }
        request.limit = call.limit
        request.key = try call.key.map(bindings.text) ?? "\(runID ?? script.fingerprint):\(result.line)"
        // Who expects a service to be away does not wait for it to come back.
        request.retries = call.expect.status != Status.unavailable.name
        // What stood for a whole value has one only now.
        try await check(request, script)
        let answers = try await request.make(through: clients, directory)
        for answer in answers {
            result.status = answer.outcome.status.name
            result.message = answer.outcome.message
            result.key = answer.outcome.doubtfulKey
            try judge(answer.outcome, call, &result)
            guard let mismatch = result.mismatch else { continue }
            if answers.count > 1 { result.mismatch = "\(answer.service): \(mismatch)" }
            return
        }
    }

    private func check(_ request: CallByName, _ script: ScriptFile) async throws {
        let homes = try directory.services(for: request.method, named: request.service)
        let values = request.rows ?? [request.body]
        let found = try await directory.problems(
            in: values.map { (nil, $0) }, of: request.method, at: homes, file: script.file,
            timeout: request.timeout, retry: request.retries ? RetryPolicy() : .never)
        if let problem = FileProblem(found) { throw problem }
    }

    /// The call on every service that moves its clock; made by the deployment's operator when the line names nobody, or
    /// by whose key was handed on.
    private func clock(_ day: String, _ unit: String?) throws -> ScriptedCall {
        var call = ScriptedCall(method: "admin.Clock/Set", body: ["day": .string(day)])
        call.unit = try unit ?? (clients.handed?.unit ?? Operator.unit(compose: compose)).text
        call.expect.body = ["today": .string(day)]
        return call
    }

    private mutating func judge(
        _ outcome: CallByName.Outcome, _ call: ScriptedCall, _ result: inout ScriptResult
    ) throws {
        let expect = call.expect
        if outcome.status.name != expect.status {
            result.mismatch = text(
                "script-status",
                [
                    "found": outcome.status.name + (outcome.message.map { " (\($0))" } ?? ""),
                    "expected": expect.status,
                ])
        } else if let wanted = expect.body,
            let mismatch = outcome.body.mismatch(expected: try bindings.filled(wanted))
        {
            result.mismatch = sentence(mismatch)
        } else if let wanted = expect.details,
            let mismatch = outcome.details.mismatch(expected: try bindings.filled(wanted))
        {
            result.mismatch = sentence(mismatch)
        } else if let nothing = outcome.nothing, !expect.countsRows {
            result.mismatch = GatewayKitTexts.all.render(nothing, in: clients.language)
        }
        try save(call.save, from: outcome.body, &result)
        result.ok = result.mismatch == nil
    }

    private mutating func save(
        _ names: [(name: String, pointer: String)], from value: JSONValue, _ result: inout ScriptResult
    ) throws {
        for (name, pointer) in names {
            if let found = value[pointer: pointer] {
                try bindings.bind(name, to: found)
            } else if result.mismatch == nil {
                result.mismatch = text("script-nothing-at", ["pointer": pointer])
            }
        }
    }

    private func sentence(_ mismatch: JSONValue.Mismatch) -> String {
        text(
            "script-mismatch",
            [
                "pointer": mismatch.pointer.isEmpty ? "/" : mismatch.pointer,
                "found": mismatch.found.map { Self.short($0) } ?? text("script-nothing"),
                "expected": Self.short(mismatch.expected),
            ])
    }

    private func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        GatewayKitTexts.all.render(Message("gateway.\(key)", arguments), in: clients.language)
    }

    private static func short(_ value: JSONValue) -> String {
        let text = value.compact
        return text.count <= 120 ? text : text.prefix(119) + "…"
    }

    private func unit(_ template: String?) throws -> UnitPath {
        guard let template else {
            guard let defaultUnit else { throw InvalidValue(Message("gateway.script-no-caller")) }
            try missingKeys?.issue(defaultUnit, clients)
            return defaultUnit
        }
        let text = try bindings.text(template)
        guard let unit = UnitPath(text) else {
            throw InvalidValue(Message("gateway.script-type.unit", ["name": "as"]))
        }
        try missingKeys?.issue(unit, clients)
        if let lack = try clients.lack(of: unit) { throw InvalidValue(lack) }
        return unit
    }

    private func rows(_ rows: JSONValue, _ script: ScriptFile) throws -> [JSONValue] {
        guard let template = rows.string else { return try bindings.filled(rows).array ?? [] }
        let lines = try script.rows(try bindings.text(template)).lines
        guard !lines.isEmpty else { throw InvalidValue(Message("gateway.import-empty")) }
        // All at once: what is put into the rows of a line has one bound.
        return try bindings.filled(.array(lines.map(\.value))).array ?? []
    }
}

extension ScriptRun {
    /// Reads the log from its beginning until an event matches, or time is up.
    fileprivate mutating func run(_ follow: ScriptedFollow, _ result: inout ScriptResult) async throws {
        result.call = "follow \(follow.service)"
        let credential: Credential
        if let unit = follow.unit {
            let unit = try self.unit(unit)
            result.unit = unit.text
            credential = .unit(unit)
        } else {
            credential = .serviceItself
        }
        var request = CallByName(method: "events.Log/Subscribe", credential: credential)
        request.service = try bindings.text(follow.service)
        request.timeout = .milliseconds(follow.timeout)
        let until = try bindings.filled(follow.until)
        var found: JSONValue?
        let answers = try await request.make(through: clients, directory) { _, event in
            guard found == nil, event.matches(expected: until) else { return }
            found = event
            throw CancellationError()
        }
        guard let found else {
            guard let outcome = answers.first?.outcome else { return }
            result.status = outcome.status.name
            result.message = outcome.message
            // Time that ran out is what nobody waits longer for; anything else says why there was nothing to read.
            result.mismatch =
                outcome.status == .deadlineExceeded
                ? text("script-no-event", ["timeout": "\(follow.timeout)"])
                : text(
                    "script-status",
                    [
                        "found": outcome.status.name + (outcome.message.map { " (\($0))" } ?? ""),
                        "expected": Status.ok.name,
                    ])
            result.ok = false
            return
        }
        try save(follow.save, from: found, &result)
        result.ok = result.mismatch == nil
    }
}

/// Issues keys to units that a script names and that have none: for rehearsals, where the scripts decide who acts.
package struct MissingKeys {
    private let known: KnownUnits

    package init(compose: String) throws { known = try KnownUnits(compose: compose) }

    func issue(_ unit: UnitPath, _ clients: ServiceClients) throws {
        guard try !clients.hasKey(unit) else { return }
        do {
            try known.check(unit)
        } catch let failure as Failure {
            throw InvalidValue(failure.message)
        }
        _ = try KeyRing(data: clients.data).issue(KeyOwner(unit: unit))
    }
}

/// The types met while one schema is derived.
final class SchemaProbe {
    /// A type's schema and a value of it: nil while it is only being explored itself.
    struct Found {
        let schema: JSONValue
        let value: Any?
    }

    /// What a made-up value of this type would need is not known yet.
    struct NoValueYet: Error {}

    let describing: (any Any.Type) -> TypeDescription?
    let annotating: (any Any.Type, JSONValue) -> JSONValue
    /// Which values are made up; nil where only their schemas are wanted.
    let leaning: StandIn?
    private(set) var definitions = JSONObject()
    /// The root's own schema, when it had to be explored.
    private(set) var rootSchema: JSONValue?
    /// The first type for which no value could be made up; ends the exploration.
    private(set) var failure: JSONSchemaError?
    private let root: ObjectIdentifier
    private var finished: [ObjectIdentifier: Found] = [:]
    private var inProgress: [ObjectIdentifier: Any?] = [:]
    private var recursive: Set<ObjectIdentifier> = []
    private var names: [ObjectIdentifier: String] = [:]

    /// The made-up values tried in turn.
    private var attempts: [Int] { leaning == .high ? [1, 0, 3, 2] : [0, 1, 2, 3] }

    init(
        root: any Any.Type, leaning: StandIn? = nil,
        describing: @escaping (any Any.Type) -> TypeDescription?,
        annotating: @escaping (any Any.Type, JSONValue) -> JSONValue = { $1 }
    ) {
        self.root = ObjectIdentifier(root)
        (self.leaning, self.describing, self.annotating) = (leaning, describing, annotating)
    }

    /// A made-up value of `type`; nil when there is none.
    func value<Value: Decodable>(of type: Value.Type) -> Value? {
        do {
            // What contains itself, or may be nothing, has a value at a later attempt.
            for attempt in attempts {
                if let value = try explore(type, attempt: attempt).value as? Value { return value }
            }
            return nil
        } catch {
            // Why it refuses whatever is made up, nobody asks here; the next type may not.
            failure = nil
            return nil
        }
    }

    func explore<Value: Decodable>(_ type: Value.Type, attempt: Int = 0) throws -> Found {
        if let failure { throw failure }
        let id = ObjectIdentifier(type)
        if let found = finished[id] { return found }
        if let value = inProgress[id] {
            recursive.insert(id)
            return Found(schema: reference(to: type), value: value)
        }
        if let described = describing(type) { return try finish(described, as: type) }
        if let known = try known(type, attempt: attempt) { return known }
        inProgress[id] = .some(nil)
        defer { inProgress[id] = nil }
        let (schema, value) = try probe(type)
        return finish(schema, value, as: type)
    }

    private func finish<Value: Decodable>(
        _ described: TypeDescription, as type: Value.Type
    ) throws -> Found {
        let value: Value
        do {
            value = try JSON.decode(type, from: Array(described.value(leaning).utf8))
        } catch {
            throw fail(type, error)
        }
        guard let schema = described.schema.map({ annotating(type, $0) }) else {
            inProgress[ObjectIdentifier(type)] = .some(value)
            defer { inProgress[ObjectIdentifier(type)] = nil }
            return finish(run(type, choice: 0).1, value, as: type)
        }
        if let name = described.name, ObjectIdentifier(type) != root { definitions[name] = schema }
        let reference: JSONValue? = described.name.map { ["$ref": .string("#/$defs/\($0)")] }
        let found = Found(
            schema: ObjectIdentifier(type) == root ? schema : reference ?? schema, value: value)
        finished[ObjectIdentifier(type)] = found
        return found
    }

    /// Names with members and enums are kept under `$defs`, and so is what refers to itself.
    func finish(_ schema: JSONValue, _ value: Any, as type: any Any.Type) -> Found {
        let id = ObjectIdentifier(type)
        let schema = annotating(type, schema)
        var found = Found(schema: schema, value: value)
        if id == root {
            rootSchema = schema
            if recursive.contains(id) { found = Found(schema: reference(to: type), value: value) }
        } else if recursive.contains(id) || schema["properties"] != nil || schema["oneOf"] != nil
            || schema["enum"] != nil
        {
            definitions[name(of: type)] = schema
            found = Found(schema: reference(to: type), value: value)
        }
        finished[id] = found
        return found
    }

    func fail(_ type: any Any.Type, _ error: any Error) -> JSONSchemaError {
        let error = failure ?? JSONSchemaError(type: "\(type)", reason: error)
        failure = error
        return error
    }

    /// Runs the type's initialiser until a made-up value satisfies it, an enum's once a case.
    private func probe<Value: Decodable>(_ type: Value.Type) throws -> (JSONValue, Value) {
        let (first, firstSchema, firstValue, firstError) = run(type, choice: 0)
        if let failure { throw failure }
        guard first.choices.count > 0 else {
            guard let firstValue else { throw fail(type, firstError ?? NoValueYet()) }
            return (firstSchema, firstValue)
        }
        var schemas = [firstSchema] + Array(repeating: .null, count: first.choices.count - 1)
        var value = firstValue
        var pending = firstValue == nil ? [0] : []
        for choice in first.choices.indices.dropFirst() {
            if let value { inProgress[ObjectIdentifier(type)] = .some(value) }
            let (_, schema, found, _) = run(type, choice: choice)
            schemas[choice] = schema
            value = leaning == .high ? found ?? value : value ?? found
            if found == nil { pending.append(choice) }
        }
        // A case that contains the enum itself needs a value of another case first.
        guard let value else { throw fail(type, firstError ?? NoValueYet()) }
        inProgress[ObjectIdentifier(type)] = .some(value)
        for choice in pending {
            let (_, schema, found, error) = run(type, choice: choice)
            guard found != nil else { throw fail(type, error ?? NoValueYet()) }
            schemas[choice] = schema
        }
        return (schemas.count == 1 ? schemas[0] : ["oneOf": .array(schemas)], value)
    }

    private func run<Value: Decodable>(
        _ type: Value.Type, choice: Int
    ) -> (Record.Session, JSONValue, Value?, (any Error)?) {
        var session = Record.Session(probe: self, attempt: attempts[0], choice: choice)
        var asked = JSONValue.object([:])
        var lastError: (any Error)?
        for attempt in attempts {
            session = Record.Session(probe: self, attempt: attempt, choice: choice)
            let record = Record(session)
            do {
                let value = try Value(from: ProbeDecoder(record: record))
                return (session, record.schema, value, nil)
            } catch {
                lastError = error
                asked = record.schema
            }
            if failure != nil { break }
        }
        return (session, asked, nil, lastError)
    }

    private func reference(to type: any Any.Type) -> JSONValue {
        ["$ref": .string(ObjectIdentifier(type) == root ? "#" : "#/$defs/\(name(of: type))")]
    }

    /// The type's name without its module, made of what a URI fragment and a pointer take as they are.
    private func name(of type: any Any.Type) -> String {
        let id = ObjectIdentifier(type)
        if let name = names[id] { return name }
        let plain = JSONSchema.name(of: type).unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": Character(scalar)
            default: "_"
            }
        }
        var name = String(plain)
        while names.values.contains(name) { name += "_" }
        names[id] = name
        return name
    }
}

internal import Bus
internal import JSONCoding
internal import Vocabulary

/// The messages and schemas of an AsyncAPI document. A type is written once, under its name; types of several services
/// that have one name and are not the same get the service's name before theirs.
struct AsyncComponents {
    let texts: DocTexts
    private var messages = JSONObject()
    private var schemas: [String: JSONValue] = [:]
    /// Names that mean different things in different services.
    private let ambiguous: Set<String>
    private let uses: TypeUses

    init(_ services: [ServiceDescription], _ texts: DocTexts) {
        self.texts = texts
        ambiguous = Self.ambiguous(in: services)
        uses = TypeUses(services)
    }

    /// Adds a message, and gives its name back.
    mutating func message(_ name: String, _ schema: JSONValue, _ trait: String, of service: String) -> String
    {
        add(schema["$defs"], of: service)
        var message: JSONObject = [:]
        if let type = schema["title"]?.string {
            add(type, schema, root: type, of: service)
            message["name"] = .string(type)
            message["payload"] = ["$ref": .string("#/components/schemas/\(component(type, of: service))")]
        } else {
            message["payload"] = rewritten(schema, root: "", of: service)
        }
        message["traits"] = [["$ref": .string("#/components/messageTraits/\(trait)")]]
        messages[name] = .object(message)
        return name
    }

    /// Adds an event's message, and gives its name among the components back.
    mutating func event(_ name: String, _ data: JSONValue, _ definitions: JSONValue?, of service: String)
        -> String
    {
        add(definitions, of: service)
        let id = AsyncAPI.identifier(name)
        messages[id] = [
            "name": .string(name), "contentType": "application/cloudevents+json",
            "payload": [
                "allOf": [
                    ["$ref": "#/components/schemas/LoggedEvent"],
                    [
                        "type": "object",
                        "properties": [
                            "type": ["const": .string(name)], "data": rewritten(data, root: "", of: service),
                        ],
                    ],
                ]
            ],
        ]
        return id
    }

    var value: JSONValue {
        [
            "messages": .object(messages),
            "messageTraits": [
                "call": Self.trait(Self.callMetadata), "reply": Self.trait(Self.replyMetadata),
            ],
            "schemas": .object(
                JSONObject(schemas.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) })),
            "securitySchemes": [
                "curve": [
                    "type": "asymmetricEncryption",
                    "description":
                        "CURVE (ZeroMQ RFC 26): a client's public key is who it is; docs/protocol.md, Security.",
                ]
            ],
        ]
    }

    private static func trait(_ names: [(String, String)]) -> JSONValue {
        let members = names.map {
            (name: $0.0, value: ["type": "string", "description": .string($0.1)] as JSONValue)
        }
        return ["headers": ["type": "object", "properties": .object(JSONObject(members))]]
    }

    private static let callMetadata = [
        ("idempotency-key", "Names a command or an import: made again under its key, it happens once."),
        (
            "seen",
            "Positions of logs that the service must have reached, each with the life that it is of: `registry=7f3a91c204be55d0:1042`."
        ),
        (
            "acting-for",
            "The unit that the caller acts for, where it is not the own: the policy must say that this person may."
        ),
        (
            "mandate",
            "JSON, the mandate by which the coordinator acts in the name of who signed it: docs/decisions/0042-a-mandate-is-signed-by-who-starts.md."
        ),
        ("purpose", "Why the caller looks, in words; kept sealed with who looked at whom."),
        ("dry-run", "`true`, of an import: what would become of the rows is said, and nothing changes."),
        ("accept-language", "Of sentences: `vi` or `en` (RFC 9110)."),
        ("traceparent", "W3C Trace Context."), ("tracestate", "W3C Trace Context."),
    ]
    private static let replyMetadata = [
        (
            "position",
            "Where the service's log stood for this reply; of a call that is refused for what it has seen: where that log is now, instead of what was seen."
        ),
        ("message", "Of a call that is not OK: one sentence for a person."),
        ("details", "Of a call that is not OK: JSON, the violations by member and when to try again."),
    ]
}

extension AsyncComponents {
    private func component(_ type: String, of service: String) -> String {
        AsyncAPI.identifier(ambiguous.contains(type) && !service.isEmpty ? "\(service).\(type)" : type)
    }

    private mutating func add(_ definitions: JSONValue?, of service: String) {
        for definition in definitions?.object?.members ?? [] {
            add(definition.name, definition.value, root: "", of: service)
        }
    }

    private mutating func add(_ type: String, _ schema: JSONValue, root: String, of service: String) {
        let name = component(type, of: service)
        guard schemas[name] == nil else { return }
        var written = rewritten(schema, root: root, of: service).object ?? [:]
        if let properties = written["properties"]?.object {
            written["properties"] = .object(
                JSONObject(
                    properties.members.map {
                        (name: $0.name, value: described($0.value, as: "\(type).\($0.name)", of: service))
                    }))
        }
        schemas[name] = described(
            .object(written), as: type, of: service, else: uses.only(of: type, in: service, texts))
    }

    private func described(
        _ schema: JSONValue, as name: String, of service: String, else use: String? = nil
    ) -> JSONValue {
        guard let text = texts.type(name, of: service) ?? use ?? texts.generic(name),
            let members = schema.object?.members
        else {
            return schema
        }
        return .object(JSONObject([(name: "description", value: .string(text))] + members))
    }

    /// The schema with its references into the components, and without what only stands at the root of one of its own.
    private func rewritten(_ schema: JSONValue, root: String, of service: String) -> JSONValue {
        switch schema {
        case .object(let object):
            let kept = object.members.filter {
                !["$schema", "$defs", "title"].contains($0.name) || isMember($0.value)
            }
            return .object(
                JSONObject(
                    kept.map { member in
                        if member.name == "$ref", let reference = member.value.string {
                            let type = reference == "#" ? root : String(reference.dropFirst("#/$defs/".count))
                            return (
                                name: "$ref",
                                value: .string("#/components/schemas/\(component(type, of: service))")
                            )
                        }
                        // Its members are values and languages, no words of schemas.
                        if member.name == "x-labels" { return member }
                        return (name: member.name, value: rewritten(member.value, root: root, of: service))
                    }))
        case .array(let elements): return .array(elements.map { rewritten($0, root: root, of: service) })
        default: return schema
        }
    }

    /// A member of a type may be called like a word of schemas: then it is a schema itself.
    private func isMember(_ value: JSONValue) -> Bool {
        value["type"] != nil || value["$ref"] != nil || value["anyOf"] != nil
    }
}

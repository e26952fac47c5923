internal import JSONCoding

/// A channel while its messages are collected.
final class AsyncChannel {
    let name: String
    private let servers: [String]
    private let description: String
    private var messages = JSONObject()

    init(_ name: String, of servers: [String], _ description: String) {
        (self.name, self.servers, self.description) = (name, servers, description)
    }

    var reference: JSONValue { ["$ref": .string("#/channels/\(name)")] }

    /// Adds a message of the components; what the channel's operations call it.
    func add(_ message: String) -> JSONValue {
        messages[message] = ["$ref": .string("#/components/messages/\(message)")]
        return ["$ref": .string("#/channels/\(name)/messages/\(message)")]
    }

    var value: JSONValue {
        [
            "address": .string(name), "description": .string(description),
            "servers": .array(servers.map { ["$ref": .string("#/servers/\($0)")] }),
            "messages": .object(messages),
        ]
    }
}

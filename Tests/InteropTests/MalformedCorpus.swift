import Foundation
import JSONCoding
import Testing

/// `Tests/Conformance/malformed.json`, which says in its maker (`make_malformed.py`) what its members mean. The tests of the
/// Python client read it too.
struct MalformedEntry: Decodable, Sendable, CustomTestStringConvertible {
    /// A kind, a call id and an argument.
    struct Answer: Decodable, Hashable, Sendable, CustomStringConvertible {
        let kind: String
        let call: UInt64
        let argument: UInt32

        init(kind: String, call: UInt64, argument: UInt32) {
            self.kind = kind
            self.call = call
            self.argument = argument
        }

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            kind = try container.decode(String.self)
            call = try container.decode(UInt64.self)
            argument = try container.decode(UInt32.self)
        }

        var description: String { "\(kind) \(call) \(argument)" }
    }

    /// The frames of one message.
    struct Octets: Decodable, Sendable {
        private struct Filled: Decodable {
            let hex: String
            let zeros: Int
        }

        let frames: [[UInt8]]

        /// Of one frame.
        init(_ octets: [UInt8]) { frames = [octets] }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let hex = try? container.decode(String.self) {
                frames = [try Self.octets(hex)]
            } else if let parts = try? container.decode([String].self) {
                frames = try parts.map(Self.octets)
            } else {
                let filled = try container.decode(Filled.self)
                frames = [try Self.octets(filled.hex) + [UInt8](repeating: 0, count: filled.zeros)]
            }
        }

        private static func octets(_ hex: String) throws -> [UInt8] {
            let digits = Array(hex.utf8)
            return try stride(from: 0, to: digits.count, by: 2).map {
                try #require(UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16))
            }
        }
    }

    let name: String
    let send: [Octets]
    let answers: [Answer]
    let dropped: Int
    let cut: Bool?

    var testDescription: String { name }

    /// Of several ZeroMQ frames: there is no such thing in process.
    var isMultipart: Bool { send.contains { $0.frames.count > 1 } }

    static func all() throws -> [MalformedEntry] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Conformance/malformed.json")
        return try JSONDecoder().decode([MalformedEntry].self, from: Data(contentsOf: file))
    }
}

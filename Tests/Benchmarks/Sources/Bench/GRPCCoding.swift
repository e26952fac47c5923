internal import Foundation
internal import GRPCCore
internal import JSONCoding

/// How gRPC's messages become bytes.
protocol Coding: Sendable {
    func encode(_ value: some Encodable) throws -> [UInt8]
    func decode<Value: Decodable>(_ type: Value.Type, from bytes: UnsafeRawBufferPointer) throws -> Value
}

struct FoundationCoding: Coding {
    func encode(_ value: some Encodable) throws -> [UInt8] { [UInt8](try JSONEncoder().encode(value)) }

    func decode<Value: Decodable>(_ type: Value.Type, from bytes: UnsafeRawBufferPointer) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}

struct HouseCoding: Coding {
    func encode(_ value: some Encodable) throws -> [UInt8] { try JSON.encode(value) }

    func decode<Value: Decodable>(_ type: Value.Type, from bytes: UnsafeRawBufferPointer) throws -> Value {
        try JSON.decode(type, from: [UInt8](bytes))
    }
}

struct Serializer<Message: Encodable & Sendable, Codec: Coding>: MessageSerializer {
    let coding: Codec

    func serialize<Bytes: GRPCContiguousBytes>(_ message: Message) throws -> Bytes {
        Bytes(try coding.encode(message))
    }
}

struct Deserializer<Message: Decodable & Sendable, Codec: Coding>: MessageDeserializer {
    let coding: Codec

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> Message {
        try bytes.withUnsafeBytes { try coding.decode(Message.self, from: $0) }
    }
}

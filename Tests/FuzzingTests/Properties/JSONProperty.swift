@testable import JSONCoding

extension Property {
    /// What is read is read again the same after it was written, as a tree and as a type; what is not is told with a
    /// ``JSONError``, and a draft finds the same first.
    static let json = Property("json") { bytes in
        if let value = try read(JSONValue.self, bytes) {
            let written = try JSON.encode(value)
            guard let again = try read(JSONValue.self, written) else {
                throw Broken(description: "what was written is not read")
            }
            try demand(again == value, "another value when read again")
            try demand(try JSON.encode(again) == written, "written differently the second time")
        }
        if let sample = try read(Sample.self, bytes) {
            let again = try read(Sample.self, try JSON.encode(sample))
            try demand(again == sample, "another value of a type when read again")
        }
        _ = try read([Int?].self, bytes)
        _ = try read([String: [Double]].self, bytes)
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value? {
        let draft = JSON.draft(type, from: bytes)
        do {
            let value = try JSON.decode(type, from: bytes)
            try demand(draft.mistakes.isEmpty && draft.value != nil, "a draft finds what is not wrong")
            return value
        } catch let error as JSONError {
            try demand(draft.mistakes.first?.pointer == error.pointer, "a draft finds another mistake first")
            try demand(error.pointer.isEmpty || error.pointer.first == "/", "\(error.pointer) is no pointer")
            return nil
        }
    }
}

/// Of everything that messages are made of.
private struct Sample: Codable, Equatable {
    enum Kind: String, Codable { case plain, fancy }

    var text: String?
    var count: Int?
    var small: UInt8?
    var large: UInt64?
    var ratio: Double?
    var single: Float?
    var flag: Bool?
    var kind: Kind?
    var list: [Sample]?
    var map: [String: Int?]?
}

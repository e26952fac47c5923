import JSONCoding
import Vocabulary

@testable import Bus

extension Property {
    /// What is read as a frame is the octets that came in, and is written as such; what is not names the call that it
    /// belongs to whenever that can be read.
    static let frames = Property("frames") { bytes in
        let frame: Frame
        do throws(MalformedFrame) {
            frame = try Frame(parsing: bytes)
        } catch {
            let id = readableCallID(bytes)
            try demand(
                error.callID == id, "the refusal names \(error.callID as Any), the header \(id as Any)")
            return
        }
        try demand(
            bytes.count >= 20 && bytes.count <= Frame.maximumLength, "a frame of \(bytes.count) octets")
        try demand(Array(bytes[..<4]) == [0x43, 0x54, 1, frame.kind.rawValue], "another header")
        let methodEnd = 20 + Int(bytes[16]) << 8 + Int(bytes[17])
        let metadataEnd = methodEnd + Int(bytes[18]) << 8 + Int(bytes[19])
        try demand(Array(frame.method.utf8) == Array(bytes[20..<methodEnd]), "another method")
        try demand(frame.body == Array(bytes[metadataEnd...]), "another body")

        let written = try frame.serialized()
        // Metadata may be spelt in many ways; it is written in the shortest.
        try demand(written.count <= bytes.count, "what fitted does not fit again")
        let metadata = Array(written[methodEnd..<(written.count - frame.body.count)])
        if metadata == Array(bytes[methodEnd..<metadataEnd]) {
            try demand(written == bytes, "written as other octets than it was read from")
        }
        let again = try Frame(parsing: written)
        try demand(again == frame && sameTexts(again.metadata, frame.metadata), "read back as another")
        try demand(try again.serialized() == written, "written differently the second time")
        useMetadata(frame.metadata)
    }

    /// Metadata's own reader and the house's JSON coder agree.
    static let metadata = Property("metadata") { bytes in
        let object: JSONObject?
        do {
            object = try JSON.decode(JSONValue.self, from: bytes).object
        } catch {
            object = nil
        }
        if let metadata = read(bytes), !bytes.isEmpty {
            guard let object else {
                throw Broken(description: "JSON's reader refuses what metadata's accepts")
            }
            try demand(object.count == metadata.names.count, "another count of names")
            for name in metadata.names {
                let other = object[name]?.string.map { Array($0.utf8) }
                try demand(other == metadata[name].map { Array($0.utf8) }, "other texts for \(name)")
            }
            var written: [UInt8] = []
            metadata.write(to: &written)
            try demand(written.count <= bytes.count, "longer than it was")
            try demand(read(written).map { sameTexts($0, metadata) } == true, "not read back")
            useMetadata(metadata)
        }
        // Spelt by the coder, without a name twice.
        guard let object, !object.isEmpty, object.count <= Metadata.maximumCount,
            object.members.allSatisfy({ Metadata.isName($0.name.utf8) && $0.value.string != nil })
        else { return }
        let spelt = try JSON.encode(JSONValue.object(object))
        guard let metadata = read(spelt) else {
            throw Broken(description: "metadata's reader refuses what JSON's writer writes")
        }
        try demand(metadata.names == object.names, "other names")
        for (name, value) in object.members {
            try demand(
                metadata[name].map { Array($0.utf8) } == value.string.map { Array($0.utf8) },
                "another text for \(name)")
        }
    }

    private static func read(_ json: [UInt8]) -> Metadata? { json.withUnsafeBytes { Metadata(json: $0) } }

    private static func readableCallID(_ bytes: [UInt8]) -> UInt64? {
        guard bytes.count >= 12, bytes[0] == 0x43, bytes[1] == 0x54 else { return nil }
        let id = bytes[4..<12].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return id == 0 ? nil : id
    }

    /// Octet for octet: Swift's strings are equal when they look the same.
    private static func sameTexts(_ left: Metadata, _ right: Metadata) -> Bool {
        left.names == right.names
            && left.names.allSatisfy { name in
                left[name].map { Array($0.utf8) } == right[name].map { Array($0.utf8) }
            }
    }

    /// What servers and clients make of a peer's metadata.
    private static func useMetadata(_ metadata: Metadata) {
        _ = (metadata.seen, metadata.position, metadata.language, metadata.idempotencyKey)
        _ = CallError(.unavailable, metadata: metadata, fallback: "")
    }
}

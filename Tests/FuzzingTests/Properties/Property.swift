/// Something that must hold whatever bytes come in. The tests of this target check it on seeds and random changes of
/// them; `compose/fuzz` builds the same code with libFuzzer, which goes where the coverage leads.
struct Property: Sendable, CustomStringConvertible {
    let name: String
    /// Throws ``Broken`` when it does not hold. Whatever is wrong with the bytes is no reason to.
    let check: @Sendable (_ bytes: [UInt8]) throws -> Void

    init(_ name: String, _ check: @escaping @Sendable (_ bytes: [UInt8]) throws -> Void) {
        self.name = name
        self.check = check
    }

    var description: String { name }

    static let all: [Property] = [
        frames, metadata, json, zap, certificates, serverCalls, clientCalls, conversations, callIDs,
    ]
}

/// A property does not hold.
struct Broken: Error, CustomStringConvertible {
    let description: String
}

func demand(_ condition: Bool, _ description: @autoclosure () -> String) throws {
    guard condition else { throw Broken(description: description()) }
}

/// Reads choices out of bytes; zeros when they are used up.
struct Choices {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    var isEmpty: Bool { bytes.isEmpty }

    mutating func next() -> UInt8 { bytes.popFirst() ?? 0 }

    mutating func next(_ count: Int) -> [UInt8] {
        let taken = bytes.prefix(count)
        bytes = bytes.dropFirst(taken.count)
        return Array(taken)
    }
}

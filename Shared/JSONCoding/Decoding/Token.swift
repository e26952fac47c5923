/// One value of a text, or one key of an object, in eight bytes.
///
/// The tape holds them in the order of the text: a container, then what is in it (for an object key, value,
/// key, value …). Whatever follows a container's content is one jump away.
struct Token {
    enum Kind: UInt64 { case null, `false`, `true`, integer, number, string, array, object }

    /// From the lowest bit: kind 3, flag 1, start 30, extent 30.
    private let packed: UInt64

    @inline(__always)
    init(_ kind: Kind, start: Int, extent: Int, flag: Bool = false) {
        packed = kind.rawValue | (flag ? 8 : 0) | UInt64(start) << 4 | UInt64(extent) << 34
    }

    @inline(__always) var kind: Kind { Kind(rawValue: packed & 7) ?? .null }
    /// The byte at which it begins (a string after its quote).
    @inline(__always) var start: Int { Int(packed >> 4 & 0x3FFF_FFFF) }
    /// Of a string or a number, its length in bytes; of a container, the place on the tape after all that is
    /// in it.
    @inline(__always) var extent: Int { Int(packed >> 34) }
    @inline(__always) var isContainer: Bool { packed & 7 >= 6 }

    /// Of a string: something in it is escaped. Of an object: it has more than ``Scanner/plainMembers``
    /// members, a key that is escaped, or a key twice; its members are then found by an index.
    @inline(__always) var flag: Bool { packed & 8 != 0 }

    @inline(__always) var range: Range<Int> { start..<start + extent }
}

/// The keys of an enum of keys, of which Swift lists none unless it is `CaseIterable`; the ones that the
/// compiler makes for enums with payloads are not.
enum EnumKeys {
    /// All keys, in the order of their declaration; empty when `type` is no enum, or one with payloads.
    static func all<Key: CodingKey>(_ type: Key.Type) -> [Key] {
        if let type = type as? any CaseIterable.Type { return listed(type).compactMap { $0 as? Key } }
        guard let count = count(type) else { return [] }
        // A payload-free enum is its case's number, in as few bytes as it takes: none for one case, else one
        // up to 256.
        switch MemoryLayout<Key>.size {
        case 0 where count == 1: return [make(type, 0)]
        case 1 where count <= 256: return (0..<count).map { make(type, UInt8($0)) }
        default: return []
        }
    }

    private static func listed<Cases: CaseIterable>(_ type: Cases.Type) -> [Any] { Array(type.allCases) }

    private static func make<Key: CodingKey>(_ type: Key.Type, _ number: UInt8) -> Key {
        withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { memory in
            memory.storeBytes(of: number, as: UInt8.self)
            return memory.load(as: Key.self)
        }
    }

    /// How many cases an enum without payloads has, from its description in the binary (swift,
    /// `docs/ABI/TypeMetadata.rst`: enum metadata, and its nominal type descriptor; stable since Swift 5).
    private static func count(_ type: any Any.Type) -> Int? {
        let enumKind = 0x201
        let metadata = unsafeBitCast(type, to: UnsafeRawPointer.self)
        guard metadata.load(as: Int.self) == enumKind else { return nil }
        let descriptor = metadata.load(fromByteOffset: MemoryLayout<Int>.size, as: UnsafeRawPointer.self)
        // Flags, parent, name, access function, fields; then the payload cases (24 bits) and the empty ones.
        guard descriptor.load(fromByteOffset: 20, as: UInt32.self) & 0xFF_FFFF == 0 else { return nil }
        return Int(descriptor.load(fromByteOffset: 24, as: UInt32.self))
    }
}

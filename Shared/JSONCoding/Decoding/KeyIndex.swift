/// Finds the members of one object by a hash of their names: for large objects, and for those in which a name
/// is escaped or there twice.
struct KeyIndex {
    /// Places of keys, 0 for none; a power of two of them, at most half in use.
    private var slots: [Int]
    /// Places of the second of two keys that are the same (a third one is not counted).
    private(set) var repeated: [Int] = []

    init(_ object: Int, in reader: JSONReader) {
        let end = reader.tape[object].extent
        var keys: [Int] = []
        var key = object + 1
        while key < end {
            keys.append(key)
            key = reader.after(key + 1)
        }
        var size = 16
        while size < keys.count * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        var again: Set<Int> = []
        for key in keys {
            let name = reader.textBytes(at: key)
            let free = name.withUnsafeBufferPointer { slot(of: $0, in: reader) }
            if slots[free] == 0 {
                slots[free] = key
            } else if again.insert(free).inserted {
                repeated.append(key)
            }
        }
    }

    func value(of name: String, in reader: JSONReader) -> Int? {
        var name = name
        let key = name.withUTF8 { slots[slot(of: $0, in: reader)] }
        return key == 0 ? nil : key + 1
    }

    /// Where `name` is, or would be. The hash has a seed of its own in every process, so nobody can choose
    /// names that fall together.
    private func slot(of name: UnsafeBufferPointer<UInt8>, in reader: JSONReader) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(name))
        var slot = hasher.finalize() & (slots.count - 1)
        while slots[slot] != 0, !reader.textBytes(at: slots[slot]).elementsEqual(name) {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }
}

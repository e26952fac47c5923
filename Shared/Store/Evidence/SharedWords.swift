internal import Vocabulary

/// Words that may be about any of several children: sealed once, under a key that was drawn for them alone, and that key once for each
/// child, under the child's own. So they are read through each child that is known still, and through none that has been forgotten.
/// Of one child the words themselves are sealed under its key.
enum SharedWords {
    /// What those of several children begin with; beside it there are what the vault seals and what a person's key does.
    private static let version: UInt8 = 3

    static func seal(
        _ words: String, about children: [ChildID], for place: String, _ people: PersonKeys, _ vault: Vault
    ) throws -> Sealed {
        if children.count == 1 {
            return try seal(Array(words.utf8), of: children[0], for: place, people, vault)
        }
        let key = PersonKey()
        var octets = [version]
        append(try key.seal(Array(words.utf8), for: place), to: &octets)
        for child in children {
            append(try seal(key.octets, of: child, for: keyPlace(place), people, vault), to: &octets)
        }
        return Sealed(bytes: octets)
    }

    /// Nil where the key of the child at `index` was destroyed. Throws ``StoreError/sealBroken(place:)``.
    static func open(
        _ sealed: Sealed, of children: [ChildID], at index: Int, for place: String, _ people: PersonKeys,
        _ vault: Vault
    ) throws -> String? {
        guard sealed.bytes.first == version else {
            return try open(sealed, of: children[index], for: place, people, vault).map(text)
        }
        let parts = try parts(of: sealed, for: place)
        guard parts.count == children.count + 1 else { throw StoreError.sealBroken(place: place) }
        let key = try open(parts[index + 1], of: children[index], for: keyPlace(place), people, vault)
        return try key.map { text(try PersonKey(octets: $0).open(parts[0], for: place)) }
    }

    private static func keyPlace(_ place: String) -> String { place + "/key" }

    private static func text(_ octets: [UInt8]) -> String { String(decoding: octets, as: UTF8.self) }

    /// By the vault where nobody gave the child a key here: then nothing in the store says who it is.
    private static func seal(
        _ octets: [UInt8], of child: ChildID, for place: String, _ people: PersonKeys, _ vault: Vault
    ) throws -> Sealed {
        try people.has(child.text)
            ? people.seal(octets, of: child.text, for: place) : vault.seal(octets, for: place)
    }

    private static func open(
        _ sealed: Sealed, of child: ChildID, for place: String, _ people: PersonKeys, _ vault: Vault
    ) throws -> [UInt8]? {
        guard sealed.isOfPerson else { return try vault.open(sealed, for: place) }
        do {
            return try people.open(sealed, of: child.text, for: place)
        } catch StoreError.keyDestroyed {
            return nil
        }
    }

    /// Octets of the length before each part.
    private static let lengthOctets = 4

    private static func append(_ part: Sealed, to octets: inout [UInt8]) {
        octets += (0..<lengthOctets).map {
            UInt8(truncatingIfNeeded: part.bytes.count >> (8 * (lengthOctets - 1 - $0)))
        }
        octets += part.bytes
    }

    private static func parts(of sealed: Sealed, for place: String) throws -> [Sealed] {
        var rest = sealed.bytes.dropFirst()
        var parts: [Sealed] = []
        while !rest.isEmpty {
            let length = rest.prefix(lengthOctets).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(lengthOctets)
            guard length > 0, rest.count >= length else { throw StoreError.sealBroken(place: place) }
            parts.append(Sealed(bytes: Array(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        return parts
    }
}

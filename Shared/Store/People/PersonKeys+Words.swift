internal import Foundation

// What people wrote of somebody, in a column of its own.

extension PersonKeys {
    /// Seals words under the key of whom they are about. Nil where there are none, and where that key was destroyed: of whom nobody may
    /// know any more nothing more is kept.
    public func seal(words: String?, of person: String, for place: String) throws -> Sealed? {
        guard let words else { return nil }
        do {
            return try seal(Array(words.utf8), of: person, for: place)
        } catch StoreError.keyDestroyed {
            return nil
        }
    }

    /// The words that were sealed for `place`; nil where there are none, and once the key was destroyed.
    ///
    /// Throws ``StoreError/sealBroken(place:)``.
    public func words(_ sealed: Sealed?, of person: String, for place: String) throws -> String? {
        guard let sealed else { return nil }
        do {
            return String(decoding: try open(sealed, of: person, for: place), as: UTF8.self)
        } catch StoreError.keyDestroyed {
            return nil
        }
    }

    /// The same as text, for where text lies: in base64.
    public func seal(asText words: String?, of person: String, for place: String) throws -> String? {
        try seal(words: words, of: person, for: place).map { Data($0.bytes).base64EncodedString() }
    }

    /// The words of such a text.
    ///
    /// Throws ``StoreError/sealBroken(place:)``.
    public func words(inText text: String?, of person: String, for place: String) throws -> String? {
        guard let text else { return nil }
        guard let octets = Data(base64Encoded: text) else { throw StoreError.sealBroken(place: place) }
        return try words(Sealed(bytes: Array(octets)), of: person, for: place)
    }
}

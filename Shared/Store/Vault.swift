/// What keeps confidential columns and events unreadable in the file: AES-256-GCM (NIST SP 800-38D) under a key that
/// lies in a file of its own, `<data>/keys/vault/<service>.vault`.
public struct Vault: Sendable {
    /// Seals `plain` for `place`: a name of where it will lie (`cases.notes/<id>`). Opened only for the same place, so
    /// that nobody moves it unnoticed.
    public func seal(_ plain: [UInt8], for place: String) throws -> Sealed { fatalError("not built yet") }

    /// What was sealed for `place`. Throws ``StoreError/sealBroken(place:)``.
    public func open(_ sealed: Sealed, for place: String) throws -> [UInt8] { fatalError("not built yet") }

    /// A blind index: equal for equal values, and says nothing else about them (HMAC-SHA256). To look a sealed value
    /// up by.
    public func token(for value: String) -> BlindToken { fatalError("not built yet") }
}

public import Vocabulary

/// The rows of the read log.
enum ReadRow {
    /// By which those about a child are found: sixteen octets, which no two children share, and which lie close in the index of
    /// a day.
    static func token(of child: String, by vault: Vault) -> String {
        hex(vault.token(for: "reads/\(child)").bytes.prefix(16))
    }

    /// What a purpose is sealed for.
    static func place(_ service: String, _ number: UInt64) -> String { "\(service).read-purposes/\(number)" }

    /// What the reason of an opening out of reach is sealed for.
    static func openingPlace(_ service: String, _ number: UInt64) -> String {
        "\(service).read-openings/\(number)"
    }
}

extension Snapshot {
    /// By which rows of the read log about a child are found.
    public func readToken(of child: ChildID) -> String { ReadRow.token(of: child.text, by: vault) }

    /// Whose data a row of the read log says were shown. Throws ``StoreError/sealBroken(place:)``.
    public func child(_ sealed: Sealed, ofRead number: UInt64) throws -> ChildID {
        let place = ReadRow.place(service, number) + "/subject"
        guard let child = ChildID(try vault.openText(sealed, for: place)) else {
            throw StoreError.sealBroken(place: place)
        }
        return child
    }

    /// What was said in a row of the read log of why somebody looked at a child; nil where nobody can know it any more, as the
    /// child's own key was destroyed.
    public func purpose(_ sealed: Sealed, ofRead number: UInt64, of child: String) throws -> String? {
        try words(sealed, of: child, for: ReadRow.place(service, number))
    }

    /// What was said there of why a file was opened out of reach; nil likewise.
    public func opening(_ sealed: Sealed, ofRead number: UInt64, of child: String) throws -> String? {
        try words(sealed, of: child, for: ReadRow.openingPlace(service, number))
    }

    private func words(_ sealed: Sealed, of child: String, for place: String) throws -> String? {
        guard sealed.isOfPerson else { return try vault.openText(sealed, for: place) }
        do {
            return String(decoding: try people.open(sealed, of: child, for: place), as: UTF8.self)
        } catch StoreError.keyDestroyed {
            return nil
        }
    }
}

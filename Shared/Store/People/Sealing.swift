/// What seals in a store, and opens: the vault, and the keys of people's own.
public struct Sealing {
    public let vault: Vault
    public let people: PersonKeys
}

extension Snapshot {
    public var sealing: Sealing { Sealing(vault: vault, people: people) }
}

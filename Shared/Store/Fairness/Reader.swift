/// Who wants to read a file, and for how long.
struct Reader: Hashable, Sendable {
    let account: WorkAccount
    /// `registry.Children/Search`, or what the service itself does.
    let method: String
    /// Known to be long before it has begun.
    let isLong: Bool
    /// How long it may be at the file.
    let budget: Duration
}

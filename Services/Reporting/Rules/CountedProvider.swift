import Vocabulary

/// A provider that works on the day in question, as it is then.
struct CountedProvider: Hashable, Sendable {
    let id: ProviderID
    /// A code of the reference table `facility-kind`.
    let kind: String
    let place: UnitPath
    let meetsStandard: Bool
}

import Vocabulary

/// Which backups of a folder stay.
package struct BackupRetention: Sendable {
    /// At least 1; nil: no rule about the count.
    let count: Int?
    /// Of the last so many times 24 hours; nil: no rule about the age.
    let days: Int?

    /// One that neither rule keeps goes; without rules all stay.
    package init(count: Int? = nil, days: Int? = nil) { (self.count, self.days) = (count, days) }

    /// The names of those that go; the last one never does.
    func superfluous(_ all: [BackupManifest], at now: Timestamp) -> Set<String> {
        guard count != nil || days != nil else { return [] }
        let byNumber = all.sorted { $0.number < $1.number }
        let last = Set(byNumber.suffix(max(count ?? 1, 1)).map(\.id))
        let since = now.advanced(byMilliseconds: -Int64(days ?? 0) * 86_400_000)
        let young = days == nil ? [] : Set(byNumber.filter { $0.at > since }.map(\.id))
        return Set(byNumber.map(\.id)).subtracting(last).subtracting(young)
    }
}

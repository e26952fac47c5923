package import Bus

/// A command or an import of which nobody knows whether it took effect: time was up, or the connection broke before the
/// answer came. Asked again under the same key it takes effect once, and the answer comes after all.
package struct DoubtfulCall: Error {
    let error: CallError
    let key: String

    /// Nil for a call that came to a clear end, or that changes nothing and has no key.
    package init?(_ error: CallError, key: String?) {
        guard let key, error.status.isDoubtful else { return nil }
        (self.error, self.key) = (error, key)
    }
}

extension Status {
    /// Whether a call that ends so may have had its effect all the same.
    var isDoubtful: Bool { [.deadlineExceeded, .unavailable, .cancelled].contains(self) }
}

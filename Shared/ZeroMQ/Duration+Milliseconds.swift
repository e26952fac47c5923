extension Duration {
    /// Rounded up, so that something short does not become the zero that turns options off; at most 24 days.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds < 2_147_483 else { return .max }
        guard seconds >= 0 else { return 0 }
        return Int32(seconds) * 1000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}

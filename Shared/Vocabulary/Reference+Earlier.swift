extension Reference {
    /// The same, where a category that is confidential in the data of today is so too: what was known then is told by today's
    /// permission.
    public func confidential(as today: Reference) -> Reference {
        var same = self
        same.circumstances = circumstances.map { category in
            let now = today.circumstances.first { $0.code == category.code && $0.isConfidential }
            guard let now, !category.isConfidential else { return category }
            return Circumstance(
                code: category.code, list: category.list, label: category.label, validity: category.validity,
                privacy: now.privacy, source: category.source, confidence: category.confidence)
        }
        return same
    }
}

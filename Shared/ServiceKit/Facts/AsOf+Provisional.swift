public import Vocabulary

extension AsOf {
    /// As replies say whether more may still be learned of what was asked for: nil where nothing can.
    public var provisional: Bool? { known.isProvisional ? true : nil }
}

extension Sequence where Element: Composite {
    /// The same, marked as provisional in `member` where more may still be learned of what was asked for.
    public func marked(_ asOf: AsOf?, in member: WritableKeyPath<Element, Bool?>) -> [Element] {
        guard let provisional = asOf?.provisional else { return Array(self) }
        return map { element in
            var marked = element
            marked[keyPath: member] = provisional
            return marked
        }
    }
}

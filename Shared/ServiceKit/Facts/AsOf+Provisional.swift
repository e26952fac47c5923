public import Vocabulary

extension Sequence where Element: Composite {
    /// The same, marked as provisional in `member` where more may still be learned of what was asked for.
    public func marked(_ asOf: AsOf?, in member: WritableKeyPath<Element, Bool?>) -> [Element] {
        guard asOf?.known.isProvisional == true else { return Array(self) }
        return map { element in
            var marked = element
            marked[keyPath: member] = true
            return marked
        }
    }
}

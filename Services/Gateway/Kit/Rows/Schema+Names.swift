import JSONCoding
package import Vocabulary

extension Schema {
    /// What people call the member, or the column of a table (`carers.0.name`).
    package func label(of column: String) -> BilingualText? { label(of: column.split(separator: ".")[...]) }

    private func label(of steps: ArraySlice<Substring>) -> BilingualText? {
        guard let step = steps.first else { return nil }
        if Int(step) != nil { return element?.label(of: steps.dropFirst()) }
        let rest = steps.dropFirst()
        if !rest.isEmpty { return member(String(step))?.label(of: rest) }
        return labels.first { $0.code == step }?.text
    }
}

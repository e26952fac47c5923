import GatewayKit
import Vocabulary

/// The words and codes that the members of a method may be, with what people call them; each list once, in the order in
/// which a reader comes to it.
struct DescribedValues {
    private struct Values {
        let name: String
        let labels: [(code: String, text: BilingualText)]
    }

    private var lists: [Values] = []
    /// Where codes are looked up that the schema has no labels for.
    private let reference: Reference
    private let day: Day

    init(_ reference: Reference, on day: Day) { (self.reference, self.day) = (reference, day) }

    /// Those of the members of `schema`, as deep as its members are shown.
    mutating func add(_ schema: Schema, depth: Int = 0) {
        guard depth < 4 else { return }
        for member in schema.members {
            let value = member.schema.element ?? member.schema
            if !value.clears.isEmpty { lists.append(Values(name: member.name, labels: value.labels)) }
            if let name = value.listName, !lists.contains(where: { $0.name == name }) {
                lists.append(Values(name: name, labels: labels(of: value)))
            }
            add(value, depth: depth + 1)
        }
    }

    private func labels(of schema: Schema) -> [(code: String, text: BilingualText)] {
        guard schema.labels.isEmpty, let table = schema.table else { return schema.labels }
        return reference.codes(table, on: day).compactMap { code in
            reference.entry(table, code, on: day).map { (code, $0.text) }
        }
    }

    func lines(_ context: CommandContext) -> [String] {
        guard !lists.isEmpty else { return [] }
        var table = TextTable([
            .init(title: context.text("column.code")), .init(title: context.text("column.vi"), wraps: true),
            .init(title: context.text("column.en"), wraps: true),
        ])
        for list in lists {
            table.group([list.name])
            for label in list.labels { table.add([label.code, label.text.vi, label.text.en]) }
            // Which table it is says the schema; what stands in it only a deployment.
            if list.labels.isEmpty { table.add(["…", "", ""]) }
        }
        return ["", context.text("values")] + table.rendered(width: Terminal.width)
    }
}

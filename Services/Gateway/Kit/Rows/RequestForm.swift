package import JSONCoding
package import ServiceKit
import Tables
package import Vocabulary

/// A request as a form in a browser asks for it, field by field: what people call its members, what may stand there, and how what was
/// typed becomes the request. All of it is said by the contract; members are named as columns of a table are, `goals.0.text`.
package struct RequestForm {
    /// What stands in a member.
    package enum Content {
        case text, day, number, truth, unit
        /// One of these, in the order of the contract or of the reference data.
        case choices([OfferedWord])
    }

    package struct Member {
        package let name: String
        /// As the contract calls it, in the small letters of a sentence; nil where nobody has named it.
        package let label: BilingualText?
        package let content: Content
        package let isRequired: Bool
    }

    /// What was made of what was typed.
    package struct Reading {
        package let request: JSONValue
        /// By member: what to type instead of what cannot be what the member is.
        package let hints: [String: Message]
        private let tree: RowTree

        fileprivate init(_ tree: RowTree, _ hints: [String: Message]) {
            (request, self.tree, self.hints) = (tree.value, tree, hints)
        }

        /// The member that a violation is about, by the field that it names (RFC 6901).
        package func member(at pointer: String) -> String { tree.column(pointer) }
    }

    private let schema: Schema
    private let reference: Reference
    private let day: Day

    /// - Parameter day: whose codes there are to choose from.
    package init(_ description: MethodDescription, _ reference: Reference, on day: Day) {
        (schema, self.reference, self.day) = (Schema(description.request), reference, day)
    }

    /// Nil where the request has no such member.
    package func member(_ name: String) -> Member? {
        guard let leaf = schema.leaf(name) else { return nil }
        return Member(
            name: name, label: schema.label(of: name), content: content(of: leaf),
            isRequired: isRequired(name))
    }

    private func content(of leaf: Schema) -> Content {
        if leaf.format == "date" { return .day }
        if leaf.isUnit { return .unit }
        let offered = leaf.offered(reference, on: day).filter { $0.days == nil }
        if !offered.isEmpty { return .choices(offered) }
        return switch leaf.kind {
        case .integer, .number: .number
        case .boolean: .truth
        case .string, .object, .array, .other: .text
        }
    }

    /// Whether a request lacks something without it: of the members of lists, those of the first element of a list that it needs.
    private func isRequired(_ name: String) -> Bool {
        var here: Schema? = schema
        for step in name.split(separator: ".").map(String.init) {
            if let index = Int(step) {
                guard index == 0 else { return false }
                here = here?.element
                continue
            }
            guard let member = here?.members.first(where: { $0.name == step }), member.isRequired else {
                return false
            }
            here = member.schema
        }
        return true
    }

    /// The request of what was typed. What cannot be what its member is stays as it was typed, so that the service says all that is
    /// wrong at once; nothing typed is no member.
    ///
    /// - Parameter fixed: what nobody typed: whom the act is about.
    package func read(_ typed: [(member: String, text: String)], fixed: JSONObject, _ units: UnitReading)
        -> Reading
    {
        var tree = RowTree()
        var hints: [String: Message] = [:]
        for member in fixed.members { tree.put(member.value, at: [.member(member.name)]) }
        for (name, text) in typed {
            guard let column = RowColumn(name, schema) else { continue }
            if let hint = column.put(.text(text), into: &tree, units) { hints[name] = hint }
        }
        return Reading(tree, hints)
    }
}

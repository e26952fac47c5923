package import JSONCoding
package import ServiceKit
import Vocabulary

/// A member that nothing asks for, in what somebody wrote by hand: a slip of the pen. Services pass over what they do not
/// know, so that newer callers may say more; what it held would be lost without a word.
package struct StrayMember: Hashable, Sendable {
    /// Dotted, from the root: `lines.0.lyDo`.
    let name: String
    /// Those that could have been meant, as dotted.
    let known: [String]
    /// What people call these, by their terms.
    private let labels: [String: BilingualText]

    /// - Parameter label: what people call one of `names`.
    init(
        _ name: String, below prefix: String, among names: [String],
        called label: (String) -> BilingualText?
    ) {
        self.name = prefix + name
        known = names.map { prefix + $0 }
        labels = Dictionary(
            names.compactMap { name in label(name).map { ("member.\(prefix)\(name)", $0) } }
        ) { first, _ in first }
    }

    /// - Parameter method: whose request, or row, it stands in.
    /// - Parameter key: the sentence, where there are members that could have been meant.
    func message(_ method: String, as key: String = "gateway.member-unknown") -> Message {
        Message(
            known.isEmpty ? "gateway.member-none" : key,
            ["method": method, "member": name], terms: ["known": known.map { "member.\($0)" }],
            near: ["known": name], labels: labels)
    }
}

extension Schema {
    /// The members of `value`, at any depth, that a value of this schema does not have.
    package func strays(in value: JSONValue) -> [StrayMember] {
        guard takesNothing, let object = value.object else { return strays(in: value, below: "") }
        return object.names.map { StrayMember($0, below: "", among: [], called: label(of:)) }
    }

    private func strays(in value: JSONValue, below prefix: String) -> [StrayMember] {
        switch value {
        case .object(let object):
            guard let known = shapes else { return [] }
            return object.members.flatMap { member -> [StrayMember] in
                if let schema = known.first(where: { $0.name == member.name })?.schema ?? others {
                    return schema.strays(in: member.value, below: "\(prefix)\(member.name).")
                }
                let names = known.map(\.name)
                return [StrayMember(member.name, below: prefix, among: names, called: label(of:))]
            }
        case .array(let elements):
            guard let element else { return [] }
            return elements.enumerated().flatMap { index, value in
                element.strays(in: value, below: "\(prefix)\(index).")
            }
        default: return []
        }
    }

    /// What is wrong in a file whose values are these: a problem a stray member, said of the line where it stands first.
    package func problems(
        in values: [(line: Int?, value: JSONValue)], of method: String, file: String
    ) -> [FileProblem] {
        var seen: Set<StrayMember> = []
        return values.flatMap { line, value in
            strays(in: value).filter { seen.insert($0).inserted }.map {
                FileProblem(file: file, line: line, message: $0.message(method))
            }
        }
    }
}

package import JSONCoding
package import ServiceKit
import Vocabulary

/// A member that nothing asks for, in what somebody wrote by hand: a slip of the pen. Services pass over what they do not
/// know, so that newer callers may say more; what it held would be lost without a word.
package struct StrayMember: Hashable, Sendable {
    /// Dotted, from the root: `lines.0.lyDo`.
    let name: String
    /// Those that could have been meant, as dotted, the nearest first.
    let known: [String]
    /// The nearest, where one is near enough to be meant.
    let nearest: String?

    init(_ name: String, below prefix: String, among names: [String]) {
        self.name = prefix + name
        known = Spelling.ranked(names, near: name).map { prefix + $0 }
        nearest = Spelling.nearest(to: name, among: names).map { prefix + $0 }
    }

    /// - Parameter method: whose request, or row, it stands in.
    func message(_ method: String) -> Message {
        let key =
            known.isEmpty
            ? "gateway.member-none" : nearest == nil ? "gateway.member-unknown" : "gateway.member-similar"
        return Message(
            key,
            [
                "method": method, "member": name, "similar": nearest ?? "",
                "known": known.joined(separator: ", "),
            ])
    }
}

extension Schema {
    /// The members of `value`, at any depth, that a value of this schema does not have.
    package func strays(in value: JSONValue) -> [StrayMember] {
        guard takesNothing, let object = value.object else { return strays(in: value, below: "") }
        return object.names.map { StrayMember($0, below: "", among: []) }
    }

    private func strays(in value: JSONValue, below prefix: String) -> [StrayMember] {
        switch value {
        case .object(let object):
            guard let known = shapes else { return [] }
            return object.members.flatMap { member -> [StrayMember] in
                if let schema = known.first(where: { $0.name == member.name })?.schema ?? others {
                    return schema.strays(in: member.value, below: "\(prefix)\(member.name).")
                }
                return [StrayMember(member.name, below: prefix, among: known.map(\.name))]
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

/// Several things that are wrong in files, told at once.
package struct FileProblems: Error {
    /// As many as anybody reads.
    private static let told = 20

    package let problems: [FileProblem]

    /// Nil when nothing is wrong.
    package init?(_ problems: [FileProblem]) {
        guard let last = problems.last else { return nil }
        let more = problems.count - Self.told
        self.problems =
            more <= 0
            ? problems
            : problems.prefix(Self.told) + [
                FileProblem(file: last.file, message: Message("gateway.more-problems", ["count": "\(more)"]))
            ]
    }
}

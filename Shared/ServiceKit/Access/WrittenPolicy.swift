internal import Store
package import Vocabulary

/// A policy with the text that it was read from, so that whoever asks why hears which line says so: the line of then, whatever has
/// become of the file since.
package struct WrittenPolicy: Sendable {
    package let policy: Policy
    /// As people find it: a path, or the name alone.
    private let file: String
    private let text: String

    package init(_ policy: Policy, file: String, text: String) {
        (self.policy, self.file, self.text) = (policy, file, text)
    }

    /// `<compose>/policy.yaml`. Throws ``FileProblem``.
    package static func read(compose directory: String) throws -> WrittenPolicy {
        let file = Policy.file(in: directory)
        let text = try YAMLDocument.text(of: file)
        return WrittenPolicy(
            try YAMLDocument.decode(Policy.self, from: text, file: file), file: file, text: text)
    }

    /// As a service keeps that it goes by it.
    var adopted: AdoptedTexts { .policy(text) }

    /// The same, without where the file lies: that is nobody's business on another machine.
    var withoutFolder: WrittenPolicy {
        WrittenPolicy(policy, file: file.split(separator: "/").last.map(String.init) ?? file, text: text)
    }

    /// `file:line:column` of the line by which a grant, counted from 0, gives a role. Throws ``FileProblem``.
    func place(of grant: Int, giving role: Role) throws -> String {
        try place(of: "/grants/\(grant)/roles/\(role.rawValue)")
    }

    /// The same of an entry by which somebody acts for another unit.
    func place(ofActing entry: Int) throws -> String { try place(of: "/acting/\(entry)") }

    private func place(of pointer: String) throws -> String {
        try YAMLDocument.place(of: pointer, inText: text, file: file)
    }
}

public import Vocabulary

extension Policy {
    /// `<compose>/policy.yaml`. Throws ``FileProblem``.
    public static func read(compose directory: String) throws -> Policy {
        try YAMLDocument.decode(Policy.self, file(in: directory))
    }

    /// The same, with what the file is told apart by.
    static func readWithDigest(compose directory: String) throws -> (policy: Policy, digest: String) {
        let file = file(in: directory)
        let text = try YAMLDocument.text(of: file)
        return (try YAMLDocument.decode(Policy.self, from: text, file: file), FileDigest.of(text))
    }

    static func file(in compose: String) -> String { compose + "/policy.yaml" }
}

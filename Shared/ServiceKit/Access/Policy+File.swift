public import Vocabulary

extension Policy {
    /// `<compose>/policy.yaml`. Throws ``FileProblem``.
    public static func read(compose directory: String) throws -> Policy {
        try YAMLDocument.decode(Policy.self, file(in: directory))
    }

    static func file(in compose: String) -> String { compose + "/policy.yaml" }
}

internal import Vocabulary

extension Policy {
    static func file(in compose: String) -> String { compose + "/policy.yaml" }
}

import ServiceKit
package import Vocabulary

/// Who goes over what names children.
package enum Confidants {
    /// The units that the policy lets go over the evidence and see what is confidential. Throws ``Failure``.
    package static func units(compose: String) throws -> [UnitPath] {
        try YAMLDocument.decode(Policy.self, compose + "/policy.yaml").grants
            .filter { $0.roles[.auditor] != nil && $0.roles[.confidential] != nil }.compactMap(\.unit)
    }
}

/// Who runs the deployment.
package enum Operator {
    /// The first unit that the policy names and gives the role of operator. Throws ``Failure`` when there is none.
    package static func unit(compose: String) throws -> UnitPath {
        let path = compose + "/policy.yaml"
        let policy = try YAMLDocument.decode(Policy.self, path)
        guard let unit = policy.grants.first(where: { $0.roles[.operator] != nil })?.unit else {
            throw Failure(
                .badFile, Message("gateway.no-operator", terms: ["role": [Role.operator.term]]), place: path)
        }
        return unit
    }
}

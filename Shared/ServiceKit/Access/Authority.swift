package import Vocabulary

/// What callers may do now, where that can change while they are connected.
package struct Authority: Sendable {
    /// What the same may do by now.
    package let standing: @Sendable (Principal) -> Principal
    /// What it may do for another unit; nil where it may not act for that.
    package let acting: @Sendable (Principal, UnitPath) -> Principal?

    package init(
        standing: @escaping @Sendable (Principal) -> Principal,
        acting: @escaping @Sendable (Principal, UnitPath) -> Principal?
    ) {
        (self.standing, self.acting) = (standing, acting)
    }

    init(_ access: Access) {
        self.init(
            standing: { access.standing(of: $0) }, acting: { access.standing(of: $0, actingFor: $1) })
    }
}

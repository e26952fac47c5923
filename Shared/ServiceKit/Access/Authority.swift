package import Vocabulary

/// What callers may do now, where that can change while they are connected.
package struct Authority: Sendable {
    /// What the same may do by now.
    package let standing: @Sendable (Principal) -> Principal
    /// What it may do for another unit; nil where it may not act for that.
    package let acting: @Sendable (Principal, UnitPath) -> Principal?
    /// What they may do by now who signed a mandate; nil where no key that they have now signed it. Throws where that cannot be told at
    /// present.
    package let giver: @Sendable (Mandate) throws -> Principal?
    /// The day by which rights are judged.
    package let today: @Sendable () -> Day

    package init(
        standing: @escaping @Sendable (Principal) -> Principal,
        acting: @escaping @Sendable (Principal, UnitPath) -> Principal?,
        giver: @escaping @Sendable (Mandate) throws -> Principal?, today: @escaping @Sendable () -> Day
    ) {
        (self.standing, self.acting, self.giver, self.today) = (standing, acting, giver, today)
    }

    init(_ access: Access) {
        self.init(
            standing: { access.standing(of: $0) }, acting: { access.standing(of: $0, actingFor: $1) },
            giver: { try access.giver(of: $0) }, today: { access.day })
    }
}

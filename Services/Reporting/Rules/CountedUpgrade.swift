import CatalogueAPI
import Vocabulary

/// A work on a facility that was proposed by the day in question: where its provider stands then, wherever it stood when
/// the work was entered.
struct CountedUpgrade: Hashable, Sendable {
    let id: UpgradeID
    let place: UnitPath
    let completedOn: Day?

    /// `places` is where each provider stands on the day. Nil before the work was proposed, and where its provider has no
    /// place.
    init?(_ upgrade: Upgrade, on day: Day, places: [ProviderID: UnitPath]) {
        guard upgrade.proposedOn <= day, let place = places[upgrade.provider] else { return nil }
        (id, self.place, completedOn) = (upgrade.id, place, upgrade.completedOn)
    }
}

import CatalogueAPI
import RegistryAPI
import Vocabulary

/// A provider of the catalogue as one that takes children in: what it is, it is on a day.
struct Facility {
    let id: ProviderID
    private let known: AspectTimelines<ProviderSaying>

    /// Nil of one of which nothing was told.
    init?(_ id: ProviderID, _ known: AspectTimelines<ProviderSaying>) {
        guard !known.history.versions.isEmpty else { return nil }
        (self.id, self.known) = (id, known)
    }

    /// Whether it works on the day.
    func isOpen(on day: Day) -> Bool {
        if case .standing(status: .open, _)? = known.value(.standing, on: day) { true } else { false }
    }

    /// The first day on which it no longer works, of one that does not on a day.
    func closed(by day: Day) -> Day? {
        guard let standing = known[.standing].fact(on: day),
            case .standing(status: .closed, _) = standing.value
        else { return nil }
        return standing.days.from
    }

    /// The last day of its licence, where that is over on a day.
    func licenceEnded(by day: Day) -> Day? {
        guard case .licence(let licence)? = known.value(.licence, on: day), let until = licence?.until,
            until < day
        else { return nil }
        return until
    }

    /// A code of the reference table `facility-kind`.
    func kind(on day: Day) -> String? {
        if case .identity(let identity)? = known.value(.identity, on: day) { identity.kind } else { nil }
    }

    /// How many children it takes in at a time in a kind of care, 0 where that is none of its kinds; nil where nobody has said.
    func places(for kind: PlacementKind, on day: Day) -> Int? {
        if kind == .emergency, case .standard(_, let how)? = known.value(.standard, on: day),
            let places = how?.emergencyPlaces
        {
            return places
        }
        guard case .care(let care)? = known.value(.care, on: day), !care.isEmpty else { return nil }
        return care.first { $0.kind == kind.rawValue }?.places ?? 0
    }
}

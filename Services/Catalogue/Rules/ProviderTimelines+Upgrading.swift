import CatalogueAPI
import Vocabulary

extension ProviderTimelines {
    /// What follows for the standard from what was said of a certified work: that it is met from that day on, or never was met
    /// by it. Nil where that is known, where somebody has said otherwise since, and where the work was found not to be enough: that
    /// says nothing of a provider that may meet the standard, or not, by what else it has.
    func standard(
        by certified: FactVersion<UpgradeSaying>, learned: Learned, newID: () -> FactID
    ) throws(FactRefusal) -> FactVersion<ProviderSaying>? {
        let (cause, day) = (certified.fact, certified.days.from)
        let isMet = certified.kind != .voided && certified.value.meetsStandard
        let followed = history.versions.last { $0.cause == cause }?.fact
        let last = history.versions.last { $0.fact == followed }
        if let last, last.cause != cause { return nil }
        guard let last, last.kind != .voided else {
            guard isMet else { return nil }
            return try self[.standard].change(
                .standard(isMet: true, certification: certified.value.note.certification), from: day,
                as: newID(), learned: learned,
                cause: cause)
        }
        if !isMet { return try void(last.fact, learned: learned, cause: cause) }
        if last.days.from == day { return nil }
        return try correct(last.fact, from: day, learned: learned, cause: cause)
    }
}

import RegistryAPI
import Vocabulary

/// Who a child is. It holds on every day: a change of it says that it was so all along.
struct Identity: Codable, Hashable, Sendable {
    var name: PersonName
    var sex: Sex
    /// Nil when only the year is known.
    var birthDate: Day?
    var birthYear: Int
    var ethnicity: String?
    var personalNumber: PersonalID?
    /// Whether the birth is an estimate.
    var birthEstimated: Bool?
    /// Of a foundling.
    var finding: Finding?

    var birth: Birth { birthDate.map { Birth(date: $0) } ?? Birth(year: birthYear) }

    /// What others may know of it.
    var facts: ChildIdentity {
        ChildIdentity(sex: sex, birthYear: birthYear).with {
            $0.birthDate = birthDate
            $0.ethnicity = ethnicity
        }
    }
}

/// Where a child lives below its commune: hamlet, house. It has days of its own, so that a change of it that is entered late
/// says nothing of the commune, and a move says nothing of it.
struct Address: Codable, Hashable, Sendable {
    /// Nil from when on none is known.
    var text: String?
}

/// Whether a child is on the register, and why not. The basis is the registration's in every standing: no command changes it, so
/// that none entered late carries another one along.
struct ChildStanding: StandingValue, Codable {
    var status: ChildStatus
    var basis: LegalBasis
    /// Why it was closed or taken up again.
    var note: String?
}

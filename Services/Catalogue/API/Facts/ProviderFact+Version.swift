public import Vocabulary

extension ProviderFact {
    /// As tables of facts keep it; nil of one that does not have what its aspect names.
    public func version(learned: Learned) -> FactVersion<ProviderSaying>? {
        saying.map { said in
            FactVersion(
                kind, of: id, days: DayRange(from: from), value: said, learned: learned, cause: cause)
        }
    }

    /// What it says; nil of one that does not have what its aspect names.
    public var saying: ProviderSaying? {
        switch aspect {
        case .identity: identity.map { .identity($0) }
        case .place: place.map { .place(unit: $0) }
        case .standard: meetsStandard.map { .standard(isMet: $0, certification: certification) }
        case .licence:
            .licence(
                licence.map { number in
                    Licence(number: number).with {
                        ($0.authority, $0.until) = (licenceAuthority, licenceUntil)
                    }
                })
        case .care: care.map { .care($0) }
        case .standing: status.map { .standing(status: $0, reason: reason) }
        }
    }

    public init(_ version: FactVersion<ProviderSaying>) {
        self.init(
            id: version.fact, aspect: version.value.aspect, kind: version.kind, from: version.days.from)
        cause = version.cause
        switch version.value {
        case .identity(let said): identity = said
        case .place(let unit): place = unit
        case .standard(let isMet, let how): (meetsStandard, certification) = (isMet, how)
        case .licence(let held):
            (licence, licenceAuthority, licenceUntil) = (held?.number, held?.authority, held?.until)
        case .care(let rooms): care = rooms
        case .standing(let said, let why): (status, reason) = (said, why)
        }
    }
}

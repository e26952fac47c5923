import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

// Correcting the day on which a child entered the register.

extension ChildRules {
    /// Notes what is wrong with the day of a registration: it must lie in childhood, and the commune that it was made in must
    /// have existed on it.
    func registration(
        _ registration: Fact<ChildStanding>, of known: ChildTimelines, by request: CorrectChild,
        _ checks: inout Checks
    ) {
        guard let day = request.on, let birth = known.identity.value(on: .last)?.birth else { return }
        checks.day(day, since: .birth(birth, of: known.id), at: "/on")
        let childhood = Childhood(reference: reference)
        if let end = childhood.end(birth, by: day), day >= end {
            checks.fail(
                "/on", "registry.too-old",
                [
                    "birth": birth.date?.description ?? "\(birth.year)", "years": childhood.years(by: day),
                    "day": "\(day)",
                ])
        }
        for home in known.home.history.facts() where home.belongs(to: registration) && day <= today {
            checks.commune(home.value, on: day, at: "/on")
        }
    }

    /// The registration on another day, with what it said of home, address and poverty. Throws ``FactRefusal`` with what
    /// came after it and would come before it.
    func registration(
        _ registration: Fact<ChildStanding>, of known: ChildTimelines, as standing: ChildStanding,
        on day: Day?, _ learned: Learned
    ) throws(FactRefusal) -> ChildSayings {
        let first = day ?? registration.days.from
        let passed =
            known.standing.begun(after: registration, before: first)
            + known.home.begun(after: registration, before: first)
            + known.address.begun(after: registration, before: first)
            + known.poverty.begun(after: registration, before: first)
        guard passed.isEmpty else { throw FactRefusal(.outsideLife, passed) }
        var said = ChildSayings()
        said.standing = [
            try known.standing.correct(registration.id, to: standing, from: day, learned: learned)
        ]
        said.home = try known.home.moving(with: registration, to: first, learned: learned)
        said.address = try known.address.moving(with: registration, to: first, learned: learned)
        said.poverty = try known.poverty.moving(with: registration, to: first, learned: learned)
        return said
    }
}

extension Timeline {
    /// What began since the registration and would lie before it on another day: what the registration itself said must
    /// not come after it, as the present.
    fileprivate func begun(after registration: Fact<ChildStanding>, before day: Day) -> [FactInTheWay] {
        history.facts().filter { fact in
            !fact.belongs(to: registration) && fact.days.from >= registration.days.from
                && fact.days.from < day
        }
        .map { FactInTheWay($0.id, $0.days, .startsBefore) }
    }
}

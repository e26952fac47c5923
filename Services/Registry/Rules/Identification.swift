import RegistryAPI
import ServiceKit
import Vocabulary

/// Who somebody else's list may mean. A name alone is nobody: known is only who has the number, or name, day of birth and
/// commune, and who nobody else could be.
struct Identification: Rules {
    /// Rows of a call.
    static let most = 500
    /// Candidates of a row that are shown.
    static let shown = 20

    let reference: Reference
    let today: Day

    /// A row, folded and checked.
    struct Clue: Sendable {
        let number: PersonalID?
        let name: PersonName?
        let birthDate: Day?
        let birthYear: Int?
        let sex: Sex?
        let commune: UnitPath?
    }

    /// The rows of the request; everything that is wrong with any of them is told at once.
    func clues(_ request: IdentifyChildren) throws -> [Clue] {
        var checks = Checks(reference, today: today)
        checks.count(request.rows.count, in: 1...Self.most, at: "/rows")
        let clues = request.rows.prefix(Self.most).enumerated().map { index, row in
            checks.part("/rows/\(index)") { clue(row, &$0) }
        }
        try checks.finish()
        return clues
    }

    private func clue(_ row: ChildClue, _ checks: inout Checks) -> Clue {
        if row.name == nil && row.personalNumber == nil { checks.fail("/name", "registry.clue-of-nothing") }
        if let day = row.birthDate { checks.day(day, at: "/birthDate") }
        if let commune = row.commune, reference.units.unit(commune) == nil {
            checks.unit(commune, at: "/commune")
        }
        return Clue(
            number: checks.personalNumber(
                row.personalNumber, sex: nil, birthYear: nil, at: "/personalNumber"),
            name: row.name.flatMap { checks.name($0, at: "/name") }, birthDate: row.birthDate,
            birthYear: row.birthDate?.year ?? row.birthYear, sex: row.sex, commune: row.commune)
    }

    /// `numbered` have the number, `named` the name in any spelling and about that birth: all of them in the caller's reach.
    func judge(
        _ clue: Clue, numbered: [RegisteredChild], named: [RegisteredChild]
    ) -> IdentifiedChild {
        if let only = numbered.first {
            let isNamed = clue.name.map { $0.folded == only.name.folded } ?? true
            if numbered.count == 1, isNamed {
                return IdentifiedChild(.known).with { $0.child = only.id }
            }
            return unsure(numbered + named)
        }
        // That nobody knows the name says of nobody who it is.
        if clue.name?.isUnknown == true { return named.isEmpty ? IdentifiedChild(.new) : unsure(named) }
        // Who has another number is somebody else.
        let possible = named.filter { child in
            guard let number = clue.number, let theirs = child.personalNumber else { return true }
            return number == theirs
        }
        guard !possible.isEmpty else { return IdentifiedChild(.new) }
        let alike = possible.filter { isSure(clue, $0) }
        guard let only = alike.first, alike.count == 1,
            !possible.contains(where: { $0.id != only.id && bornAlike(clue, $0) })
        else { return unsure(possible) }
        return IdentifiedChild(.known).with { $0.child = only.id }
    }

    /// The same day of birth and commune, and nothing that tells them apart.
    private func isSure(_ clue: Clue, _ child: RegisteredChild) -> Bool {
        guard let day = clue.birthDate, day == child.birth.date, let commune = clue.commune else {
            return false
        }
        return reference.units.isSame(commune, child.commune, on: today)
            && Namesakes.same(Namesakes.recorded(clue.sex), Namesakes.recorded(child.sex)) != false
    }

    private func bornAlike(_ clue: Clue, _ child: RegisteredChild) -> Bool {
        clue.birthDate.map { Birth(date: $0).matches(child.birth) } ?? (clue.birthYear == child.birth.year)
    }

    private func unsure(_ children: [RegisteredChild]) -> IdentifiedChild {
        var seen: Set<ChildID> = []
        let candidates = children.filter { seen.insert($0.id).inserted }.prefix(Self.shown).map { child in
            ChildCandidate(
                id: child.id, name: child.name.text, birthYear: child.birth.year, commune: child.commune)
        }
        return IdentifiedChild(.unsure, candidates: Array(candidates))
    }
}

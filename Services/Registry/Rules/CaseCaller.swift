import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Who asks for cases, under every name that the office has had.
///
/// A case names its worker as the office was called and the person as the code was given there. Where nobody is named, it is
/// for every caseworker of the office that does that work today: of the commune of July 2025, of the department that took it over
/// in March. Where a person is named, it is for that person alone, also with a key of today's office, whose code may be another's
/// by now: of six communes that became one each may have had an `ntl`. So the same code is the same person only where the registry knows
/// its bearer there by the name on the key of today (``Store/Snapshot/namesKnowingCaller(among:)``). To anybody else of that code, and
/// where nothing is known, the case stays shut until the chief says who works on it (``RegistryAPI/Cases/assign``).
struct CaseCaller {
    let person: PersonCode?
    /// The names of the office.
    let offices: [UnitPath]
    /// Those of them in which the code is the caller's.
    let own: [UnitPath]

    init(_ snapshot: Snapshot) throws {
        let names = snapshot.units.names(continuedBy: snapshot.principal.unit, on: snapshot.today)
        try self.init(
            snapshot.principal.person?.id, of: names, own: snapshot.namesKnowingCaller(among: names))
    }

    init(_ person: PersonCode?, of offices: [UnitPath], own: [UnitPath]) {
        (self.person, self.offices, self.own) = (person, offices, own)
    }

    /// Whether who acts for the office by mandate does so in the place of who is named.
    var isStandIn: Bool { person?.home != nil }

    /// Whether the caller is that worker: the person; who acts for the office by mandate, in the person's place; and where nobody is
    /// named, anybody of the office.
    func works(as worker: CaseWorker) -> Bool {
        guard offices.contains(worker.unit) else { return false }
        guard let named = worker.person else { return true }
        return isStandIn || named == person && own.contains(worker.unit)
    }
}

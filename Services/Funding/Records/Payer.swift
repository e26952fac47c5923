import GRDB
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Whose list it is: what a unit granted under any of its names, and what units granted that are there no more, for children who live
/// with it now.
struct Payer {
    /// Every path that names it.
    let names: [UnitPath]
    /// Those that nothing continues; none but a commune answers for what they granted.
    let ended: [UnitPath]
    private let territory: Territory
    private let today: Day

    init(_ unit: UnitPath, in snapshot: Snapshot) {
        names = snapshot.units.names(of: unit, on: snapshot.today)
        let isCommune = snapshot.units.unit(unit, on: snapshot.today)?.level == .commune
        ended = isCommune ? snapshot.units.abolished(by: snapshot.today) : []
        (territory, today) = (snapshot.territory(of: unit), snapshot.today)
    }

    /// True where it pays what the row says: `unit` and `child` are the columns that name who granted it, and to whom.
    func pays(_ unit: String = "unit", of child: String) -> SQL {
        let own: SQL = "\(sql: unit) IN \(SQL.each(names))"
        guard !ended.isEmpty else { return own }
        return """
            (\(own) OR (\(sql: unit) IN \(SQL.each(ended)) AND \(SQL.livingWithin(territory, child, on: today))))
            """
    }
}

extension Snapshot {
    /// Who answers today for what a unit granted a child: that unit, and of one that is there no more where the child lives.
    func answering(for unit: UnitPath, of child: ChildID) throws -> UnitPath {
        guard units.current(of: unit, on: today).kind == .abolished else { return unit }
        return try knownChildren.find(child)?.home(on: today) ?? unit
    }

    /// Whether the caller may know on which grounds a unit pays a child: it acts in the name of who answers for it, or may see there
    /// what is confidential.
    func knowsGrounds(of entitlement: KeptEntitlement) throws -> Bool {
        let payer = try answering(for: entitlement.unit, of: entitlement.child)
        return seesConfidential(in: payer) || units.speaks(principal.unit, for: payer, on: today)
    }
}

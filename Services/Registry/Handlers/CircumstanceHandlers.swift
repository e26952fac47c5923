import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func addCircumstance(_ request: AddCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let row = CircumstanceRow(code: request.code, start: request.start).with {
            $0.end = request.end
            $0.evidence = request.evidence
        }
        let child = try tx.seekChild(request.child, on: request.start, at: "/child")
        let added = try add(
            row, to: child, among: child.value.map { try tx.visibleCircumstances(of: $0.id) } ?? [],
            standing: tx.standing(of: child), as: request.id, tx)
        tx.disclose(added.child)
        return try followed(added, in: tx.circumstances, tx)
    }

    /// Adds it and tells of it. Entering a confidential one takes a role that sees such matters, or takes them in: what others
    /// entered refuses nothing to the latter, or it would tell who has it. The child has those `existing` that the caller may see.
    func add(
        _ row: CircumstanceRow, to child: Sought<RegisteredChild>, among existing: [ChildCircumstance],
        standing: Timeline<ChildStanding>, as id: CircumstanceID?, _ tx: Transaction
    ) throws -> ChildCircumstance {
        if try CircumstanceRules(tx).isConfidential(row.code) && !tx.entersConfidential(of: child) {
            throw Refusal.denied(
                "/code",
                Message(
                    "registry.confidential-role",
                    terms: ["code": [ReferenceTable.circumstance.term(row.code)]]
                ))
        }
        let circumstance = try CircumstanceRules(tx).add(
            row, to: child, as: id ?? tx.newID(),
            existing: existing, until: standing.lastDay(from: row.start),
            by: tx.circumstances.facts.recorder)
        try tx.circumstances.facts.refuseTaken(id)
        try tx.keepNew(circumstance, in: tx.circumstances, of: standing)
        return try tx.save(circumstance, in: tx.circumstances) { .circumstanceAdded($0) }
    }

    func endCircumstance(_ request: EndCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let ended = try CircumstanceRules(tx).end(seekCircumstance(request.id, tx), on: request.end)
        try tx.requireActive(ended.child, on: request.end)
        return try tx.enter(ended, as: .ended, in: tx.circumstances) { .circumstanceEnded($0) }
    }

    /// One that the caller may not see is not there, for it.
    func seekCircumstance(
        _ id: CircumstanceID, _ tx: Transaction
    ) throws -> Sought<ChildCircumstance> {
        if let hidden = try tx.circumstances.find(id), try !tx.sees(hidden) {
            return .unknown(
                Refusal.Violation("/id", Message(CircumstanceRecords.unknown, ["id": id.text])))
        }
        return try tx.seek(id, in: tx.circumstances)
    }

    func listCircumstances(
        _ request: ListCircumstances, _ snapshot: Snapshot
    ) throws -> List<ChildCircumstance> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: CircumstanceRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let held = try snapshot.visibleCircumstances(
                of: child, named: request.child, asOf,
                includeEnded: request.includeEnded ?? false)
            return try page.reply(page.fetch(held)) { $0.marked(asOf, in: \.provisional) }
        }
        let asked = try snapshot.visibleCircumstances(of: child.id)
            .filter { request.includeEnded == true || $0.days.last >= snapshot.today }
        return try page.reply(page.fetch(asked))
    }
}

import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func addCircumstance(_ request: AddCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let child = try tx.child(request.child, at: "/child")
        tx.disclose(child.id)
        let row = CircumstanceRow(code: request.code, start: request.start).with {
            $0.evidence = request.evidence
        }
        return try add(row, to: child, as: request.id, tx)
    }

    /// Adds it and tells of it; the caller has been let through. Entering a confidential one takes the role that sees
    /// it: otherwise a refusal of what is there already would tell who has it.
    @discardableResult
    func add(
        _ row: CircumstanceRow, to child: RegisteredChild, as id: CircumstanceID?, _ tx: Transaction
    ) throws -> ChildCircumstance {
        let rules = CircumstanceRules(reference: reference, today: tx.today)
        if rules.isConfidential(row.code) && !tx.seesConfidential {
            throw Refusal.denied(
                "/code",
                Message(
                    "registry.confidential-role",
                    terms: ["code": [ReferenceTable.circumstance.term(row.code)]]
                ))
        }
        let circumstance = try rules.add(
            row, to: child, as: id ?? tx.newID(), existing: tx.circumstances.of(child.id))
        try tx.circumstances.refuseTaken(id)
        try tx.circumstances.save(circumstance)
        tx.emit(RegistryEvent.circumstanceAdded(circumstance.facts))
        return circumstance
    }

    func endCircumstance(_ request: EndCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let circumstance = try tx.circumstances.get(request.id, at: "/id")
        // One that the caller may not see is not there, for it.
        guard tx.seesConfidential || !circumstance.confidential else {
            throw Refusal.notFound("/id", Message(CircumstanceRecords.unknown, ["id": request.id.text]))
        }
        let child = try tx.child(circumstance.child, at: "/id")
        tx.disclose(child.id)
        let ended = try CircumstanceRules(reference: reference, today: tx.today).end(
            circumstance, on: request.end)
        try child.requireActive(at: "/id")
        try tx.circumstances.save(ended)
        tx.emit(RegistryEvent.circumstanceEnded(ended.facts))
        return ended
    }

    func listCircumstances(
        _ request: ListCircumstances, _ snapshot: Snapshot
    ) throws -> List<ChildCircumstance> {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        var left = try snapshot.visible(snapshot.circumstances.of(child.id))[...]
        if let after = request.after { left = left.drop { $0.id.text != after }.dropFirst() }
        let asked = left.filter { $0.end == nil || request.includeEnded == true }
        return try ListPage.reply(asked, request, key: \.id.text)
    }
}

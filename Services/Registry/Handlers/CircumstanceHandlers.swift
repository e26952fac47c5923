import Bus
import RegistryAPI
import Store
import Vocabulary

extension RegistryService {
    func add(_ request: AddCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let child = try tx.child(request.child, at: "/child")
        tx.disclose(child.id)
        let row = CircumstanceRow(code: request.code, start: request.start, evidence: request.evidence)
        return try add(row, to: child, as: request.id, tx)
    }

    /// Adds it and tells of it; the caller has been let through. Entering a confidential one takes the role that sees
    /// it: otherwise a refusal of what is there already would tell who has it.
    @discardableResult
    func add(
        _ row: CircumstanceRow, to child: RegisteredChild, as id: CircumstanceID?, _ tx: Transaction
    ) throws -> ChildCircumstance {
        let rules = CircumstanceRules(reference: reference, today: tx.today)
        if try rules.isConfidential(row.code) && !tx.seesConfidential {
            throw Refusal.denied("/code", Message("registry.confidential-role", ["code": row.code]))
        }
        let id = id ?? tx.newID()
        if try tx.circumstances.find(id) != nil {
            throw Refusal.exists("/id", Message("registry.id-taken", ["id": id.text]))
        }
        let circumstance = try rules.add(row, to: child, as: id, existing: tx.circumstances.of(child.id))
        try tx.circumstances.save(circumstance)
        tx.emit(RegistryEvent.circumstanceAdded(circumstance.facts))
        return circumstance
    }

    func end(_ request: EndCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        // One that the caller may not see is not there, for it.
        guard let circumstance = try tx.circumstances.find(request.id),
            tx.seesConfidential || !circumstance.confidential
        else { throw Refusal.notFound("/id", Message("registry.no-circumstance", ["id": request.id.text])) }
        let child = try tx.child(circumstance.child, at: "/id")
        tx.disclose(child.id)
        try Standing.requireActive(child)
        let ended = try CircumstanceRules(reference: reference, today: tx.today).end(
            circumstance, on: request.end)
        try tx.circumstances.save(ended)
        tx.emit(RegistryEvent.circumstanceEnded(ended.facts))
        return ended
    }

    func list(_ request: ListCircumstances, _ snapshot: Snapshot) throws -> CircumstanceList {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        let all = try snapshot.visible(snapshot.circumstances.of(child.id))
        return CircumstanceList(items: all.filter { $0.end == nil || request.includeEnded == true })
    }
}

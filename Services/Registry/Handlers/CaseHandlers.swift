import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    private func rules(_ snapshot: Snapshot) -> CaseRules {
        CaseRules(reference: reference, today: snapshot.today)
    }

    func open(_ request: OpenCase, _ tx: Transaction) throws -> Case {
        let child = try tx.child(request.child, at: "/child")
        let id = request.id ?? tx.newID()
        if try tx.cases.find(id) != nil {
            throw Refusal.exists("/id", Message("registry.id-taken", ["id": id.text]))
        }
        let file = try rules(tx).open(request, of: child, as: id, open: tx.cases.open(of: child.id))
        return try save(file, tx) { .caseOpened($0) }
    }

    func assess(_ request: AssessCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).assess(openCase(request.id, tx), by: request)
        return try save(file, tx) { .caseAssessed($0) }
    }

    func plan(_ request: PlanCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).plan(openCase(request.id, tx), by: request)
        return try save(file, tx) { .casePlanned($0) }
    }

    func review(_ request: ReviewCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).review(openCase(request.id, tx), by: request)
        return try save(file, tx) { .caseReviewed($0) }
    }

    /// A case outlives its child's registration: closing it is allowed then too, nothing else is.
    func close(_ request: CloseCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).close(caseFile(request.id, tx), by: request)
        return try save(file, tx) { .caseClosed($0) }
    }

    func get(_ request: GetCase, _ snapshot: Snapshot) throws -> Case {
        let file = try caseFile(request.id, snapshot)
        snapshot.disclose(file.child)
        return rules(snapshot).shown(file)
    }

    func list(_ request: ListCases, _ snapshot: Snapshot, from: String?) throws -> Page<Case> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let files = try snapshot.cases.list(request, within: units, after: from, limit: pageSize)
        for file in files { snapshot.disclose(file.child) }
        return Page(files, showing: files.map(rules(snapshot).shown), key: \.id.text)
    }

    /// A case belongs to the commune that opened it, which keeps the file when the child moves.
    private func caseFile(_ id: CaseID, _ snapshot: Snapshot) throws -> CaseFile {
        guard let file = try snapshot.cases.find(id) else {
            throw Refusal.notFound("/id", Message("registry.no-case", ["id": id.text]))
        }
        try snapshot.authorize(file.commune, at: "/id")
        return file
    }

    private func openCase(_ id: CaseID, _ tx: Transaction) throws -> CaseFile {
        let file = try caseFile(id, tx)
        if let child = try tx.children.find(file.child) { try Standing.requireActive(child) }
        return file
    }

    private func save(
        _ file: CaseFile, _ tx: Transaction, telling event: (CaseFacts) -> RegistryEvent
    ) throws -> Case {
        tx.disclose(file.child)
        try tx.cases.save(file)
        tx.emit(event(rules(tx).facts(file)))
        return rules(tx).shown(file)
    }
}

import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    private func rules(_ snapshot: Snapshot) -> CaseRules {
        CaseRules(reference: reference, today: snapshot.today)
    }

    func openCase(_ request: OpenCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).open(
            request, of: reported(request, tx), as: request.id ?? tx.newID(),
            open: tx.cases.open(of: request.child))
        try tx.cases.refuseTaken(request.id)
        return try save(file, tx) { .caseOpened($0) }
    }

    func assessCase(_ request: AssessCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).assess(seekFile(request.id, tx), by: request)
        try requireActiveChild(of: file, tx)
        return try save(file, tx) { .caseAssessed($0) }
    }

    func planCase(_ request: PlanCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).plan(seekFile(request.id, tx), by: request)
        try requireActiveChild(of: file, tx)
        return try save(file, tx) { .casePlanned($0) }
    }

    func reviewCase(_ request: ReviewCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).review(seekFile(request.id, tx), by: request)
        try requireActiveChild(of: file, tx)
        return try save(file, tx) { .caseReviewed($0) }
    }

    /// A case outlives its child's registration: closing it is allowed then too, nothing else is.
    func closeCase(_ request: CloseCase, _ tx: Transaction) throws -> Case {
        let file = try rules(tx).close(seekFile(request.id, tx), by: request)
        return try save(file, tx) { .caseClosed($0) }
    }

    func getCase(_ request: GetCase, _ snapshot: Snapshot) throws -> Case {
        let file = try seekFile(request.id, snapshot).get()
        snapshot.disclose(file.child)
        return rules(snapshot).shown(file)
    }

    func listCases(_ request: ListCases, _ snapshot: Snapshot, from: String?) throws -> Page<Case> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let files = try snapshot.cases.list(request, within: units, after: from, limit: FeedPage.size)
        for file in files { snapshot.disclose(file.child) }
        return Page(files, showing: files.map(rules(snapshot).shown), key: \.id.text)
    }

    /// A case belongs to the commune that opened it, which keeps the file when the child moves.
    private func seekFile(_ id: CaseID, _ snapshot: Snapshot) throws -> Sought<CaseFile> {
        try snapshot.seek(id, in: snapshot.cases, of: \.commune)
    }

    /// The child as it was on the day of the report, at home where it lives now: that commune takes the case up.
    private func reported(_ request: OpenCase, _ tx: Transaction) throws -> Sought<RegisteredChild> {
        let now = try tx.seekChild(request.child, at: "/child")
        return try tx.seekChild(request.child, on: request.on ?? tx.today, at: "/child").map { child in
            var reported = child
            reported.commune = now.value?.commune ?? child.commune
            return reported
        }
    }

    /// The step that was taken last is of a day on which the child was on the register.
    private func requireActiveChild(of file: CaseFile, _ tx: Transaction) throws {
        try tx.requireActive(file.child, on: file.lastOn)
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

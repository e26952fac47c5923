import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func transferChild(_ request: TransferChild, _ tx: Transaction) throws -> ChildTransfer {
        let child = try tx.seekChild(request.child, at: "/child")
        let asked = try TransferRules(tx).ask(
            request, of: child, as: request.id ?? tx.newID(),
            waiting: child.value.flatMap { try tx.transfers.waiting(of: $0.id) })
        try tx.transfers.refuseTaken(request.id)
        return try save(asked, tx) { .childTransferAsked($0) }
    }

    func acceptTransfer(_ request: AcceptTransfer, _ tx: Transaction) throws -> ChildTransfer {
        let transfer = try tx.seek(request.id, in: tx.transfers, of: \.to)
        let accepted = try TransferRules(tx).accept(transfer, by: request)
        let day = accepted.decidedOn ?? tx.today
        let child = try tx.children.get(accepted.child, at: "/id")
        let known = try tx.childAspects.timelines(of: child.id)
        try child.then(day, of: known).requireActive(at: "/id")
        try tx.refusing(at: request.on == nil ? "/id" : "/on") {
            var said = ChildSayings()
            said.home = [
                try known.home.change(accepted.to, from: day, as: tx.newID(), learned: tx.learned)
            ]
            _ = try say(said, of: known, tx) { .childUpdated($0) }
        }
        try handOver(child.id, to: accepted.to, person: request.person, tx)
        let reply = try save(accepted, tx) { .childTransferAccepted($0) }
        try withdrawTransfer(of: child.id, tx)
        return reply
    }

    func declineTransfer(_ request: DeclineTransfer, _ tx: Transaction) throws -> ChildTransfer {
        let transfer = try tx.seek(request.id, in: tx.transfers, of: \.to)
        let declined = try TransferRules(tx).end(transfer, as: .declined, because: request.reason)
        return try save(declined, tx) { .childTransferDeclined($0) }
    }

    func withdrawTransfer(_ request: WithdrawTransfer, _ tx: Transaction) throws -> ChildTransfer {
        let transfer = try tx.seek(request.id, in: tx.transfers) { try tx.home(of: $0.child) }
        let withdrawn = try TransferRules(tx).end(transfer, as: .withdrawn, because: request.reason)
        return try save(withdrawn, tx) { .childTransferWithdrawn($0) }
    }

    func listTransfers(_ request: ListTransfers, _ snapshot: Snapshot) throws -> List<ChildTransfer> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: TransferRecords.order)
        return try page.reply(snapshot.transfers.list(request, within: units, page)) { transfers in
            try transfers.map { try shown($0, snapshot) }
        }
    }

    /// What waits for an answer when the child leaves the register is over: there is nobody to be handed over. Of a merged child
    /// several may wait.
    func withdrawTransfer(of child: ChildID, _ tx: Transaction) throws {
        while var waiting = try tx.transfers.waiting(of: child) {
            (waiting.status, waiting.decidedOn) = (.withdrawn, tx.today)
            try tx.transfers.save(waiting)
            tx.emit(RegistryEvent.childTransferWithdrawn(waiting.facts))
        }
    }

    /// What waits is over too where the child lives in another commune now: that has asked nobody to take it over.
    func withdrawTransfer(
        ofMoved child: RegisteredChild, to now: RegisteredChild, _ tx: Transaction
    ) throws {
        guard !tx.reference.units.isSame(child.commune, now.commune, on: tx.today) else { return }
        try withdrawTransfer(of: child.id, tx)
    }

    /// The child's open case, of a merged one each that is open, is that commune's from now on, and whoever took it over works on it.
    private func handOver(
        _ child: ChildID, to commune: UnitPath, person: PersonCode?, _ tx: Transaction
    ) throws {
        for var file in try tx.cases.of(child) where file.step != .closed {
            file.commune = commune
            file.worker = CaseWorker(unit: tx.principal.unit, person: person ?? tx.principal.person?.id)
            try tx.save(file)
            tx.emit(RegistryEvent.caseAssigned(CaseRules(tx).facts(file)))
        }
    }

    private func save(
        _ transfer: KeptTransfer, _ tx: Transaction, telling event: (TransferFacts) -> RegistryEvent
    ) throws -> ChildTransfer {
        try tx.transfers.save(transfer)
        tx.emit(event(transfer.facts))
        return try shown(transfer, tx)
    }

    private func shown(_ transfer: KeptTransfer, _ snapshot: Snapshot) throws -> ChildTransfer {
        let child = try snapshot.children.get(transfer.child, at: "/id")
        snapshot.disclose(child.id)
        return transfer.shown(child)
    }
}

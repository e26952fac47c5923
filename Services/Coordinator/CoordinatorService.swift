import CatalogueAPI
import FundingAPI
import GatewayAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// The coordinator: work that crosses departments, and what is whose to do next. The one service that calls others; it has no rights of
/// its own, and keeps ids, never names.
struct CoordinatorService: DepartmentService {
    static let name = GatewayContract.name
    static let events: (any DomainEvent.Type)? = GatewayEvent.self
    static let texts = CoordinatorTexts.catalogue
    static let proof: (any LogProof.Type)? = CoordinatorProof.self
    static let issued = [IssuedColumn("document", of: MandateRecords.table)]

    /// Tells the engine that there may be something to do.
    let bell = Bell()

    var routes: [Route] {
        Route(Workflows.start, startWorkflow)
        Route(Workflows.get, getWorkflow)
        Route(Workflows.list, listWorkflows)
        Route(Workflows.signal, signalWorkflow)
        Route(Workflows.cancel, cancelWorkflow)
        Route(Workflows.mandates, listMandates)

        Route(Tasks.list, listTasks)
        Route(Tasks.take, takeTask)
        Route(Tasks.pass, passTask)
        Route(Tasks.snooze, snoozeTask)
    }

    var followings: [Following] {
        [
            Following(
                RegistryEvent.self, apply: followRegistry, forget: forgetRegistry,
                withheld: followWithheld),
            Following(CatalogueEvent.self, apply: followCatalogue, forget: forgetCatalogue),
            Following(FundingEvent.self, apply: followFunding, forget: forgetFunding),
        ]
    }

    func home(of child: ChildID, _ snapshot: Snapshot) throws -> UnitPath? {
        try snapshot.knownChildren.find(child)?.home(on: snapshot.today)
    }

    /// Days have passed: who waits for a case looks again, and mandates that are over wait for somebody to
    /// take the run over.
    func tend(_ tx: Transaction) throws -> Bool {
        try tx.waits.wakeCases(before: tx.today)
        for run in try tx.runs.overMandate(on: tx.today) { try tx.park(run) }
        bell.ring()
        return false
    }

    func forget(_ person: String, _ tx: Transaction) throws { try forgetWords(of: person, tx) }

    func accompany(_ neighbours: Neighbours) async {
        await Engine(neighbours, bell: bell, workflows: WorkflowBook.shipped).keepRunning()
    }
}

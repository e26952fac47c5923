import Bus
import CatalogueAPI
import FundingAPI
import GatewayAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue
@testable import Coordinator
@testable import Funding
@testable import Registry

/// A commune with an officer who starts workflows, a clinic of the health department, and the services around them.
struct Commune: ThaiBinh {
    static let place: UnitPath = "thai-binh/thai-thuy/diem-dien"
    static let health: UnitPath = "thai-binh/so-y-te"

    static let departments: [any DepartmentService.Type] = [
        RegistryService.self, CatalogueService.self, FundingService.self,
    ]

    let deployment: Deployment

    static func open(
        _ coordinator: any DepartmentService.Type = CoordinatorService.self,
        on transports: [TestTransport] = TestTransport.allCases, _ body: (Commune) async throws -> Void
    ) async throws {
        try await withDeployment(
            departments + [coordinator], on: transports, reference: reference, today: today
        ) { deployment in
            try await body(Commune(deployment: deployment))
            // Whatever was played, every row is as its last event left it.
            let found = try await deployment.unexplained(in: "gateway", by: CoordinatorProof.self)
            #expect(found.isEmpty)
        }
    }

    /// Who starts workflows; `name` is another one.
    func officer(_ name: PersonCode = "lan") -> TestClient {
        deployment.client(as: Self.place, language: .en).by(Person(id: name))
    }

    var clinic: TestClient { deployment.client(as: Self.health, scope: ["thai-binh"], language: .en) }
    var lead: TestClient { deployment.client(as: "thai-binh", language: .en) }

    func child(_ name: String = "Trẻ Giả Định", since first: String? = nil) async throws -> ChildID {
        try await lead.call(
            Children.register,
            RegisterChild(name: name, sex: .female, commune: Self.place).with {
                ($0.birthDate, $0.confirmedDistinct) = (day("2014-05-10"), true)
                $0.registeredOn = first.map { day($0) }
            }
        ).id
    }

    func provider() async throws -> ProviderID {
        try await lead.call(
            Providers.register,
            RegisterProvider(name: "Trung tâm", unit: Self.health, kind: "rehabilitation-centre").with {
                $0.place = Self.place
            }
        ).id
    }

    func offer(_ title: String = "Phục hồi", of provider: ProviderID, capacity: Int? = nil) async throws
        -> OfferID
    {
        try await lead.call(
            Offers.publish,
            PublishOffer(provider: provider, title: title, domain: "rehabilitation").with {
                $0.capacity = capacity
            }
        ).id
    }

    func openCase(of child: ChildID) async throws -> CaseID {
        try await officer().call(Cases.open, OpenCase(child: child, concern: .neglect)).id
    }

    func mandate(
        _ kind: WorkflowKind, for child: ChildID, run: WorkflowID = WorkflowID(at: .now()),
        by caller: TestClient, until last: String = "2022-03-15"
    ) throws -> Mandate {
        let code = try #require(WorkflowBook.shipped.latest(kind))
        let mandate = Mandate(
            run: run, workflow: kind.rawValue, version: code.version, unit: caller.principal.unit,
            person: caller.principal.person?.id, bearer: GatewayContract.bearer, child: child,
            methods: code.methods, until: day(last))
        return try deployment.sign(mandate, as: caller.principal)
    }

    func respond(to file: CaseID, of child: ChildID, until last: String = "2022-03-15") async throws
        -> WorkflowID
    {
        let officer = officer()
        let request = StartWorkflow(
            workflow: .respond, child: child,
            mandate: try mandate(.respond, for: child, by: officer, until: last)
        ).with { $0.case = HandledCaseID(of: file) }
        return try await officer.call(Workflows.start, request).id
    }

    func assess(_ file: CaseID) async throws {
        for kind in [AssessCase.Kind.initial, .detailed] {
            _ = try await officer().call(
                Cases.assess, AssessCase(id: file, risk: .moderate).with { $0.kind = kind })
        }
    }

    // MARK: What is seen of a run

    func run(_ id: WorkflowID, as caller: TestClient? = nil) async throws -> Workflow {
        try await (caller ?? officer()).call(Workflows.get, GetWorkflow(id: id))
    }

    /// The run once it stands so: it goes on by itself.
    func run(_ id: WorkflowID, _ stands: (Workflow) -> Bool) async throws -> Workflow {
        while true {
            let run = try await run(id)
            if stands(run) { return run }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// The open task of the run once there is one of this kind.
    func task(_ kind: TaskKind, of id: WorkflowID) async throws -> WorkflowTask {
        let run = try await run(id) { $0.tasks?.contains { $0.kind == kind } ?? false }
        return try #require(run.tasks?.first { $0.kind == kind })
    }

    func answer(
        _ kind: TaskKind, of id: WorkflowID, _ answer: WorkflowAnswer, offer: OfferID? = nil,
        caregiver: CaregiverID? = nil
    ) async throws {
        let task = try await task(kind, of: id)
        // The chief decides.
        _ = try await officer(kind.isChiefs ? "hoa" : "lan").call(
            Workflows.signal,
            SignalWorkflow(id: id).with {
                ($0.task, $0.answer, $0.offer, $0.caregiver) = (task.id, answer, offer, caregiver)
            })
    }

    func referrals(of child: ChildID) async throws -> [Referral] {
        try await clinic.items(Referrals.list, ListReferrals().with { $0.child = child })
    }

    /// The referral that waits for the clinic's answer, once there is one.
    func waitingReferral(of child: ChildID, in run: WorkflowID) async throws -> ReferralID {
        _ = try await task(.answerReferral, of: run)
        return try #require(try await referrals(of: child).first { $0.status == .waiting }?.id)
    }
}

import Bus
import GatewayAPI
import JSONCoding
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Coordinator
@testable import ServiceKit

/// A child of one district with everything that departments record around it, and somebody in another one.
struct OutOfReachWorld {
    /// Whose ids lead to the child; ``elsewhere()`` has others for them, which nothing has.
    static let children = [
        "child", "merged", "sibling", "act", "application", "case", "circumstance", "delivery", "disability",
        "entitlement", "link", "mandate", "notice", "opening", "place-note", "placement", "referral", "run",
        "screening", "sealed", "task", "transfer", "visit", "waiver",
    ]
    private static let others = [
        "caregiver", "class", "course", "fact", "host-carer", "host-child", "host-class", "host-delivery",
        "host-offer", "host-provider", "offer", "provider",
    ]
    private static let commune: UnitPath = "thai-binh/thai-thuy/diem-dien"
    private static let all = Deployment.workRoles.union([.confidential, .intake])

    private struct Created: Decodable {
        let id: String
    }

    private struct Opened: Decodable {
        let items: [Created]
    }

    let deployment: Deployment
    let province: TestClient
    /// Of the commune in which the child lives.
    private let officer: TestClient
    let stranger: TestClient
    private(set) var ids: [String: String]

    /// The world once it has everything but a run.
    static func open(_ body: (inout OutOfReachWorld) async throws -> Void) async throws {
        try await withDeployment(
            DepartmentServices.all, on: [.inProcess], reference: .shipped(), today: day("2021-03-15")
        ) { deployment in
            var world = OutOfReachWorld(deployment)
            for (method, body) in OutOfReachPlays.world {
                // Whoever opens a case works on it.
                let caller = method.hasPrefix("registry.Cases/") ? world.officer : world.province
                let refused = try await world.answer(to: method, body, by: caller)
                try #require(refused == nil, "\(method) \(body): \(refused?.said ?? [])")
            }
            try await world.openFile()
            try await body(&world)
        }
    }

    private init(_ deployment: Deployment) {
        self.deployment = deployment
        province = deployment.client(as: "thai-binh", Self.all).by(Person(id: "chief"))
        officer = deployment.client(as: Self.commune, Self.all).by(Person(id: "lan"))
        stranger = deployment.client(as: "thai-binh/tien-hai", Self.all).by(Person(id: "stranger"))
        ids = Dictionary(
            uniqueKeysWithValues: (Self.children + Self.others).map { ($0, newID(Self.self).text) })
    }

    /// The same with ids that nothing has for all that leads to the child.
    func elsewhere() -> OutOfReachWorld {
        var world = self
        for name in Self.children { world.ids[name] = newID(Self.self).text }
        return world
    }

    /// A third office opens the child's file out of its reach; the lead office is to look that over.
    private mutating func openFile() async throws {
        let reader = deployment.client(as: "thai-binh/dong-hung", Self.all).by(Person(id: "reader"))
            .breakingGlass("bé đi lạc đêm nay")
        _ = try await reader.send("registry.Children/Get", octets(#"{"id":"{child}"}"#), key: nil)
        let reply = try await province.send("registry.Openings/List", Array("{}".utf8), key: nil)
        ids["opening"] = try #require(JSON.decode(Opened.self, from: reply).items.first).id
    }

    /// The commune follows the child's case to its end, until somebody has something to do.
    mutating func startRun() async throws {
        let body = try octets(
            #"{"workflow":"respond","child":"{child}","case":"{case}","mandate":{mandate}}"#, by: officer)
        _ = try await officer.send("gateway.Workflows/Start", body, key: "start")
        let asked = try octets(#"{"id":"{run}"}"#)
        while true {
            let run = try JSON.decode(
                Workflow.self, from: await officer.send("gateway.Workflows/Get", asked, key: nil))
            if let task = run.tasks?.first {
                ids["task"] = task.id.text
                return
            }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// How many events a service has told.
    func head(of service: String) async throws -> LogHead {
        try await province.on(service).call(EventLog.head, Empty())
    }

    func answer(
        to command: ServiceContract.Entry, _ body: String, by caller: TestClient
    ) async throws -> Answer? {
        try await answer(to: command.name, isImport: command.kind == .import, body, by: caller)
    }

    /// How somebody was refused; nil who was not.
    func answer(
        to method: String, isImport: Bool = false, _ body: String, by caller: TestClient
    ) async throws -> Answer? {
        let (octets, key) = (try octets(body, by: caller), newID(Self.self).text)
        do {
            if isImport {
                let summary = try await caller.send(method, row: octets, key: key)
                return summary.rejections.first.map { Answer($0.status, $0.violations ?? [], $0.message) }
            }
            _ = try await caller.send(method, octets, key: key)
            return nil
        } catch let refused as CallError {
            return Answer(refused.status.name, refused.violations, refused.message)
        }
    }

    private func octets(_ body: String, by caller: TestClient? = nil) throws -> [UInt8] {
        var text = body
        if let caller, text.contains("{mandate}") {
            text = text.replacing(
                "{mandate}",
                with: try mandate(of: caller, for: body.contains("{merged}") ? "merged" : "child"))
        }
        for (name, id) in ids { text = text.replacing("{\(name)}", with: id) }
        return Array(text.utf8)
    }

    private func mandate(of caller: TestClient, for name: String) throws -> String {
        let code = try #require(WorkflowBook.shipped.latest(.respond))
        let (run, child) = (try #require(ids["run"]), try #require(ids[name]))
        let mandate = Mandate(
            run: try #require(WorkflowID(run)), workflow: WorkflowKind.respond.rawValue,
            version: code.version,
            unit: caller.principal.unit, person: caller.principal.person?.id, bearer: GatewayContract.bearer,
            child: ChildID(child), methods: code.methods, until: day("2022-03-15"))
        return String(
            decoding: try JSON.encode(deployment.sign(mandate, as: caller.principal)), as: UTF8.self)
    }

    /// A refusal, as somebody reads it.
    struct Answer: Hashable {
        let status: String
        /// Member, rule and sentence of each mistake.
        var said: [String]

        fileprivate init(_ status: String, _ violations: [CallError.FieldViolation], _ message: String) {
            self.status = status
            said = violations.map { "\($0.field) \($0.rule) \($0.message)" } + [message]
        }

        /// With the ids of one world for the other's.
        func renamed(from world: OutOfReachWorld, to other: OutOfReachWorld) -> Answer {
            var renamed = self
            for (name, id) in world.ids {
                renamed.said = renamed.said.map { $0.replacing(id, with: other.ids[name] ?? id) }
            }
            return renamed
        }
    }
}

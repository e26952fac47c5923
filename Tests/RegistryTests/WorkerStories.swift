import Bus
import RegistryAPI
import TestKit
import Vocabulary

@testable import Registry

/// What the suites about a worker's dated facts tell of: a collaborator who moves between three communes.
protocol WorkerStories {}

extension WorkerStories {
    var first: UnitPath { Office.commune }
    var second: UnitPath { "thai-binh/thai-thuy/thuy-truong" }
    var third: UnitPath { "thai-binh/tien-hai/vu-lang" }

    /// The registry with such a worker.
    func open(_ body: (TestClient, WorkerID) async throws -> Void) async throws {
        try await Office.open { office in try await body(office, entered(office)) }
    }

    /// Began in the first commune on 2 January 2020.
    func entered(_ office: TestClient, _ name: String = "Phạm Văn Bình") async throws -> WorkerID {
        try await office.call(
            Workers.register,
            RegisterWorker(name: name, unit: first, role: .collaborator).with {
                $0.from = day("2020-01-02")
                $0.phone = "0912000901"
            }
        ).id
    }
}

extension UpdateWorker {
    static func move(_ id: WorkerID, to unit: UnitPath, on text: String) -> UpdateWorker {
        UpdateWorker(id: id).with { ($0.unit, $0.on) = (unit, day(text)) }
    }

    static func become(_ id: WorkerID, _ role: WorkerRole, on text: String) -> UpdateWorker {
        UpdateWorker(id: id).with { ($0.role, $0.on) = (role, day(text)) }
    }
}

extension TestClient {
    /// The worker on a day, as known at the end of another.
    func worker(_ id: WorkerID, on text: String? = nil, knownOn: String? = nil) async throws -> Worker {
        try await call(
            Workers.get, GetWorker(id: id).with { ($0.on, $0.knownOn) = (text.map(day), knownOn.map(day)) })
    }

    func history(_ id: WorkerID, _ aspect: WorkerAspect) async throws -> [WorkerFactEntry] {
        try await call(Workers.history, ListWorkerHistory(worker: id)).items.filter { $0.aspect == aspect }
    }
}

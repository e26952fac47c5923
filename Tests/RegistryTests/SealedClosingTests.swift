import Bus
import GRDB
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry
@testable import Store

@Suite("Whoever closes a child with something sealed", .timeLimit(.minutes(5)))
struct SealedClosingTests {
    private static let secrets = ["law2016-hiv", "law2016-violence", "law2016-trafficked"]

    /// How far the log moves, and how many octets each of its new events takes, at each step of a child's closing and what follows.
    private func moves(
        withSecrets count: Int, _ deployment: Deployment, _ office: TestClient
    ) async throws -> [[Int]] {
        let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
        let clerk = office.acting(as: Office.district)
        let store = deployment.store(of: "registry")
        let entered = try await clerk.call(
            Children.register,
            child("Trẻ số \(["Không", "Một", "Hai", "Ba"][count])", registeredOn: day("2018-01-01")))
        for code in Self.secrets.prefix(count) {
            _ = try await doctor.call(
                Circumstances.add, AddCircumstance(child: entered.id, code: code, start: day("2018-01-01")))
        }
        var moved: [[Int]] = []
        func step(_ act: () async throws -> Void) async throws {
            let before = store.head
            try await act()
            let sizes = try await store.reading { db in
                try Int.fetchAll(
                    db, sql: "SELECT length(data) FROM store_events WHERE position > ? AND confidential",
                    arguments: [Int64(before)])
            }
            moved.append([Int(store.head - before)] + sizes)
        }
        let id = entered.id
        func close(on text: String) async throws {
            _ = try await clerk.call(
                Children.close, CloseChild(id: id, reason: .moved).with { $0.on = day(text) })
        }
        try await step { try await close(on: "2020-02-01") }
        let closure = try #require(try await clerk.history(id, .standing).last)
        #expect(closure.status == .moved)
        // What had ended goes on.
        try await step {
            _ = try await clerk.call(Children.void, VoidChildFact(id: id, fact: closure.fact))
        }
        try await step { try await close(on: "2020-04-01") }
        try await step {
            _ = try await clerk.call(
                Children.reopen, ReopenChild(id: id, note: "Về quê").with { $0.on = day("2020-05-01") })
        }
        return moved
    }

    @Test("does not see by the log's position, nor by the length of what it keeps, how many there are")
    func alike() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let without = try await moves(withSecrets: 0, deployment, office)
            // Beside what became of the child, what was sealed is told, whether there was anything or not.
            #expect(without.count == 4 && without.prefix(3).allSatisfy { $0.count >= 2 && $0[0] >= 2 })
            for count in 1...Self.secrets.count {
                #expect(try await moves(withSecrets: count, deployment, office) == without)
            }
        }
    }
}

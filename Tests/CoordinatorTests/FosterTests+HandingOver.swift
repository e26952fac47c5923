import GatewayAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

extension FosterTests {
    @Test("a handing over that never was, and was not heard of before, is asked for anew by the same day")
    func handedOverWrongly() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.foster(child, by: try await commune.approvedFamily())
            try await commune.answer(.checkFamily, of: id, .agreed)
            try await commune.answer(.decideFoster, of: id, .agreed)
            let first = try await commune.task(.handOver, of: id)
            _ = try await commune.run(id) { $0.status == .waiting }
            // Parked, so that nobody goes on with it before both are known.
            let store = commune.deployment.store(of: "gateway")
            try await store.act { tx in try tx.park(tx.runs.get(id, at: "/id")) }
            let wrong = try await commune.handOver(child, in: id)
            _ = try await commune.officer().call(Placements.void, VoidPlacement(id: wrong))
            var isHeard = false
            while !isHeard {
                try Task.checkCancellation()
                await Task.yield()
                isHeard = try await store.act { tx in
                    try tx.told.latest(of: Fact<PlacementState>.placement(wrong))?.state.isVoided ?? false
                }
            }
            let mandate = try commune.mandate(.foster, for: child, run: id, by: commune.officer())
            _ = try await commune.officer().call(
                Workflows.signal, SignalWorkflow(id: id).with { $0.mandate = mandate })
            let asked = try await commune.run(id) { run in
                run.tasks?.contains { $0.kind == .handOver && $0.id != first.id } == true
            }
            #expect(asked.tasks?.map(\.kind) == [.handOver])
            #expect(asked.tasks?.map(\.due) == [first.due])
            let placement = try await commune.handOver(child, in: id)
            #expect(placement != wrong)
            let following = try await commune.run(id) { $0.tasks?.count == 4 }
            #expect(following.story?.map(\.step).filter { $0 == "handed-over" }.count == 2)
            try await commune.visit(placement, on: "2021-02-20")
            _ = try await commune.run(id) { $0.tasks?.count == 3 }
        }
    }
}

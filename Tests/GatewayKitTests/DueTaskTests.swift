import Testing
import Vocabulary

@testable import GatewayKit

@Suite("What is to be done, from whoever knows of it", .timeLimit(.minutes(5)))
struct DueTaskTests {
    private let child: ChildID = ID(at: .now())

    private func task(_ source: DueTask.Source, _ request: String, due: Day? = nil) -> DueTask {
        DueTask(
            source: source, what: "", child: child, unit: "thai-binh/thai-thuy/diem-dien", person: nil,
            due: due, daysLate: nil, deadline: nil, method: "registry.Cases/Assess", request: request,
            answer: nil, takesOver: nil)
    }

    @Test("what a workflow waits for and a service has a last day for stands once, with that day")
    func once() throws {
        let day: Day = try #require(Day("2021-03-20"))
        let told = ServiceClients.once([
            task(.workflow, "a"), task(.workflow, "b", due: day), task(.case, "a", due: day),
            task(.case, "b", due: day.advanced(by: 1)), task(.placement, "c"),
        ])
        #expect(told.map(\.request) == ["a", "b", "c"])
        #expect(told.map(\.source) == [.case, .workflow, .placement])
        #expect(told.map(\.due) == [day, day, nil])
    }
}

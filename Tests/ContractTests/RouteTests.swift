import ServiceKit
import TestKit
import Testing

@Suite("Routes are what contracts declare", .timeLimit(.minutes(5)))
struct RouteTests {
    @Test("every department answers the methods of its contract and no others, each once")
    func differences() throws {
        for service in DepartmentServices.all {
            #expect(try RouteContract.differences(service) == [], "\(service)")
        }
    }
}

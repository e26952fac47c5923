import Bus
import ServiceKit
package import Vocabulary

/// How the services are, as the supervisor and they themselves say.
package struct StackReport: Codable {
    package struct Service: Codable {
        package var service: String
        /// The supervisor's word for the process.
        package var state: String
        package var pid: Int32?
        package var restarts: Int
        package var endpoint: String?
        /// The day on its clock.
        package var today: Day?
        /// The number of the last event in its log.
        package var head: UInt64?
        /// Events of other services' logs that it knows of and has not applied.
        package var lag: UInt64?
        /// Why it did not answer.
        package var problem: String?
    }

    package var supervisor: Int32?
    package var services: [Service]

    /// Whether all run and have answered.
    package var isServing: Bool { services.allSatisfy { $0.state == "running" && $0.problem == nil } }

    /// Asks each service how it is. Throws ``Failure`` when the stack does not run.
    package init(_ clients: ServiceClients) async throws {
        let file = try SupervisorFile.read(clients.data)
        let endpoints = try clients.services()
        supervisor = file?.pid
        services = []
        for name in Departments.sorted(endpoints.keys) {
            let process = file?.services.first { $0.name == name }
            var service = Service(
                service: name, state: process?.state ?? "stopped", pid: process?.pid,
                restarts: process?.restarts ?? 0,
                endpoint: endpoints[name]?.endpoint)
            do {
                let health = try await clients.client(to: name, as: .serviceItself).call(
                    Health.check, Empty(),
                    CallOptions(timeout: .seconds(2), language: clients.language, retry: .never))
                service.today = health.today
                service.head = health.position
                service.lag = health.following.reduce(0) { $0 + $1.lag }
            } catch let error as CallError {
                service.problem = error.message
            }
            services.append(service)
        }
    }
}

import Bus
package import ServiceKit
package import Vocabulary

/// How the services are, as the supervisor and they themselves say.
package struct StackReport: Codable {
    package struct Service: Codable {
        package var service: String
        /// The supervisor's word for the process; `orphaned` of one that runs and whose supervisor was killed.
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
        /// How much room its store takes up and has left.
        package var storage: StorageReport?
        /// Whether its logs are what was written.
        package var logs: EvidenceReport?
        /// Who is connected.
        package var connections: ConnectionsReport?
        /// Why it did not answer.
        package var problem: String?
        /// Whether it takes back what it learned from a log that was restored to an earlier life.
        package var isRewinding: Bool?
        /// Logs that it follows and that were restored to an earlier life, the last time of each.
        package var rewinds: [Rewind]?
    }

    /// What a service took back because a log that it follows was restored to an earlier life.
    package struct Rewind: Codable {
        /// The service whose log it is.
        package var source: String
        package var at: Timestamp
        /// The events from the one to the other were taken back.
        package var first: UInt64
        package var last: UInt64
        /// Whether all is in order again.
        package var settled: Bool
    }

    package var supervisor: Int32?
    package var services: [Service]

    /// Whether all run, have answered, agree with each other, take changes in and have logs that nobody changed.
    package var isServing: Bool {
        services.allSatisfy {
            $0.state == "running" && $0.problem == nil && $0.isRewinding != true
                && $0.storage.map { [.ample, .low].contains($0.state) } ?? true
                && $0.logs?.state != .broken
        }
    }

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
                service.storage = health.storage
                service.logs = health.logs
                service.connections = health.connections
                service.isRewinding = health.state == .rewinding
                service.rewinds = health.following.compactMap(Rewind.init)
            } catch let error as CallError {
                service.problem = error.message
            }
            services.append(service)
        }
        guard let url = try Endpoints.portal(clients.data) else { return }
        let process = file?.services.first { $0.name == PortalPlace.name }
        services.append(
            Service(
                service: PortalPlace.name, state: process?.state ?? "stopped", pid: process?.pid,
                restarts: process?.restarts ?? 0, endpoint: url))
    }
}

extension StackReport {
    /// What the supervisor wrote is of before it was killed: these run, and no other does.
    package mutating func tell(of orphans: OrphanedServices) {
        supervisor = nil
        for index in services.indices {
            let pid = orphans.services.first { $0.name == services[index].service }?.pid
            services[index].pid = pid
            services[index].state = pid == nil ? "stopped" : "orphaned"
        }
    }
}

extension StackReport.Rewind {
    /// Nil of a log that never was in another life.
    fileprivate init?(_ report: FollowingReport) {
        guard let rewound = report.rewound else { return nil }
        self.init(
            source: report.source, at: rewound.at, first: rewound.lastKept + 1, last: rewound.lastLearned,
            settled: rewound.settled)
    }
}

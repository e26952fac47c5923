import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Whoever was merged is taught once", .timeLimit(.minutes(5)))
struct MergedCoverageTests {
    @Test("caregivers who are merged are one person, taught under either entry; taken back, they are two")
    func mergedCaregivers() async throws {
        try await School.open { office in
            let child = try await School.disabled(office)
            let (one, other) = (
                try await School.caregiver(office, of: child), try await School.caregiver(office, of: child)
            )
            let taught = try await School.taught(office, [Learner(other)], for: .caregivers)
            let scope = School.inclusion.with { $0.audiences = [.caregivers] }
            func counted() async throws -> [Int] {
                let table = try await office.call(Coverage.compute, ComputeCoverage(scope: scope))
                return [table.there, table.taught]
            }
            #expect(try await counted() == [2, 1])
            let pair = CaregiverPairFacts(
                caregiver: min(one, other), other: max(one, other), verdict: .same
            ).with { $0.survivor = one }
            let merge = CaregiverMergeFacts(id: newID(), survivor: one, duplicate: other, pair: pair)
            try await office.call(RegistryStandIn.tell, .caregiverMerged(merge))
            #expect(try await counted() == [1, 1])
            let shown = try await office.items(
                Coverage.list, ListCoverage(scope: scope).with { $0.taught = true })
            #expect(shown.map(\.person) == [Learner(one)])
            for id in [one, other] {
                let request = ListAttended(learner: Learner(id))
                let classes = try await office.call(Classes.attended, request).items
                #expect(classes.map(\.class) == [taught.id])
            }
            let apart = merge.with { $0.pair = pair.with { ($0.verdict, $0.survivor) = (nil, nil) } }
            try await office.call(RegistryStandIn.tell, .caregiverUnmerged(apart))
            #expect(try await counted() == [2, 1])
        }
    }

    @Test("workers who are merged are one person, by the entry that is at work, taught under either")
    func mergedWorkers() async throws {
        try await School.deploy { deployment, office in
            let one = try await School.worker(office, .childOfficer)
            let other = try await School.worker(office, .childOfficer, in: School.otherCommune)
            let taught = try await School.taught(office, [Learner(other)], for: .officers)
            let scope = CoverageScope([.officers]).with { $0.topics = ["inclusion"] }
            func counted() async throws -> [Int] {
                let table = try await office.call(Coverage.compute, ComputeCoverage(scope: scope))
                return [table.there, table.taught]
            }
            #expect(try await counted() == [2, 1])
            let merge = WorkerMergeFacts(id: newID(), survivor: one, duplicate: other)
            try await office.call(RegistryStandIn.tell, .workerMerged(merge))
            #expect(try await counted() == [1, 1])
            let listing = ListCoverage(scope: scope).with { $0.taught = true }
            let shown = try await office.items(Coverage.list, listing)
            #expect(shown.map(\.person) == [Learner(one)])
            #expect(shown.map(\.unit) == [School.commune])
            for id in [one, other] {
                let attended = ListAttended(learner: Learner(id))
                let classes = try await office.call(Classes.attended, attended).items
                #expect(classes.map(\.class) == [taught.id])
            }
            deployment.set(day: day("2021-05-01"))
            let left = WorkerFacts(worker: one, facts: [.standing(.left, from: day("2021-04-01"))])
            try await office.call(RegistryStandIn.tell, .workerUpdated(left))
            let since = try await office.items(Coverage.list, listing)
            #expect(since.map(\.person) == [Learner(other)])
            try await office.call(RegistryStandIn.tell, .workerUnmerged(merge))
            #expect(try await counted() == [1, 1])
        }
    }
}

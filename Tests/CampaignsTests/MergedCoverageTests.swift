import Bus
import CampaignsAPI
import RegistryAPI
import RegistryKnown
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

    @Test("workers who are merged are one person, taught under either; who leaves then has left under both")
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
            #expect(try await office.items(Coverage.list, listing).isEmpty)
            let before = listing.with { $0.on = day("2021-03-31") }
            #expect(try await office.items(Coverage.list, before).map(\.person) == [Learner(one)])
            try await office.call(RegistryStandIn.tell, .workerUnmerged(merge))
            #expect(try await counted() == [1, 1])
        }
    }

    @Test("who sees an entry that was merged is judged by where the one is now that it was merged into")
    func seen() async throws {
        try await School.deploy { deployment, office in
            let (duplicate, survivor) = (
                try await School.disabled(office),
                try await School.disabled(office, in: School.otherCommune)
            )
            let (entry, other) = (
                try await School.worker(office, .childOfficer),
                try await School.worker(office, .childOfficer, in: School.otherCommune)
            )
            deployment.set(day: School.today.advanced(by: 1))
            try await office.call(RegistryStandIn.tell, .merging(duplicate, into: survivor))
            let merge = WorkerMergeFacts(id: newID(), survivor: other, duplicate: entry)
            try await office.call(RegistryStandIn.tell, .workerMerged(merge))
            // As it was known before they were merged each is there by itself.
            let scope = School.inclusion.with { $0.audiences = [.children, .officers] }
            let listing = ListCoverage(scope: scope).with { $0.knownOn = School.today }
            func shown(to unit: UnitPath) async throws -> Set<Learner> {
                Set(try await office.acting(as: unit).items(Coverage.list, listing).map(\.person))
            }
            let all = [Learner(duplicate), Learner(survivor), Learner(entry), Learner(other)]
            let (there, here) = (
                try await shown(to: School.otherDistrict), try await shown(to: School.district)
            )
            // Without a unit who is asked about was in the caller's own on the day.
            #expect(there == [Learner(survivor), Learner(other)])
            #expect(here.isEmpty)
            #expect(try await shown(to: School.province) == Set(all))
        }
    }

    @Test(
        "a merged worker is at work under either entry, but by what was said since of the one that is shown")
    func knownWorker() throws {
        func said<Value: Hashable & Sendable>(_ values: (Value, String, UInt64)...) -> Timeline<Value> {
            var said = Timeline<Value>()
            for (value, on, position) in values {
                let learned = Learned(
                    at: LogPoint(position), moment: Timestamp(milliseconds: Int64(position)))
                said.append(
                    FactVersion(
                        .recorded, of: newID(), days: DayRange(from: day(on)), value: value, learned: learned)
                )
            }
            return said
        }
        // Left and came back before the merge, which was learned as the fifth, and left after it.
        let shown = said(
            (WorkerStanding.atWork, "2020-01-01", 1), (.left, "2020-03-01", 2), (.atWork, "2020-04-01", 3),
            (.left, "2020-06-01", 6))
        let other = said((WorkerStanding.atWork, "2019-01-01", 4))
        func worker(merged: UInt64) throws -> KnownWorker {
            try #require(
                KnownWorker([
                    (roles: said((WorkerRole.teacher, "2020-01-01", 1)), standings: shown, merged: nil),
                    (
                        roles: said((WorkerRole.collaborator, "2019-01-01", 4)), standings: other,
                        merged: LogPoint(merged)
                    ),
                ]))
        }
        let since = try worker(merged: 5)
        #expect(since.atWork == [DayRange(from: day("2019-01-01"), until: day("2020-05-31"))])
        #expect(since.leftBefore(day("2020-06-01")) == day("2020-05-31"))
        #expect(since.leftBefore(day("2020-03-15")) == nil)
        #expect(since.role(on: day("2020-03-15")) == .collaborator)
        // Merged after it had left: the other entry was at work, as far as is known.
        let before = try worker(merged: 7)
        #expect(before.atWork == [DayRange(from: day("2019-01-01"))])
        #expect(before.leftBefore(day("2020-06-01")) == nil)
    }
}

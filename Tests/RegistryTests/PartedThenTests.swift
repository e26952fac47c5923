import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite(
    "Two entries that were one for some days, of offices that do not reach each other",
    .timeLimit(.minutes(5)))
struct PartedThenTests: WorkerStories {
    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"
    /// A day on which the two were one.
    private static let between = day("2021-04-15")

    /// Merges on 10 April 2021, and takes it back on the twentieth.
    private func part(
        _ deployment: Deployment, merging: () async throws -> Void, unmerging: () async throws -> Void
    ) async throws {
        deployment.set(day: day("2021-04-10"))
        try await merging()
        deployment.set(day: day("2021-04-20"))
        try await unmerging()
        deployment.set(day: day("2021-04-21"))
    }

    @Test("a worker is shown to each office as its own entry, and as one to who reaches both")
    func worker() async throws {
        try await Office.deploy { deployment, office in
            let own = try await entered(office)
            let request = RegisterWorker(name: "Lê Văn Tám", unit: third, role: .teacher).with {
                $0.from = day("2020-01-02")
            }
            let other = try await office.call(Workers.register, request).id
            try await part(deployment) {
                let merging = MergeWorkers(survivor: other, duplicate: own, reason: "Một người")
                _ = try await office.call(Workers.merge, merging)
            } unmerging: {
                let unmerging = UnmergeWorker(duplicate: own, reason: "Hai người")
                _ = try await office.call(Workers.unmerge, unmerging)
            }
            func listed(_ client: TestClient) async throws -> [WorkerID] {
                let request = ListWorkers().with { $0.knownOn = Self.between }
                return try await client.items(Workers.list, request).map(\.id)
            }
            for (unit, id) in [(first, own), (third, other)] {
                let client = office.acting(as: unit)
                let got = try await client.worker(id, knownOn: "2021-04-15")
                #expect((got.id, got.unit) == (id, unit))
                #expect(got.aliases == nil)
                #expect(try await listed(client) == [id])
            }
            let whole = try await office.worker(own, knownOn: "2021-04-15")
            #expect(whole.id == other)
            #expect(whole.aliases == [own])
            #expect(try await listed(office) == [other])
        }
    }

    @Test("a caregiver is shown to each office as its own entry, beside a child too")
    func caregiver() async throws {
        try await Office.deploy { deployment, office in
            let cared = try await office.registered(on: "2020-01-10")
            let own = try await office.carer("Trần Thị Mai")
            _ = try await office.link(own, to: cared, since: "2020-03-01")
            let other = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Trần Thị Mây", commune: Self.elsewhere)
            ).id
            try await part(deployment) {
                let merging = MergeCaregivers(survivor: other, duplicate: own, reason: "Một người")
                _ = try await office.call(Caregivers.merge, merging)
            } unmerging: {
                let unmerging = UnmergeCaregiver(duplicate: own, reason: "Hai chị em")
                _ = try await office.call(Caregivers.unmerge, unmerging)
            }
            func got(_ id: CaregiverID, _ client: TestClient) async throws -> Caregiver {
                try await client.call(
                    Caregivers.get, GetCaregiver(id: id).with { $0.knownOn = Self.between })
            }
            func linked(_ client: TestClient) async throws -> [CaregiverID] {
                let list = ListCaregivers(child: cared).with { $0.knownOn = Self.between }
                return try await client.call(Caregivers.list, list).items.map(\.caregiver.id)
            }
            let here = office.acting(as: Office.commune)
            let mine = try await got(own, here)
            #expect((mine.id, mine.name) == (own, "Trần Thị Mai"))
            #expect(mine.aliases == nil)
            #expect(try await linked(here) == [own])
            let theirs = try await got(other, office.acting(as: Self.elsewhere))
            #expect(theirs.id == other)
            #expect(theirs.aliases == nil)
            let whole = try await got(own, office)
            #expect(whole.id == other)
            #expect(whole.aliases == [own])
            #expect(try await linked(office) == [other])
        }
    }

    @Test("a caregiver is shown before the survivor's registration as the other entry")
    func beforeSurvivor() async throws {
        try await Office.deploy { deployment, office in
            let own = try await office.carer("Trần Thị Mai")
            deployment.set(day: day("2021-04-05"))
            let other = try await office.carer("Trần Thị Mây")
            _ = try await office.call(
                Caregivers.merge, MergeCaregivers(survivor: other, duplicate: own, reason: "Một người"))
            func got(_ id: CaregiverID, _ text: String) async throws -> CaregiverID {
                let request = GetCaregiver(id: id).with { $0.on = day(text) }
                return try await office.call(Caregivers.get, request).id
            }
            for id in [own, other] {
                #expect(try await got(id, "2021-04-04") == own)
                #expect(try await got(id, "2021-04-05") == other)
            }
        }
    }

    @Test("of two that were taken for one out of reach both are shown as the first, as in the list")
    func twins() async throws {
        try await Office.deploy { deployment, office in
            func enter(_ name: String, _ born: String, in commune: UnitPath) async throws -> ChildID {
                let request = RegistryTests.child(
                    name, birthDate: day(born), commune: commune, registeredOn: day("2020-01-10"))
                return try await office.call(Children.register, request).id
            }
            let own = [
                try await enter("Lê Thị Bé", "2012-05-10", in: Office.commune),
                try await enter("Vũ Thị Hai", "2013-06-11", in: Office.commune),
            ].sorted()
            let other = try await enter("Phạm Thị Ba", "2014-07-12", in: Self.elsewhere)
            try await part(deployment) {
                for id in own {
                    _ = try await office.call(
                        Children.merge, MergeChildren(survivor: other, duplicate: id, reason: "Một trẻ"))
                }
            } unmerging: {
                for id in own {
                    _ = try await office.call(
                        Children.unmerge, UnmergeChild(duplicate: id, reason: "Ba trẻ"))
                }
            }
            for (client, shown) in [(office.acting(as: Office.commune), own[0]), (office, other)] {
                let list = ListChildren().with { $0.knownOn = Self.between }
                #expect(try await client.items(Children.list, list).map(\.id) == [shown])
                for id in own {
                    #expect(try await client.child(id, knownOn: "2021-04-15").id == shown)
                    #expect(try await client.child(id).id == id)
                }
            }
        }
    }

    @Test("a child is shown to each office without the other's entry, and without what is around that")
    func child() async throws {
        try await Office.deploy { deployment, office in
            let own = try await office.call(
                Children.register, RegistryTests.child("Lê Thị Bé", registeredOn: day("2020-01-10"))
            ).id
            let second = RegistryTests.child(
                "Lê Thị Bé Hai", personalNumber: "034312001234", commune: Self.elsewhere,
                registeredOn: day("2020-02-10"))
            let other = try await office.call(Children.register, second).id
            let abandoned = "law2016-abandoned"
            _ = try await office.call(
                Circumstances.add, AddCircumstance(child: own, code: abandoned, start: day("2020-03-01")))
            _ = try await office.link(office.carer(), to: own, since: "2020-03-01")
            try await part(deployment) {
                let merging = MergeChildren(survivor: other, duplicate: own, reason: "Một trẻ")
                _ = try await office.call(Children.merge, merging)
            } unmerging: {
                let unmerging = UnmergeChild(duplicate: own, reason: "Hai chị em")
                _ = try await office.call(Children.unmerge, unmerging)
            }
            func got(_ id: ChildID, _ client: TestClient) async throws -> Child {
                try await client.call(Children.get, GetChild(id: id).with { $0.knownOn = Self.between })
            }
            func around(_ id: ChildID, _ client: TestClient) async throws -> [ChildID] {
                let held = ListCircumstances(child: id).with { $0.knownOn = Self.between }
                let links = ListCaregivers(child: id).with { $0.knownOn = Self.between }
                return try await client.call(Circumstances.list, held).items.map(\.child)
                    + client.call(Caregivers.list, links).items.map(\.link.child)
            }
            let (here, there) = (office.acting(as: Office.commune), office.acting(as: Self.elsewhere))
            let theirs = try await got(other, there)
            #expect((theirs.id, theirs.caregivers) == (other, 0))
            #expect(theirs.aliases == nil)
            #expect(theirs.circumstances == [])
            #expect(try await around(other, there) == [])
            let mine = try await got(own, here)
            #expect((mine.id, mine.caregivers) == (own, 1))
            #expect(mine.aliases == nil)
            #expect(try await around(own, here) == [own, own])
            let whole = try await got(own, office)
            #expect((whole.id, whole.caregivers) == (other, 1))
            #expect(whole.aliases == [own])
            #expect(whole.circumstances.map(\.code) == [abandoned])
            #expect(try await around(other, office) == [own, own])

            // No more is to be told from who is in a list, and who is not.
            func listed(_ code: String?, _ client: TestClient) async throws -> [ChildID] {
                let request = ListChildren().with { ($0.circumstance, $0.knownOn) = (code, Self.between) }
                return try await client.items(Children.list, request).map(\.id)
            }
            #expect(try await listed(abandoned, there) == [])
            #expect(try await listed(nil, there) == [other])
            #expect(try await listed(abandoned, here) == [own])
            #expect(try await listed(nil, here) == [own])
            #expect(try await listed(abandoned, office) == [other])
        }
    }
}

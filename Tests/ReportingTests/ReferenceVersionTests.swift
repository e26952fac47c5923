import Bus
import ReportingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A figure says by which reference data it was counted", .timeLimit(.minutes(5)))
struct ReferenceVersionTests {
    @Test("the one of now, since when, and whether it was another on the day whose knowledge is used")
    func figure() async throws {
        try await Province.open(today: "2021-03-15", on: [.inProcess]) { province in
            _ = try await province.children(2)
            #expect(try await province.progress().reference == nil)
            let store = province.deployment.store(of: "reporting")
            try await store.adopt(.reference, digest: "first")
            try await store.adopt(.policy, digest: "policy")
            var first = ReferenceVersion(digest: "first", since: day("2021-03-15"))
            #expect(try await province.progress().reference == first)
            province.deployment.set(day: day("2021-03-20"))
            #expect(try await province.progress(knownOn: "2021-03-10").reference == first)
            try await store.adopt(.reference, digest: "second")
            let second = ReferenceVersion(digest: "second", since: day("2021-03-20"))
            let before = try await province.progress(on: "2021-03-15", knownOn: "2021-03-19")
            #expect(before.reference == second.with { $0.otherThen = true })
            #expect(try await province.progress(on: "2021-03-15").reference == second)
            let report = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-03-20")))
            #expect(report.reference == second)
            // Files of before that are put back are those of before.
            try await store.adopt(.reference, digest: "first")
            let again = try await province.progress(on: "2021-03-15", knownOn: "2021-03-19").reference
            first.since = day("2021-03-20")
            #expect(again == first)
        }
    }

    @Test("who may go over the evidence reads which they were")
    func list() async throws {
        try await Province.open(today: "2021-03-15", on: [.inProcess]) { province in
            let store = province.deployment.store(of: "reporting")
            try await store.adopt(.reference, digest: "first")
            try await store.adopt(.policy, digest: "policy")
            let auditor = province.deployment.client(as: Principal(unit: Province.area, roles: [.auditor]))
                .on("reporting")
            let adopted = try await auditor.call(AdminVersions.list, Empty())
            #expect(adopted.service == "reporting")
            #expect(adopted.versions.map(\.kind) == [.reference, .policy])
            #expect(adopted.versions.map(\.digest) == ["first", "policy"])
            let reader = province.deployment.client(as: Principal(unit: Province.area, roles: [.reader])).on(
                "reporting")
            #expect(
                try await reader.refusal(of: AdminVersions.list, Empty())?.status == .permissionDenied)
        }
    }
}

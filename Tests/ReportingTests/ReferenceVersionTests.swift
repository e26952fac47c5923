import Bus
import ReportingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A figure is counted by the reference data that was known", .timeLimit(.minutes(5)))
struct ReferenceVersionTests {
    /// The shipped files, and the same after somebody edited what has been in force all the time: a band of ages.
    private static func files() throws -> (before: [String: String], after: [String: String]) {
        let before = try SourceTree.referenceFiles()
        let bands = try #require(before["age_bands.csv"])
        var after = before
        after["age_bands.csv"] = bands.replacing(
            "children,6-10,6,11,6-10 tuổi,6-10 years", with: "children,6-9,6,10,6-9 tuổi,6-9 years"
        ).replacing("children,11-15,11,16,11-15 tuổi", with: "children,10-15,10,16,10-15 tuổi")
        try #require(after != before)
        return (before, after)
    }

    private func bands(_ progress: Progress) throws -> [String] {
        let first = try #require(progress.values.first { $0.indicator == "T1" })
        return try #require(first.cells).map(\.key)
    }

    @Test("an edited file moves no past figure, and moves the figure as known now")
    func edited() async throws {
        let (before, after) = try Self.files()
        try await Province.open(today: "2021-03-15", on: [.inProcess]) { province in
            try await province.deployment.store(of: "reporting").adopt(.reference(before))
            // Ten years old on the day.
            _ = try await province.child(born: "2010-05-10", registered: "2021-01-04")
            let first = try await province.progress(on: "2021-03-15", by: .ageBand)
            #expect(try bands(first) == ["6-10"])
            province.deployment.set(day: day("2021-03-20"))
            try await province.deployment.restart("reporting", adopting: after)
            let then = try await province.progress(on: "2021-03-15", knownOn: "2021-03-16", by: .ageBand)
            #expect(try bands(then) == ["6-10"])
            #expect(then.values == first.values)
            #expect(then.reference?.otherNow == true)
            #expect(then.reference?.digest == first.reference?.digest)
            let now = try await province.progress(on: "2021-03-15", by: .ageBand)
            #expect(try bands(now) == ["10-15"])
            #expect(now.reference?.otherNow == nil)
            #expect(now.reference?.since == day("2021-03-20"))
            // The day on which it was edited ended with the edited file.
            province.deployment.set(day: day("2021-03-21"))
            let evening = try await province.progress(on: "2021-03-15", knownOn: "2021-03-20", by: .ageBand)
            #expect(try bands(evening) == ["10-15"])
        }
    }

    @Test("what has become confidential since is hidden in the figures of before too")
    func confidential() async throws {
        let before = try SourceTree.referenceFiles()
        let categories = try #require(before["circumstances.csv"])
        let open = try Reference(files: before)
        // Nothing may point to what is confidential.
        let pointedTo = Set(open.assistanceGrounds.flatMap(\.circumstances))
        let free = open.circumstances.filter { !$0.isConfidential && !pointedTo.contains($0.code) }
        let code = try #require(free.first { $0.list == "LAW2016" }?.code)
        let row = try #require(categories.split(separator: "\n").first { $0.hasPrefix("\(code),") })
        var after = before
        after["circumstances.csv"] = categories.replacing(
            String(row), with: row.replacing(",no,,,", with: ",yes,a law,M,"))
        let sealed = try Reference(files: after)
        #expect(sealed.circumstances.first { $0.code == code }?.isConfidential == true)
        let known = open.confidential(as: sealed)
        #expect(known.circumstances.first { $0.code == code }?.isConfidential == true)
        #expect(
            known.circumstances.filter(\.isConfidential).count
                == open.circumstances.filter(\.isConfidential).count + 1)
    }

    @Test("the one of then, since when, and whether there is another now")
    func figure() async throws {
        let (before, after) = try Self.files()
        try await Province.open(today: "2021-03-15", on: [.inProcess]) { province in
            _ = try await province.children(2)
            #expect(try await province.progress().reference == nil)
            let store = province.deployment.store(of: "reporting")
            try await store.adopt(.reference(before))
            try await store.adopt(.policy("policy"))
            let (one, other) = (AdoptedTexts.reference(before), AdoptedTexts.reference(after))
            var first = ReferenceVersion(digest: one.digest, since: day("2021-03-15"))
            #expect(try await province.progress().reference == first)
            province.deployment.set(day: day("2021-03-20"))
            #expect(try await province.progress(knownOn: "2021-03-10").reference == first)
            try await store.adopt(other)
            let second = ReferenceVersion(digest: other.digest, since: day("2021-03-20"))
            let then = try await province.progress(on: "2021-03-15", knownOn: "2021-03-19")
            #expect(then.reference == first.with { $0.otherNow = true })
            #expect(try await province.progress(on: "2021-03-15").reference == second)
            let report = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-03-20")))
            #expect(report.reference == second)
            // Files of before that are put back are those of before.
            try await store.adopt(one)
            let again = try await province.progress(on: "2021-03-15", knownOn: "2021-03-19").reference
            #expect(again == first)
            first.since = day("2021-03-20")
            #expect(try await province.progress(on: "2021-03-15").reference == first)
        }
    }

    @Test("who may go over the evidence reads which they were")
    func list() async throws {
        try await Province.open(today: "2021-03-15", on: [.inProcess]) { province in
            let store = province.deployment.store(of: "reporting")
            let adopted = [AdoptedTexts.reference(["a.csv": "first"]), .policy("policy")]
            for one in adopted { try await store.adopt(one) }
            let auditor = province.deployment.client(as: Principal(unit: Province.area, roles: [.auditor]))
                .on("reporting")
            let listed = try await auditor.call(AdminVersions.list, Empty())
            #expect(listed.service == "reporting")
            #expect(listed.versions.map(\.kind) == [.reference, .policy])
            #expect(listed.versions.map(\.digest) == adopted.map(\.digest))
            let pieces = try await auditor.items(AdminAudit.verify, VerifyEvidence())
            #expect(pieces.flatMap(\.faults) == [])
            let reader = province.deployment.client(as: Principal(unit: Province.area, roles: [.reader])).on(
                "reporting")
            #expect(
                try await reader.refusal(of: AdminVersions.list, Empty())?.status == .permissionDenied)
        }
    }
}

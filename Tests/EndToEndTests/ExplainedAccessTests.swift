import Bus
import Foundation
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Why somebody may do something, by the service itself", .timeLimit(.minutes(5)), .serialized)
struct ExplainedAccessTests {
    private static let district: UnitPath = "thai-binh/thai-thuy"
    private static let other: UnitPath = "thai-binh/tien-hai"
    private static let lead: UnitPath = "thai-binh/so-ldtbxh"

    private static func about(
        _ method: String = "registry.Children/Get", _ change: (inout ExplainAccess) -> Void = { _ in }
    ) -> ExplainAccess {
        var request = ExplainAccess(method: method)
        change(&request)
        return request
    }

    private func refusal(_ client: BusClient, _ request: ExplainAccess) async throws -> CallError {
        let error = await #expect(throws: CallError.self) {
            try await client.call(AdminAccess.explain, request)
        }
        return try #require(error)
    }

    @Test("it answers from the policy in force, names its line, says it in both languages and leaks nothing")
    func explains() async throws {
        try await withStack(["registry"]) { stack in
            try await stack.healthy(as: Self.district)
            let clerk = try stack.client(of: "registry", as: Self.district)
            let stranger = try stack.client(of: "registry", as: Self.other)
            let child = try await clerk.call(
                Children.register,
                RegisterChild(name: "Bé Hoa", sex: .female, commune: "thai-binh/thai-thuy/diem-dien").with {
                    $0.birthDate = Day(daysSinceEpoch: 16_000)
                })
            let own = try await clerk.call(AdminAccess.explain, Self.about { $0.child = child.id })
            #expect(own.allowed && own.reason == .granted && own.unit == Self.district)
            #expect(own.needs == .reader && own.rules.contains { $0.covered == true })
            let rule = try #require(own.rules.first)
            #expect(rule.writtenAt.hasPrefix("policy.yaml:"))
            #expect(own.english.contains { $0.contains(rule.writtenAt) })
            #expect(own.vietnamese.count == own.english.count && own.vietnamese != own.english)
            // Where it lives is not told.
            #expect(!own.english.contains { $0.contains("diem-dien") })

            // A child out of reach is as one that is not there.
            let unknown = ChildID(at: .now())
            let hidden = try await refusal(stranger, Self.about { $0.child = child.id })
            let nobody = try await refusal(stranger, Self.about { $0.child = unknown })
            #expect(hidden.status == .notFound && nobody.status == .notFound)
            #expect(
                hidden.message.replacing(child.id.text, with: "")
                    == nobody.message.replacing(unknown.text, with: ""))

            // What others may is for auditors, whether there is such a unit or not.
            for unit in [Self.other, "thai-binh/khong-co"] as [UnitPath] {
                let denied = try await refusal(clerk, Self.about { $0.unit = unit })
                #expect(denied.status == .permissionDenied)
            }
            let auditor = try stack.client(of: "registry", as: Self.lead)
            let others = try await auditor.call(
                AdminAccess.explain,
                Self.about {
                    $0.unit = Self.other
                    $0.place = "thai-binh/thai-thuy"
                })
            #expect(!others.allowed && others.reason == .outOfReach)
            let method = try await refusal(clerk, Self.about("registry.Children/Steal"))
            #expect(method.status == .notFound)

            // A slip of the pen changes nothing that is in force, and nothing that is explained.
            try stack.place.write("compose/policy.yaml", "grants: nonsense\n")
            try await stack.says("the policy cannot be read", "registry")
            let still = try await clerk.call(AdminAccess.explain, Self.about { $0.child = child.id })
            #expect(still == own)
            // What is taken away is taken away in the answer too.
            try stack.place.write(
                "compose/policy.yaml", "grants:\n  - {unit: \(Self.lead), roles: {operator: [thai-binh]}}\n")
            while try await clerk.call(AdminAccess.explain, Self.about()).allowed {}
            let none = try await clerk.call(AdminAccess.explain, Self.about())
            #expect(none.reason == .noRole && none.rules.isEmpty)
        }
    }
}

import Bus
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// What people write of a child in other departments than the register: each text of each command that names a child, or answers
/// with one.
@Suite("What people write of a child", .timeLimit(.minutes(5)))
struct WrittenOfChildrenTests {
    /// Looked over, one by one. `EndToEndTests/WrittenAtRestTests` plays each of those under the child's own key and looks for its
    /// words in every file; `EndToEndTests/AtRestTests` does so for the granting and the stopping of an entitlement. The other ones
    /// on entitlements and workflows are played by neither.
    private static let reviewed: [String: Set<String>] = [
        // Under the child's own key, in no event.
        "catalogue.Deliveries/Correct": ["note", "reason"],
        "catalogue.Deliveries/Import": ["note"],
        "catalogue.Deliveries/Record": ["note"],
        "catalogue.Referrals/Cancel": ["reason"],
        "catalogue.Referrals/Create": ["note"],
        "catalogue.Referrals/Decline": ["reason"],
        "funding.Waivers/Correct": ["decision", "reason"],
        "funding.Waivers/End": ["reason"],
        "funding.Waivers/Grant": ["decision"],
        "campaigns.Classes/Correct": ["reason"],
        "campaigns.Classes/Enrol": ["reason"],
        "campaigns.Classes/Leave": ["reason"],
        // With the ground that they are paid on, sealed by the vault.
        "funding.Entitlements/Change": ["account", "bank", "decision", "paper", "rate"],
        "funding.Entitlements/Correct": ["decision", "rate", "reason"],
        "funding.Entitlements/Grant": ["account", "bank", "decision", "paper", "rate"],
        "funding.Entitlements/Return": ["reason"],
        "funding.Entitlements/Stop": ["reason"],
        "funding.Entitlements/Suspend": ["reason"],
        "funding.Entitlements/Void": ["reason"],
        // Sealed by the vault, and taken off when the child is forgotten.
        "gateway.Workflows/Cancel": ["reason"],
        "gateway.Workflows/Signal": ["signature", "workflow"],
        "gateway.Workflows/Start": ["reason", "signature", "workflow"],
    ]

    private static let names: Set = ["clear", "methods"]

    @Test("is sealed, wherever it is written: each text of each request about a child was looked over")
    func lookedOver() {
        var written: [String: Set<String>] = [:]
        for contract in DepartmentServices.contracts where contract.service != "registry" {
            for method in contract.methods where [.command, .import].contains(method.kind) {
                let shapes = [method.types.request, method.types.reply].map {
                    SchemaPlaces(Schemas.schema(of: $0))
                }
                guard shapes.contains(where: { !$0.members.isDisjoint(with: ["child", "learner"]) }) else {
                    continue
                }
                // Of a list its name. What a request takes off or lets do is named, and not written.
                let texts = shapes[0].freeTexts.compactMap { $0.last { Int($0) == nil } }
                    .filter { !Self.names.contains($0) }
                if !texts.isEmpty { written[method.name] = Set(texts) }
            }
        }
        for name in Set(written.keys).union(Self.reviewed.keys).sorted() {
            #expect(written[name] == Self.reviewed[name], "\(name)")
        }
    }
}

import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("The register is what its log says", .timeLimit(.minutes(5)))
struct RegisterProofTests {
    /// A child with everything around it, that moves, is put right, closed and taken back.
    private func act(_ office: TestClient) async throws -> ChildID {
        let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
        let id = try await office.call(Children.register, child()).id
        for code in ["law2016-abandoned", "law2016-hiv"] {
            _ = try await doctor.call(
                Circumstances.add, AddCircumstance(child: id, code: code, start: day("2018-01-01")))
        }
        _ = try await office.call(
            Disabilities.determine, DetermineDisability(child: id, type: .vision, degree: .mild))
        let mother = try await office.call(
            Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune)
        ).id
        _ = try await office.call(
            Caregivers.link, LinkCaregiver(caregiver: mother, child: id, relation: .mother))
        let placement = try await office.call(
            Placements.begin,
            BeginPlacement(child: id, kind: .residential).with {
                $0.expectedEnd = Office.today.advanced(by: 10)
            })
        _ = try await office.call(
            Placements.extend, ExtendPlacement(id: placement.id, expectedEnd: Office.today.advanced(by: 30)))
        _ = try await office.call(
            Children.update, UpdateChild(id: id).with { $0.povertyStatus = .poor })
        _ = try await office.call(Children.close, CloseChild(id: id, reason: .moved))
        let closure = try #require(try await office.history(id, .standing).last?.fact)
        _ = try await office.call(Children.void, VoidChildFact(id: id, fact: closure))
        return id
    }

    private func faults(_ deployment: Deployment) async throws -> [String] {
        var found: [String] = []
        try await deployment.store(of: "registry").verifyEvidence(proof: RegisterProof.self) { piece in
            found += piece.faults.filter { $0.message.key.hasPrefix("registry.") }
                .map { "\($0.message.key.dropFirst("registry.".count)) \($0.table)" }
        }
        return found
    }

    @Test("what commands kept is what their events explain")
    func sound() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            _ = try await act(office)
            #expect(try await faults(deployment) == [])
        }
    }

    @Test(
        "a row that was changed, put in or removed is found, and which it is",
        arguments: [
            (
                "UPDATE children SET commune = 'thai-binh/thai-thuy/thuy-lien'", ["child-differs children"]
            ),
            (
                """
                DROP TRIGGER child_homes_versions_no_update;
                UPDATE child_homes_versions SET from_day = '2001-01-01';
                """, ["version-unexplained child_homes_versions"]
            ),
            (
                """
                DROP TRIGGER placement_facts_versions_no_delete;
                DELETE FROM placement_facts_versions WHERE number = 1;
                """, ["version-missing placement_facts_versions"]
            ),
            (
                """
                INSERT INTO child_poverty_versions
                SELECT number + 50, fact, subject, kind, from_day, until_day, value, position, moment, unit, person,
                  cause FROM child_poverty_versions WHERE number = 1
                """, ["version-unexplained child_poverty_versions"]
            ),
        ])
    func attacks(sql: String, found: [String]) async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            _ = try await act(office)
            let call = CommandCall(
                principal: Principal(unit: Office.province, roles: []), method: "test.Test/Tamper",
                language: .en, idempotencyKey: "tamper", body: [])
            _ = try await deployment.store(of: "registry").command(call) { tx in
                tx.authorizeByRoleAlone()
                try tx.db.execute(sql: sql)
                return []
            }
            #expect(try await faults(deployment) == found)
        }
    }
}

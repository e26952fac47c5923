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
            BeginPlacement(child: id, kind: .residential).with { $0.provider = Office.facility }.with {
                $0.expectedEnd = Office.today.advanced(by: 10)
            })
        _ = try await office.call(
            Placements.extend, ExtendPlacement(id: placement.id, expectedEnd: Office.today.advanced(by: 30)))
        _ = try await office.call(
            Workers.register, RegisterWorker(name: "Vũ Thị Chín", unit: Office.commune, role: .collaborator))
        _ = try await office.call(Cases.open, OpenCase(child: id, concern: .neglect))
        _ = try await office.call(
            Children.update, UpdateChild(id: id).with { $0.povertyStatus = .poor })
        _ = try await office.call(Children.close, CloseChild(id: id, reason: .moved))
        let closure = try #require(try await office.history(id, .standing).last?.fact)
        _ = try await office.call(Children.void, VoidChildFact(id: id, fact: closure))
        return id
    }

    @Test("what commands kept is what their events explain")
    func sound() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await act(office)
            for name in ["Vũ Thị Một", "Vũ Thị Hai"] {
                let other = try await office.call(
                    Children.register, child(name, commune: "thai-binh/tien-hai/tien-hai")
                ).id
                _ = try await office.call(
                    Children.merge, MergeChildren(survivor: id, duplicate: other, reason: "Một trẻ"))
                if name == "Vũ Thị Hai" { break }
                _ = try await office.call(
                    Children.unmerge, UnmergeChild(duplicate: other, reason: "Hai trẻ"))
            }
            let found = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test(
        "a row that was changed, put in or removed is found, and which it is",
        arguments: [
            (
                "UPDATE children SET commune = 'thai-binh/thai-thuy/thuy-lien'",
                ["evidence-column-differs children"]
            ),
            ("UPDATE children SET survivor = id", ["evidence-column-differs children"]),
            (
                """
                UPDATE children SET survivor = '01890000-0000-7000-8000-000000000001',
                  commune = 'thai-binh/thai-thuy/thuy-lien'
                """, ["evidence-column-differs children"]
            ),
            (
                """
                DROP TRIGGER child_homes_versions_no_update;
                UPDATE child_homes_versions SET from_day = '2001-01-01';
                """, ["evidence-version-unexplained child_homes_versions"]
            ),
            (
                """
                DROP TRIGGER placement_facts_versions_no_delete;
                DELETE FROM placement_facts_versions WHERE number = 1;
                """, ["evidence-version-missing placement_facts_versions"]
            ),
            (
                """
                INSERT INTO child_poverty_versions
                SELECT number + 50, fact, subject, kind, from_day, until_day, value, position, moment, unit, person,
                  cause FROM child_poverty_versions WHERE number = 1
                """, ["evidence-version-unexplained child_poverty_versions"]
            ),
            (
                """
                INSERT INTO circumstance_facts_versions
                SELECT number + 50, fact, subject, kind, from_day, until_day, value, position, moment, unit, person,
                  cause FROM circumstance_facts_versions WHERE subject LIKE '#%' LIMIT 1
                """, ["evidence-version-unexplained circumstance_facts_versions"]
            ),
            (
                """
                DROP TRIGGER circumstance_facts_versions_no_delete;
                DELETE FROM circumstance_facts_versions WHERE subject LIKE '#%';
                """, ["evidence-hidden-version-missing circumstance_facts_versions"]
            ),
            ("UPDATE workers SET unit = 'thai-binh'", ["evidence-column-differs workers"]),
            (
                """
                DROP TRIGGER worker_roles_versions_no_update;
                UPDATE worker_roles_versions SET value = '"caseManager"';
                """, ["evidence-version-unexplained worker_roles_versions"]
            ),
            (
                "UPDATE caregivers SET commune = 'thai-binh/thai-thuy/thuy-lien'",
                ["evidence-column-differs caregivers"]
            ),
            ("DELETE FROM case_entries; DELETE FROM case_keepers; DELETE FROM cases", ["cases-untold cases"]),
        ])
    func attacks(sql: String, found: [String]) async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            _ = try await act(office)
            try deployment.alter("registry", SQL(sql: sql))
            let told = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(told == found)
        }
    }
}

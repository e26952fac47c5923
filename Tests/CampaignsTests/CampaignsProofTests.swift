import Bus
import CampaignsAPI
import GRDB
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Campaigns and teaching are what their log says", .timeLimit(.minutes(5)))
struct CampaignsProofTests {
    /// A campaign with a material, a class with a child that was there on two days, hours that are put right, and a result.
    private func act(_ body: (Deployment, TestClient) async throws -> Void) async throws {
        try await School.deploy { deployment, office in
            let child = try await School.born(office, on: "2012-05-10")
            let planned = try await office.call(Campaigns.plan, School.campaign("2021-03-01"))
            _ = try await School.leaflets(office)
            let opened = try await School.attended(office, child)
            _ = try await office.call(
                Classes.correctAttendance,
                CorrectAttendance(
                    id: opened.id, learner: Learner(child), on: day("2021-03-08"), hours: 4))
            _ = try await office.call(Campaigns.approve, ApproveCampaign(id: planned.id))
            _ = try await office.call(Classes.complete, CompleteClass(id: opened.id))
            try await body(deployment, office)
        }
    }

    @Test("what commands kept is what their events explain")
    func sound() async throws {
        try await act { deployment, _ async throws in
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test(
        "a row that was changed, put in or removed is found, and which it is",
        arguments: [
            ("UPDATE campaigns SET status = 'launched'", ["evidence-row-differs campaigns"]),
            ("UPDATE courses SET hours = 1", ["evidence-row-differs courses"]),
            ("UPDATE classes SET place = 'thai-binh'", ["evidence-row-differs classes"]),
            ("DELETE FROM materials", ["evidence-row-differs materials"]),
            (
                """
                DROP TRIGGER attendance_facts_versions_no_update;
                UPDATE attendance_facts_versions SET value = replace(value, '"hours":4', '"hours":9')
                """, ["evidence-version-unexplained attendance_facts_versions"]
            ),
            (
                """
                DROP TRIGGER attendance_facts_versions_no_delete;
                DELETE FROM attendance_facts_versions WHERE number = 1
                """, ["evidence-version-missing attendance_facts_versions"]
            ),
            (
                """
                DROP TRIGGER enrolment_facts_versions_no_update;
                UPDATE enrolment_facts_versions SET subject = 'x'
                """, ["evidence-version-unexplained enrolment_facts_versions"]
            ),
        ])
    func attacks(sql: String, found: [String]) async throws {
        try await act { deployment, _ async throws in
            try deployment.alter("campaigns", SQL(sql: sql))
            let told = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(told == found)
        }
    }
}

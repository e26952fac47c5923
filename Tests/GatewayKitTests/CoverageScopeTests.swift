import CampaignsAPI
import ReportingAPI
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Coverage of an indicator", .timeLimit(.minutes(5)))
struct CoverageScopeTests {
    @Test(
        "coverage counts whom the indicator counts, or is not told at all: officers' roles are one audience",
        arguments: [
            ([], [.officers, .teachers, .collaborators]),
            (["teacher"], [.teachers]),
            (
                ["providerOfficer", "organisationOfficer", "childOfficer", "collaborator"],
                [.officers, .collaborators]
            ),
            (["childOfficer"], nil), (["childOfficer", "providerOfficer", "teacher"], nil),
            (["teacher", "nobody"], nil),
        ] as [([String], [Audience]?)])
    func workers(roles: [String], audiences: [Audience]?) throws {
        let name = BilingualText(vi: "Tập huấn", en: "Training")
        let start = try #require(Day("2020-01-01"))
        let end = try #require(Day("2025-12-31"))
        let plan = PlanDocument(
            id: "bac-son", name: name, period: try Period(from: start, through: end), area: "bac-son",
            lead: "bac-son/so-mot")
        let population = PopulationDeclaration().with { $0.workers = WorkerFilter(roles: roles) }
        let indicator = IndicatorDeclaration(
            id: "T3", name: name, clause: "I", measure: .percent, population: population
        ).with { $0.having = [FactDeclaration().with { $0.training = ["inclusion"] }] }
        let scope = CoverageScope(indicator, of: plan)
        #expect(scope?.audiences == audiences)
        #expect(scope?.topics == (audiences == nil ? nil : ["inclusion"]))
    }
}

import Bus
package import CampaignsAPI
import RegistryAPI
package import ReportingAPI
package import Vocabulary

extension ServiceClients {
    /// Who asks about a plan: `unit`, or the one that leads it today.
    package func asker(_ unit: UnitPath?, about published: PublishedPlan) -> UnitPath {
        unit ?? published.actingLead ?? published.plan.lead
    }

    /// The approved course that people mean: by its id, or by its title however it is spelt. Throws ``Failure`` where that is
    /// none, or several.
    package func course(_ words: String, as unit: UnitPath) async throws -> Course {
        let client = try client(to: CampaignsContract.name, as: .unit(unit))
        let courses = try await client.all(Courses.list, CallOptions(language: language)) { after in
            ListCourses().with { ($0.status, $0.after) = (.approved, after) }
        }
        let asked = Vietnamese.folded(words)
        let found = courses.filter { $0.id.text == words || Vietnamese.folded($0.title) == asked }
        return try found.onlyOne(orSay: Message("gateway.no-course-called", ["course": words])) { courses in
            Message(
                "gateway.several-courses-called",
                ["course": words, "ids": courses.map(\.id.text).joined(separator: ", ")])
        }
    }
}

extension ServiceClients {
    /// The campaign that people mean: by its id, or by its title however it is spelt, of those that `unit` may see. Throws ``Failure``
    /// where that is none, or several.
    package func campaign(_ words: String, as unit: UnitPath) async throws -> Campaign {
        let client = try client(to: CampaignsContract.name, as: .unit(unit))
        let campaigns = try await client.all(Campaigns.list, CallOptions(language: language)) { after in
            ListCampaigns().with { $0.after = after }
        }
        let asked = Vietnamese.folded(words)
        let found = campaigns.filter { $0.id.text == words || Vietnamese.folded($0.title) == asked }
        return try found.onlyOne(orSay: Message("gateway.no-campaign-called", ["campaign": words])) {
            campaigns in
            Message(
                "gateway.several-campaigns-called",
                ["campaign": words, "ids": campaigns.map(\.id.text).joined(separator: ", ")])
        }
    }
}

extension CoverageScope {
    /// Who counts in an indicator's denominator, and what in its numerator, as campaigns is asked for it; nil of one that does not
    /// count who was taught, or that counts by more than campaigns knows of people.
    package init?(_ indicator: IndicatorDeclaration, of plan: PlanDocument) {
        guard indicator.having.count == 1, let topics = indicator.having[0].training else { return nil }
        let population = indicator.population
        if let filter = population.children ?? population.caregiversOf {
            guard filter.isOfAgeAndDisability else { return nil }
            self.init([population.children == nil ? .caregivers : .children])
            (ageUnder, everyChild) = (filter.ageUnder, filter.disability == nil)
        } else if let workers = population.workers {
            guard let audiences = Self.audiences(of: workers.roles) else { return nil }
            self.init(audiences)
        } else {
            return nil
        }
        self.topics = topics.isEmpty ? nil : topics
        since = indicator.span == .plan ? plan.period.start : nil
    }

    /// The audiences of workers' roles; an empty list means all. Officers of several roles are one audience: nil where some of these
    /// are asked for and others not.
    private static func audiences(of roles: [String]) -> [Audience]? {
        if roles.isEmpty { return [.officers, .teachers, .collaborators] }
        let known: [(audience: Audience, roles: [WorkerRole])] = [
            (.officers, [.childOfficer, .providerOfficer, .organisationOfficer]), (.teachers, [.teacher]),
            (.collaborators, [.collaborator]),
        ]
        let asked = Set(roles)
        let found = known.filter { !asked.isDisjoint(with: $0.roles.map(\.rawValue)) }
        guard asked == Set(found.flatMap(\.roles).map(\.rawValue)) else { return nil }
        return found.map(\.audience)
    }
}

extension ChildFilter {
    /// Whether it asks for nothing but the age and a determined disability.
    fileprivate var isOfAgeAndDisability: Bool {
        self
            == ChildFilter().with {
                ($0.ageUnder, $0.disability) = (ageUnder, disability == false ? nil : disability)
            }
    }
}

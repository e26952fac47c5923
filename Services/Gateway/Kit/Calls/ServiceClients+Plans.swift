package import Bus
package import ReportingAPI
package import Vocabulary

extension ServiceClients {
    /// The plan in force; asked with the reporting service's own key, since plans are public.
    package func plan(_ id: String) async throws -> PublishedPlan {
        try await client(to: ReportingContract.name, as: .serviceItself)
            .call(Plans.get, GetPlan(id: id), CallOptions(language: language))
    }

    /// The reporting service as `unit`, or as the one that leads the plan today.
    package func reporting(_ unit: UnitPath?, for plan: String) async throws -> BusClient {
        if let unit { return try client(to: ReportingContract.name, as: .unit(unit)) }
        let published = try await self.plan(plan)
        return try client(to: ReportingContract.name, as: .unit(published.actingLead ?? published.plan.lead))
    }
}

import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The version in force of the plan that the request's member `pointer` names.
    func seekPlan(_ id: String, at pointer: String) throws -> Sought<PublishedPlan> {
        try plans.find(id).map(Sought.found) ?? .unknown(unknownPlan(id, at: pointer))
    }

    /// The same, for a caller who may act for the plan's area.
    func seekOwnPlan(_ id: String, at pointer: String) throws -> Sought<PublishedPlan> {
        let sought = try seekPlan(id, at: pointer)
        guard let published = sought.value else { return sought }
        do {
            try authorize(published.plan.area, at: pointer)
            return sought
        } catch let error as OutOfScope {
            return .outOfReach(error, as: try unknownPlan(id, at: pointer))
        }
    }

    /// The version in force. Throws NOT_FOUND.
    func plan(_ id: String, at pointer: String) throws -> PublishedPlan {
        try seekPlan(id, at: pointer).get()
    }

    /// The version that was in force as known then, of a plan that was published since the first. Throws NOT_FOUND.
    func plan(_ id: String, at pointer: String, as asOf: AsOf) throws -> PublishedPlan {
        let published = try plans.find(id, knownOn: asOf.knownOn)
        return try (published.map(Sought.found) ?? .unknown(unknownPlan(id, at: pointer))).get()
    }

    /// The same of what a request asks about; the version in force where it names no day.
    func plan(_ id: String, at pointer: String, as asOf: AsOf?) throws -> PublishedPlan {
        try asOf.map { try plan(id, at: pointer, as: $0) } ?? plan(id, at: pointer)
    }

    /// Says which other plans there are.
    private func unknownPlan(_ id: String, at pointer: String) throws -> Refusal.Violation {
        let known = try plans.ids().filter { $0 != id }.joined(separator: ", ")
        return Refusal.Violation(
            pointer,
            Message(known.isEmpty ? PlanRecords.unknown : "reporting.no-plan", ["id": id, "known": known]))
    }
}

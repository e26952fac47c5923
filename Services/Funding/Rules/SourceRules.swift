import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

/// A source is opened once a year under its name.
struct SourceRules: Rules {
    let reference: Reference
    let today: Day

    func open(_ request: OpenSource, as id: SourceID) throws -> Source {
        var checks = Checks(reference, today: today)
        let name = checks.title(request.name, at: "/name")
        let day = request.on ?? today
        checks.code(request.kind, in: .fundSource, on: day, at: "/kind")
        checks.unit(request.unit, at: "/unit")
        checks.budgetYear(request.year, at: "/year")
        checks.money(request.amount, at: "/amount")
        checks.day(day, at: "/on")
        checks.day(day, notAfterBudget: request.year, at: "/on")
        try checks.finish()
        return Source(
            id: id, name: name, kind: request.kind, unit: request.unit, year: request.year,
            amount: request.amount, on: day)
    }

    /// `namesake` is the unit's source of that year and name.
    func requireOnce(
        _ source: Source, namesake: Source?, by recorder: (SourceID) throws -> Recorder?
    ) throws {
        guard let namesake else { return }
        throw Refusal.exists(
            "/name",
            Message(
                "funding.source-namesake",
                [
                    "name": namesake.name, "year": "\(source.year)", "id": namesake.id.text,
                    "day": namesake.on.description, "by": try recorder(namesake.id)?.text ?? "",
                ]))
    }
}

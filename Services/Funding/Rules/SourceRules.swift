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

    /// What was added.
    func supplement(_ source: Sought<Source>, by request: SupplementSource) throws -> SourceAmount {
        var checks = Checks(reference, today: today)
        checks.positive(request.amount, at: "/amount")
        let document: String = checks.title(request.document, at: "/document", upTo: 100)
        let day = checks.day(request.on, since: .start(of: source.value), at: "/on")
        if let year = source.value?.year { checks.day(day, notAfterBudget: year, at: "/on") }
        try checks.finish(source)
        return SourceAmount(aspect: .supplement, amount: request.amount, document: document)
    }

    /// What goes over. `allocated` is what is allocated of the first, `closed` how its holder has closed the year.
    func carryOver(
        _ from: Sought<Source>, _ to: Sought<Source>, allocated: Money, closed: Settlement?,
        by request: CarryOverSource
    ) throws -> SourceAmount {
        var checks = Checks(reference, today: today)
        if let amount = request.amount { checks.positive(amount, at: "/amount") }
        let document: String = checks.title(request.document, at: "/document", upTo: 100)
        checks.day(request.on ?? today, since: opening(of: from.value, to.value), at: "/on")
        if let old = from.value, let new = to.value,
            new.year != old.year + 1 || new.kind != old.kind
                || !reference.units.isSame(old.unit, new.unit, on: today)
        {
            checks.fail("/into", "funding.not-next-source", ["name": old.name, "year": "\(old.year + 1)"])
        }
        let (old, _) = try checks.finish(from, to)
        if let closed, let day = closed.closedOn {
            throw Refusal.precondition(
                "/source",
                Message(
                    "funding.carry-over-closed",
                    [
                        "unit": old.unit.text, "year": "\(old.year)", "day": day.description,
                        "document": closed.document ?? "", "next": "\(old.year + 1)",
                    ]))
        }
        let left = try old.amount.minus(allocated)
        let amount = request.amount ?? left
        guard amount > .zero, amount <= left else {
            throw Refusal.precondition(
                "/amount",
                Message("funding.source-exceeded", ["name": old.name, "left": "\(left.dong)"])
                    .about(old.id))
        }
        return SourceAmount(aspect: .carryOver, amount: amount, document: document, into: request.into)
    }

    /// The opening from which on all of them are.
    func opening(of one: Source?, _ other: Source?) -> DayBound? {
        .last(.start(of: one), .start(of: other))
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

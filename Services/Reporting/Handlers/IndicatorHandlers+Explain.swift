import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func explainIndicator(_ request: ExplainIndicator, _ snapshot: Snapshot) throws -> Explanation {
        let asOf = try snapshot.asOf(on: request.on, knownAtEndOf: request.knownOn ?? snapshot.today)
        let published = try snapshot.plan(request.plan, at: "/plan", as: asOf)
        let scope = snapshot.visibleScope
        if let unit = request.unit { try snapshot.authorize(unit, at: "/unit") }
        let page = try ListPage(request, in: Member.order)
        let declaration = try published.indicator(request.indicator, at: "/indicator")
        let counter = try counter(
            published.plan, asOf, only: [declaration], units: request.units, snapshot)
        // Asked about then, allowed now: a commune that was merged since lies where its successor lies.
        let days = request.units == .now ? [snapshot.today, asOf.on] : [asOf.on, snapshot.today]
        let then = request.units == .now ? snapshot.units : try snapshot.reference(asOf).units
        let place = request.unit.map { unit in
            // One that nobody knew then is read as it is known now.
            let known = then.unit(unit) == nil ? snapshot.units : then
            return known.territory(of: unit, on: days.first { known.isValid(unit, on: $0) } ?? snapshot.today)
        }
        let found = try counter.members(
            of: declaration, counted: request.counted, place: place, scope: scope,
            after: page.text(before: 0), limit: page.fetched)
        let records = try counter.records(for: found, in: declaration)
        let members = try page.reply(found) { members in
            members.map { CountedMember($0, because: records[$0.id] ?? [], counter.places) }
        }
        for member in found.prefix(members.items.count) {
            if let child = member.child { snapshot.disclose(child) }
        }
        return try Explanation(
            value: counter.value(declaration, by: nil, hidesSmall: true), members: members.items,
            next: members.next
        ).with {
            $0.provisional = asOf.known.isProvisional
            $0.untold = try untold(
                declaration, of: published.plan, before: min(asOf.on, request.knownOn ?? snapshot.today),
                snapshot)
        }
    }

    /// How many members the caller is not told of, who are members by nothing but a confidential circumstance: on the last day
    /// of a year, and never of a few, so that nobody sees the number move with one of them.
    private func untold(
        _ declaration: IndicatorDeclaration, of plan: PlanDocument, before asked: Day, _ snapshot: Snapshot
    ) throws -> Int? {
        guard declaration.countsConfidential(snapshot.reference), !seesConfidential(of: plan, snapshot),
            let day = Day(year: asked.year - 1, month: 12, day: 31)
        else { return nil }
        let then = try snapshot.asOf(on: day, knownAtEndOf: day)
        let counts = try [true, false].map { countsConfidential in
            try PlanCounter(
                plan: plan, declarations: [declaration], asOf: then, units: nil,
                countsConfidential: countsConfidential, memory: memory, snapshot: snapshot
            ).figures(declaration).denominator
        }
        let untold = counts[0] - counts[1]
        return untold < Suppression.smallest ? nil : untold
    }
}

extension Member {
    fileprivate static let order = ListOrder<Member>("id") { [$0.id.text] }
}

extension CountedMember {
    /// So many records speak for a member at most: one is enough to count, and no page may grow past a message.
    static let mostRecords = 100

    init(_ member: Member, because records: [String], _ places: Places) {
        self.init(
            id: member.id.text, unit: places.current(member.unit), counted: member.isCounted,
            because: member.isCounted ? Array(records.prefix(Self.mostRecords)) : [])
    }
}

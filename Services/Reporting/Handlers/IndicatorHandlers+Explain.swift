import Bus
import RegistryKnown
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
        let count = try counter.count(declaration)
        // Asked about then, allowed now: a commune that was merged since lies where its successor lies.
        let days = request.units == .now ? [snapshot.today, asOf.on] : [asOf.on, snapshot.today]
        let then = request.units == .now ? snapshot.units : try snapshot.reference(asOf).units
        let place = request.unit.map { unit in
            // One that nobody knew then is read as it is known now.
            let known = then.unit(unit) == nil ? snapshot.units : then
            return known.territory(of: unit, on: days.first { known.isValid(unit, on: $0) } ?? snapshot.today)
        }
        let units = try snapshot.unitsOfToday(of: declaration.population)
        let visible = count.members.lazy.filter { member in
            guard let unit = member.unit else { return false }
            // Where it was on the day is asked about; who may see it is judged by where it is now.
            let now = if let units { units[member.child.map { .of($0.id) } ?? member.id] } else { unit }
            guard let now, scope.contains(now), place?.contains(unit) ?? true else { return false }
            return request.counted.map { $0 == member.isCounted } ?? true
        }
        let found = page.fetch(visible)
        let records = counter.records(for: found, in: declaration)
        let members = try page.reply(found) { members in
            members.map { CountedMember($0, because: records[$0.id] ?? [], counter.places) }
        }
        for member in found.prefix(members.items.count) {
            if let child = member.child { snapshot.disclose(child.id) }
        }
        return try Explanation(
            value: counter.value(declaration, count, by: nil, hidesSmall: true), members: members.items,
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
                countsConfidential: countsConfidential, snapshot: snapshot
            ).count(declaration).members.count
        }
        let untold = counts[0] - counts[1]
        return untold < Suppression.smallest ? nil : untold
    }
}

extension Snapshot {
    /// Where the children live, or the workers work, today, as far as is known, by their ids: who may see one of them is
    /// judged by that, whatever day is asked about; a caregiver by the child that speaks for it. Nil of what is no person.
    fileprivate func unitsOfToday(of population: PopulationDeclaration) throws -> [Counted: UnitPath]? {
        if population.workers != nil {
            return try Dictionary(
                uniqueKeysWithValues: knownWorkers.workplaces.held(on: today).map {
                    (.of($0.about), $0.value)
                })
        }
        guard population.children != nil || population.caregiversOf != nil else { return nil }
        return try Dictionary(
            uniqueKeysWithValues: knownChildren.homes.held(on: today).map { (.of($0.about), $0.value) })
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
            id: member.id.text, unit: member.unit.map(places.current), counted: member.isCounted,
            because: member.isCounted ? Array(records.prefix(Self.mostRecords)) : [])
    }
}

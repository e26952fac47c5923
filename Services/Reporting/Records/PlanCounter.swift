import CampaignsAPI
import CatalogueAPI
import FundingAPI
import RegistryAPI
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Counts indicators of a plan as of one day: all of them in one go, of the year before only those whose target asks for growth over
/// it. For who may not see confidential circumstances it counts as if nobody had one: no figure, no part of one and no difference
/// between two then tells who has.
final class PlanCounter {
    private let plan: PlanDocument
    private let declarations: [IndicatorDeclaration]
    private let asOf: AsOf
    private let snapshot: Snapshot
    private let countsConfidential: Bool
    private let memory: FigureMemory
    /// That of the day whose knowledge is asked for.
    private let reference: Reference
    private let version: ReferenceVersion?
    /// Of the reference data of today.
    private let adopted: String?
    /// Whether that is another.
    private let isOther: Bool
    private let question: StarQuestion
    private let values: IndicatorValues
    private lazy var all: Result<[String: Figures], any Error> = Result {
        try figures(declarations, question, asOf)
    }
    /// Each kin's figures and what is hidden of them, by the id of each of its indicators.
    private var kin: [String: (figures: [String: Figures], hidden: HiddenCells)] = [:]
    private lazy var tables = memory.tables.value(tablesKey) {
        PlaceTables(tablesKey, now: snapshot.units, known: reference.units)
    }
    private lazy var tablesKey = keyOfTables()
    private lazy var allBefore: Result<[String: Figures], any Error> = Result { try figuresYearBefore() }

    /// `declarations`: those of the plan's that are going to be counted.
    init(
        plan: PlanDocument, declarations: [IndicatorDeclaration], asOf: AsOf, units: BreakdownUnits?,
        countsConfidential: Bool, memory: FigureMemory, snapshot: Snapshot
    ) throws {
        (self.declarations, self.countsConfidential, self.memory) = (declarations, countsConfidential, memory)
        (self.plan, self.asOf, self.snapshot) = (plan, asOf, snapshot)
        (reference, version) = (try snapshot.reference(asOf), try snapshot.referenceVersion(asOf.known))
        // Where the service keeps no log of its reference data, or goes by what it went by then, what was known is what is known.
        isOther = version?.otherNow == true
        adopted = try snapshot.adoptedVersions(of: .reference).last?.digest
        question = try Self.question(
            declarations, of: plan, asOf, by: reference, countsConfidential, snapshot)
        values = IndicatorValues(
            units: reference.units, now: snapshot.units, today: snapshot.today, day: asOf.on,
            as: units ?? .then)
    }

    /// Of one that is among those which are counted.
    func figures(_ declaration: IndicatorDeclaration) throws -> Figures {
        try kin[declaration.id]?.figures[declaration.id] ?? all.get()[declaration.id] ?? Figures()
    }

    func value(
        _ declaration: IndicatorDeclaration, by breakdown: Breakdown?, hidesSmall: Bool
    ) throws -> IndicatorValue {
        let cells = try breakdown.map { breakdown in
            guard hidesSmall, declaration.population.isOfPeople else {
                return values.cells(declaration, try figures(declaration), by: breakdown)
            }
            let hidden = try hidden(declaration)
            switch breakdown {
            case .district, .commune:
                let table = tables.number(breakdown, ofStretch: stretch)
                return values.cells(
                    declaration, try figures(declaration), by: breakdown,
                    hiding: (tables.rows(table), { hidden.hides($0, of: declaration, inTable: table) }))
            case .sex, .ageBand, .ethnicity, .disabilityType, .disabilityDegree:
                return values.cells(
                    declaration, try figures(declaration), by: breakdown,
                    hiding: ([], { hidden.hides($0, of: declaration, by: breakdown) }))
            }
        }
        let value = values.value(
            declaration, try figures(declaration), before: try valueBefore(declaration), cells: cells)
        guard !countsConfidential, declaration.countsConfidential(reference) else { return value }
        return value.with { $0.withoutConfidential = true }
    }

    /// Whether somebody could work out a unit's figures from a table that hides them.
    func withholds(_ unit: UnitPath, of declaration: IndicatorDeclaration) throws -> Bool {
        try declaration.population.isOfPeople && hidden(declaration).withholds(unit, of: declaration)
    }

    /// See ``ReportingAPI/Progress/districtsOn``.
    func districtsOn(by breakdown: Breakdown?) -> Day? {
        breakdown == .district ? places.districtsOn : nil
    }

    /// Where the units that records name lie, by the units that were asked for.
    var places: Places { values.places }

    // MARK: What is hidden

    /// What is hidden of the indicator's kin: the same whichever of them are asked for.
    private func hidden(_ declaration: IndicatorDeclaration) throws -> HiddenCells {
        if let known = kin[declaration.id] { return known.hidden }
        let kin = Kin(of: declaration, in: plan)
        let isCounted = kin.declarations.allSatisfy { one in declarations.contains { $0.id == one.id } }
        let figures = isCounted ? try all.get() : try figures(kin.declarations, question, asOf)
        let key = FigureMemory.HiddenKey(
            figures: try key(kin.declarations, question, asOf), tables: tablesKey)
        let hidden = memory.hidden.value(key) {
            HiddenCells(kin, kin.declarations.map { figures[$0.id] ?? Figures() }, tables)
        }
        for one in kin.declarations { self.kin[one.id] = (figures, hidden) }
        return hidden
    }

    /// The stretch of days in whose tables the units stand that were asked for.
    private var stretch: Int {
        let (day, known) = values.units == .now ? (snapshot.today, []) : (asOf.on, tablesKey.knownStretches)
        let stretches = known.isEmpty ? tablesKey.stretches : known
        let found = max(stretches.lastIndex { $0 <= day } ?? 0, 0)
        return found + (known.isEmpty ? 0 : tablesKey.stretches.count)
    }

    /// Of all days, whichever is asked about: one before the plan may be, and tables that came with it would hide otherwise than
    /// those of the next day, of the same people.
    private func keyOfTables() -> PlaceTables.Key {
        PlaceTables.Key(
            area: plan.area, on: plan.period.start, stretches: snapshot.units.stretches(from: .first),
            knownStretches: isOther ? reference.units.stretches(from: .first) : [],
            now: adopted, known: isOther ? version?.digest : nil)
    }

    // MARK: One by one

    /// Members of an indicator who may be seen within `scope` and were within `place`, in the order of their ids, after one id and
    /// so many at most.
    func members(
        of declaration: IndicatorDeclaration, counted: Bool?, place: Territory?, scope: Territory,
        after id: String?, limit: Int
    ) throws -> [Member] {
        let isDistricts = StarRoot(declaration.population) == .districts
        func isAsked(_ unit: UnitPath) -> Bool { place?.contains(unit) ?? true }
        let asked = StarQuestion.Asked(
            counted: counted,
            place: isDistricts ? nil : place.map { question.words.units(where: $0.contains) },
            scope: question.words.units(where: scope.contains), today: snapshot.today,
            after: id, limit: isDistricts ? Int.max : limit)
        let members = try snapshot.star.members(of: declaration, question, asked)
        guard isDistricts else { return members }
        return Array(members.lazy.filter { scope.contains($0.unit) && isAsked($0.unit) }.prefix(limit))
    }

    /// The records that speak for each of the members.
    func records(
        for members: [Member], in declaration: IndicatorDeclaration
    ) throws -> [Counted: [String]] {
        try snapshot.star.records(for: members, in: declaration, question)
    }

    // MARK: What is counted

    private static func question(
        _ declarations: [IndicatorDeclaration], of plan: PlanDocument, _ asOf: AsOf,
        by reference: Reference, _ countsConfidential: Bool, _ snapshot: Snapshot
    ) throws -> StarQuestion {
        let known = StarQuestion.Known(
            registry: asOf.known[RegistryContract.name], catalogue: asOf.known[CatalogueContract.name],
            campaigns: asOf.known[CampaignsContract.name], funding: asOf.known[FundingContract.name])
        let (star, roots) = (snapshot.star, Set(declarations.map { StarRoot($0.population) }))
        let counted = reference.countedCircumstances(withConfidential: countsConfidential)
        return StarQuestion(
            plan: plan, on: asOf.on, known: known, reference: reference, words: try star.words(),
            children: roots.contains(where: \.isByChild)
                ? try star.sameChildren(on: asOf.on, knownAt: known.registry, for: snapshot) : StarSame(),
            caregivers: roots.contains(where: \.isOfCaregivers)
                ? try star.sameCaregivers(knownAt: known.registry, for: snapshot) : StarSame(),
            workers: roots.contains(.workers)
                ? try star.sameWorkers(on: asOf.on, knownAt: known.registry) : StarSame(),
            tokens: Dictionary(
                counted.map { ($0.code, snapshot.vault.token(circumstance: $0.code)) }
            ) { one, _ in one })
    }

    private func figures(
        _ declarations: [IndicatorDeclaration], _ question: StarQuestion, _ asOf: AsOf
    ) throws -> [String: Figures] {
        let figures = try memory.figures.value(key(declarations, question, asOf)) {
            try snapshot.star.figures(declarations, question)
        }
        return Dictionary(zip(declarations.map(\.id), figures)) { one, _ in one }
    }

    private func key(
        _ declarations: [IndicatorDeclaration], _ question: StarQuestion, _ asOf: AsOf
    ) throws -> FigureMemory.Key {
        FigureMemory.Key(
            declarations: declarations, area: plan.area, period: plan.period, day: asOf.on,
            known: question.known, rewinds: try snapshot.rewinds, reference: version, tokens: question.tokens,
            children: question.children, caregivers: question.caregivers, workers: question.workers)
    }

    private func asksForGrowth(_ declaration: IndicatorDeclaration) -> Bool {
        declaration.targets.contains { $0.grows == true && $0.stands(in: asOf.on.year) }
    }

    private func valueBefore(_ declaration: IndicatorDeclaration) throws -> Double? {
        guard asksForGrowth(declaration), let figures = try allBefore.get()[declaration.id] else {
            return nil
        }
        return declaration.measure.value(figures.numerator, of: figures.denominator)
    }

    private func figuresYearBefore() throws -> [String: Figures] {
        guard let lastDay = Day(year: asOf.on.year - 1, month: 12, day: 31) else { return [:] }
        let (before, growing) = (asOf.at(lastDay), declarations.filter(asksForGrowth))
        return try figures(
            growing,
            Self.question(
                growing, of: plan, before, by: reference, countsConfidential, snapshot), before)
    }
}

extension TargetDeclaration {
    func stands(in year: Int) -> Bool { from <= year && year <= through }
}

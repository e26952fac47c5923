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
    private let question: StarQuestion
    private let values: IndicatorValues
    private lazy var all: Result<[String: Figures], any Error> = Result {
        try figures(declarations, question, asOf)
    }
    private lazy var allBefore: Result<[String: Figures], any Error> = Result { try figuresYearBefore() }

    /// `declarations`: those of the plan's that are going to be counted.
    init(
        plan: PlanDocument, declarations: [IndicatorDeclaration], asOf: AsOf, units: BreakdownUnits?,
        countsConfidential: Bool, memory: FigureMemory, snapshot: Snapshot
    ) throws {
        (self.declarations, self.countsConfidential, self.memory) = (declarations, countsConfidential, memory)
        (self.plan, self.asOf, self.snapshot) = (plan, asOf, snapshot)
        (reference, version) = (try snapshot.reference(asOf), try snapshot.referenceVersion(asOf.known))
        question = try Self.question(
            declarations, of: plan, asOf, by: reference, countsConfidential, snapshot)
        values = IndicatorValues(
            units: reference.units, now: snapshot.units, today: snapshot.today, day: asOf.on,
            as: units ?? .then)
    }

    /// Of one that is among those which are counted.
    func figures(_ declaration: IndicatorDeclaration) throws -> Figures {
        try all.get()[declaration.id] ?? Figures()
    }

    func value(
        _ declaration: IndicatorDeclaration, by breakdown: Breakdown?, hidesSmall: Bool
    ) throws -> IndicatorValue {
        let figures = try figures(declaration)
        let cells = breakdown.map { breakdown in
            values.cells(declaration, figures, by: breakdown, hidesSmall: hidesSmall)
        }
        let value = values.value(declaration, figures, before: try valueBefore(declaration), cells: cells)
        guard !countsConfidential, declaration.countsConfidential(reference) else { return value }
        return value.with { $0.withoutConfidential = true }
    }

    /// Every district and commune whose figures somebody could work out from a table that hides them.
    func withheld(_ declaration: IndicatorDeclaration) throws -> Set<String> {
        values.withheld(declaration, try figures(declaration))
    }

    /// See ``ReportingAPI/Progress/districtsOn``.
    func districtsOn(by breakdown: Breakdown?) -> Day? {
        breakdown == .district ? places.districtsOn : nil
    }

    /// Where the units that records name lie, by the units that were asked for.
    var places: Places { values.places }

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
        let key = FigureMemory.Key(
            declarations: declarations, area: plan.area, period: plan.period, day: asOf.on,
            known: question.known, rewinds: try snapshot.rewinds, reference: version, tokens: question.tokens,
            children: question.children, caregivers: question.caregivers, workers: question.workers)
        let figures = try memory.figures(key) { try snapshot.star.figures(declarations, question) }
        return Dictionary(zip(declarations.map(\.id), figures)) { one, _ in one }
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

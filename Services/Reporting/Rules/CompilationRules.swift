import Bus
import Documents
import JSONCoding
import ReportingAPI
import ServiceKit
import Vocabulary

/// What a report is compiled of, and how long it may be.
struct CompilationRules: Rules {
    /// Octets of a report, and of each of its renderings: well below a message's 4 MiB.
    static let longest = 3 << 20

    let reference: Reference
    let today: Day

    /// The plan, and the round of it that the request names, for a period of which something has been.
    func compile(
        _ request: CompileReport, of plan: Sought<PublishedPlan>, with round: Sought<Round?>,
        insteadOf earlier: Sought<Compilation?>
    ) throws -> (plan: PublishedPlan, round: Round?, reason: String?) {
        var checks = Checks(reference, today: today)
        if let round = round.value ?? nil, round.plan != request.plan {
            checks.fail("/round", "reporting.round-other-plan", ["plan": round.plan])
        }
        if let round = round.value ?? nil, round.status == .voided {
            checks.fail("/round", "reporting.round-voided")
        }
        if today < request.period.start {
            checks.fail(
                "/period", "reporting.period-to-come",
                ["start": "\(request.period.start)", "today": "\(today)"])
        }
        checkFigures(request, of: plan.value?.plan, &checks)
        let reason: String? = checks.words(request.reason, at: "/reason", upTo: 2000)
        if (request.restates == nil) != (reason == nil) {
            checks.fail(
                "/reason", reason == nil ? "reporting.restating-why" : "reporting.restating-what")
        }
        if let earlier = earlier.value ?? nil,
            earlier.plan != request.plan || earlier.period != request.period
        {
            checks.fail("/restates", "reporting.restating-other")
        }
        let (published, named, _) = try checks.finish(plan, round, earlier)
        return (published, named, reason)
    }

    /// The indicators whose figures are others than an earlier report's.
    func changes(from earlier: [IndicatorValue], to values: [IndicatorValue]) -> [FigureChange] {
        let before = Dictionary(uniqueKeysWithValues: earlier.map { ($0.indicator, $0.figure) })
        let after = Dictionary(uniqueKeysWithValues: values.map { ($0.indicator, $0.figure) })
        let ids = values.map(\.indicator) + earlier.map(\.indicator).filter { after[$0] == nil }
        return ids.filter { before[$0] != after[$0] }
            .map { FigureChange(indicator: $0, before: before[$0], after: after[$0]) }
    }

    private func checkFigures(_ request: CompileReport, of plan: PlanDocument?, _ checks: inout Checks) {
        if let on = request.on {
            checks.day(on, since: .ruled(ReportingDay.period, on: request.period.start), at: "/on")
            if on > request.period.end {
                checks.fail(
                    "/on", "reporting.cutoff-outside",
                    ["start": "\(request.period.start)", "end": "\(request.period.end)"])
            }
        }
        if request.estimates?.isEmpty == false, request.period.end <= today {
            checks.fail("/estimates", "reporting.estimate-past", ["end": "\(request.period.end)"])
        }
        _ = SubmissionSections.once(request.estimates, by: \.indicator, at: "/estimates", &checks) {
            part, checks in
            let declaration = plan?.indicators.first { $0.id == part.indicator }
            SubmissionSections.know(
                part.indicator, among: plan?.indicators.map(\.id), "reporting.no-indicator", at: "/indicator",
                &checks)
            return SubmissionSections.check(
                part,
                of: declaration.map {
                    FigurePair(numerator: 0, denominator: $0.hasDenominator ? 0 : nil)
                }, &checks)
        }
    }

    /// The day that the report's figures state: the data's cut-off, as long as the period has not ended.
    func day(_ request: CompileReport, in round: Round?) -> Day {
        let last = min(request.period.end, today)
        let cutoff = today <= request.period.end ? round?.cutoff : nil
        return request.on ?? cutoff.map { request.period.contains($0) ? min($0, last) : last } ?? last
    }

    /// What a report is broken down by: districts, unless the units of now are asked for and there are none any more.
    func breakdown(by units: BreakdownUnits?) -> Breakdown {
        units == .now && reference.units.units(.district, on: today).isEmpty ? .commune : .district
    }

    /// A report is one document and is not cut into pages, so it may not grow past a message: FAILED_PRECONDITION when it,
    /// or what it renders to, is longer.
    func requireFitting(_ compilation: Compilation) throws {
        var octets = try JSON.encode(compilation).count
        for format in ReportFormat.allCases {
            for language in Language.allCases {
                octets = max(octets, try JSON.encode(compilation.rendered(as: format, in: language)).count)
            }
        }
        guard octets > Self.longest else { return }
        throw Refusal.precondition(
            compilation.round == nil ? "/plan" : "/round",
            Message("reporting.report-too-long", ["octets": "\(octets)", "most": "\(Self.longest)"]))
    }
}

extension Compilation {
    /// As it was sent, where that is said; as it was compiled otherwise.
    func rendered(
        as format: ReportFormat, in language: Language, sent: SentReport? = nil
    ) throws -> RenderedReport {
        let words = ReportWords(language: language, compilation: self, sent: sent)
        switch format {
        case .html:
            return RenderedReport(
                mediaType: "text/html; charset=utf-8",
                text: DocumentPage(ReportDocument(self, words).document).html)
        case .csv:
            return RenderedReport(mediaType: "text/csv; charset=utf-8", text: ReportTable(self, words).csv)
        case .dhis2:
            return RenderedReport(
                mediaType: "application/json; charset=utf-8", text: ReportDataValues(self, words).json)
        case .document:
            return RenderedReport(
                mediaType: "application/json; charset=utf-8",
                text: String(decoding: try JSON.encode(ReportDocument(self, words).document), as: UTF8.self))
        }
    }
}

extension [IndicatorValue] {
    /// The share that is furthest below its target; the first one where none has a target that it misses.
    var furthestBelow: IndicatorValue? {
        let shares = filter { $0.measure == .percent && $0.value != nil }
        return shares.filter { $0.met == false }.min { ($0.gap ?? 0) < ($1.gap ?? 0) } ?? shares.first
    }
}

extension IndicatorValue {
    var figure: FigurePair { FigurePair(numerator: numerator, denominator: denominator) }
}

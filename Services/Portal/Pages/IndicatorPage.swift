import Bus
import GatewayKit
import ReportingAPI
import ServiceKit
import Vocabulary

extension Templates {
    static let indicator = """
        <p class="back"><a href="/plans/{{plan}}">{{planName}}</a></p>
        <h1>{{id}} · {{name}}</h1>
        <p class="lead">{{now}} <span class="{{style}}">{{met}}</span></p>
        {{#isPartial}}<p class="hint">[[partial]]</p>{{/isPartial}}
        {{#isProvisional}}<p class="hint">[[provisional]]</p>{{/isProvisional}}
        {{#mayExplain}}<p class="acts"><a class="button second" href="{{members}}">[[who-counted]]</a></p>{{/mayExplain}}
        {{#hasTrend}}
        <section aria-labelledby="trend"><h2 id="trend">[[trend]]</h2>
        <svg class="chart" viewBox="0 0 640 240" role="img" aria-label="{{chartText}}">
        <line class="axis" x1="48" y1="200" x2="624" y2="200"></line>
        {{#hasTargets}}<polyline class="goal" points="{{goalPoints}}"></polyline>{{/hasTargets}}
        <polyline class="course" points="{{coursePoints}}"></polyline>
        {{#years}}{{#hasDot}}<circle class="dot" cx="{{x}}" cy="{{y}}" r="4"></circle><text class="figure" x="{{x}}" y="{{labelY}}">{{figure}}</text>{{/hasDot}}\
        <text class="tick" x="{{x}}" y="222">{{year}}</text>{{/years}}
        </svg>
        <div class="scroll"><table><thead><tr><th scope="col">[[year]]</th><th scope="col" class="number">[[counted-of]]</th>\
        <th scope="col" class="number">[[figure]]</th><th scope="col" class="number">[[target]]</th></tr></thead>
        <tbody>{{#years}}<tr><th scope="row">{{day}}</th><td class="number" data-label="[[counted-of]]">{{counted}}</td>\
        <td class="number" data-label="[[figure]]">{{figure}}</td><td class="number" data-label="[[target]]">{{target}}</td></tr>
        {{/years}}</tbody></table></div></section>
        {{/hasTrend}}
        <section aria-labelledby="parts"><h2 id="parts">{{partsTitle}}</h2>
        <p>{{#ways}}<a href="{{path}}"{{#isChosen}} aria-current="true"{{/isChosen}}>{{title}}</a> {{/ways}}</p>
        {{#districtsGone}}<p class="hint">{{districtsGone}}</p>{{/districtsGone}}
        {{^hasCells}}<p class="empty">[[cells-none]]</p>{{/hasCells}}
        {{#hasCells}}<div class="scroll"><table><thead><tr><th scope="col">{{column}}</th><th scope="col" class="number">[[counted-of]]</th>\
        <th scope="col" class="number">[[figure]]</th><td></td></tr></thead>
        <tbody>{{#cells}}<tr><th scope="row">{{#link}}<a href="{{link}}">{{part}}</a>{{/link}}{{^link}}{{part}}{{/link}}</th>\
        <td class="number" data-label="[[counted-of]]">{{counted}}</td><td class="number" data-label="[[figure]]">{{figure}}</td>\
        <td>{{#hasBar}}<svg class="share" viewBox="0 0 100 8" aria-hidden="true"><rect class="ground" width="100" height="8"></rect><rect class="course" width="{{bar}}" height="8"></rect></svg>{{/hasBar}}</td></tr>
        {{/cells}}</tbody></table></div>
        {{#hasHidden}}<p class="hint">[[cells-hidden]]</p>{{/hasHidden}}{{/hasCells}}
        </section>
        """
}

extension Visit {
    /// One figure of a plan: its course over the years beside what was promised, and by districts or communes.
    func indicatorPage(_ session: Session, _ planID: String, _ id: String, by: Breakdown) async throws
        -> WebResponse
    {
        try await session.work(in: language) { desk in
            let reporting = try reporting(desk, session)
            let plan = try await reporting.call(Plans.get, GetPlan(id: planID), asking).plan
            let day = try await day(of: plan, reporting)
            let request = ComputeIndicators(plan: planID).with {
                ($0.indicator, $0.on, $0.by) = (id, day, by)
            }
            let progress = try await reporting.call(Indicators.compute, request, asking)
            guard let value = progress.values.first else { return problem("no-page", .notFound) }
            let series = try await reporting.call(
                Indicators.series, IndicatorSeries(plan: planID, indicator: id), asking)
            let question = ExplainAccess(method: Indicators.explain.name).with { $0.place = plan.area }
            let mayExplain = try await reporting.call(AdminAccess.explain, question, asking).allowed

            let words = FigureWords(visit: self)
            let (met, style) = words.met(value)
            let base = "/plans/\(planID)/\(id)"
            var context: [String: Any] = [
                "plan": planID, "planName": plan.name[language], "id": id, "name": value.name[language],
                "now": text(
                    "figure-now",
                    [
                        "day": numbers.day(value.on), "figure": words.figure(value.value, value.measure),
                        "counted": words.counted(value.numerator, value.denominator),
                        "target": words.target(value),
                    ]), "met": value.met == nil ? "" : met, "style": "met-\(style)",
                "isPartial": value.withoutConfidential == true, "mayExplain": mayExplain,
                "isProvisional": progress.provisional == true,
                "members": "\(base)/members",
                "ways": [Breakdown.district, .commune].map { way -> [String: Any] in
                    [
                        "path": "\(base)/\(way.rawValue)", "isChosen": way == by,
                        "title": text("by-\(way.rawValue)"),
                    ]
                }, "partsTitle": text("by-\(by.rawValue)"),
            ]
            context.merge(Trend(series.values, self).context) { $1 }
            context.merge(parts(of: value, by, progress, mayExplain ? "\(base)/members" : nil)) { $1 }
            return page("indicator", title: "\(id) · \(value.name[language])", context)
        }
    }

    /// - Parameter members: where who was counted is told; nil for who may not hear it.
    private func parts(
        of value: IndicatorValue, _ by: Breakdown, _ progress: Progress, _ members: String?
    ) -> [String: Any] {
        let words = FigureWords(visit: self)
        let labels = BreakdownLabels(by, on: progress.districtsOn ?? value.on, site.reference, language)
        let cells = labels.sorted(value.cells ?? [])
        let most = cells.compactMap(\.value).max() ?? 0
        let whole = value.measure == .percent ? 100 : most
        return [
            "column": labels.title.prefix(1).uppercased() + labels.title.dropFirst(),
            "districtsGone": progress.districtsOn.map { last in
                text("districts-gone", ["last": numbers.day(last)]) as Any
            } ?? false,
            "hasCells": !cells.isEmpty, "hasHidden": cells.contains(where: \.hidden),
            "cells": cells.map { cell -> [String: Any] in
                let hidden = text("cell-hidden")
                let link = cell.hidden || UnitPath(cell.key) == nil ? nil : members
                return [
                    "part": labels[cell.key], "link": link.map { "\($0)/\(cell.key)" as Any } ?? false,
                    "counted": cell.hidden ? hidden : words.counted(cell.numerator, cell.denominator),
                    "figure": cell.hidden ? hidden : words.figure(cell.value, value.measure),
                    "hasBar": cell.value != nil && whole > 0,
                    "bar": Trend.text(min(100, max(0, (cell.value ?? 0) / max(whole, 1) * 100))),
                ]
            },
        ]
    }
}

/// The course of a figure, year by year, beside what the plan promises: as points of a drawing of 640 by 240.
struct Trend {
    let context: [String: Any]

    private static let (left, right, top, bottom) = (72.0, 600.0, 28.0, 200.0)

    init(_ values: [IndicatorValue], _ visit: Visit) {
        let words = FigureWords(visit: visit)
        let numbers = values.flatMap { [$0.value, $0.target] }.compactMap(\.self)
        let isShare = values.first?.measure == .percent
        let most = max(isShare ? 100 : 1, numbers.max() ?? 1)
        func x(_ index: Int) -> Double {
            values.count < 2
                ? (Self.left + Self.right) / 2
                : Self.left + (Self.right - Self.left) * Double(index) / Double(values.count - 1)
        }
        func y(_ value: Double) -> Double { Self.bottom - (Self.bottom - Self.top) * max(0, value) / most }
        func points(_ value: (IndicatorValue) -> Double?) -> [String] {
            values.enumerated().compactMap { index, each in
                value(each).map { "\(Self.text(x(index))),\(Self.text(y($0)))" }
            }
        }
        let goals = points(\.target)
        let years: [[String: Any]] = values.enumerated().map { index, value in
            [
                "x": Self.text(x(index)), "y": Self.text(y(value.value ?? 0)),
                "labelY": Self.text(y(value.value ?? 0) - 10), "hasDot": value.value != nil,
                "year": "\(value.on.year)", "day": visit.numbers.day(value.on),
                "figure": words.figure(value.value, value.measure), "target": words.target(value),
                "counted": words.counted(value.numerator, value.denominator),
            ]
        }
        let told = values.map { value in
            "\(value.on.year): \(words.figure(value.value, value.measure)) (\(words.target(value)))"
        }
        context = [
            "hasTrend": !values.isEmpty, "years": years, "hasTargets": goals.count > 1,
            "goalPoints": goals.joined(separator: " "),
            "coursePoints": points(\.value).joined(separator: " "),
            "chartText": visit.text("chart-text", ["years": told.joined(separator: "; ")]),
        ]
    }

    /// With one decimal, as drawings write numbers.
    static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

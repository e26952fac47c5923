import Bus
import GatewayKit
import ReportingAPI
import ServiceKit
import Vocabulary

extension Templates {
    static let plans = """
        <h1>[[plans]]</h1>
        {{^hasPlans}}<p class="empty">[[plans-none]]</p>{{/hasPlans}}
        <ul class="plain">{{#plans}}<li><a href="/plans/{{id}}">{{name}}</a> <span class="small">{{period}} · {{area}}</span></li>{{/plans}}</ul>
        """

    static let plan = """
        <p class="back"><a href="/plans">[[plans]]</a></p>
        <h1>{{name}}</h1>
        <p class="lead">{{period}} · {{area}}. {{as}}</p>
        {{#isProvisional}}<p class="hint">[[provisional]]</p>{{/isProvisional}}
        <div class="scroll"><table><thead><tr><th scope="col">[[indicator]]</th><th scope="col" class="number">[[counted-of]]</th>\
        <th scope="col" class="number">[[figure]]</th><th scope="col" class="number">[[target]]</th><th scope="col">[[met]]</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><a href="{{path}}">{{id}}</a> {{name}}{{#isPartial}} <span class="small">[[partial]]</span>{{/isPartial}}</th>\
        <td class="number" data-label="[[counted-of]]">{{counted}}</td><td class="number" data-label="[[figure]]">{{figure}}</td>\
        <td class="number" data-label="[[target]]">{{target}}</td><td data-label="[[met]]"><span class="{{style}}">{{met}}</span></td></tr>
        {{/rows}}</tbody></table></div>
        """
}

/// A figure of a plan in words.
struct FigureWords {
    let visit: Visit

    func figure(_ value: Double?, _ measure: IndicatorDeclaration.Measure) -> String {
        visit.numbers.measured(value, percent: measure == .percent)
    }

    func counted(_ numerator: Int?, _ denominator: Int?) -> String {
        guard let numerator else { return "–" }
        guard let denominator else { return visit.numbers.whole(numerator) }
        return visit.text(
            "of", ["one": visit.numbers.whole(numerator), "all": visit.numbers.whole(denominator)])
    }

    /// As the report writes it: a plan that promises more than a number has not met it at that number.
    func target(_ value: IndicatorValue) -> String {
        guard value.target != nil else { return value.grows == true ? visit.text("target-grows") : "–" }
        return (value.grows == true ? "> " : "") + figure(value.target, value.measure)
    }

    /// A target is that of its year's end: before that nobody has failed it.
    func met(_ value: IndicatorValue) -> (said: String, style: String) {
        switch value.met {
        case true?: (visit.text("met-yes"), "yes")
        case false? where value.on < Period(yearOf: value.on).end:
            (
                value.gap.map { gap in
                    let left = visit.numbers.measured(-gap, percent: false)
                    return visit.text("met-to-go", ["gap": left])
                } ?? visit.text("met-open"), "none"
            )
        case false?:
            (
                visit.text(
                    "met-no",
                    [
                        "gap": visit.numbers.measured(
                            value.gap, percent: value.measure == .percent, signed: true)
                    ]), "no"
            )
        case nil: ("–", "none")
        }
    }
}

extension Visit {
    func reporting(_ desk: Session.Desk, _ session: Session) throws -> BusClient {
        try desk.clients.client(to: ReportingContract.name, as: .unit(session.caller))
    }

    var asking: CallOptions { CallOptions(timeout: .seconds(10), language: language) }

    /// The published plans whose figures the person may ask for.
    func plansPage(_ session: Session) async throws -> WebResponse {
        try await session.work(in: language) { desk in
            let reporting = try reporting(desk, session)
            let all = try await reporting.all(Plans.list, asking) { after in
                ListPlans().with { $0.after = after }
            }
            var own: [PublishedPlan] = []
            for plan in all {
                let question = ExplainAccess(method: Indicators.compute.name).with {
                    $0.place = plan.plan.area
                }
                if try await reporting.call(AdminAccess.explain, question, asking).allowed {
                    own.append(plan)
                }
            }
            // Of one there is nothing to choose.
            if own.count == 1 { return .redirect(to: "/plans/\(own[0].plan.id)") }
            return page(
                "plans", title: text("plans"),
                ["plans": own.map { head($0.plan) }, "hasPlans": !own.isEmpty])
        }
    }

    /// What every page of a plan says of it.
    func head(_ plan: PlanDocument) -> [String: Any] {
        [
            "id": plan.id, "name": plan.name[language], "area": unitName(plan.area),
            "period": text(
                "from-to",
                ["from": numbers.day(plan.period.start), "to": numbers.day(plan.period.end)]),
        ]
    }

    /// The day that a plan's figures are of: today, and of a plan that is over its last day.
    func day(of plan: PlanDocument, _ reporting: BusClient) async throws -> Day {
        min(try await reporting.call(Health.check, Empty(), asking).today, plan.period.end)
    }

    func planPage(_ session: Session, _ id: String) async throws -> WebResponse {
        try await session.work(in: language) { desk in
            let reporting = try reporting(desk, session)
            let plan = try await reporting.call(Plans.get, GetPlan(id: id), asking).plan
            let day = try await day(of: plan, reporting)
            var values: [IndicatorValue] = []
            var after: String?
            var isProvisional = false
            repeat {
                let request = ComputeIndicators(plan: id).with { ($0.on, $0.after) = (day, after) }
                let progress = try await reporting.call(Indicators.compute, request, asking)
                values += progress.values
                (after, isProvisional) = (progress.next, isProvisional || progress.provisional == true)
            } while after != nil
            let words = FigureWords(visit: self)
            var context = head(plan)
            context["as"] = text("as-of", ["day": numbers.day(day)])
            context["isProvisional"] = isProvisional
            context["rows"] = values.map { value -> [String: Any] in
                let (met, style) = words.met(value)
                return [
                    "path": "/plans/\(id)/\(value.indicator)", "id": value.indicator,
                    "name": value.name[language],
                    "counted": words.counted(value.numerator, value.denominator),
                    "figure": words.figure(value.value, value.measure), "target": words.target(value),
                    "met": met, "style": "met-\(style)", "isPartial": value.withoutConfidential == true,
                ]
            }
            return page("plan", title: plan.name[language], context)
        }
    }
}

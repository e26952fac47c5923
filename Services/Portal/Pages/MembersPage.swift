import Bus
import GatewayKit
import ReportingAPI
import ServiceKit
import Vocabulary

extension Templates {
    static let members = """
        <p class="back"><a href="{{back}}">{{backText}}</a></p>
        <h1>[[who-counted]]</h1>
        <p class="lead">{{about}}</p>
        {{#isProvisional}}<p class="hint">[[provisional]]</p>{{/isProvisional}}
        {{#isEmpty}}<p class="empty">[[members-none]]</p>{{/isEmpty}}
        {{#hasMembers}}<div class="scroll"><table><thead><tr><th scope="col">[[member]]</th><th scope="col">[[unit]]</th><th scope="col">[[is-counted]]</th></tr></thead>
        <tbody>{{#members}}<tr><th scope="row">{{#link}}<a href="{{link}}">{{name}}</a>{{/link}}{{^link}}{{name}}{{/link}}</th>\
        <td data-label="[[unit]]">{{unit}}</td><td data-label="[[is-counted]]">{{counted}}</td></tr>
        {{/members}}</tbody></table></div>{{/hasMembers}}
        {{#untold}}<p class="hint">{{untold}}</p>{{/untold}}
        {{#isMore}}<p class="hint">[[members-more]]</p>{{/isMore}}
        <p class="hint">[[look-logged]]</p>
        """
}

extension Visit {
    /// So many are shown: for more there are lists.
    private static let membersShown = 50

    /// Whom a figure counted, of the whole area or of one unit, for who may see them: the way from a figure down to a file.
    func membersPage(_ session: Session, _ planID: String, _ id: String, within unit: UnitPath?) async throws
        -> WebResponse
    {
        try await session.work(in: language) { desk in
            let reporting = try reporting(desk, session)
            let plan = try await reporting.call(Plans.get, GetPlan(id: planID), asking).plan
            guard let indicator = plan.indicators.first(where: { $0.id == id }) else {
                return problem("no-page", .notFound)
            }
            let day = try await day(of: plan, reporting)
            let request = ExplainIndicator(plan: planID, indicator: id).with {
                ($0.on, $0.unit, $0.limit) = (day, unit, Self.membersShown)
            }
            let explained = try await reporting.call(Indicators.explain, request, asking)
            let areChildren = indicator.population.children != nil
            let names =
                try await areChildren
                ? desk.clients.names(ofChildren: explained.members.map(\.id), as: session.caller) : [:]
            var context: [String: Any] = [
                "back": "/plans/\(planID)/\(id)", "backText": "\(id) · \(indicator.name[language])",
                "about": [
                    unit.map { unitName($0) } ?? unitName(plan.area),
                    text("as-of", ["day": numbers.day(day)]),
                ]
                .joined(separator: " · "),
                "isProvisional": explained.provisional == true,
                "isEmpty": explained.members.isEmpty && explained.untold == nil,
                "hasMembers": !explained.members.isEmpty, "isMore": explained.next != nil,
                "untold": explained.untold.map { text("members-untold", ["count": numbers.whole($0)]) as Any }
                    ?? false,
            ]
            context["members"] = explained.members.enumerated().map { index, member -> [String: Any] in
                let name = names[member.id] ?? UnitPath(member.id).map { unitName($0) }
                return [
                    // Nobody reads an id: who has no name here has a number.
                    "name": name ?? text("member-number", ["number": numbers.whole(index + 1)]),
                    "link": names[member.id] == nil ? false : "/children/\(member.id)" as Any,
                    "unit": member.unit.map { unitName($0) } ?? "–",
                    "counted": text(member.counted ? "truth.true" : "truth.false"),
                ]
            }
            return page("members", title: "\(id) · \(text("who-counted"))", context)
        }
    }

    /// `/plans`, `/plans/PLAN`, `/plans/PLAN/T1`, `/plans/PLAN/T1/district`, `/plans/PLAN/T1/members/UNIT`.
    func planPages(_ session: Session, _ parts: [String]) async throws -> WebResponse {
        switch parts.count {
        case 1: return try await plansPage(session)
        case 2: return try await planPage(session, parts[1])
        case 3: return try await indicatorPage(session, parts[1], parts[2], by: .district)
        default: break
        }
        if parts.count == 4, let by = Breakdown(rawValue: parts[3]), by == .district || by == .commune {
            return try await indicatorPage(session, parts[1], parts[2], by: by)
        }
        guard parts[3] == "members" else { return problem("no-page", .notFound) }
        let unit = parts.dropFirst(4).joined(separator: "/")
        guard unit.isEmpty || UnitPath(unit) != nil else { return problem("no-page", .notFound) }
        return try await membersPage(session, parts[1], parts[2], within: UnitPath(unit))
    }
}

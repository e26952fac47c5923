import Bus
import CatalogueAPI
import FundingAPI
import JSONCoding
import RegistryAPI
import ReportingAPI
import TestKit
import Vocabulary

@testable import Campaigns
@testable import Catalogue
@testable import Funding
@testable import Registry
@testable import Reporting
@testable import ServiceKit

/// Something that may be asked of a ``KnownWorld``.
struct Question {
    let method: String
    let kind: CallKind
    let needs: Role
    let body: [UInt8]
    /// Who is asked; nil where the method says it.
    let service: String?

    var text: String {
        "\(method) \(service.map { "of \($0) " } ?? "")\(String(decoding: body, as: UTF8.self))"
    }

    init(method: String, kind: CallKind, needs: Role, body: [UInt8], of service: String? = nil) {
        (self.method, self.kind, self.needs, self.body) = (method, kind, needs, body)
        self.service = service
    }

    init<Request, Reply>(
        _ method: Query<Request, Reply>, _ request: Request, of service: String? = nil
    ) throws {
        self.init(
            method: method.name, kind: method.kind, needs: method.needs, body: try JSON.encode(request),
            of: service)
    }

    init<Request, Item>(_ method: Feed<Request, Item>, _ request: Request) throws {
        self.init(
            method: method.name, kind: method.kind, needs: method.needs, body: try JSON.encode(request))
    }
}

extension Question {
    private static let days = [
        "2020-05-31", "2020-06-01", "2020-12-31", "2021-03-14", "2021-03-31", KnownWorld.asked,
    ].map(day)

    /// What somebody would ask who looks for it: everything of every child, and every figure by everything.
    static func sought() throws -> [Question] { try ofChildren() + lists() + figures() }

    private static func ofChildren() throws -> [Question] {
        try KnownWorld.children.flatMap { number in
            let child = KnownWorld.child(number)
            return [
                try Question(Children.get, GetChild(id: child)),
                try Question(Children.get, GetChild(id: child).with { $0.include = ChildPart.allCases }),
                try Question(Children.get, GetChild(id: child).with { $0.on = day("2020-06-01") }),
                try Question(Children.get, GetChild(id: child).with { $0.knownOn = day(KnownWorld.begun) }),
                try Question(Children.history, ListChildHistory(child: child)),
                try Question(
                    Circumstances.list, ListCircumstances(child: child).with { $0.includeEnded = true }),
                try Question(Disabilities.list, ListDisabilities(child: child)),
                try Question(Caregivers.list, ListCaregivers(child: child)),
                try Question(Placements.list, ListPlacements(child: child)),
                try Question(Cases.list, ListCases().with { $0.child = child }),
                try Question(Cases.outline, OutlineCases(child: child)),
                try Question(Offers.match, MatchOffers(child: child)),
                try Question(
                    Offers.match, MatchOffers(child: child).with { $0.on = day("2021-02-01") }),
                try Question(Deliveries.list, ListDeliveries().with { $0.child = child }),
                try Question(Waivers.list, ListWaivers().with { $0.child = child }),
                try Question(Referrals.list, ListReferrals().with { $0.child = child }),
                try Question(Children.search, SearchChildren().with { $0.name = KnownWorld.name(number) }),
                try Question(
                    Children.identify,
                    IdentifyChildren(rows: [
                        ChildClue().with {
                            ($0.name, $0.birthDate) = (KnownWorld.name(number), KnownWorld.birth(number))
                        }
                    ])),
            ]
        }
    }

    private static func lists() throws -> [Question] {
        var asked = try (["law2016-abandoned"] + KnownWorld.sealedCodes).flatMap { code in
            try ([nil] + days).map { on in
                try Question(Children.list, ListChildren().with { ($0.circumstance, $0.on) = (code, on) })
            }
        }
        for hasDisability in [true, false] {
            asked.append(
                try Question(Children.list, ListChildren().with { $0.hasDisability = hasDisability }))
        }
        asked.append(try Question(Children.search, SearchChildren().with { $0.name = "so" }))
        asked.append(try Question(Children.findDuplicates, FindDuplicates()))
        asked.append(try Question(Children.listDuplicates, ListDuplicates()))
        asked.append(try Question(Children.listTransfers, ListTransfers()))
        asked.append(try Question(Referrals.list, ListReferrals()))
        asked.append(try Question(Cases.due, ListDueCases()))
        asked.append(try Question(Placements.due, ListDuePlacements()))
        asked.append(try Question(Difficulties.list, ListDifficulties(plan: Province.plan)))
        return asked
    }

    private static func figures() throws -> [Question] {
        var asked: [Question] = []
        for indicator in KnownWorld.indicators {
            for on in days {
                for by in [nil] + Breakdown.allCases {
                    let figure = ComputeIndicators(plan: Province.plan).with {
                        ($0.indicator, $0.on, $0.by) = (indicator, on, by)
                    }
                    asked.append(try Question(Indicators.compute, figure))
                }
                for counted in [nil, true, false] {
                    let members = ExplainIndicator(plan: Province.plan, indicator: indicator).with {
                        ($0.on, $0.counted) = (on, counted)
                    }
                    asked.append(try Question(Indicators.explain, members))
                    asked.append(
                        try Question(Indicators.explain, members.with { $0.unit = Province.commune }))
                }
            }
            asked.append(
                try Question(
                    Indicators.series, IndicatorSeries(plan: Province.plan, indicator: indicator)))
        }
        asked.append(try Question(Compilations.get, GetCompilation(id: KnownWorld.compilation)))
        for format in ReportFormat.allCases {
            asked.append(
                try Question(
                    Compilations.render, RenderCompilation(id: KnownWorld.compilation, format: format)))
        }
        for submission in KnownWorld.submissions {
            asked.append(try Question(Submissions.get, GetSubmission().with { $0.id = submission }))
        }
        return asked
    }
}

extension Question {
    static let contracts = [
        ServiceContract(RegistryService.self), ServiceContract(CatalogueService.self),
        ServiceContract(FundingService.self), ServiceContract(CampaignsService.self),
        ServiceContract(ReportingService.self),
    ]

    /// Requests drawn for every query and feed of every contract, about what there is in a ``KnownWorld``: whatever method is
    /// added is asked too.
    static func drawn(each count: Int = 6) -> [Question] {
        contracts.flatMap { contract in
            contract.methods.filter {
                ($0.kind == .query || $0.kind == .feed) && $0.name.hasPrefix("\(contract.service).")
            }.flatMap { drawn(for: $0, count) }
        }
    }

    private static func drawn(for method: ServiceContract.Entry, _ count: Int) -> [Question] {
        var random = Seeded(method.name)
        var draw = SchemaDraw(Schemas.schema(of: method.types.request), using: random)
        let resource = method.name.split(separator: ".").last?.split(separator: "/").first.map(String.init)
        return (0..<count).compactMap { _ in
            guard case .object(let request)? = draw.value() else { return nil }
            var known = JSONObject()
            for (name, member) in request.members where name != "after" && name != "something-else" {
                known[name] = values(of: name, in: resource ?? "").randomElement(using: &random) ?? member
            }
            return Question(
                method: method.name, kind: method.kind, needs: method.needs,
                body: Array(JSONValue.object(known).compact.utf8))
        }
    }

    /// What a member may say of what there is; nothing where it is not known: then as it was drawn.
    private static func values(of member: String, in resource: String) -> [JSONValue] {
        func ids(_ resource: String) -> [String] {
            switch resource {
            case "Children": KnownWorld.children.map { KnownWorld.child($0).text }
            case "Cases": [KnownWorld.cases.text]
            case "Caregivers": [KnownWorld.caregiver.text]
            case "Providers": [KnownWorld.provider.text]
            case "Offers": [KnownWorld.offer.text]
            case "Rounds": [KnownWorld.round.text]
            case "Submissions": KnownWorld.submissions.map(\.text)
            case "Compilations": [KnownWorld.compilation.text]
            case "Entitlements": KnownWorld.paid.map { KnownWorld.entitlement($0).text }
            default: []
            }
        }
        let texts =
            switch member {
            case "id": ids(resource)
            case "child", "subject": ids("Children")
            case "entitlement": ids("Entitlements")
            case "month": [KnownWorld.paidOn.prefix(7)].map(String.init)
            case "caregiver": ids("Caregivers")
            case "provider": ids("Providers")
            case "offer": ids("Offers")
            case "round": ids("Rounds")
            case "commune", "unit", "area":
                [
                    Province.area, Province.district, Province.commune, Province.otherCommune,
                    Province.dolisa,
                ].map(\.text)
            case "plan": [Province.plan]
            case "indicator": KnownWorld.indicators
            case "circumstance": ["law2016-abandoned"] + KnownWorld.sealedCodes
            case "domain": ["care", "rehabilitation"]
            case "on", "knownOn": days.map { "\($0)" }
            default: [String]()
            }
        return member == "limit" ? [1, 3, 50] : texts.map { .string($0) }
    }
}

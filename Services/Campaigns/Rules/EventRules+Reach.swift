import CampaignsAPI
import ServiceKit
import Vocabulary

extension EventRules {
    static let mostExposures = 50

    /// People are counted where they are met, and nowhere else: a newspaper has issues, not readers. Nil is an event that is not
    /// known. Gives back what went out as it is kept.
    func check(_ request: HoldEvent, by channel: Channel?, _ checks: inout Checks) -> [Exposure]? {
        let exposure = request.exposure ?? []
        if let channel, channel != .direct {
            if !request.reach.isEmpty { checks.fail("/reach", "campaigns.nobody-counted-them") }
            if exposure.isEmpty { checks.fail("/exposure", "check.none-named") }
        } else if exposure.isEmpty || channel == .direct {
            checks.several(request.reach.map(\.audience), at: "/reach")
        }
        for (index, reach) in request.reach.enumerated() {
            checks.number(reach.female, of: Reach.self, at: "/reach/\(index)/female")
            checks.number(reach.male, of: Reach.self, at: "/reach/\(index)/male")
        }
        if channel == .direct, !exposure.isEmpty { checks.fail("/exposure", "campaigns.people-are-counted") }
        if exposure.isEmpty { return nil }
        checks.count(exposure.count, in: 0...Self.mostExposures, at: "/exposure")
        let kept = exposure.enumerated().map { index, one in
            checks.part("/exposure/\(index)") { check(one, by: channel, &$0) }
        }
        var seen: Set<[String]> = []
        for (index, one) in kept.enumerated()
        where !seen.insert([one.measure.rawValue, Vietnamese.folded(one.outlet ?? "")]).inserted {
            checks.fail("/exposure/\(index)", "check.named-twice")
        }
        return kept
    }

    private func check(_ exposure: Exposure, by channel: Channel?, _ checks: inout Checks) -> Exposure {
        if let channel, !channel.measures.isEmpty, !channel.measures.contains(exposure.measure) {
            checks.fail(
                "/measure", "campaigns.measure-of-another-channel",
                terms: ["channel": [channel.term], "choices": channel.measures.map(\.term)])
        }
        checks.number(exposure.amount, of: Exposure.self, at: "/amount")
        let outlet = checks.title(exposure.outlet, at: "/outlet", upTo: 300)
        return exposure.with { $0.outlet = outlet }
    }

    func checked(
        _ integration: PlanIntegration, of request: ScheduleEvent, _ checks: inout Checks
    ) -> PlanIntegration {
        checks.part("/integrates") { checks in
            var kept = integration
            kept.plan = checks.words(integration.plan, at: "/plan", upTo: 100)
            kept.activity = checks.words(integration.activity, at: "/activity", upTo: 100)
            kept.movement = checks.title(integration.movement, at: "/movement", upTo: 300)
            let reporter = integration.reportedBy ?? request.place
            if integration.reportedBy != nil {
                checks.unit(reporter, on: min(request.on, today), at: "/reportedBy")
            }
            kept.reportedBy = reporter
            return kept
        }
    }
}

extension Channel {
    /// What is counted of it; nothing where people are.
    var measures: [ExposureMeasure] {
        switch self {
        case .direct: []
        case .press, .print: [.issues]
        case .radio, .television, .loudspeaker: [.broadcasts, .minutes]
        case .socialMedia: [.views, .issues]
        }
    }
}

extension ReachSummary {
    /// Of events that were held.
    init(of events: [CommunicationEvent]) {
        var people: [PeopleKey: PeopleReached] = [:]
        var exposure: [ExposureKey: ExposureSum] = [:]
        for event in events {
            for reach in event.reach {
                let empty = PeopleReached(
                    audience: reach.audience, counted: reach.counted, female: 0, male: 0, events: 0)
                people[PeopleKey(audience: reach.audience, counted: reach.counted), default: empty].add(reach)
            }
            for one in event.exposure ?? [] {
                let key = ExposureKey(channel: event.channel, measure: one.measure, source: one.source)
                let empty = ExposureSum(
                    channel: event.channel, measure: one.measure, source: one.source, amount: 0, events: 0)
                exposure[key, default: empty].amount += one.amount
                exposure[key, default: empty].events += 1
            }
        }
        self.init(
            events: events.count, people: people.values.sorted { $0.place < $1.place },
            exposure: exposure.values.sorted { $0.place < $1.place })
    }

    private struct PeopleKey: Hashable {
        let audience: Audience
        let counted: PeopleCount
    }

    private struct ExposureKey: Hashable {
        let channel: Channel
        let measure: ExposureMeasure
        let source: ExposureSource
    }
}

extension PeopleReached {
    fileprivate var place: String { "\(audience.rawValue)/\(counted.rawValue)" }

    fileprivate mutating func add(_ reach: Reach) {
        female += reach.female
        male += reach.male
        events += 1
    }
}

extension ExposureSum {
    fileprivate var place: String { "\(channel.rawValue)/\(measure.rawValue)/\(source.rawValue)" }
}

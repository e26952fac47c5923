import CatalogueAPI
import Vocabulary

/// What a pilot is said to be in one aspect: what its facts keep.
enum PilotSaying: EndingSaying {
    case identity(model: String, district: UnitPath, aim: PilotAim)
    case standing(isStopped: Bool, reason: String?)

    var aspect: UndertakingAspect { if case .identity = self { .identity } else { .standing } }

    /// Whether it stops the pilot.
    var isEnd: Bool {
        if case .standing(isStopped: true, _) = self { true } else { false }
    }
}

/// What a pilot is for, and what it is judged by.
struct PilotAim: Composite {
    var plan: String?
    var activity: String?
    var criteria: [String]?

    init() {}
}

/// What happened to a pilot: a period from its day on, as long as the pilot runs.
enum PilotEvent: Codable, PeriodValue {
    case evaluation(verdict: PilotVerdict, summary: String, scores: [PilotScore]?)
    case expansion(district: UnitPath)
    case stop(district: UnitPath, reason: String)

    /// It is taken to a district once, and stopped there once.
    func collides(with other: PilotEvent) -> Bool {
        switch (self, other) {
        case (.expansion(let one), .expansion(let other)): one == other
        case (.stop(let one, _), .stop(let other, _)): one == other
        default: false
        }
    }
}

/// All that was ever said of a pilot. A ``Pilot`` is what it says now, with the days of everything.
struct PilotTimelines: Hashable, Sendable {
    let id: PilotID
    var pilot = AspectTimelines<PilotSaying>()
    var steps = Periods<PilotEvent>()

    /// Nil when nothing was known of it.
    func shown(knownOn point: LogPoint = .latest) -> Pilot? {
        guard
            case .identity(let model, let district, let aim)? = pilot.value(
                .identity, on: .last, knownOn: point),
            let start = pilot[.standing].history.facts(knownOn: point).first
        else { return nil }
        var shown = Pilot(
            id: id, model: model, district: district, on: start.days.from, evaluations: [], expansions: []
        ).with { ($0.plan, $0.activity, $0.criteria) = (aim.plan, aim.activity, aim.criteria) }
        for fact in steps.history.facts(knownOn: point) {
            switch fact.value {
            case .evaluation(let verdict, let summary, let scores):
                shown.evaluations.append(
                    PilotEvaluation(id: fact.id, on: fact.days.from, verdict: verdict, summary: summary)
                        .with { $0.scores = scores })
            case .expansion(let district):
                shown.expansions.append(
                    PilotExpansion(id: fact.id, district: district, on: fact.days.from))
            case .stop(let district, let reason):
                shown.stops =
                    (shown.stops ?? [])
                    + [PilotStop(id: fact.id, district: district, on: fact.days.from, reason: reason)]
            }
        }
        if let end = pilot[.standing].fact(on: .last, knownOn: point),
            case .standing(isStopped: true, let reason) = end.value
        {
            (shown.stoppedOn, shown.reason) = (end.days.from, reason)
        }
        return shown
    }

    /// From its first day to the one on which it was stopped: nothing happens to it outside of that.
    var life: Life {
        Life(
            from: pilot.opening.map { Life.Bound($0.days.from, $0.id) },
            until: pilot.end.map { Life.Bound($0.days.from, $0.id) })
    }

    /// Throws unless it is stopped no sooner than it began, and all that happened to it lies between.
    func admit() throws(FactRefusal) {
        try pilot.admitOrder()
        let outside = steps.history.facts(outside: life)
        guard outside.isEmpty else { throw FactRefusal(.outsideLife, outside) }
    }

    func adding(_ said: PilotSayings) -> PilotTimelines {
        var after = self
        for version in said.pilot { after.pilot.append(version) }
        for version in said.steps { after.steps.append(version) }
        return after
    }
}

/// What one command says of a pilot: the versions to add.
struct PilotSayings: Hashable, Sendable {
    var pilot: [FactVersion<PilotSaying>] = []
    var steps: [FactVersion<PilotEvent>] = []
}

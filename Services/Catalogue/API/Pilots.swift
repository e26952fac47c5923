public import Bus
public import Vocabulary

/// Models tried in a district, judged, and taken to others (Hưng Yên's plan, III.4; Thái Bình's, III.5).
public enum Pilots {
    /// Begins a pilot model.
    public static let start = Command<StartPilot, Pilot>("catalogue.Pilots/Start", needs: .lead)
    /// Enters an evaluation of a pilot.
    public static let evaluate = Command<EvaluatePilot, Pilot>("catalogue.Pilots/Evaluate", needs: .lead)
    /// Takes an evaluated pilot to a further district, where it runs on from that day.
    public static let scale = Command<ScalePilot, Pilot>("catalogue.Pilots/Scale", needs: .lead)
    /// Ends a pilot.
    public static let stop = Command<StopPilot, Pilot>("catalogue.Pilots/Stop", needs: .lead)
    /// Pilots that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListPilots, PilotList>("catalogue.Pilots/List", needs: .anyone)
}

public typealias PilotID = ID<Pilot>

/// A service that is tried out in some places before it is given everywhere.
public struct Pilot: Codable, Hashable, Sendable {
    public let id: PilotID
    /// What is tried, in a few words: one name a model, the same wherever it is tried.
    public let model: String
    /// Where it began.
    public let district: UnitPath
    public let on: Day
    public let evaluations: [PilotEvaluation]
    /// Further districts, in the order in which it was taken there.
    public let expansions: [PilotExpansion]
    public let stoppedOn: Day?
    public let reason: String?

    public init(
        id: PilotID, model: String, district: UnitPath, on: Day, evaluations: [PilotEvaluation],
        expansions: [PilotExpansion], stoppedOn: Day? = nil, reason: String? = nil
    ) {
        self.id = id
        self.model = model
        self.district = district
        self.on = on
        self.evaluations = evaluations
        self.expansions = expansions
        self.stoppedOn = stoppedOn
        self.reason = reason
    }
}

/// What came of a pilot, as its evaluation says.
public struct PilotEvaluation: Codable, Hashable, Sendable {
    public let on: Day
    public let verdict: PilotVerdict
    public let summary: String

    public init(on: Day, verdict: PilotVerdict, summary: String) {
        self.on = on
        self.verdict = verdict
        self.summary = summary
    }
}

/// What an evaluation recommends.
public enum PilotVerdict: String, Choice {
    /// Worth taking to other districts.
    case expand
    /// Worth going on with where it is.
    case `continue`
    case end
}

/// A district that a pilot was taken to, and when.
public struct PilotExpansion: Codable, Hashable, Sendable {
    public let district: UnitPath
    public let on: Day

    public init(district: UnitPath, on: Day) {
        self.district = district
        self.on = on
    }
}

public struct StartPilot: Codable, Hashable, Sendable {
    public let id: PilotID?
    public let model: String
    public let district: UnitPath
    /// Today when absent; not in the future.
    public let on: Day?

    public init(id: PilotID? = nil, model: String, district: UnitPath, on: Day? = nil) {
        self.id = id
        self.model = model
        self.district = district
        self.on = on
    }
}

public struct EvaluatePilot: Codable, Hashable, Sendable {
    public let id: PilotID
    public let on: Day?
    public let verdict: PilotVerdict
    public let summary: String

    public init(id: PilotID, on: Day? = nil, verdict: PilotVerdict, summary: String) {
        self.id = id
        self.on = on
        self.verdict = verdict
        self.summary = summary
    }
}

public struct ScalePilot: Codable, Hashable, Sendable {
    public let id: PilotID
    public let to: UnitPath
    public let on: Day?

    public init(id: PilotID, to: UnitPath, on: Day? = nil) {
        self.id = id
        self.to = to
        self.on = on
    }
}

public struct StopPilot: Codable, Hashable, Sendable {
    public let id: PilotID
    public let on: Day?
    public let reason: String

    public init(id: PilotID, on: Day? = nil, reason: String) {
        self.id = id
        self.on = on
        self.reason = reason
    }
}

/// Every member narrows the list.
public struct ListPilots: Codable, Hashable, Sendable {
    /// Running, or having run, in this unit or one below it.
    public let unit: UnitPath?
    /// Those that ran on this day.
    public let on: Day?

    public init(unit: UnitPath? = nil, on: Day? = nil) {
        self.unit = unit
        self.on = on
    }
}

public struct PilotList: Codable, Hashable, Sendable {
    public let items: [Pilot]

    public init(items: [Pilot]) {
        self.items = items
    }
}

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
    /// Pilots that the caller may see, by their first day; every member of the request narrows the list.
    public static let list = Query<ListPilots, List<Pilot>>("catalogue.Pilots/List", needs: .anyone)
}

/// A service that is tried out in some places before it is given everywhere.
public struct Pilot: Composite {
    public var id: PilotID
    /// What is tried, in a few words: one name a model, the same wherever it is tried.
    public var model: String
    /// Where it began.
    public var district: UnitPath
    /// The first day.
    public var on: Day
    /// As many as go into 2 MiB, so that a pilot always goes into one message.
    public var evaluations: [PilotEvaluation]
    /// Further districts, in the order in which it was taken there.
    public var expansions: [PilotExpansion]
    /// The first day on which it no longer runs.
    public var stoppedOn: Day?
    /// Why it was stopped.
    public var reason: String?
}

/// What came of a pilot, as its evaluation says.
public struct PilotEvaluation: Composite {
    public var on: Day
    public var verdict: PilotVerdict
    public var summary: String
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
public struct PilotExpansion: Composite {
    public var district: UnitPath
    /// The first day there.
    public var on: Day
}

public struct StartPilot: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: PilotID?
    /// 1 to 200 characters on one line; ALREADY_EXISTS while it runs in the district.
    public var model: String
    /// A district of the day `on` that the caller may act for.
    public var district: UnitPath
    /// Today when absent; not in the future.
    public var on: Day?
}

public struct EvaluatePilot: Composite {
    /// One that is not stopped.
    public var id: PilotID
    /// Not before the pilot began, not in the future; today when absent.
    public var on: Day?
    /// `expand` lets the pilot be scaled, until another evaluation says otherwise.
    public var verdict: PilotVerdict
    /// 1 to 5,000 characters on one line.
    public var summary: String
}

public struct ScalePilot: Composite {
    /// One that is not stopped and whose latest evaluation says `expand`.
    public var id: PilotID
    /// A further district that the caller may act for; ALREADY_EXISTS when it was taken there.
    public var to: UnitPath
    /// The first day there, not before the latest evaluation; today when absent.
    public var on: Day?
}

public struct StopPilot: Composite {
    /// One that is not stopped.
    public var id: PilotID
    /// The first day on which it no longer runs, not in the future; today when absent.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
}

/// Every member narrows the list.
public struct ListPilots: Composite, PagedRequest {
    /// Running, or having run, in this unit or one below it.
    public var unit: UnitPath?
    /// Those that ran on this day.
    public var on: Day?
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when absent.
    public var limit: Int?

    public init() {}
}

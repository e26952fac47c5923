public import Bus
public import Vocabulary

/// Models tried in a district, judged, and taken to others (Hưng Yên's plan, III.4; Thái Bình's, III.5).
public enum Pilots {
    /// Begins a pilot model.
    public static let start = Command<StartPilot, Pilot>("catalogue.Pilots/Start", needs: .organiser)
    /// Enters an evaluation of a pilot.
    public static let evaluate = Command<EvaluatePilot, Pilot>("catalogue.Pilots/Evaluate", needs: .organiser)
    /// Takes an evaluated pilot to a further district, where it runs on from that day.
    public static let scale = Command<ScalePilot, Pilot>("catalogue.Pilots/Scale", needs: .organiser)
    /// Ends a pilot, or its run in one district.
    public static let stop = Command<StopPilot, Pilot>("catalogue.Pilots/Stop", needs: .organiser)
    /// Says that a pilot began, or was stopped, on another day or for another reason, or was never stopped.
    public static let correct = Command<CorrectPilot, Pilot>("catalogue.Pilots/Correct", needs: .organiser)
    /// Says that there never was the pilot; the reply shows what was said last.
    public static let void = Command<VoidPilot, Pilot>("catalogue.Pilots/Void", needs: .organiser)
    /// Says that an evaluation, an expansion or a stop in a place was otherwise than was said, or on another day. FAILED_PRECONDITION when the
    /// pilot was taken to a district that its evaluations no longer allow.
    public static let correctStep = Command<CorrectPilotStep, Pilot>(
        "catalogue.Pilots/CorrectStep", needs: .organiser)
    /// Says that an evaluation, an expansion or a stop in a place never was. FAILED_PRECONDITION for an evaluation by which the pilot was taken
    /// to a district.
    public static let voidStep = Command<VoidPilotStep, Pilot>("catalogue.Pilots/VoidStep", needs: .organiser)
    /// One pilot.
    public static let get = Query<GetPilot, Pilot>("catalogue.Pilots/Get", needs: .anyone)
    /// Pilots that the caller may see, by their first day; every member of the request narrows the list.
    public static let list = Query<ListPilots, List<Pilot>>("catalogue.Pilots/List", needs: .anyone)
}

/// A service that is tried out in some places before it is given everywhere.
public struct Pilot: Composite {
    public var id: PilotID
    /// What is tried, in a few words: one name a model, the same wherever it is tried.
    public var model: String
    /// The plan that it is for; absent where nobody has said.
    public var plan: String?
    /// The plan's activity.
    public var activity: String?
    /// What it is judged by.
    public var criteria: [String]?
    /// Where it began.
    public var district: UnitPath
    /// The first day.
    public var on: Day
    /// By day; as many as go into 2 MiB, so that a pilot always goes into one message.
    public var evaluations: [PilotEvaluation]
    /// Further districts, by first day.
    public var expansions: [PilotExpansion]
    /// Districts where it no longer runs although it goes on elsewhere, by day; absent where there are none.
    public var stops: [PilotStop]?
    /// The first day on which it no longer runs.
    public var stoppedOn: Day?
    /// Why it was stopped.
    public var reason: String?
    /// True of a pilot as known on a day of which more may still be learned: one that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// What came of a pilot, as its evaluation says.
public struct PilotEvaluation: Composite {
    public var id: FactID
    public var on: Day
    public var verdict: PilotVerdict
    public var summary: String
    /// By the pilot's criteria; absent where none was given.
    public var scores: [PilotScore]?
}

/// How well a pilot did by one criterion.
public struct PilotScore: Composite {
    /// One of the pilot's.
    public var criterion: String
    /// 0 to 100.
    public var score: Int
}
extension PilotScore: BoundedMembers { public static let bounds = ["score": 0...100] }

/// A district where a pilot was stopped.
public struct PilotStop: Composite {
    public var id: FactID
    public var district: UnitPath
    /// The first day on which it no longer runs there.
    public var on: Day
    public var reason: String
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
    public var id: FactID
    public var district: UnitPath
    /// The first day there.
    public var on: Day
}

public struct StartPilot: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: PilotID?
    /// 1 to 200 characters on one line; ALREADY_EXISTS when it runs in the district on a day of this one, in whatever spelling.
    public var model: String
    /// The plan that it is for: at most 100 characters on one line.
    public var plan: String?
    /// The plan's activity: at most 100 characters on one line.
    public var activity: String?
    /// What it is to be judged by: at most 20, each 1 to 200 characters on one line, each once.
    public var criteria: [String]?
    /// A district of the day `on`, or a commune where there are none any more, that the caller may act for.
    public var district: UnitPath
    /// Today when absent; not in the future.
    public var on: Day?
    /// Of a pilot that runs no more: the first day on which it no longer ran; not before `on`, not in the future.
    public var stoppedOn: Day?
    /// Of such a pilot, needed then: 1 to 500 characters on one line.
    public var reason: String?
}

public struct EvaluatePilot: Composite {
    /// One that was not stopped before the day.
    public var id: PilotID
    /// Not before the pilot began, not in the future; today when absent.
    public var on: Day?
    /// `expand` lets the pilot be scaled, until another evaluation says otherwise; FAILED_PRECONDITION for anything else when
    /// it was taken to a district after it.
    public var verdict: PilotVerdict
    /// 1 to 5,000 characters on one line.
    public var summary: String
    /// By the pilot's criteria, each once.
    public var scores: [PilotScore]?
}

public struct ScalePilot: Composite {
    /// One that was not stopped before the day, and whose latest evaluation until then says `expand`.
    public var id: PilotID
    /// A further district that the caller may act for; ALREADY_EXISTS when it was taken there.
    public var to: UnitPath
    /// The first day there, not before the first evaluation, not in the future; today when absent.
    public var on: Day?
}

public struct StopPilot: Composite {
    /// One that is not stopped.
    public var id: PilotID
    /// Only here, where it runs on the day; everywhere when absent.
    public var district: UnitPath?
    /// The first day on which it no longer runs, not in the future; today when absent.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
}

/// What is nil stays as it is.
public struct CorrectPilot: Composite {
    public var id: PilotID
    /// The first day; not in the future, nor after anything of the pilot.
    public var on: Day?
    /// Of a stopped pilot: the first day on which it no longer ran.
    public var stoppedOn: Day?
    /// Of a stopped pilot: 1 to 500 characters on one line.
    public var reason: String?
    /// What is taken off: `stoppedOn` (it was never stopped).
    public var clear: [String]?
}
extension CorrectPilot: ClearingMembers { public static let clears = ["stoppedOn"] }

public struct VoidPilot: Composite {
    public var id: PilotID
}

/// What is nil stays as it is. Only what the step has can be given.
public struct CorrectPilotStep: Composite {
    public var id: PilotID
    /// An evaluation, an expansion or a stop in a place.
    public var step: FactID
    /// Not before the pilot began, not in the future.
    public var on: Day?
    /// Of an evaluation.
    public var verdict: PilotVerdict?
    /// Of an evaluation: 1 to 5,000 characters on one line.
    public var summary: String?
    /// Of an expansion: a district that the caller may act for.
    public var to: UnitPath?
}

public struct VoidPilotStep: Composite {
    public var id: PilotID
    /// An evaluation, an expansion or a stop in a place.
    public var step: FactID
}

public struct GetPilot: Composite {
    public var id: PilotID
    /// The day that is asked about; ``knownOn`` when absent, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?
}

/// Every member narrows the list.
public struct ListPilots: Composite, PagedRequest {
    /// Running, or having run, in this unit or one below it.
    public var unit: UnitPath?
    /// Those that ran on this day; on ``knownOn`` when absent, and any day without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when absent.
    public var limit: Int?

    public init() {}
}

public import Bus
public import Vocabulary

/// Official development assistance (ODA), from the first asking to the agreement: what comes of it is a source of its own.
public enum AidProposals {
    /// Says that a donor is asked for something.
    public static let seek = Command<SeekAid, AidProposal>("funding.AidProposals/Seek", needs: .treasurer)
    /// Hands the proposal in.
    public static let submit = Command<SubmitAid, AidProposal>(
        "funding.AidProposals/Submit", needs: .treasurer)
    /// Records the agreement: its number, its currency and the rate of the day.
    public static let sign = Command<SignAid, AidProposal>("funding.AidProposals/Sign", needs: .treasurer)
    /// Records that nothing comes of it.
    public static let refuse = Command<RefuseAid, AidProposal>(
        "funding.AidProposals/Refuse", needs: .treasurer)
    /// Puts right what was said with one of its steps, for every day; as known before, it stays what it was.
    public static let correct = Command<CorrectAid, AidProposal>(
        "funding.AidProposals/Correct", needs: .treasurer)
    /// Takes back that the last step was taken, which never was so; with its first, the proposal itself never was.
    public static let void = Command<VoidAid, AidProposal>("funding.AidProposals/Void", needs: .treasurer)
    /// Proposals of units that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListAidProposals, List<AidProposal>>(
        "funding.AidProposals/List", needs: .comptroller)
}

/// What a donor is asked for, and what came of it.
public struct AidProposal: Composite {
    public var id: ProposalID
    /// Who asks.
    public var unit: UnitPath
    public var title: String
    public var donor: String
    public var status: AidStatus
    /// The day that it was begun.
    public var on: Day
    /// Once it is handed in.
    public var submittedOn: Day?
    /// Number of the letter that it was handed in with.
    public var document: String?
    /// The day that it was signed or refused.
    public var closedOn: Day?
    /// Number of the agreement, once it is signed.
    public var agreement: String?
    /// Three letters (ISO 4217): `USD`.
    public var currency: String?
    /// In hundredths of the currency.
    public var foreignAmount: Int?
    /// What a hundred of the currency were on the day, in đồng.
    public var exchangeRate: Money?
    /// What the agreement comes to by that rate, in đồng, rounded down.
    public var value: Money?
    /// The source that it is spent from.
    public var source: SourceID?
    /// Why nothing came of it.
    public var reason: String?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// How far a proposal is.
public enum AidStatus: String, Choice {
    case sought, submitted, signed, refused
}

public struct SeekAid: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: ProposalID?
    /// A unit of today that the caller may act for.
    public var unit: UnitPath
    /// 1 to 200 characters.
    public var title: String
    /// 1 to 200 characters.
    public var donor: String
    /// The day: not in the future; today when absent.
    public var on: Day?
}

public struct SubmitAid: Composite {
    /// One that is sought.
    public var id: ProposalID
    /// Number of the letter, 1 to 100 characters.
    public var document: String
    /// The day: not before it was begun, not in the future; today when absent.
    public var on: Day?
}

public struct SignAid: Composite {
    /// One that is handed in.
    public var id: ProposalID
    /// Number of the agreement, 1 to 100 characters.
    public var agreement: String
    /// Three letters (ISO 4217): `USD`.
    public var currency: String
    /// More than 0, in hundredths of the currency.
    public var foreignAmount: Int
    /// What a hundred of the currency are on the day, in đồng; more than 0.
    public var exchangeRate: Money
    /// A source of the kind `oda` of the same unit, where it is opened already.
    public var source: SourceID?
    /// The day: not before it was handed in, not in the future; today when absent.
    public var on: Day?
}
extension SignAid: BoundedMembers { public static let bounds = ["foreignAmount": 1...1_000_000_000_000] }

public struct RefuseAid: Composite {
    /// One that is not signed.
    public var id: ProposalID
    /// 1 to 500 characters on one line.
    public var reason: String
    /// The day: not before its last step, not in the future; today when absent.
    public var on: Day?
}

/// What is left out stays as it is.
public struct CorrectAid: Composite {
    public var id: ProposalID
    /// Which step, by what it made of the proposal: one that was taken (FAILED_PRECONDITION otherwise).
    public var step: AidStatus
    /// The day: not before the step before it, nor after the next one, not in the future.
    public var on: Day?
    /// Of the asking: 1 to 200 characters.
    public var title: String?
    /// Of the asking: 1 to 200 characters.
    public var donor: String?
    /// Of the handing in: number of the letter, 1 to 100 characters.
    public var document: String?
    /// Of the agreement: its number, 1 to 100 characters.
    public var agreement: String?
    /// Of the agreement: three letters (ISO 4217), `USD`.
    public var currency: String?
    /// Of the agreement: more than 0, in hundredths of the currency.
    public var foreignAmount: Int?
    /// Of the agreement: what a hundred of the currency were on the day, in đồng; more than 0.
    public var exchangeRate: Money?
    /// Of the agreement: a source of the kind `oda` of the same unit.
    public var source: SourceID?
    /// Of the refusal: why nothing came of it, 1 to 500 characters on one line.
    public var refusal: String?
    /// What is taken off the agreement: `source`.
    public var clear: [String]?
    /// Why it is put right; 1 to 500 characters on one line.
    public var reason: String
}
extension CorrectAid: BoundedMembers { public static let bounds = SignAid.bounds }
extension CorrectAid: ClearingMembers { public static let clears = ["source"] }

public struct VoidAid: Composite {
    public var id: ProposalID
    /// Which step, by what it made of the proposal: the last one (FAILED_PRECONDITION otherwise).
    public var step: AidStatus
    /// Why; 1 to 500 characters on one line.
    public var reason: String
}

/// Every member narrows the list.
public struct ListAidProposals: Composite, DatedRequest {
    /// Of this unit and those below it.
    public var unit: UnitPath?
    public var status: AidStatus?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}

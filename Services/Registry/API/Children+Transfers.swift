public import Bus
public import Vocabulary

extension Children {
    /// Asks another commune to take over a child that goes to live there. Until it has accepted, nothing changes: who asks stays
    /// responsible. It is withdrawn when the child leaves the register, or goes to live elsewhere meanwhile.
    public static let transfer = Command<TransferChild, ChildTransfer>(
        "registry.Children/Transfer", needs: .caseworker)
    /// Takes a child over that was asked for: it lives in the commune from the day on, and its open case (of a merged child each that
    /// is open) goes along, with all that was entered in it, to whoever accepts.
    public static let accept = Command<AcceptTransfer, ChildTransfer>(
        "registry.Children/Accept", needs: .caseworker)
    /// Does not take a child over.
    public static let decline = Command<DeclineTransfer, ChildTransfer>(
        "registry.Children/Decline", needs: .caseworker)
    /// Takes back that a child was to be taken over, before anybody has answered.
    public static let withdraw = Command<WithdrawTransfer, ChildTransfer>(
        "registry.Children/Withdraw", needs: .caseworker)
    /// Transfers of children who live where the caller may act, and those that wait for its answer: whoever was asked, and to whom the
    /// child did not come, does not learn on who it is.
    public static let listTransfers = Query<ListTransfers, List<ChildTransfer>>(
        "registry.Children/ListTransfers", needs: .reader)
}

/// Where a transfer is.
public enum TransferStatus: String, Choice {
    /// Nobody has answered yet.
    case asked
    case accepted, declined, withdrawn
}

/// A child that one commune hands over to another, with the least by which that knows whom.
public struct ChildTransfer: Composite {
    public var id: ChildTransferID
    public var child: ChildID
    public var name: String
    public var birthYear: Int
    /// Where the child lived when it was asked.
    public var from: UnitPath
    public var to: UnitPath
    public var status: TransferStatus
    public var askedOn: Day
    /// Why.
    public var reason: String
    /// The day of the answer; of one that was accepted the first on which the child lives there.
    public var decidedOn: Day?
    /// Why it was declined or withdrawn.
    public var answer: String?
}

public struct TransferChild: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: ChildTransferID?
    /// An active child that the caller may act for, of which no transfer waits (FAILED_PRECONDITION otherwise).
    public var child: ChildID
    /// A commune of today, another than the child's.
    public var to: UnitPath
    /// 1 to 1,000 characters; the other commune sees it.
    public var reason: String
}

public struct AcceptTransfer: Composite {
    /// One that waits (FAILED_PRECONDITION otherwise), to a commune that the caller may act for.
    public var id: ChildTransferID
    /// The first day on which the child lives there, not before it was asked; today when left out.
    public var on: Day?
    /// Who of the caller's office works on the child's open case; the caller when left out.
    public var person: PersonCode?
}

public struct DeclineTransfer: Composite {
    /// One that waits (FAILED_PRECONDITION otherwise), to a commune that the caller may act for.
    public var id: ChildTransferID
    /// 1 to 1,000 characters.
    public var reason: String
}

public struct WithdrawTransfer: Composite {
    /// One that waits (FAILED_PRECONDITION otherwise), of a child that the caller may act for.
    public var id: ChildTransferID
    /// 1 to 1,000 characters.
    public var reason: String
}

public struct ListTransfers: Composite, PagedRequest {
    /// A unit that the children live in, or, while nobody has answered, are to live in; all that the caller may see when left out.
    public var commune: UnitPath?
    /// Any when left out.
    public var status: TransferStatus?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

/// What followers learn of a transfer.
public struct TransferFacts: Composite {
    public var id: ChildTransferID
    public var child: ChildID
    public var from: UnitPath
    public var to: UnitPath
    public var status: TransferStatus
}

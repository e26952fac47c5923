public import Bus
public import Vocabulary

/// Fee exemptions and reductions at school, and health insurance cards (Hưng Yên's plan, V.2-3).
public enum Waivers {
    /// Grants a child a waiver or an allowance.
    public static let grant = Command<GrantWaiver, Waiver>("funding.Waivers/Grant", needs: .accountant)
    /// Ends a waiver.
    public static let end = Command<EndWaiver, Waiver>("funding.Waivers/End", needs: .accountant)
    /// Waivers that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListWaivers, WaiverList>("funding.Waivers/List", needs: .reader)
}

public typealias WaiverID = ID<Waiver>

/// A fee that a child's family does not pay, or not all of.
public struct Waiver: Codable, Hashable, Sendable {
    public let id: WaiverID
    public let child: ChildID
    /// A code of the reference table `waiver-kind`.
    public let kind: String
    /// The unit that grants it.
    public let unit: UnitPath
    /// 1 to 100: how much of the fee is waived.
    public let percent: Int
    public let from: Day
    /// The last day, counted.
    public let until: Day?
    public let decision: String?
    public let reason: String?

    public init(
        id: WaiverID, child: ChildID, kind: String, unit: UnitPath, percent: Int, from: Day,
        until: Day? = nil, decision: String? = nil, reason: String? = nil
    ) {
        self.id = id
        self.child = child
        self.kind = kind
        self.unit = unit
        self.percent = percent
        self.from = from
        self.until = until
        self.decision = decision
        self.reason = reason
    }
}

public struct GrantWaiver: Codable, Hashable, Sendable {
    public let id: WaiverID?
    public let child: ChildID
    public let kind: String
    public let unit: UnitPath
    /// 100 when absent.
    public let percent: Int?
    /// Today when absent.
    public let from: Day?
    public let until: Day?
    public let decision: String?

    public init(
        id: WaiverID? = nil, child: ChildID, kind: String, unit: UnitPath, percent: Int? = nil,
        from: Day? = nil, until: Day? = nil, decision: String? = nil
    ) {
        self.id = id
        self.child = child
        self.kind = kind
        self.unit = unit
        self.percent = percent
        self.from = from
        self.until = until
        self.decision = decision
    }
}

public struct EndWaiver: Codable, Hashable, Sendable {
    public let id: WaiverID
    /// The last day, counted; today when absent.
    public let on: Day?
    public let reason: String

    public init(id: WaiverID, on: Day? = nil, reason: String) {
        self.id = id
        self.on = on
        self.reason = reason
    }
}

public struct ListWaivers: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let child: ChildID?
    public let kind: String?
    /// In force on this day.
    public let on: Day?

    public init(unit: UnitPath? = nil, child: ChildID? = nil, kind: String? = nil, on: Day? = nil) {
        self.unit = unit
        self.child = child
        self.kind = kind
        self.on = on
    }
}

public struct WaiverList: Codable, Hashable, Sendable {
    public let items: [Waiver]

    public init(items: [Waiver]) {
        self.items = items
    }
}

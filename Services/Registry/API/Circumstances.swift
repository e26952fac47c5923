public import Bus
public import Vocabulary

/// The legal categories that a child belongs to: the 14 groups of the Law on Children 2016, Art. 10, the six of
/// Decision 647/QĐ-TTg, whatever else the reference data lists.
public enum Circumstances {
    /// Says that a child is in a circumstance from a day on.
    public static let add = Command<AddCircumstance, ChildCircumstance>(
        "registry.Circumstances/Add", needs: .caseworker)
    /// Says that it no longer is.
    public static let end = Command<EndCircumstance, ChildCircumstance>(
        "registry.Circumstances/End", needs: .caseworker)
    /// A child's circumstances; confidential ones only for who may see them.
    public static let list = Query<ListCircumstances, CircumstanceList>(
        "registry.Circumstances/List", needs: .reader)
}

/// A circumstance of one child.
public struct ChildCircumstance: Codable, Hashable, Sendable {
    public let id: CircumstanceID
    public let child: ChildID
    /// A code of the reference data.
    public let code: String
    public let start: Day
    /// The last day it held; nil while it holds.
    public let end: Day?
    /// What shows it: a decision, a certificate, a report.
    public let evidence: String?
    /// Shown only to who has the role `confidential`.
    public let confidential: Bool

    public init(
        id: CircumstanceID, child: ChildID, code: String, start: Day, end: Day? = nil,
        evidence: String? = nil, confidential: Bool
    ) {
        self.id = id
        self.child = child
        self.code = code
        self.start = start
        self.end = end
        self.evidence = evidence
        self.confidential = confidential
    }
}

public struct AddCircumstance: Codable, Hashable, Sendable {
    public let id: CircumstanceID?
    public let child: ChildID
    public let code: String
    /// The code must be in force on this day.
    public let start: Day
    public let evidence: String?

    public init(
        id: CircumstanceID? = nil, child: ChildID, code: String, start: Day, evidence: String? = nil
    ) {
        self.id = id
        self.child = child
        self.code = code
        self.start = start
        self.evidence = evidence
    }
}

public struct EndCircumstance: Codable, Hashable, Sendable {
    public let id: CircumstanceID
    /// The last day it held; not before its start, not in the future.
    public let end: Day

    public init(id: CircumstanceID, end: Day) {
        self.id = id
        self.end = end
    }
}

public struct ListCircumstances: Codable, Hashable, Sendable {
    public let child: ChildID
    /// Ended ones too.
    public let includeEnded: Bool?

    public init(child: ChildID, includeEnded: Bool? = nil) {
        self.child = child
        self.includeEnded = includeEnded
    }
}

public struct CircumstanceList: Codable, Hashable, Sendable {
    public let items: [ChildCircumstance]

    public init(items: [ChildCircumstance]) {
        self.items = items
    }
}

/// A circumstance in a row of ``ChildRow``.
public struct CircumstanceRow: Codable, Hashable, Sendable {
    public let code: String
    public let start: Day
    public let end: Day?
    public let evidence: String?

    public init(code: String, start: Day, end: Day? = nil, evidence: String? = nil) {
        self.code = code
        self.start = start
        self.end = end
        self.evidence = evidence
    }
}

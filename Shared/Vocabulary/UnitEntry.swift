/// A unit during one period of its life: what it was called, what it was, and what it was part of.
///
/// A unit that only changed status, or was enlarged under its own name and code, keeps its path and has several
/// entries, one a period.
public struct UnitEntry: Hashable, Sendable {
    public let path: UnitPath
    /// The official code (General Statistics Office); nil for an organisation. Codes are used again over the years:
    /// never a key without a day.
    public let code: String?
    public let level: UnitLevel
    /// A code of the reference table `unit-type`: `tinh`, `huyen`, `xa` …, or the kind of organisation.
    public let type: String
    /// "Diêm Điền", "Diem Dien".
    public let name: BilingualText
    /// "Thị trấn Diêm Điền", "Diem Dien Township".
    public let fullName: BilingualText
    /// The unit that it is part of; nil for a province, and for an organisation of no province.
    public let parent: UnitPath?
    public let validity: Validity
    public let confidence: Confidence

    /// The kind of organisation that is a People's Committee: a code of the table `unit-type`.
    static let committee = "committee"

    public init(
        path: UnitPath, code: String?, level: UnitLevel, type: String, name: BilingualText,
        fullName: BilingualText, parent: UnitPath?, validity: Validity, confidence: Confidence
    ) {
        (self.path, self.code, self.level) = (path, code, level)
        (self.type, self.name, self.fullName) = (type, name, fullName)
        (self.parent, self.validity, self.confidence) = (parent, validity, confidence)
    }
}

/// Where a unit stands in the order of the state.
public enum UnitLevel: String, Choice {
    case province, district, commune
    /// A department, a mass organisation, a service, anything that is not a piece of the map.
    case organisation
}

/// How one unit became another.
public struct UnitSuccession: Hashable, Sendable {
    public let from: UnitPath
    /// Nil when nothing took its place (districts on 2025-07-01).
    public let to: UnitPath?
    /// The first day of the new order.
    public let date: Day
    public let kind: Kind
    public let confidence: Confidence

    /// Whether the unit went whole or in part, and into what.
    public enum Kind: String, Choice {
        /// Became a new unit together with others.
        case merge
        /// Was taken into a unit that lived on.
        case absorb
        /// Only a part went there: which of its people did, a person has to say.
        case part
        /// The same commune, now a ward; the same district, now a town.
        case statusChange = "status_change"
        /// The same unit, now part of another.
        case reparent
        case abolish
    }

    public init(from: UnitPath, to: UnitPath?, date: Day, kind: Kind, confidence: Confidence) {
        (self.from, self.to) = (from, to)
        (self.date, self.kind, self.confidence) = (date, kind, confidence)
    }

    /// Order by day, then by where it leads.
    static func comesFirst(_ left: Self, _ right: Self) -> Bool {
        (left.date, left.to?.text ?? "", left.from) < (right.date, right.to?.text ?? "", right.from)
    }
}

/// A unit of today for one of the past.
public struct UnitSuccessor: Hashable, Sendable {
    public let path: UnitPath
    /// Whether on the way there a unit was split, so that a person has to choose among the successors.
    public let needsChoice: Bool
}

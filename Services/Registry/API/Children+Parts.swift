public import Bus
public import Vocabulary

/// A part of a child's file that ``Children/get`` can show with the child.
public enum ChildPart: String, Choice {
    /// Outlines alone, as of today: what was noted in a case is for who works on it. Needs the role `caseworker`.
    case cases
    case placements
    /// Those too who cared for the child once.
    case caregivers
    /// Those too that have ended; confidential ones only for who may see them.
    case circumstances
    /// Of disability.
    case determinations
}

/// The parts of a child's file that were asked for; the others are absent. Each has what the part's own list has, whose next page begins
/// at its `next`.
public struct ChildParts: Composite {
    /// As ``Cases/outline``.
    public var cases: List<CaseOutline>?
    /// As ``Placements/list``.
    public var placements: List<Placement>?
    /// As ``Caregivers/list`` with those who no longer care for the child.
    public var linkedCaregivers: List<LinkedCaregiver>?
    /// As ``Circumstances/list`` with those that have ended.
    public var circumstances: List<ChildCircumstance>?
    /// As ``Disabilities/list``.
    public var determinations: List<Disability>?

    public init() {}
}

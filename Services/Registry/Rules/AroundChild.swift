import RegistryAPI
import Vocabulary

/// What is so of a child for some days, with an id of its own.
protocol AroundChild: Composite, PeriodValue {
    associatedtype Named
    associatedtype Told
    var id: ID<Named> { get }
    var child: ChildID { get }
    var days: DayRange { get }
    /// What followers learn of it.
    var facts: Told { get }
}

extension ChildCircumstance: AroundChild {
    /// A child is in one circumstance once at a time.
    func collides(with other: ChildCircumstance) -> Bool { code == other.code }
}

extension Disability: AroundChild {
    /// Until further notice: the one with the latest day holds.
    var days: DayRange { DayRange(from: determinedOn) }
    /// A child has one a day.
    func collides(with other: Disability) -> Bool { determinedOn == other.determinedOn }
}

extension CaregiverLink: AroundChild {
    func collides(with other: CaregiverLink) -> Bool {
        caregiver == other.caregiver || relation.isSingle && relation == other.relation
    }
}

extension Placement: AroundChild {
    /// A child lives in one place at a time, and is once in each kind of care by day.
    func collides(with other: Placement) -> Bool {
        kind.isResidence ? other.kind.isResidence : kind == other.kind
    }
}

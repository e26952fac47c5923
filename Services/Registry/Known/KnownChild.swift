public import RegistryAPI
public import Vocabulary

/// A child that the registry has told of, as known at a point of its log: learnt by following it, without a name, and
/// without circumstances that the law keeps confidential. What it is, it is on a day.
///
/// ```swift
/// let child = try tx.knownChildren.get(request.child, at: "/child")
/// child.home(on: day)
/// ```
public struct KnownChild: Hashable, Sendable {
    public let id: ChildID
    /// How far the registry's log is taken as known.
    public let knownOn: LogPoint
    /// Who it is, on every day.
    public let identity: ChildIdentity
    private let firstHome: UnitPath
    private let homes: Timeline<UnitPath>
    private let poverty: Timeline<PovertyStatus>
    private let standing: Timeline<ChildStatus>
    private let circumstances: Periods<KnownCircumstance>
    private let disabilities: Timeline<KnownDisability>

    /// Nil of whom nothing was told up to the point. What a service does not keep is left out.
    public init?(
        _ id: ChildID, identity: Timeline<ChildIdentity>, homes: Timeline<UnitPath>,
        poverty: Timeline<PovertyStatus> = Timeline(), standing: Timeline<ChildStatus> = Timeline(),
        circumstances: Periods<KnownCircumstance> = Periods(),
        disabilities: Timeline<KnownDisability> = Timeline(), knownOn point: LogPoint = .latest
    ) {
        guard let identity = identity.value(on: .last, knownOn: point),
            let first = homes.stretches(knownOn: point).first?.value
        else { return nil }
        (self.id, knownOn, self.identity, firstHome) = (id, point, identity, first)
        (self.homes, self.poverty, self.standing) = (homes, poverty, standing)
        (self.circumstances, self.disabilities) = (circumstances, disabilities)
    }

    /// The first day that it can have been born on: 1 January where only the year is known.
    public var earliestBirth: Day { identity.earliestBirthDate }
    /// The day that age counts from, as the registry counts it: 31 December where only the year is known.
    public var countedBirth: Day { identity.countedBirthDate }

    /// The commune that it lives in on a day; before it was registered, the first that was told of.
    public func home(on day: Day) -> UnitPath { homes.value(on: day, knownOn: knownOn) ?? firstHome }

    /// The household's on a day, and before it was registered the first that was told of; nil where the service does not
    /// keep it.
    public func poverty(on day: Day) -> PovertyStatus? {
        poverty.value(on: day, knownOn: knownOn) ?? poverty.stretches(knownOn: knownOn).first?.value
    }

    /// Codes of the circumstances that hold on a day.
    public func circumstances(on day: Day) -> Set<String> {
        Set(circumstances.facts(on: day, knownOn: knownOn).map(\.value.code))
    }

    /// The same with the day that it was determined: of the certificate.
    public func determination(on day: Day) -> (on: Day, value: KnownDisability)? {
        disabilities.stretches(knownOn: knownOn).last { $0.days.from <= day }.map { ($0.days.from, $0.value) }
    }

    /// The determination that holds on a day: the latest one until then.
    public func disability(on day: Day) -> KnownDisability? { disabilities.value(on: day, knownOn: knownOn) }
}

/// The days on which it is not on the register.
extension KnownChild {
    /// What departments' records of it are held against.
    public var life: ChildLife { ChildLife(earliestBirth: earliestBirth, absences: absences) }

    /// From each closure to the day before the child was taken up again. Whoever was entered in error never was: that is
    /// one absence of all days.
    public var absences: [Absence] { absences(saidAfter: LogPoint(0)) }

    /// Those by what was first said after a point of the registry's log.
    func absences(saidAfter point: LogPoint) -> [Absence] {
        let stretches = standing.stretches(knownOn: knownOn)
        if let last = stretches.last, last.value == .enteredInError, last.recorded.at > point {
            return [Absence(closure: last.id, closedOn: last.days.from, days: DayRange(from: .first))]
        }
        var absences: [Absence] = []
        for stretch in stretches where stretch.value != .active && stretch.recorded.at > point {
            // What closed it first goes on where another closure follows at once.
            if let last = absences.last, last.days.last.advanced(by: 1) == stretch.days.from,
                let joined = DayRange(from: last.days.from, until: stretch.days.until)
            {
                absences.removeLast()
                absences.append(Absence(closure: last.closure, closedOn: last.closedOn, days: joined))
            } else {
                absences.append(
                    Absence(closure: stretch.id, closedOn: stretch.days.from, days: stretch.days))
            }
        }
        return absences
    }

    /// The absence that the day falls into; nil while the child is on the register, and before it was.
    public func absence(on day: Day) -> Absence? { life.absence(on: day) }

    /// The first absence that shares a day with `days`.
    public func absence(within days: DayRange) -> Absence? { life.absence(within: days) }
}

extension ChildFacts {
    /// Whether what followers hold for the child may lie outside its life now, or inside again.
    public var movesLife: Bool {
        facts.contains { ($0.aspect == .identity && $0.kind != .recorded) || $0.aspect == .standing }
    }
}

/// Days on which a child is not on the register.
public struct Absence: Hashable, Sendable {
    /// The fact that closed it.
    public let closure: FactID
    /// The day of the closure.
    public let closedOn: Day
    public let days: DayRange
}

/// A circumstance of a child, from when until when the fact says.
public struct KnownCircumstance: Codable, PeriodValue {
    /// Of the reference table of circumstances.
    public let code: String

    public init(code: String) { self.code = code }

    /// Whatever the registry tells is kept: it has decided already.
    public func collides(with _: KnownCircumstance) -> Bool { false }
}

/// What was determined of a child's disability.
public struct KnownDisability: Codable, Hashable, Sendable {
    public let type: DisabilityType
    public let degree: DisabilityDegree

    public init(type: DisabilityType, degree: DisabilityDegree) { (self.type, self.degree) = (type, degree) }
}

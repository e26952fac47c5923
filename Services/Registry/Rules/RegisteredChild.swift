import RegistryAPI
import Vocabulary

/// A child on one day: what ``Child`` shows, without what lies around it. What is kept is ``ChildTimelines``.
struct RegisteredChild: Hashable, Sendable {
    let id: ChildID
    var name: PersonName
    var sex: Sex
    var birth: Birth
    var ethnicity: String?
    var personalNumber: PersonalID?
    var commune: UnitPath
    var address: String?
    var povertyStatus: PovertyStatus
    var status: ChildStatus
    var legalBasis: LegalBasis
    var registeredOn: Day
    var closedOn: Day?
    /// What was noted when the registration ended.
    var closingNote: String?
    var version: Int
    /// The entry of the same child that this one was merged into.
    var survivor: ChildID?
    /// Whether the birth is an estimate.
    var birthEstimated: Bool?
    /// Of a foundling.
    var finding: Finding?

    var identity: Identity {
        Identity(
            name: name, sex: sex, birthDate: birth.date, birthYear: birth.year, ethnicity: ethnicity,
            personalNumber: personalNumber, birthEstimated: birthEstimated, finding: finding)
    }

    /// The child as it was on a day; of one before the registration, as it was then: the day itself is refused elsewhere.
    func then(_ day: Day, of known: ChildTimelines) -> RegisteredChild {
        known.child(on: max(day, registeredOn)) ?? self
    }

    /// The same, on the register on no day: what it was merged into was said to be a mistake.
    func mistaken(as mistake: Fact<ChildStanding>) -> RegisteredChild {
        var child = self
        (child.status, child.legalBasis) = (mistake.value.status, mistake.value.basis)
        (child.closedOn, child.closingNote) = (mistake.days.from, mistake.value.note)
        // It gives its number back.
        child.personalNumber = nil
        return child
    }

    /// The least of it.
    var found: FoundChild {
        FoundChild(
            id: id, name: name.text, sex: sex, birthYear: birth.year, commune: commune, status: status
        ).with { ($0.birthDate, $0.foundOn) = (birth.date, finding?.day) }
    }

    func shown(circumstances: [ChildCircumstance], disability: Disability?, caregivers: Int) -> Child {
        Child(
            id: id, name: name.text, sex: sex, birthYear: birth.year, commune: commune,
            povertyStatus: povertyStatus, status: status, legalBasis: legalBasis, registeredOn: registeredOn,
            circumstances: circumstances, caregivers: caregivers, version: version
        ).with {
            $0.birthDate = birth.date
            $0.ethnicity = ethnicity
            $0.personalNumber = personalNumber?.text
            $0.address = address
            $0.closedOn = closedOn
            $0.closingNote = closingNote
            $0.disability = disability
            $0.nameUnknown = isUnnamed ? true : nil
            $0.birthEstimated = birthEstimated
            ($0.foundOn, $0.foundAt, $0.foundBy) = (finding?.day, finding?.place, finding?.finder)
        }
    }
}

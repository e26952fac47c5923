import RegistryAPI
import Vocabulary

/// A child as the register keeps it: what ``Child`` shows, without what lies around it.
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

    /// What others may know, as it holds from `day`.
    func facts(on day: Day) -> ChildFacts {
        ChildFacts(
            id: id, sex: sex, birthYear: birth.year, commune: commune, povertyStatus: povertyStatus,
            status: status, registeredOn: registeredOn, on: day
        ).with {
            $0.birthDate = birth.date
            $0.ethnicity = ethnicity
        }
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
        }
    }
}

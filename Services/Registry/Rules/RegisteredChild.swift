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
    var version: Int

    /// What others may know, as it holds from `day`.
    func facts(on day: Day) -> ChildFacts {
        ChildFacts(
            id: id, sex: sex, birthDate: birth.date, birthYear: birth.year, ethnicity: ethnicity,
            commune: commune, povertyStatus: povertyStatus, status: status, registeredOn: registeredOn,
            on: day)
    }

    func shown(circumstances: [ChildCircumstance], disability: Disability?, caregivers: Int) -> Child {
        Child(
            id: id, name: name.text, sex: sex, birthDate: birth.date, birthYear: birth.year,
            ethnicity: ethnicity, personalNumber: personalNumber?.text, commune: commune, address: address,
            povertyStatus: povertyStatus, status: status, legalBasis: legalBasis, registeredOn: registeredOn,
            closedOn: closedOn, circumstances: circumstances, disability: disability, caregivers: caregivers,
            version: version)
    }
}

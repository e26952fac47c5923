import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// A caregiver whom a row names by id or personal number: it is that one only if what else the row says of it is so. A
/// mistyped number is somebody else's.
enum NamedCaregiver {
    /// `pointer` is the member that named `known`.
    static func agree(_ row: CaregiverRow, with known: Caregiver, at pointer: String, _ checks: inout Checks)
    {
        let id = ["id": known.id.text]
        if let name = row.name, Namesakes.folded(name) != Namesakes.folded(known.name) {
            checks.fail(
                pointer, "registry.caregiver-other-name",
                id.merging(["known": known.name, "said": name]) { $1 })
        }
        if let sex = Namesakes.recorded(row.sex), let other = Namesakes.recorded(known.sex), sex != other {
            checks.fail(
                pointer, "registry.caregiver-other-sex", id,
                terms: ["known": [other.term], "said": [sex.term]])
        }
        if let year = row.birthYear, let other = known.birthYear, year != other {
            checks.fail(
                pointer, "registry.caregiver-other-year",
                id.merging(["known": "\(other)", "said": "\(year)"]) { $1 })
        }
        if let text = row.personalNumber, let number = PersonalID(text), let other = known.personalNumber,
            number != other
        {
            checks.fail("/personalNumber", "registry.caregiver-other-number", id)
        }
    }
}

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
        let name = row.name ?? known.name
        let told = [
            Namesakes.folded(name) == Namesakes.folded(known.name),
            Namesakes.same(Namesakes.recorded(row.sex), Namesakes.recorded(known.sex)),
            Namesakes.same(row.birthYear, known.birthYear),
        ]
        if told.contains(false) {
            checks.fail(
                pointer, "registry.caregiver-another",
                [
                    "id": known.id.text, "name": known.name, "year": year(known.birthYear), "saidName": name,
                    "saidYear": year(row.birthYear),
                ],
                terms: [
                    "sex": [(known.sex ?? .undetermined).term],
                    "saidSex": [(row.sex ?? .undetermined).term],
                ])
        }
        if let number = row.personalNumber.flatMap({ PersonalID($0) }),
            Namesakes.same(number, known.personalNumber) == false
        {
            checks.fail("/personalNumber", "registry.caregiver-other-number", ["id": known.id.text])
        }
    }

    /// As sentences write a year that may not be known.
    private static func year(_ year: Int?) -> String { year.map(String.init) ?? "…" }
}

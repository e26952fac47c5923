import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

extension CaregiverRules {
    /// A caregiver whom a row names by id or personal number is that one only if what else the row says of it is so: a mistyped
    /// number is somebody else's. `pointer` is the member that named `known`.
    func requireSame(_ row: CaregiverRow, as known: Caregiver, at pointer: String) throws {
        var checks = Checks(reference, today: today)
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
        try checks.finish()
    }

    /// The registration of one whom a row enters: it has to say who that is.
    func newcomer(
        _ row: CaregiverRow, in commune: UnitPath, since registeredOn: Day
    ) throws -> RegisterCaregiver {
        var checks = Checks(reference, today: today)
        if row.name == nil { checks.fail("/name", "registry.caregiver-name-missing") }
        try checks.finish()
        guard let name = row.name else { preconditionFailure("a missing name has been refused") }
        return RegisterCaregiver(name: name, commune: commune).with {
            $0.id = row.id
            $0.sex = row.sex
            $0.birthYear = row.birthYear
            $0.personalNumber = row.personalNumber
            $0.phone = row.phone
            $0.registeredOn = registeredOn
            $0.confirmedDistinct = row.confirmedDistinct
        }
    }

    /// As sentences write a year that may not be known.
    private func year(_ year: Int?) -> String { year.map(String.init) ?? "…" }
}

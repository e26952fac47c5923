import Bus
import RegistryAPI
import Vocabulary

/// When two entries are taken for one worker, or for one caregiver: they have the same folded name, something else
/// brings them together, and nothing that is known of both tells them apart. A unit is the same whatever it was called when
/// somebody was entered in it.
enum Namesakes {
    /// The first of `others` that may be `worker`: at work on a same day, with the same telephone, or, where one of
    /// them has none, in the same unit.
    static func of(
        _ worker: Worker, among others: [Worker], on day: Day, in units: UnitDirectory
    ) -> Worker? {
        others.first { other in
            guard other.id != worker.id, folded(other.name) == folded(worker.name),
                other.days.overlaps(worker.days)
            else { return false }
            return same(worker.phone, other.phone) ?? units.isSame(other.unit, worker.unit, on: day)
        }
    }

    /// The first of `others` that may be `caregiver`: neither personal number nor sex nor year of birth tells them apart,
    /// and they share the telephone or the commune. Two telephones tell two people of a commune apart where nobody
    /// knows when they were born.
    static func of(
        _ caregiver: Caregiver, among others: [Caregiver], on day: Day, in units: UnitDirectory
    ) -> Caregiver? {
        others.first { other in
            guard other.id != caregiver.id, folded(other.name) == folded(caregiver.name) else { return false }
            let (born, phone) = (
                same(caregiver.birthYear, other.birthYear), same(caregiver.phone, other.phone)
            )
            let told = [
                same(caregiver.personalNumber, other.personalNumber),
                same(recorded(caregiver.sex), recorded(other.sex)), born,
            ]
            guard !told.contains(false) else { return false }
            if phone == true { return true }
            return (phone == nil || born == true) && units.isSame(other.commune, caregiver.commune, on: day)
        }
    }

    /// Refuses a worker who seems to be there, unless the caller has looked and says that it is somebody else.
    static func refuse(
        _ worker: Worker, among others: [Worker], confirmedDistinct: Bool, on day: Day,
        in units: UnitDirectory
    ) throws {
        guard !confirmedDistinct, let known = of(worker, among: others, on: day, in: units) else { return }
        throw refusal(
            "registry.worker-twice",
            [
                "name": known.name, "unit": known.unit.text, "from": known.days.from.description,
                "id": known.id.text,
            ])
    }

    /// The same of a caregiver.
    static func refuse(
        _ caregiver: Caregiver, among others: [Caregiver], confirmedDistinct: Bool, on day: Day,
        in units: UnitDirectory
    ) throws {
        guard !confirmedDistinct, let known = of(caregiver, among: others, on: day, in: units) else { return }
        throw refusal(
            "registry.caregiver-twice",
            ["name": known.name, "day": known.registeredOn.description, "id": known.id.text])
    }

    private static func refusal(_ rule: String, _ arguments: [String: String]) -> Refusal {
        .exists("/name", Message(rule, arguments, terms: ["mark": ["member.confirmedDistinct"]]))
    }

    /// What spellings of a name share: what entries are looked up by.
    static func folded(_ name: String) -> String { Vietnamese.folded(name) }

    /// A sex that was not recorded tells nobody apart.
    static func recorded(_ sex: Sex?) -> Sex? { sex == .undetermined ? nil : sex }

    /// Nil where one of them is not known.
    static func same<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool? {
        guard let left, let right else { return nil }
        return left == right
    }
}

extension Worker {
    var days: DayRange { DayRange(from, until) }
}

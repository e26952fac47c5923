import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Somebody who may be entered twice: a worker, a caregiver.
protocol Namesake {
    associatedtype Named
    var id: ID<Named> { get }
    var name: String { get }
    /// What is said of who is there already; `recorder` is who entered it.
    func twice(_ recorder: String) -> Message

    /// Whether both may be one person, who have the same folded name: something else brings them together, and nothing that
    /// is known of both tells them apart.
    func maybe(_ other: Self, _ rules: Namesakes) -> Bool
}

/// When two entries are taken for one person. A unit is the same whatever it was called when somebody was entered in it.
struct Namesakes: Rules {
    let reference: Reference
    let today: Day

    /// The first of `others` that may be `person`.
    func of<Person: Namesake>(
        _ person: Person, among others: [Person], known isKnown: (Person) throws -> Bool = { _ in true }
    ) rethrows -> Person? {
        try others.first { other in
            guard other.id != person.id, Self.folded(other.name) == Self.folded(person.name),
                person.maybe(other, self)
            else { return false }
            return try isKnown(other)
        }
    }

    /// Refuses a person who seems to be there, unless the caller has looked and says that it is somebody else. Of entries that
    /// the caller may not know of, `isKnown` being false, nothing is told. `recorder` knows who entered one.
    func refuse<Person: Namesake>(
        _ person: Person, among others: [Person], confirmedDistinct: Bool,
        known isKnown: (Person) throws -> Bool, by recorder: (ID<Person.Named>) throws -> Recorder?
    ) throws {
        guard !confirmedDistinct, let other = try of(person, among: others, known: isKnown) else { return }
        throw Refusal.exists("/name", other.twice(try recorder(other.id)?.text ?? ""))
    }

    func isSame(_ left: UnitPath, _ right: UnitPath) -> Bool {
        reference.units.isSame(left, right, on: today)
    }

    /// What spellings of a name share: what entries are looked up by.
    static func folded(_ name: String) -> String { Vietnamese.folded(name) }

    /// What a caller sets who has looked, as a term of the blank `{mark}`.
    static let mark = ["mark": ["member.confirmedDistinct"]]

    /// A sex that was not recorded tells nobody apart.
    static func recorded(_ sex: Sex?) -> Sex? { sex == .undetermined ? nil : sex }

    /// Nil where one of them is not known.
    static func same<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool? {
        guard let left, let right else { return nil }
        return left == right
    }
}

extension Caregiver: Namesake {
    func twice(_ recorder: String) -> Message {
        Message(
            "registry.caregiver-twice",
            ["name": name, "day": registeredOn.description, "id": id.text, "by": recorder],
            terms: Namesakes.mark)
    }

    /// Neither personal number nor sex nor year of birth tells them apart, and they share the telephone or the commune. Two
    /// telephones tell two people of a commune apart where nobody knows when they were born.
    func maybe(_ other: Caregiver, _ rules: Namesakes) -> Bool {
        let born = Namesakes.same(birthYear, other.birthYear)
        let told = [
            Namesakes.same(personalNumber, other.personalNumber),
            Namesakes.same(Namesakes.recorded(sex), Namesakes.recorded(other.sex)), born,
        ]
        guard !told.contains(false) else { return false }
        let samePhone = Namesakes.same(phone, other.phone)
        if samePhone == true { return true }
        return (samePhone == nil || born == true) && rules.isSame(commune, other.commune)
    }
}

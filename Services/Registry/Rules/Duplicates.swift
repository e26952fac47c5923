import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// When two entries are taken for one child: the same folded name, a birth that can be the same, the same commune, whatever
/// it was called when the child was entered.
struct Duplicates: Rules {
    let reference: Reference
    let today: Day

    /// The first of `others` that may be `child`. Who has left the register may have come back; what was entered in error
    /// is nobody.
    func of(_ child: RegisteredChild, among others: [RegisteredChild]) -> RegisteredChild? {
        others.first {
            $0.id != child.id && reference.units.isSame($0.commune, child.commune, on: today)
                && areNamesakes($0, child)
        }
    }

    /// The same folded name and a birth that can be the same, of two who were not entered in error.
    func areNamesakes(_ one: RegisteredChild, _ other: RegisteredChild) -> Bool {
        one.status != .enteredInError && other.status != .enteredInError
            && one.name.folded == other.name.folded && one.birth.matches(other.birth)
            && (!one.isUnnamed || one.mayBeFoundAs(other))
    }

    /// Whether two who lived in these communes, whenever, lived in one: who moved and was entered anew.
    func met(_ homes: [UnitPath], _ others: [UnitPath]) -> Bool {
        homes.contains { home in others.contains { reference.units.isSame(home, $0, on: today) } }
    }

    /// Refuses a child that seems to be there, unless the caller has looked and says that it is another one.
    func refuse(
        _ child: RegisteredChild, among others: [RegisteredChild], confirmedDistinct: Bool
    ) throws {
        guard !confirmedDistinct, let existing = of(child, among: others) else { return }
        throw Refusal.exists(
            "/name",
            Message(
                "registry.duplicate", ["id": existing.id.text], terms: ["mark": ["member.confirmedDistinct"]]
            ).about(existing.id, told: ["childRegistered"]))
    }

    /// How many names with a year of birth are looked through at a time.
    static let namesAtATime = 64
    /// The most children of a group that are shown.
    static let shown = 20

    /// How many names with a year of birth there are, of children in their order.
    static func names(of children: [RegisteredChild]) -> Int {
        zip(children, children.dropFirst()).count {
            $0.name.folded != $1.name.folded || $0.birth.year != $1.birth.year
        } + min(1, children.count)
    }

    /// Groups stand where their first child does.
    static let order = ListOrder<[RegisteredChild]>("folded", "birth_year", "id") { group in
        [group[0].name.folded, group[0].birth.year, group[0].id]
    }

    /// Groups of children of one district who may be one child, of one province where there are no districts: at least two
    /// each, in the order given.
    func groups(_ children: [RegisteredChild]) -> [[RegisteredChild]] {
        struct Key: Hashable {
            let name: String
            let year: Int
            let area: UnitPath
            /// Of one whose name nobody knows: the day on which it was found.
            let found: Day?
        }
        var order: [Key] = []
        var members: [Key: [RegisteredChild]] = [:]
        for child in children {
            let key = Key(
                name: child.name.folded, year: child.birth.year,
                area: reference.units.holder(of: child.commune, on: today),
                found: child.isUnnamed ? child.finding?.day : nil)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(child)
        }
        return order.compactMap { key in members[key].flatMap { $0.count > 1 ? $0 : nil } }
    }
}

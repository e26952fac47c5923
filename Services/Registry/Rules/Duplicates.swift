import Bus
import RegistryAPI
import Vocabulary

/// When two entries are taken for one child: the same folded name, a birth that can be the same, the same commune, whatever
/// it was called when the child was entered.
enum Duplicates {
    /// The first of `others` that may be `child`. Those closed for a mistake do not count.
    static func of(
        _ child: RegisteredChild, among others: [RegisteredChild], on day: Day, in units: UnitDirectory
    ) -> RegisteredChild? {
        others.first {
            $0.id != child.id && $0.status != .closed && units.isSame($0.commune, child.commune, on: day)
                && $0.name.folded == child.name.folded && $0.birth.matches(child.birth)
        }
    }

    /// Refuses a child that seems to be there, unless the caller has looked and says that it is another one.
    static func refuse(
        _ child: RegisteredChild, among others: [RegisteredChild], confirmedDistinct: Bool, on day: Day,
        in units: UnitDirectory
    ) throws {
        guard !confirmedDistinct, let existing = of(child, among: others, on: day, in: units) else { return }
        throw Refusal.exists(
            "/name",
            Message(
                "registry.duplicate", ["id": existing.id.text], terms: ["mark": ["member.confirmedDistinct"]])
        )
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

    /// Groups of children of one district who may be one child, of one province where there are no districts: at least two
    /// each, in the order given, without those that begin up to `place` among children of its name and year.
    static func groups(
        _ children: [RegisteredChild], after place: RegisteredChild?, on day: Day, in units: UnitDirectory
    ) -> [[RegisteredChild]] {
        groups(children, on: day, in: units).filter { group in
            guard let place, let first = group.first, first.name.folded == place.name.folded,
                first.birth.year == place.birth.year
            else { return true }
            return first.id > place.id
        }
    }

    /// All of them.
    static func groups(
        _ children: [RegisteredChild], on day: Day, in units: UnitDirectory
    ) -> [[RegisteredChild]] {
        struct Key: Hashable {
            let name: String
            let year: Int
            let area: UnitPath
        }
        var order: [Key] = []
        var members: [Key: [RegisteredChild]] = [:]
        for child in children {
            let key = Key(
                name: child.name.folded, year: child.birth.year,
                area: units.holder(of: child.commune, on: day))
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(child)
        }
        return order.compactMap { key in members[key].flatMap { $0.count > 1 ? $0 : nil } }
    }
}

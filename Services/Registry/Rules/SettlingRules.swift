import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// Where children live who were recorded under a commune that was split.
struct SettlingRules: Rules {
    let reference: Reference
    let today: Day

    /// From when each of the children has lived in the commune: the day of the split. Throws with all that is wrong with any
    /// of them.
    func settle(
        _ children: [Sought<ChildTimelines>], by request: SettleChildren
    ) throws -> [(child: ChildTimelines, since: Day)] {
        var checks = Checks(reference, today: today)
        checks.several(request.children, at: "/children")
        checks.count(request.children.count, in: 0...500, at: "/children")
        checks.commune(request.commune, at: "/commune")
        if reference.units.isValid(request.commune, on: today) {
            for (index, child) in children.enumerated() {
                guard let known = child.value, let split = split(known),
                    !split.heirs.contains(request.commune)
                else { continue }
                checks.fail(
                    "/children/\(index)", "registry.not-an-heir",
                    [
                        "id": known.id.text, "commune": split.commune.text,
                        "heirs": split.heirs.map(\.text).joined(separator: ", "),
                    ])
            }
        }
        let known = try checks.finish(all: children)
        let unsettled = known.enumerated().compactMap { index, known in
            inTheWay(of: known).map { Refusal.Violation("/children/\(index)", $0) }
        }
        if let first = unsettled.first {
            throw Refusal(.failedPrecondition, first.message, violations: unsettled)
        }
        return try known.enumerated().compactMap { index, known in
            guard let split = split(known) else { return nil }
            try known.child(on: split.day)?.requireActive(at: "/children/\(index)")
            return (known, split.day)
        }
    }

    /// Why the child cannot be settled: its commune was not split, or it is said to have come into it when that was no
    /// more, which would hold on beside what is settled.
    private func inTheWay(of known: ChildTimelines) -> Message? {
        guard let home = known.home.fact(on: .last), let split = split(known) else {
            return Message(
                "registry.not-split",
                ["id": known.id.text, "commune": known.home.value(on: .last)?.text ?? ""])
        }
        guard home.days.from >= split.day else { return nil }
        return Message(
            "registry.home-after-split",
            [
                "id": known.id.text, "commune": split.commune.text, "from": "\(home.days.from)",
                "day": "\(split.day)", "fact": home.id.text,
            ])
    }

    struct Split {
        let commune: UnitPath
        let day: Day
        let heirs: [UnitPath]
    }

    /// What became of the communes of a territory that were split, by their paths.
    func splits(within units: Territory) -> [UnitPath: Split] {
        Dictionary(uniqueKeysWithValues: units.paths.compactMap { path in split(path).map { (path, $0) } })
    }

    /// The same of the commune that the child lives in as far as anybody has said; nil where that is one unit.
    private func split(_ child: ChildTimelines) -> Split? { child.home.value(on: .last).flatMap(split) }

    private func split(_ commune: UnitPath) -> Split? {
        let units = reference.units
        let now = units.current(of: commune, on: today)
        guard now.kind == .succeeded, now.units.count > 1 else { return nil }
        // It may have been merged into what was split later.
        var stood = commune
        while let end = units.unit(stood)?.validity.until, end <= today {
            let next = units.successors(of: stood, on: end)
            guard next.count == 1 else { return Split(commune: commune, day: end, heirs: now.units) }
            stood = next[0].path
        }
        return nil
    }
}

import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Caregivers who may be one person: whom they share a personal number with, or a name.
struct CaregiverGroup: Hashable {
    /// The number or the folded name that brings them together.
    let mark: String
    /// The oldest entry first.
    var caregivers: [Caregiver]

    /// How many numbers and names are looked through at a time.
    static let marksAtATime = 64
    /// The most caregivers of a group that are shown.
    static let shown = 20

    /// Numbers come before names. Of one name there may be several groups: they stand where their first caregiver does.
    static let order = ListOrder<CaregiverGroup>("mark", "id") { [$0.mark, $0.caregivers[0].id] }

    private var isByNumber: Bool { caregivers.allSatisfy { $0.personalNumber?.text == mark } }

    /// The groups among those who share a number or a name. Who is told by one number is not told by name once more.
    func groups(by rules: Namesakes) -> [CaregiverGroup] {
        if isByNumber { return [self] }
        return rules.groups(caregivers).filter { group in
            let number = group[0].personalNumber
            return number == nil || group.contains { $0.personalNumber != number }
        }
        .map { CaregiverGroup(mark: mark, caregivers: $0) }
    }

    /// Where a list stands that has told of all groups of this mark.
    var end: CaregiverGroup { CaregiverGroup(mark: mark, caregivers: Array(caregivers.suffix(1))) }

    var shown: CaregiverDuplicates {
        CaregiverDuplicates(
            caregivers: Array(caregivers.prefix(Self.shown)), more: caregivers.count > Self.shown)
    }
}

extension Namesakes {
    /// Those who may be one person with another of them, at least two each, in their order: who may be one with two of them
    /// brings these together.
    fileprivate func groups<Person: Namesake>(_ people: [Person]) -> [[Person]] {
        var groups: [[Int]] = []
        for (index, person) in people.enumerated() {
            let joined = groups.indices.filter { group in
                groups[group].contains { people[$0].maybe(person, self) }
            }
            let group = joined.flatMap { groups[$0] } + [index]
            for emptied in joined.reversed() { groups.remove(at: emptied) }
            groups.append(group.sorted())
        }
        return groups.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.map { $0.map { people[$0] } }
    }
}

import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// Namesakes that are looked through for a row.
    private static let namesakes = 200

    func identifyChildren(_ request: IdentifyChildren, _ snapshot: Snapshot) throws -> IdentifiedChildren {
        snapshot.authorizeByRoleAlone()
        let rules = Identification(snapshot)
        let rows = try rules.clues(request).map { clue in
            let numbered = try clue.number.map(snapshot.children.all(numbered:)) ?? []
            let named =
                try clue.name.map { name in
                    try snapshot.children.named(
                        name, about: clue.birthYear, within: snapshot.visibleScope,
                        limit: Self.namesakes)
                } ?? []
            return rules.judge(
                clue,
                numbered: numbered.filter { $0.status != .enteredInError && snapshot.reaches($0.commune) },
                named: named)
        }
        for row in rows {
            for child in row.candidates.map(\.id) + [row.child].compactMap(\.self) {
                snapshot.disclose(child)
            }
        }
        return IdentifiedChildren(rows: rows)
    }
}

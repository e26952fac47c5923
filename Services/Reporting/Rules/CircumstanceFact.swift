import RegistryAPI
import Vocabulary

/// What reporting keeps of a circumstance, without its name: `token` stands for the code, so that the file does not say who
/// lives with a confidential one and counting by code still works.
struct CircumstanceFact: Codable, Hashable, Sendable {
    let child: ChildID
    let token: String
    let start: Day
    let end: Day?

    func holds(on day: Day) -> Bool { start <= day && end.map { day <= $0 } ?? true }
}

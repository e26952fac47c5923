import Bus
import RegistryAPI
import Vocabulary

/// What a search asks for, folded and checked.
struct ChildSearch: Hashable, Sendable {
    /// Each must begin a word of the name.
    let words: [String]
    let personalNumber: PersonalID?
    let birthYear: Int?
    let status: ChildStatus?
    /// Each with all below it.
    let units: [UnitPath]
    let limit: Int
}

/// What a search may ask.
enum Searching {
    /// The request, folded and checked: a search by nothing at all would be a list.
    static func terms(_ request: SearchChildren, within units: [UnitPath]) throws -> ChildSearch {
        let words = request.name.map { Vietnamese.folded($0).split(separator: " ").map(String.init) } ?? []
        if words.isEmpty && request.personalNumber == nil && request.commune == nil {
            throw Refusal.invalid("/name", Message("registry.search-for-nothing"))
        }
        var number: PersonalID?
        if let text = request.personalNumber {
            number = PersonalID(text)
            if number == nil {
                throw Refusal.invalid(
                    "/personalNumber", Message("registry.personal-number", ["number": text]))
            }
        }
        return ChildSearch(
            words: words, personalNumber: number, birthYear: request.birthYear, status: request.status,
            units: units, limit: try limit(request.limit, most: 100, usual: 20))
    }

    static func limit(_ limit: Int?, most: Int, usual: Int) throws -> Int {
        guard let limit else { return usual }
        guard (1...most).contains(limit) else {
            throw Refusal.invalid(
                "/limit", Message("registry.limit", ["limit": "\(limit)", "most": "\(most)"]))
        }
        return limit
    }
}

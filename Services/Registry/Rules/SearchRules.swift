import RegistryAPI
import ServiceKit
import Vocabulary

/// What a search asks for, folded and checked.
struct ChildSearch: Hashable, Sendable {
    /// Each must begin a word of the name.
    let words: [String]
    let personalNumber: PersonalID?
    let birthYear: Int?
    let status: ChildStatus?
    let units: Territory
}

/// What a search may ask.
struct SearchRules: Rules {
    /// No name has more words, and each is looked up.
    static let mostWords = 16

    let reference: Reference
    let today: Day

    /// What a list may be asked for.
    func filters(_ request: ListChildren) throws {
        var checks = Checks(reference, today: today)
        checks.reading(on: request.on, knownOn: request.knownOn)
        CircumstanceRules(reference: reference, today: today).filter(request.circumstance, &checks)
        try checks.finish()
    }

    /// The request, folded and checked: a search by nothing at all would be a list.
    func terms(_ request: SearchChildren, within units: Territory) throws -> ChildSearch {
        var checks = Checks(reference, today: today)
        var known: Set<String> = []
        let words = Vietnamese.folded(request.name ?? "").split(separator: " ").map(String.init)
            .filter { known.insert($0).inserted }
        if words.count > Self.mostWords {
            checks.fail(
                "/name", "registry.search-too-many-words",
                ["count": "\(words.count)", "limit": "\(Self.mostWords)"])
        }
        if words.isEmpty && request.personalNumber == nil && request.commune == nil {
            checks.fail("/name", "registry.search-for-nothing")
        }
        let number = checks.personalNumber(
            request.personalNumber, sex: nil, birthYear: nil, at: "/personalNumber")
        checks.reading(on: request.on, knownOn: request.knownOn)
        try checks.finish()
        return ChildSearch(
            words: words, personalNumber: number, birthYear: request.birthYear, status: request.status,
            units: units)
    }
}

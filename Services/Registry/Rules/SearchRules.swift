import RegistryAPI
import ServiceKit
import Vocabulary

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
    ///
    /// - Parameter unit: the caller's, to which some children are nearer than others.
    func terms(
        _ request: SearchChildren, within units: Territory, from unit: UnitPath? = nil
    ) throws -> PersonSearch {
        var checks = Checks(reference, today: today)
        var search = PersonSearch(units: units)
        read(request.name ?? "", &search)
        if search.words.count > Self.mostWords {
            checks.fail(
                "/name", "registry.search-too-many-words",
                ["count": "\(search.words.count)", "limit": "\(Self.mostWords)"])
        }
        let isTold = !(search.terms.isEmpty && search.numbers.isEmpty && search.phones.isEmpty)
        if !isTold && request.personalNumber == nil && request.commune == nil {
            checks.fail("/name", "registry.search-for-nothing")
        }
        search.personalNumber = checks.personalNumber(
            request.personalNumber, sex: nil, birthYear: nil, at: "/personalNumber")
        checks.reading(on: request.on, knownOn: request.knownOn)
        try checks.finish()
        if let year = request.birthYear { search.birthYears.insert(year) }
        search.status = request.status
        search.surroundings = unit.map(surroundings) ?? []
        return search
    }

    /// The same of caregivers, of whom no more than a year of birth is known.
    func terms(
        _ request: SearchCaregivers, within units: Territory, from unit: UnitPath? = nil
    ) throws -> PersonSearch {
        let asked = SearchChildren().with {
            ($0.name, $0.personalNumber, $0.commune) = (
                request.name, request.personalNumber, request.commune
            )
            ($0.birthYear, $0.on, $0.knownOn) = (request.birthYear, request.on, request.knownOn)
        }
        var search = try terms(asked, within: units, from: unit)
        search.birthYears.formUnion(search.days.map(\.year))
        search.days = []
        return search
    }

    /// The same of workers, who are known by name, telephone and unit.
    func terms(
        _ request: SearchWorkers, within units: Territory, from unit: UnitPath? = nil
    ) throws -> PersonSearch {
        let asked = SearchChildren().with {
            ($0.name, $0.commune) = (request.name, request.unit)
            ($0.on, $0.knownOn) = (request.on, request.knownOn)
        }
        return try terms(asked, within: units, from: unit)
    }

    /// What each piece of the text is: people write all of it in one line.
    private func read(_ text: String, _ search: inout PersonSearch) {
        var known: Set<String> = []
        var phrase: [String] = []
        for piece in Self.pieces(of: text) {
            let digits = piece.count { $0.isASCII && $0.isNumber }
            if let day = Self.day(piece) {
                search.days.insert(day)
            } else if let number = PersonalID(piece) {
                search.numbers.insert(number)
            } else if digits >= 9, let phone = Phone(piece) {
                search.phones.insert(phone.text)
            } else if piece.count == 4, let year = Int(piece), Self.years.contains(year) {
                search.birthYears.insert(year)
            } else {
                let words = Vietnamese.folded(piece).split(separator: " ").map(String.init)
                phrase += words
                search.words += words.filter { known.insert($0).inserted }
            }
        }
        search.phrase = phrase.prefix(2 * Self.mostWords).joined(separator: " ")
    }

    /// Those in which somebody who is a child or was one may have been born.
    private static let years = 1925...2175

    /// What blanks, commas and semicolons keep apart; of a number that was written in groups all of them together.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var groups: [String] = []
        func close() {
            let number = groups.joined()
            pieces += (9...12).contains(number.filter(\.isNumber).count) ? [number] : groups
            groups = []
        }
        for piece in text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
            if piece.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "+" }) {
                groups.append(String(piece))
            } else {
                close()
                pieces.append(String(piece))
            }
        }
        close()
        return pieces
    }

    /// 14/02/2015, 14-2-2015, 14.02.2015 or 2015-02-14.
    private static func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// What lies around a unit: the commune, the district and the province that it is or lies in today.
    private func surroundings(of unit: UnitPath) -> [Territory] {
        let levels: [UnitLevel] = [.commune, .district, .province]
        return levels.compactMap { level in
            let around = reference.units.ancestor(of: unit, level: level, on: today).units
            return around.isEmpty ? nil : reference.units.territory(of: around, on: today)
        }
    }
}

extension PersonSearch {
    /// The same with the last words read as the name of a place, in each way in which they are one on a day or were.
    func readingPlaces(_ units: UnitDirectory, on day: Day) -> [PersonSearch] {
        let words = phrase.split(separator: " ").map(String.init)
        return words.indices.compactMap { first in
            let name = words[first...].joined(separator: " ")
            let named = units.places(called: name)
            guard !named.isEmpty else { return nil }
            var search = self
            search.phrase = words[..<first].joined(separator: " ")
            var known: Set<String> = []
            search.words = words[..<first].filter { known.insert($0).inserted }
            search.place = units.territory(of: named, on: day)
            return search
        }
    }
}

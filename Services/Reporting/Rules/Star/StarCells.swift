import Vocabulary

/// The properties by which a figure is broken down, as one number a member: so the database groups by one column, once for all
/// breakdowns.
struct StarCells: Sendable {
    /// What is nil is not known, or is no property of who is counted.
    struct Cell: Hashable, Sendable {
        var unit: UnitPath?
        var sex: String?
        var band: String?
        var ethnicity: String?
        var disabilityType: String?
        var disabilityDegree: String?
    }

    private let words: StarWords
    private let day: Day
    private let bands: [AgeBand]
    /// Ages at which a band begins or ends, in order.
    private let edges: [Int]

    init(words: StarWords, bands: [AgeBand], on day: Day) {
        (self.words, self.bands, self.day) = (words, bands, day)
        edges = Set(bands.flatMap { [$0.from, $0.below].compactMap { $0 } }).sorted()
    }

    /// Of a row with a child's properties.
    func number(ofChild row: String) -> StarSQL {
        let passed = edges.map { age in
            StarSQL.flag("\(name: row).born < \(Day.first(youngerThan: age, on: day))")
        }
        let band: StarSQL = passed.isEmpty ? "0" : "(\(passed.joined(" + ")))"
        let digits: [StarSQL] = [
            "\(name: row).sex", band, "coalesce(\(name: row).ethnicity, 0)",
            "coalesce(\(name: row).type, 0)", "coalesce(\(name: row).degree, 0)",
        ]
        return zip(digits, radices).reduce("\(name: row).unit") { number, digit in
            "(\(number)) * \(digit.1) + \(digit.0)"
        }
    }

    /// Of a row of which nothing is known but the unit.
    func number(ofUnit row: String) -> StarSQL {
        "\(name: row).unit * \(radices.reduce(1, *))"
    }

    func cell(_ number: Int64) -> Cell {
        var (rest, digits): (Int64, [Int64]) = (number, [])
        for radix in radices.reversed() {
            digits.append(rest % radix)
            rest /= radix
        }
        return Cell(
            unit: words.unit(rest), sex: words.word(.sex, digits[4]),
            band: band(Int(digits[3]), of: digits[4]),
            ethnicity: words.word(.ethnicity, digits[2]),
            disabilityType: words.word(.disabilityType, digits[1]),
            disabilityDegree: words.word(.disabilityDegree, digits[0]))
    }

    /// How many values each digit has, in the order of ``number(ofChild:)``.
    private var radices: [Int64] {
        [
            words.count(.sex), Int64(edges.count) + 1, words.count(.ethnicity), words.count(.disabilityType),
            words.count(.disabilityDegree),
        ]
    }

    /// Who has passed so many edges; of whom no sex is told no age is either.
    private func band(_ passed: Int, of sex: Int64) -> String? {
        guard sex > 0, passed > 0 else { return nil }
        return bands.first { $0.contains(age: edges[passed - 1]) }?.code
    }
}

extension Day {
    /// The first day of birth of whoever is younger on `day` than so many years.
    static func first(youngerThan years: Int, on day: Day) -> Day {
        // Close to it; from there day by day.
        var born = Day(year: day.year - years, month: day.month, day: min(day.dayOfMonth, 28)) ?? .first
        while born > .first, born.advanced(by: -1).age(on: day) < years { born = born.advanced(by: -1) }
        while born.age(on: day) >= years { born = born.advanced(by: 1) }
        return born
    }
}

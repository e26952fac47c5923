/// The dated reference data of a deployment: units, organisations, legal categories, rates, deadlines, days off, labels.
/// Immutable; every service gets the same one.
public struct Reference: Sendable {
    public internal(set) var units = UnitDirectory()
    /// By list, then code.
    public internal(set) var circumstances: [Circumstance] = []
    public internal(set) var circumstanceMappings: [CircumstanceMapping] = []
    public internal(set) var assistanceBases: [AssistanceBase] = []
    public internal(set) var assistanceCoefficients: [AssistanceCoefficient] = []
    public internal(set) var assistanceGrounds: [AssistanceGround] = []
    public internal(set) var deadlines: [Deadline] = []
    public internal(set) var calendar = WorkingCalendar()
    var likeness: [LikenessPoints] = []
    var marks: [PercentMark] = []
    var labels: [ReferenceTable: [Label]] = [:]
    /// Where units' middles lie, by their codes.
    var centres: [String: [(point: GeoPoint, validity: Validity)]] = [:]
    var ageBands: [String: [(band: AgeBand, validity: Validity)]] = [:]

    /// Knows nothing: for tests that need no reference data.
    public init() {}
}

extension Reference {
    /// The code's words on `day`; nil for a code that the table does not have then.
    public func label(_ table: ReferenceTable, _ code: String, _ language: Language, on day: Day) -> String? {
        entry(table, code, on: day)?.text[language]
    }

    /// The code with its words, dates and source; nil for a code that the table does not have on `day`.
    public func entry(_ table: ReferenceTable, _ code: String, on day: Day) -> Label? {
        labels[table]?.first { $0.code == code && $0.validity.contains(day) }
    }

    /// All that a table ever had, in the order of the file.
    public func entries(_ table: ReferenceTable) -> [Label] { labels[table] ?? [] }

    /// The codes of a table on `day`, in the order of the file.
    public func codes(_ table: ReferenceTable, on day: Day) -> [String] {
        (labels[table] ?? []).filter { $0.validity.contains(day) }.map(\.code)
    }

    /// What people call every code of every table, as ``ReferenceTable/term(_:)`` names it; of a code that has had
    /// several names, the last.
    public var texts: TextCatalogue {
        var words: (vi: [String: String], en: [String: String]) = ([:], [:])
        for (table, labels) in labels {
            for label in labels {
                words.vi[table.term(label.code)] = label.text.vi
                words.en[table.term(label.code)] = label.text.en
            }
        }
        return TextCatalogue(vi: words.vi, en: words.en)
    }

    /// Whether the table has the code on `day`.
    public func knows(_ table: ReferenceTable, _ code: String, on day: Day) -> Bool {
        entry(table, code, on: day) != nil
    }

    /// Whether the table has the code on any day.
    public func knows(_ table: ReferenceTable, _ code: String) -> Bool {
        labels[table]?.contains { $0.code == code } ?? false
    }

    /// The bands of a scheme (`children`) on `day`, youngest first.
    public func ageBands(_ scheme: String = "children", on day: Day) -> [AgeBand] {
        (ageBands[scheme] ?? []).filter { $0.validity.contains(day) }.map(\.band)
    }

    /// The legal category with this code, if its list held on `day`.
    public func circumstance(_ code: String, on day: Day) -> Circumstance? {
        circumstances.first { $0.code == code && $0.validity.contains(day) }
    }

    /// The legal categories that held on `day`, of one list or of all.
    public func circumstances(list: String? = nil, on day: Day) -> [Circumstance] {
        circumstances.filter { $0.validity.contains(day) && (list == nil || $0.list == list) }
    }

    /// What the category may be called in another list.
    public func mappings(from code: String, to list: String) -> [CircumstanceMapping] {
        let targets = Set(circumstances.lazy.filter { $0.list == list }.map(\.code))
        return circumstanceMappings.filter { $0.from == code && targets.contains($0.to) }
    }

    /// The base amount of monthly assistance on `day`: the province's own where it has one, else the country's.
    public func assistanceBase(in province: UnitPath? = nil, on day: Day) -> AssistanceBase? {
        let valid = assistanceBases.filter { $0.validity.contains(day) }
        return valid.first { $0.province != nil && $0.province == province }
            ?? valid.first { $0.province == nil }
    }

    /// The coefficients that held on `day`, of one ground or of all.
    public func assistanceCoefficients(ground: String? = nil, on day: Day) -> [AssistanceCoefficient] {
        assistanceCoefficients.filter { $0.validity.contains(day) && (ground == nil || $0.ground == ground) }
    }

    /// The time limit with this code on `day`.
    public func deadline(_ code: String, on day: Day) -> Deadline? {
        deadlines.first { $0.code == code && $0.validity.contains(day) }
    }

    /// By when what counts from `start` is due, by the limit of that day, or of the day `law`; nil where there is none, or one by
    /// calendar.
    public func due(_ code: String, from start: Occurrence, by law: Day? = nil) -> Due? {
        deadline(code, on: law ?? start.day)?.due(from: start, by: calendar)
    }

    /// The time limits on `day` whose code begins with `prefix` (`budget.`), in the order of the file.
    public func deadlines(startingWith prefix: String, on day: Day) -> [Deadline] {
        deadlines.filter { $0.code.hasPrefix(prefix) && $0.validity.contains(day) }
    }
}

/// Why a file of reference data cannot be used.
public struct ReferenceError: Error, Hashable, Sendable {
    /// The file's name: `circumstances.csv`.
    public let file: String
    /// From 1; 0 when the file as a whole is at fault.
    public let line: Int
    public let message: Message
}

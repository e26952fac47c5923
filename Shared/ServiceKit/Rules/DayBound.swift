public import Vocabulary

/// What people call what a bound of days comes from, within a sentence and without an article: “ngày sinh của trẻ”, “child's birth”.
/// Each department has its own words; the key of one is its ``Choice/term``.
public protocol DatedWord: Choice {}

/// The first or the last day that will do, and what sets it: a refusal says what that is, of which day it is, who recorded it
/// and what to do, and not the bound alone.
///
/// ```swift
/// checks.day(day, since: .recorded(CampaignDay.launch, on: campaign.launchedOn, of: campaign.id), at: "/on")
/// checks.day(end, notBefore: .named("start", start), at: "/end")
/// ```
public struct DayBound: Hashable, Sendable {
    /// The first day that will do, or the last.
    public let day: Day
    /// The day of what sets it: another than ``day`` where that one will not do itself.
    let fact: Day
    /// The key of what people call what sets it.
    let term: String
    /// Whether whoever asks can do nothing about it but name another day.
    let isFixed: Bool
    let record: RecordInTheWay?

    private init(
        _ day: Day, by term: String, isFixed: Bool = false, _ record: RecordInTheWay? = nil, fact: Day? = nil
    ) {
        (self.day, self.term, self.isFixed, self.record) = (day, term, isFixed, record)
        self.fact = fact ?? day
    }

    /// Something recorded of a day: it is corrected first where its day is the mistake. Nil where there is no such day.
    ///
    /// - Parameter record: only what the caller may know of, see ``Message/about(_:)``.
    public static func recorded(_ word: some DatedWord, on day: Day?, _ record: RecordInTheWay?) -> DayBound?
    {
        day.map { DayBound($0, by: word.term, record) }
    }

    /// The same of what is named by an id. `told` see ``RecordInTheWay/told``.
    public static func recorded<Subject>(
        _ word: some DatedWord, on day: Day?, of id: ID<Subject>?, told: [String] = []
    ) -> DayBound? {
        recorded(word, on: day, id.map { RecordInTheWay($0, told: told) })
    }

    /// Something recorded of which it is not said who did: what is sealed, or what another department keeps.
    public static func unsigned(_ word: some DatedWord, on day: Day?) -> DayBound? {
        recorded(word, on: day, nil)
    }

    /// Another member of the same request: the last part of its pointer.
    public static func named(_ member: String, _ day: Day?) -> DayBound? {
        // “Day” alone tells nobody which.
        day.map { DayBound($0, by: member == "on" ? CheckDay.given.term : "member.\(member)") }
    }

    /// The law, a plan or the calendar.
    public static func ruled(_ word: some DatedWord, on day: Day?) -> DayBound? {
        day.map { DayBound($0, by: word.term, isFixed: true) }
    }

    /// Nothing that has passed.
    public static func today(_ today: Day) -> DayBound {
        DayBound(today, by: CheckDay.today.term, isFixed: true)
    }

    /// The day that a request names in `member`, or today where it names none.
    public static func said(_ given: Day?, _ today: Day, as member: String = "on") -> DayBound {
        .named(member, given) ?? .today(today)
    }

    /// Of several first days the one that leaves the fewest; nil where there is none.
    public static func last(_ bounds: DayBound?...) -> DayBound? {
        bounds.compactMap(\.self).max { $0.day < $1.day }
    }

    /// Only days after that of what sets it.
    public var following: DayBound {
        DayBound(day.advanced(by: 1), by: term, isFixed: isFixed, record, fact: fact)
    }
}

/// What no department has to itself.
enum CheckDay: String, DatedWord {
    case today, given
}

extension Checks {
    /// A day that may be still to come, and is not before `earliest`.
    public mutating func day(_ day: Day, notBefore earliest: DayBound?, at pointer: String) {
        guard let earliest, day < earliest.day else { return }
        fail(pointer, outside: earliest, day, day < earliest.fact ? "before" : "not-after")
    }

    /// A day that is not after `latest`.
    public mutating func day(_ day: Day, notAfter latest: DayBound?, at pointer: String) {
        guard let latest, day > latest.day else { return }
        fail(pointer, outside: latest, day, "after")
    }

    private mutating func fail(_ pointer: String, outside bound: DayBound, _ day: Day, _ how: String) {
        let message = Message(
            "check.day-\(how)\(bound.isFixed ? "-fixed" : "")",
            ["day": "\(day)", "set": "\(bound.fact)", "bound": "\(bound.day)", "field": pointer],
            terms: ["fact": [bound.term]])
        fail(pointer, message.about(bound.record))
    }
}

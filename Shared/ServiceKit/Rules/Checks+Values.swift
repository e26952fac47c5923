public import Vocabulary

/// Words, numbers, days and codes, wherever they occur.
extension Checks {
    /// Words on one line that must be there: clean, with single blanks, at most `limit` characters. A line break is a blank
    /// like any other: in a cell of a table, or copied from a page, it is how the words were laid out.
    public mutating func words(_ text: String, at pointer: String, upTo limit: Int = 200) -> String {
        guard let text = clean(text, as: .words, at: pointer) else { return "" }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if words.isEmpty { fail(pointer, "check.text-empty") }
        length(of: words, at: pointer, limit)
        return words
    }

    /// What something is called or numbered, found by and told apart by: words on one line that must be there, in Latin
    /// letters.
    public mutating func title(_ text: String, at pointer: String, upTo limit: Int = 200) -> String {
        if SpreadsheetTrace.isNothing(text) {
            fail(pointer, "check.spreadsheet-error", ["text": text.trimmed])
            return ""
        }
        latin(text, at: pointer)
        return words(text, at: pointer, upTo: limit) as String
    }

    /// What may be left out, too; blanks alone are left out.
    public mutating func title(_ text: String?, at pointer: String, upTo limit: Int = 200) -> String? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return title(text, at: pointer, upTo: limit) as String
    }

    /// Words on one line that may be left out; blanks alone are left out too.
    public mutating func words(_ text: String?, at pointer: String, upTo limit: Int = 200) -> String? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return words(text, at: pointer, upTo: limit) as String
    }

    /// A remark of some lines that must be there: clean, without blanks around.
    public mutating func remark(_ text: String, at pointer: String, upTo limit: Int = 2000) -> String {
        guard let text = clean(text, as: .words, at: pointer) else { return "" }
        let remark = text.trimmed
        if remark.isEmpty { fail(pointer, "check.text-empty") }
        length(of: remark, at: pointer, limit)
        return remark
    }

    /// A remark of some lines that may be left out: clean, without blanks around; blanks alone are left out too.
    public mutating func remark(_ text: String?, at pointer: String, upTo limit: Int = 2000) -> String? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return remark(text, at: pointer, upTo: limit) as String
    }

    /// What ``CleanText`` makes of it: nothing new of what a request said, which was cleaned when it was decoded. Nil when
    /// it refuses it, or when it is what a spreadsheet shows in place of a value, which has been noted.
    mutating func clean(_ text: String, as kind: CleanText.Kind, at pointer: String) -> String? {
        do {
            let clean = try CleanText.of(text, as: kind)
            guard !SpreadsheetTrace.isError(clean) else {
                fail(pointer, "check.spreadsheet-error", ["text": clean.trimmed])
                return nil
            }
            return clean
        } catch {
            fail(pointer, error.message.adding(["field": pointer]))
            return nil
        }
    }

    private mutating func length(of text: String, at pointer: String, _ limit: Int) {
        // Scalars: a letter with a thousand marks on it is one character.
        let count = text.unicodeScalars.count
        guard count > limit else { return }
        fail(pointer, "check.text-too-long", ["limit": "\(limit)", "count": "\(count)"])
    }

    /// A number within `range`.
    public mutating func number(_ number: Int, in range: ClosedRange<Int>, at pointer: String) {
        guard !range.contains(number) else { return }
        fail(
            pointer, "check.number-outside",
            ["number": "\(number)", "least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    }

    /// A number within what its message says of the member that `pointer` ends in.
    public mutating func number(_ number: Int, of type: any BoundedMembers.Type, at pointer: String) {
        let member = pointer.split(separator: "/").last.map(String.init) ?? ""
        guard let range = type.bounds[member] else {
            preconditionFailure("\(type) has no bounds of \(member)")
        }
        self.number(number, in: range, at: pointer)
    }

    /// So many of something as there may be.
    public mutating func count(_ count: Int, in range: ClosedRange<Int>, at pointer: String) {
        guard !range.contains(count) else { return }
        if count == 0 { return fail(pointer, "check.none-named") }
        fail(
            pointer, "check.count-outside",
            ["count": "\(count)", "least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    }

    /// 0 đồng or more.
    public mutating func money(_ money: Money, at pointer: String) {
        if money.isNegative { fail(pointer, "check.money-negative", ["amount": "\(money.dong)"]) }
    }

    /// More than 0 đồng.
    public mutating func positive(_ money: Money, at pointer: String) {
        if money <= .zero { fail(pointer, "check.money-not-positive", ["amount": "\(money.dong)"]) }
    }

    /// A day that has come, and is not before `earliest`.
    public mutating func day(_ day: Day, since earliest: DayBound? = nil, at pointer: String) {
        if day > today {
            fail(pointer, "check.day-in-future", ["day": "\(day)", "today": "\(today)"])
        } else {
            self.day(day, notBefore: earliest, at: pointer)
        }
    }

    /// The day that the request names, today where it names none: one that has come, and is not before `earliest`.
    public mutating func day(_ named: Day?, since earliest: DayBound? = nil, at pointer: String) -> Day {
        let day = named ?? today
        self.day(day, since: earliest, at: pointer)
        return day
    }

    /// At least one, each once.
    public mutating func several<Value: Hashable>(_ values: [Value], at pointer: String) {
        if values.isEmpty { fail(pointer, "check.none-named") }
        var seen: Set<Value> = []
        for (index, value) in values.enumerated() where !seen.insert(value).inserted {
            fail("\(pointer)/\(index)", "check.named-twice")
        }
    }

    /// A code that the table has on `day` (today unless said otherwise). What is said lists those that it has then, the
    /// nearest first; the day is said where the table has the code on others.
    public mutating func code(
        _ code: String, in table: ReferenceTable, on day: Day? = nil, at pointer: String
    ) {
        let day = day ?? today
        guard !reference.knows(table, code, on: day) else { return }
        let known = reference.codes(table, on: day)
        if known.isEmpty { return fail(pointer, "check.no-codes-then", ["day": "\(day)"]) }
        let rule = reference.knows(table, code) ? "check.code-not-then" : "check.code-unknown"
        refuse(code, rule, ["day": "\(day)"], among: known, of: table, at: pointer)
    }

    /// A code that is one of `known`, which are some of the table's. What is said lists them, the nearest first.
    public mutating func code(
        _ code: String, among known: [String], of table: ReferenceTable, at pointer: String
    ) {
        if known.contains(code) { return }
        refuse(code, "check.code-unknown", among: known, of: table, at: pointer)
    }

    private mutating func refuse(
        _ code: String, _ rule: String, _ arguments: [String: String] = [:], among known: [String],
        of table: ReferenceTable, at pointer: String
    ) {
        fail(
            pointer, rule, arguments.merging(["code": code]) { own, _ in own },
            terms: ["codes": known.map(table.term)], near: ["codes": code])
    }
}

extension String {
    /// Without white space at both ends.
    public var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

import ReportingAPI
import Vocabulary

/// A report's words and figures in one language, made only from what the compilation froze.
struct ReportWords {
    let language: Language
    let compilation: Compilation
    /// How it went out, where it is shown as it was sent.
    var sent: SentReport?

    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        ReportingTexts.catalogue.render(Message("reporting.report.\(key)", arguments), in: language)
    }

    func text(_ bilingual: BilingualText) -> String { bilingual[language] }

    /// What a unit was called; its path when it was not known.
    func unit(_ path: String) -> String {
        (compilation.names[path] ?? sent?.names[path]).map { $0[language] } ?? path
    }

    /// A district's or a commune's row: the province's own for what belongs to none.
    func place(_ key: String) -> String {
        if key == "unknown" { return self("unknown") }
        return key == compilation.area.text ? self("province-level") : unit(key)
    }

    /// What the figures are broken down by: `districts` or `communes`.
    var places: String { compilation.by == .commune ? "communes" : "districts" }

    /// Whose units those are, where somebody asked, or where they are those of a day that had them last.
    var units: String? {
        if let last = compilation.districtsOn {
            return self(
                "units-districts-gone", ["day": day(last.advanced(by: 1)), "last": day(last)])
        }
        return switch compilation.units {
        case .then: self("units-then", ["day": day(figuresOn)])
        case .now: self("units-now", ["day": day(compilation.compiledOn)])
        case nil: nil
        }
    }

    /// A source's name, with the activity or the plan that its money was written for and that is not known.
    func money(_ line: MoneyLine) -> String {
        if let plan = line.plan { return self("money-plan", ["name": line.name, "plan": plan]) }
        guard let activity = line.activity else { return line.name }
        return self("money-activity", ["name": line.name, "activity": activity])
    }

    /// Said of a report that was compiled before its period had ended.
    var provisional: String? {
        guard compilation.provisional == true else { return nil }
        return self("provisional", ["day": day(figuresOn)])
    }

    /// The day that the figures state.
    var figuresOn: Day {
        compilation.figuresOn ?? min(compilation.period.end, compilation.compiledOn)
    }

    /// Said of a report for who may not see some of those whom its indicators count.
    var withoutConfidential: String? {
        let indicators = compilation.values.filter { $0.withoutConfidential == true }.map(\.indicator)
        guard !indicators.isEmpty else { return nil }
        return self("without-confidential", ["list": indicators.joined(separator: ", ")])
    }

    /// Who signed the report, and how that can be checked.
    var signed: String? {
        compilation.serviceSignature.map {
            self("attested", ["service": $0.service, "key": $0.signedWith, "digest": $0.digest])
        }
    }

    /// Said of a report that takes the place of another: why, and what changed.
    var restatement: String? {
        guard let restated = compilation.restates else { return nil }
        func pair(_ pair: FigurePair?) -> String {
            guard let pair else { return "–" }
            return whole(pair.numerator) + (pair.denominator.map { "/" + whole($0) } ?? "")
        }
        let changes = restated.changes.map { "\($0.indicator): \(pair($0.before)) → \(pair($0.after))" }
        return self(
            changes.isEmpty ? "restates-nothing" : "restates",
            [
                "id": restated.compilation.text, "reason": restated.reason,
                "changes": changes.joined(separator: "; "),
            ])
    }

    /// What people call a word of an enum.
    func word(_ word: some Choice) -> String {
        ReportingTexts.catalogue.template(word.term, in: language) ?? word.rawValue
    }

    func day(_ day: Day) -> String {
        switch language {
        case .vi: "\(Self.two(day.dayOfMonth))/\(Self.two(day.month))/\(day.year)"
        case .en: day.description
        }
    }

    func period(_ period: Period) -> String { "\(day(period.start)) – \(day(period.end))" }

    func whole(_ number: Int) -> String { grouped(String(number.magnitude), negative: number < 0) }

    func dong(_ dong: Int64) -> String { grouped(String(dong.magnitude), negative: dong < 0) }

    /// One decimal; a count has none.
    func value(_ value: Double?, _ measure: IndicatorDeclaration.Measure) -> String {
        guard let value else { return "–" }
        switch measure {
        case .count: return whole(Int(value))
        case .percent: return tenths(value) + "%"
        }
    }

    /// Where only growth is asked for, more than it was at the end of the year before.
    func target(_ value: IndicatorValue) -> String {
        guard let target = value.target else { return value.grows == true ? self("grows") : "–" }
        return (value.grows == true ? "> " : "") + self.value(target, value.measure)
    }

    /// With its sign.
    func gap(_ gap: Double?, _ measure: IndicatorDeclaration.Measure) -> String {
        guard let gap else { return "–" }
        let sign = gap > 0 ? "+" : ""
        return sign + (measure == .count ? whole(Int(gap)) : tenths(gap))
    }

    private func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "−" : ""
        let point = language == .vi ? "," : "."
        return "\(sign)\(tenths.magnitude / 10)\(point)\(tenths.magnitude % 10)"
    }

    private func grouped(_ digits: String, negative: Bool) -> String {
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        return (negative ? "−" : "") + groups.joined(separator: language == .vi ? "." : ",")
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// How an office's work came to another: a row of `organisation_successions.csv`.
public struct OfficeSuccession: Hashable, Sendable {
    public let from: UnitPath
    public let to: UnitPath
    /// The first day of the new order.
    public let date: Day
    public let share: Share
    public let source: String
    public let confidence: Confidence

    /// How much of it.
    public enum Share: Hashable, Sendable {
        /// All that no other row names.
        case whole
        /// All of it, into the office of the same kind of a larger unit.
        case merged
        /// These functions, codes of the table ``ReferenceTable/officeFunction``.
        case functions([String])
    }

    public init(
        from: UnitPath, to: UnitPath, date: Day, share: Share, source: String, confidence: Confidence
    ) {
        (self.from, self.to, self.date) = (from, to, date)
        (self.share, self.source, self.confidence) = (share, source, confidence)
    }

    /// The functions that it names; none where it is about all the rest.
    public var functions: [String] {
        if case .functions(let functions) = share { functions } else { [] }
    }
}

/// Who does on some day what an office once did, and where.
public struct OfficeSuccessor: Hashable, Sendable {
    public let path: UnitPath
    /// The unit whose office the old one was, and the day as of which its territory is meant: the successor inherits no
    /// more than that (``UnitDirectory/territory(of:on:)``). Nil for an office of the whole country.
    public let area: UnitPath?
    public let areaOn: Day
    /// The first day on which it was no longer the old office's; nil while it still is.
    public let since: Day?
    /// What it took over by name, where rows name functions; empty for the whole.
    public let functions: [String]
    /// Of the least sure step on the way.
    public let confidence: Confidence
    public let sources: [String]
}

extension UnitDirectory {
    /// Who does on `day` what the office `path` did, for the territory that it did it for, over every step since: itself
    /// while nobody took it over, none where nobody is known to have.
    ///
    /// A function that a step names went where it says, any other with the whole. Without a function, everyone who took
    /// over anything once the office has ended.
    public func officeSuccessors(
        of path: UnitPath, function: String? = nil, on day: Day
    ) -> [OfficeSuccessor] {
        guard
            let old = unit(path, on: day) ?? history(of: path).last(where: { $0.validity.hasEnded(by: day) })
        else { return [] }
        let areaOn = min(day, old.validity.until?.advanced(by: -1) ?? day)
        var found: [UnitPath: OfficeSuccessor] = [:]
        var waiting: [OfficeSuccessor] = [
            OfficeSuccessor(
                path: path, area: old.parent, areaOn: areaOn, since: nil, functions: [],
                confidence: old.confidence, sources: [])
        ]
        var seen: Set<UnitPath> = []
        while let next = waiting.popLast() {
            let steps = steps(from: next, function: function, on: day)
            if steps.isEmpty {
                if isValid(next.path, on: day) { found[next.path] = found[next.path]?.joined(next) ?? next }
            } else if seen.insert(next.path).inserted {
                waiting += steps.map { next.passed(on: $0) }
            }
        }
        return found.values.sorted { $0.path < $1.path }
    }

    /// What took the function on from an office that has had it since `next.since`; empty where it stayed.
    private func steps(
        from next: OfficeSuccessor, function: String?, on day: Day
    ) -> [OfficeSuccession] {
        let later = officeSuccessions(from: next.path).filter { step in
            step.date <= day && (next.since.map { $0 <= step.date } ?? true)
        }
        if let function {
            let named = later.filter { $0.functions.contains(function) }
            if let first = named.first { return named.filter { $0.date == first.date } }
            return isValid(next.path, on: day) ? [] : later.filter { $0.functions.isEmpty }
        }
        return isValid(next.path, on: day) ? [] : later
    }
}

extension OfficeSuccessor {
    fileprivate func passed(on step: OfficeSuccession) -> OfficeSuccessor {
        OfficeSuccessor(
            path: step.to, area: area, areaOn: areaOn, since: since ?? step.date,
            functions: functions.isEmpty ? step.functions : functions,
            confidence: confidence.weaker(step.confidence),
            sources: step.source.isEmpty ? sources : sources + [step.source])
    }

    /// The same office, come to on two ways.
    fileprivate func joined(_ other: OfficeSuccessor) -> OfficeSuccessor {
        OfficeSuccessor(
            path: path, area: area, areaOn: areaOn,
            since: [since, other.since].compactMap { $0 }.min(),
            functions: Set(functions + other.functions).sorted(),
            confidence: confidence.weaker(other.confidence),
            sources: Set(sources + other.sources).sorted())
    }
}

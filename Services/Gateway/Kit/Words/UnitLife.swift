package import Vocabulary

/// What a unit is, was and became, as `chungtay units` tells it.
package struct UnitLife: Codable, Hashable, Sendable {
    package let path: UnitPath
    package let fullName: BilingualText
    package let level: UnitLevel
    /// A code of the table `unit-type`, or the kind of organisation.
    package let type: String
    /// What it was part of on the day, or on its last one.
    package let partOf: UnitPath?
    /// Its first and its last day; nil where nobody knows, or there is none yet.
    package let from: Day?
    package let until: Day?
    /// Whether it exists on the day asked about.
    package let exists: Bool
    /// The units that stand there on that day, where it is over; one for each if a person has to choose.
    package let now: [UnitPath]
    package let became: [Step]
    package let cameFrom: [Step]
    package let confidence: Confidence

    /// A unit before or after this one.
    package struct Step: Codable, Hashable, Sendable {
        /// Nil where nothing took its place.
        package let unit: UnitPath?
        /// The first day of the new order.
        package let on: Day
        /// ``UnitSuccession/Kind``; for an office `whole`, `merged` or `function`.
        package let kind: String
        /// Of an office: what passed on, where that is less than all.
        package let functions: [String]?
        package let confidence: Confidence
    }

    package init(_ entry: UnitEntry, on day: Day, _ units: UnitDirectory) {
        let history = units.history(of: entry.path)
        path = entry.path
        fullName = entry.fullName
        level = entry.level
        type = entry.type
        partOf = entry.parent
        from = history.first?.validity.from
        until = history.last?.validity.until?.advanced(by: -1)
        exists = units.isValid(entry.path, on: day)
        let standing = units.current(of: entry.path, on: day)
        now = standing.kind == .succeeded ? standing.units : []
        became =
            units.successions(from: entry.path).map { Step($0, $0.to) }
            + units.officeSuccessions(from: entry.path).map { Step($0, $0.to) }
        cameFrom =
            units.successions(into: entry.path).map { Step($0, $0.from) }
            + units.officeSuccessions(into: entry.path).map { Step($0, $0.from) }
        confidence = entry.confidence
    }
}

extension UnitLife.Step {
    fileprivate init(_ succession: UnitSuccession, _ unit: UnitPath?) {
        self.init(
            unit: unit, on: succession.date, kind: succession.kind.rawValue, functions: nil,
            confidence: succession.confidence)
    }

    fileprivate init(_ succession: OfficeSuccession, _ unit: UnitPath) {
        let kind =
            switch succession.share {
            case .whole: "whole"
            case .merged: "merged"
            case .functions: "function"
            }
        self.init(
            unit: unit, on: succession.date, kind: kind,
            functions: succession.functions.isEmpty ? nil : succession.functions,
            confidence: succession.confidence)
    }
}

extension UnitDirectory {
    /// The units that `words` may mean, best first; all that exist on `day` where there are none. Throws a ``Failure``
    /// that suggests others when nothing fits.
    package func lives(_ words: String?, on day: Day) throws -> [UnitLife] {
        let found: [UnitEntry]
        if let words {
            found = find(words, on: day)
        } else {
            found = UnitLevel.allCases.flatMap { units($0, on: day) }
        }
        guard let words, found.isEmpty else { return found.map { UnitLife($0, on: day, self) } }
        let near =
            (UnitPath(words) ?? UnitPath(Vietnamese.pathPart(words))).map { nearest(to: $0, on: day) } ?? []
        guard !near.isEmpty else { throw Failure(.refused, Message("gateway.unit-unknown", ["unit": words])) }
        throw Failure(
            .refused,
            Message(
                "gateway.unit-unknown-near",
                ["unit": words, "nearest": near.map(\.text).joined(separator: ", ")]))
    }
}

/// Why social assistance is due: what all rates of a ground (``AssistanceCoefficient``) have in common.
public struct AssistanceGround: Hashable, Sendable {
    /// `disability`: the ``AssistanceCoefficient/ground`` of its rates.
    public let code: String
    public let label: BilingualText
    public let recipient: AssistanceRecipient
    public let combining: Combining
    public let starts: Start
    /// When a birthday that leads into another band changes the amount, and how sure that is.
    public let changes: BandChange
    public let changesConfidence: Confidence
    /// Whether a month that it holds on some days of alone is due by these days.
    public let isByDay: Bool
    /// Whether it is due anew on a later decision; else once for a child and never again (a funeral).
    public let repeats: Bool
    /// Open categories of the register that point to it. That it is so, a person decides.
    public let circumstances: Set<String>
    /// The law that keeps it private; nil of one that is open.
    public let privacy: Circumstance.Privacy?
    public let validity: Validity
    public let source: String
    public let confidence: Confidence

    /// What becomes of it beside others of the same child.
    public enum Combining: String, Choice {
        /// Of a child's own grounds only the highest is due.
        case highest
        /// Due beside the child's own (lone parents).
        case beside
        /// The carer's own allowance, beside the child's; of several the highest.
        case carer
        /// Nothing else is due beside it (facilities).
        case alone
        /// Not a month's.
        case once
    }

    /// From which month it is due.
    public enum Start: String, Choice {
        /// That of the certificate of disability.
        case certificate
        /// That of the decision.
        case decision
    }

    /// From when the amount of another age is due.
    public enum BandChange: String, Choice {
        /// In the month of the birthday.
        case sameMonth
        /// In the month after it; of a birthday on the first of a month, in that.
        case monthAfter

        /// The day whose age decides on a month's amount.
        public func day(of month: Month) -> Day { self == .sameMonth ? month.last : month.first }
    }

    /// As a code of the table ``ReferenceTable/assistanceGround``.
    var labelled: Label {
        Label(code: code, text: label, validity: validity, source: source, confidence: confidence)
    }
}

/// Who gets social assistance that is due for a child.
public enum AssistanceRecipient: String, Choice {
    case child, carer, facility
}

extension Reference {
    /// The ground with this code, if it was one on `day`.
    public func assistanceGround(_ code: String, on day: Day) -> AssistanceGround? {
        assistanceGrounds.first { $0.code == code && $0.validity.contains(day) }
    }

    static func readGrounds(
        _ rows: [ReferenceRow], _ circumstances: [Circumstance]
    ) throws -> [AssistanceGround] {
        let known = Dictionary(grouping: circumstances, by: \.code)
        var taken = Taken()
        return try rows.map { row in
            let codes = row["circumstances"].split(separator: " ").map(String.init)
            for code in codes {
                guard let category = known[code]?.first else {
                    throw row.error("reference.unknown-code", "circumstances", code)
                }
                // What nobody may be told of points to nothing.
                if category.isConfidential { throw row.error("reference.sealed-code", "circumstances", code) }
            }
            let ground = try AssistanceGround(
                code: row.required("code"), label: row.bilingual("label_vi", "label_en"),
                recipient: row.choice("recipient"), combining: row.choice("combining"),
                starts: row.choice("starts"), changes: row.choice("changes"),
                changesConfidence: row.choice("changes_confidence"), isByDay: row.flag("by_day"),
                repeats: row.flag("repeats"),
                circumstances: Set(codes), privacy: readPrivacy(row), validity: row.validity(),
                source: row.required("source"), confidence: row.choice("confidence"))
            try taken.add(ground.code, ground.validity, row)
            return ground
        }
    }
}

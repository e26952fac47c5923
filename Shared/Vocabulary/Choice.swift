/// One of a few words that the law or the contract fixes, written in lower kebab case. Anything else throws
/// ``InvalidValue`` with the words that would have done.
public protocol Choice: RawRepresentable, CaseIterable, Codable, Hashable, Sendable where RawValue == String {}

extension Choice {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(rawValue: text) else {
            let choices = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw InvalidValue(Message("value.choice", ["value": text, "choices": choices]))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// As the birth certificate says.
public enum Sex: String, Choice {
    case female, male
}

/// The six types of disability: Law 51/2010/QH12 on Persons with Disabilities, Article 3(1).
public enum DisabilityType: String, Choice {
    /// vận động
    case mobility
    /// nghe, nói
    case hearingSpeech = "hearing-speech"
    /// nhìn
    case vision
    /// thần kinh, tâm thần
    case psychosocial
    /// trí tuệ
    case intellectual
    /// khác
    case other
}

/// The three degrees of disability: Law 51/2010/QH12, Article 3(2). Ordered: mild is least.
public enum DisabilityDegree: String, Choice, Comparable {
    /// nhẹ
    case mild
    /// nặng
    case severe
    /// đặc biệt nặng
    case extremelySevere = "extremely-severe"

    private var rank: Int {
        switch self {
        case .mild: 0
        case .severe: 1
        case .extremelySevere: 2
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

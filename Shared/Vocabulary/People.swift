// What departments say about people in the same words: the registry decides it, the others count and match by it.

/// A person's sex as the birth record states it.
public enum Sex: String, Choice {
    case male, female
    /// The record does not say.
    case undetermined
}

/// The six types of disability of the Law on Persons with Disabilities 51/2010, Art. 3(1).
public enum DisabilityType: String, Choice {
    /// Vận động.
    case mobility
    /// Nghe, nói.
    case hearingSpeech
    /// Nhìn.
    case vision
    /// Thần kinh, tâm thần.
    case neuroPsychiatric
    /// Trí tuệ.
    case intellectual
    /// Khác.
    case other
}

/// The three degrees of disability of the Law on Persons with Disabilities 51/2010, Art. 3(2), listed the heaviest first.
public enum DisabilityDegree: String, Choice, Comparable {
    /// Đặc biệt nặng.
    case exceptionallySevere
    /// Nặng.
    case severe
    /// Nhẹ.
    case mild

    private var weight: Int {
        switch self {
        case .mild: 0
        case .severe: 1
        case .exceptionallySevere: 2
        }
    }

    /// Mild is least.
    public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
}

/// How the commune's yearly survey classes a household.
public enum PovertyStatus: String, Choice {
    /// Hộ nghèo.
    case poor
    /// Hộ cận nghèo.
    case nearPoor
    case notPoor
}

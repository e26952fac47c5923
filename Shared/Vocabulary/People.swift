// What departments say about people in the same words: the registry decides it, the others count and match by it.

/// A person's sex as the birth record states it.
public enum Sex: String, Codable, Sendable, CaseIterable {
    case male, female
    /// Stated as not determined (Decree 123/2015 leaves the entry open for some foundlings and newborns).
    case undetermined
}

/// The six types of disability of the Law on Persons with Disabilities 51/2010, Art. 3(1).
public enum DisabilityType: String, Codable, Sendable, CaseIterable {
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

/// The three degrees of disability of the Law on Persons with Disabilities 51/2010, Art. 3(2), the heaviest first.
public enum DisabilityDegree: String, Codable, Sendable, CaseIterable {
    /// Đặc biệt nặng.
    case exceptionallySevere
    /// Nặng.
    case severe
    /// Nhẹ.
    case mild
}

/// How the commune's yearly survey classes a household.
public enum PovertyStatus: String, Codable, Sendable, CaseIterable {
    /// Hộ nghèo.
    case poor
    /// Hộ cận nghèo.
    case nearPoor
    case notPoor
}

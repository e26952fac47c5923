import Vocabulary

extension Checks {
    /// Notes the first letter of a name that is no Latin one: a Cyrillic or Greek letter that looks like a Latin one would hide
    /// a name from whoever searches for it, and let somebody be entered twice. Names of all peoples of the country are written
    /// in Latin letters, with whatever marks.
    @discardableResult
    mutating func latin(_ name: String, at pointer: String) -> Bool {
        guard let letter = name.unicodeScalars.first(where: { $0.isLetter && !$0.isLatin }) else {
            return true
        }
        fail(
            pointer, "check.name-not-latin", ["letter": String(letter), "character": letter.codePoint])
        return false
    }
}

extension Unicode.Scalar {
    /// A letter that stands for itself: no mark on another one, no apostrophe.
    fileprivate var isLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
        default: false
        }
    }

    /// One of Unicode's blocks of Latin letters; those of full width, which no name is found by, are left out.
    fileprivate var isLatin: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0x2AF, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
            0xA722...0xA7FF:
            true
        default: false
        }
    }
}

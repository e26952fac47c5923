extension Vietnamese {
    /// Letters of other alphabets that look like Đ and đ, which keyboards and old fonts put in their place: Ð and ð of
    /// Icelandic, Ɖ and ɖ of Ewe.
    static let doubles: [Character: Character] = ["Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"]

    /// The text with Đ and đ in Vietnamese words where a letter stands that only looks like them. A Vietnamese word is a
    /// syllable that begins with it (`Ðoàn`), or an abbreviation in capitals without a vowel (`HÐND`, `QÐ`): `Guðrún` and
    /// `Ɖevi` stay what they are.
    static func withItsOwnD(_ text: String) -> String {
        guard text.contains(where: { doubles[$0] != nil }) else { return text }
        var result = ""
        var word = ""
        for character in text {
            if character.isLetter {
                word.append(character)
            } else {
                result += withItsOwnD(word: word)
                result.append(character)
                word = ""
            }
        }
        return result + withItsOwnD(word: word)
    }

    private static func withItsOwnD(word: String) -> String {
        guard word.contains(where: { doubles[$0] != nil }), isSyllable(word) || isAbbreviation(word) else {
            return word
        }
        return String(word.map { doubles[$0] ?? $0 })
    }

    /// One of the letters, up to three vowels, and one of the consonants that end a syllable (k in names of the Central
    /// Highlands: Đắk).
    private static func isSyllable(_ word: String) -> Bool {
        guard let first = word.first, doubles[first] != nil else { return false }
        let rest = word.dropFirst().lowercased()
        let vowels = rest.prefix { letters[$0].map { $0.base != "d" } ?? false }
        return (1...3).contains(vowels.count)
            && ["", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"].contains(rest.dropFirst(vowels.count))
    }

    private static func isAbbreviation(_ word: String) -> Bool {
        word.allSatisfy { letter in
            doubles[letter] == "Đ" || letter == "Đ"
                || letter.isASCII && letter.isUppercase && !"AEIOU".contains(letter)
        }
    }
}

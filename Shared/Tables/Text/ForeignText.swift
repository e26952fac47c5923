/// What a text that is not UTF-8 probably is, by what is in it.
public enum ForeignText: Hashable, Sendable {
    /// A workbook, which a spreadsheet saves unless it is told otherwise.
    case workbook
    case utf16
    /// The code page of Vietnamese Windows, which writes tones after the vowels.
    case windows1258
    /// TCVN 5712-3 (ABC), which offices wrote before Unicode, in the fonts whose names begin with .Vn.
    case tcvn3
    case unknown

    public init(_ octets: some Collection<UInt8>) {
        let head = Array(octets.prefix(4))
        if head == [0x50, 0x4B, 0x03, 0x04] || head == [0xD0, 0xCF, 0x11, 0xE0] {
            self = .workbook
        } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || octets.contains(0) {
            self = .utf16
        } else {
            let pairs = zip(octets, octets.dropFirst())
            let toned = pairs.count { Self.isToned($0, $1) }
            let signs = pairs.count { Self.isLetter($0) && Self.isSignOfTCVN3($1) }
            self = signs > toned ? .tcvn3 : toned > 0 ? .windows1258 : .unknown
        }
    }

    /// A vowel, plain or with its mark, and after it one of the five tones.
    private static func isToned(_ vowel: UInt8, _ tone: UInt8) -> Bool {
        let plain = Array("aeiouyAEIOUY".utf8)
        let marked: [UInt8] = [0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD, 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD]
        let tones: [UInt8] = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]
        return tones.contains(tone) && (plain.contains(vowel) || marked.contains(vowel))
    }

    private static func isLetter(_ octet: UInt8) -> Bool { (0x41...0x5A).contains(octet & 0xDF) }

    /// Letters of TCVN 3 where other code pages of the West have signs that stand in no word: ă â ê ô ơ ư đ à ả ã á ạ, and ắ ằ
    /// ẳ ẵ.
    private static func isSignOfTCVN3(_ octet: UInt8) -> Bool {
        switch octet {
        case 0xA8...0xAE, 0xB5...0xB9, 0xBB...0xBE: true
        default: false
        }
    }

    /// Of the sentence that says what it is and how to save it, after `tables.`.
    var key: String {
        switch self {
        case .workbook: "workbook"
        case .utf16: "utf16"
        case .windows1258: "windows-1258"
        case .tcvn3: "tcvn3"
        case .unknown: "not-utf8"
        }
    }

    /// What it is and how to save it, of `file`.
    public var sentence: String { "tables.\(key)" }

    /// Whether a text in Unicode was typed in a font of TCVN 3: then signs that stand in no word stand after letters, as in
    /// “NguyÔn V¨n”.
    static func isTypedInTCVN3(_ text: String) -> Bool {
        // All these signs have this octet before theirs, and no letter of Vietnamese has.
        guard text.utf8.contains(0xC2) else { return false }
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            guard scalar.value < 0x100, scalar.value != 0xAD, isSignOfTCVN3(UInt8(scalar.value)),
                previous.isASCII, isLetter(UInt8(previous.value))
            else { continue }
            // ® and · may follow a word: a trade mark, a dot between words.
            if scalar != "®", scalar != "·", scalar != "»" { return true }
        }
        return false
    }
}

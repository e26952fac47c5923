import Foundation

/// What a file that is not UTF-8 probably is, by how it begins and what is in it.
enum ForeignText {
    /// A workbook, which a spreadsheet saves unless it is told otherwise.
    case workbook
    case utf16
    /// The code page of Vietnamese Windows, which writes tones after the vowels.
    case windows1258
    case unknown

    init(_ bytes: Data) {
        let head = Array(bytes.prefix(4))
        if head == [0x50, 0x4B, 0x03, 0x04] || head == [0xD0, 0xCF, 0x11, 0xE0] {
            self = .workbook
        } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || bytes.contains(0) {
            self = .utf16
        } else {
            self = zip(bytes, bytes.dropFirst()).contains { Self.isToned($0, $1) } ? .windows1258 : .unknown
        }
    }

    /// A vowel, plain or with its mark, and after it one of the five tones.
    private static func isToned(_ vowel: UInt8, _ tone: UInt8) -> Bool {
        let plain = Array("aeiouyAEIOUY".utf8)
        let marked: [UInt8] = [0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD, 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD]
        let tones: [UInt8] = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]
        return tones.contains(tone) && (plain.contains(vowel) || marked.contains(vowel))
    }

    /// Of the sentence that says what it is and how to save it.
    var key: String {
        switch self {
        case .workbook: "gateway.file-workbook"
        case .utf16: "gateway.file-utf16"
        case .windows1258: "gateway.file-windows-1258"
        case .unknown: "gateway.file-not-utf8"
        }
    }
}

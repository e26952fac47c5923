internal import Foundation
import Vocabulary

/// Numbers as sheets keep them, and the days that some of them are.
enum SheetNumber {
    /// In digits, as a person would have typed it: `34215000801` for `3.4215000801E10`.
    static func plain(_ text: String) -> String {
        guard
            text.utf8.contains(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") })
                || text.utf8.count > 15,
            let number = Double(text), number.isFinite
        else { return text }
        if number == number.rounded(), abs(number) < 1e15 { return "\(Int64(number))" }
        return "\(number)"
    }

    /// The cell that a number which is shown as a day is: a day, a day and a time, or a time alone.
    ///
    /// - Parameter from1904: whether days are counted from 1 January 1904, as on old Macintoshes.
    static func day(_ text: String, from1904: Bool) -> TableCell {
        guard let serial = Double(text), (0..<1_000_000).contains(serial) else {
            return TableCell(.number, text)
        }
        var seconds = Int(((serial - serial.rounded(.down)) * 86_400).rounded())
        var whole = Int(serial.rounded(.down))
        if seconds == 86_400 { (seconds, whole) = (0, whole + 1) }
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
        guard let day = day(whole, from1904: from1904) else {
            return whole == 0 ? .text(time) : TableCell(.number, plain(text))
        }
        return seconds == 0 ? TableCell(.day, "\(day)") : .text("\(day) \(time)")
    }

    /// The day of a serial number. Excel counts a 29 February 1900 that never was.
    static func day(_ serial: Int, from1904: Bool) -> Day? {
        guard from1904 || serial > 0 else { return nil }
        let sinceEpoch = from1904 ? serial - 24_107 : serial < 60 ? serial - 25_568 : serial - 25_569
        let day = Day(daysSinceEpoch: sinceEpoch)
        return (1900...2199).contains(day.year) ? day : nil
    }

    /// The serial number of a day, counted as Excel does by itself.
    static func serial(_ day: Day) -> Int {
        let serial = day.daysSinceEpoch + 25_569
        return serial < 61 ? serial - 1 : serial
    }

    /// What a column is called, from 0: `A`, `AA`.
    static func letters(_ column: Int) -> String {
        var (letters, rest) = ("", column + 1)
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// Whether a number that is shown so is a day or a time: `dd/mm/yyyy`, but not `0" năm"`.
    static func isDay(format: String) -> Bool {
        var (isQuoted, isBracketed, isEscaped) = (false, false, false)
        // What follows is for negative numbers.
        for scalar in format.unicodeScalars.prefix(while: { $0 != ";" }) {
            if isEscaped {
                isEscaped = false
            } else if isQuoted || isBracketed {
                if scalar == "\"" { isQuoted = false }
                if scalar == "]" { isBracketed = false }
            } else if scalar == "\"" {
                isQuoted = true
            } else if scalar == "[" {
                isBracketed = true
            } else if scalar == "\\" || scalar == "_" || scalar == "*" {
                isEscaped = true
            } else if "dmyhsDMYHS".unicodeScalars.contains(scalar) {
                return true
            } else if scalar == "0" || scalar == "#" || scalar == "?" || scalar == "G" {
                return false
            }
        }
        return false
    }
}

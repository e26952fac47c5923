extension TraceContext {
    /// Octets of version 00, and the least of any later one.
    private static let length = 55

    /// `00-<trace id>-<span id>-<flags>`, version 00.
    public var traceparent: String {
        var text: [UInt8] = [0x30, 0x30, Hexadecimal.hyphen]
        text.reserveCapacity(TraceContext.length)
        Hexadecimal.append(trace.high, to: &text)
        Hexadecimal.append(trace.low, to: &text)
        text.append(Hexadecimal.hyphen)
        Hexadecimal.append(span, to: &text)
        text += [Hexadecimal.hyphen, 0x30, isSampled ? 0x31 : 0x30]
        return String(decoding: text, as: UTF8.self)
    }

    /// What `traceparent` says, with `tracestate` where that is well formed too.
    ///
    /// Nil unless it is of version 00, or of a later one that begins like it: `ff` is no version, ids of nothing but
    /// zeros are none, and digits are lower-case. Of the flags only "sampled" is known, the others are let go.
    public init?(traceparent: String, tracestate: String? = nil) {
        let text = Array(traceparent.utf8)
        guard text.count >= TraceContext.length, let version = Hexadecimal.number(text[0..<2]),
            version != 0xFF, version == 0 ? text.count == TraceContext.length : true,
            text.count == TraceContext.length || text[TraceContext.length] == Hexadecimal.hyphen,
            [2, 35, 52].allSatisfy({ text[$0] == Hexadecimal.hyphen }),
            let high = Hexadecimal.number(text[3..<19]), let low = Hexadecimal.number(text[19..<35]),
            let span = Hexadecimal.number(text[36..<52]), let flags = Hexadecimal.number(text[53..<55]),
            high != 0 || low != 0, span != 0
        else { return nil }
        self.init(
            trace: (high, low), span: span, parent: nil, isSampled: flags & 1 == 1,
            state: tracestate.flatMap { TraceState.isValid($0) ? $0 : nil })
    }
}

/// `tracestate`: up to 32 `key=value` of as many tracing systems. Nobody here reads it; what is malformed is not passed
/// on.
enum TraceState {
    private static let members = 32

    static func isValid(_ text: String) -> Bool {
        let members = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .map { trimmed($0) }.filter { !$0.isEmpty }
        return (1...Self.members).contains(members.count) && members.allSatisfy(isMember)
    }

    private static func isMember(_ member: Substring.UTF8View) -> Bool {
        guard let equals = member.firstIndex(of: UInt8(ascii: "=")) else { return false }
        let value = member[member.index(after: equals)...]
        return isKey(member[..<equals]) && (1...256).contains(value.count)
            && value.allSatisfy {
                (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=")
            }
    }

    /// A system, or a tenant at one: `congo`, `fw529a3039@dt`.
    private static func isKey(_ key: Substring.UTF8View) -> Bool {
        let sides = key.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        switch sides.count {
        case 1: return isName(sides[0], upTo: 256, digitFirst: false)
        case 2:
            return isName(sides[0], upTo: 241, digitFirst: true)
                && isName(sides[1], upTo: 14, digitFirst: false)
        default: return false
        }
    }

    private static func isName(_ name: Substring.UTF8View, upTo limit: Int, digitFirst: Bool) -> Bool {
        guard let first = name.first, name.count <= limit else { return false }
        guard isLetter(first) || (digitFirst && isDigit(first)) else { return false }
        return name.allSatisfy { isLetter($0) || isDigit($0) || "_-*/".utf8.contains($0) }
    }

    private static func isLetter(_ octet: UInt8) -> Bool { (0x61...0x7A).contains(octet) }
    private static func isDigit(_ octet: UInt8) -> Bool { (0x30...0x39).contains(octet) }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var text = text
        while let first = text.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return text
    }
}

enum Hexadecimal {
    static let hyphen = UInt8(ascii: "-")
    private static let digits = Array("0123456789abcdef".utf8)

    static func append(_ number: UInt64, to text: inout [UInt8]) {
        for shift in stride(from: 60, through: 0, by: -4) {
            text.append(digits[Int(number >> UInt64(shift) & 15)])
        }
    }

    static func text(_ number: UInt64) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(16)
        append(number, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// At most 16 lower-case digits; nil for anything else.
    static func number(_ text: ArraySlice<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        for octet in text {
            switch octet {
            case 0x30...0x39: number = number << 4 | UInt64(octet - 0x30)
            case 0x61...0x66: number = number << 4 | UInt64(octet - 0x61 + 10)
            default: return nil
            }
        }
        return number
    }
}

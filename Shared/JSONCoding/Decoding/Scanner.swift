/// Not JSON, from this byte on.
struct Malformed: Error {
    let offset: Int
    /// The text is JSON but for half a character (a surrogate without the other) in one string.
    var isHalfCharacter = false
    /// Of half a character: the steps to the value that it stands in.
    var steps: [String] = []
}

/// The one pass over the bytes: checks that they are a JSON text (RFC 8259) in UTF-8 and notes every value on
/// the tape. Reads no byte it has not found to be there.
struct Scanner {
    /// Objects with more members are looked up by an index.
    static let plainMembers = 32

    let text: UnsafeBufferPointer<UInt8>
    var at = 0
    var tape: [Token] = []
    /// Places of the objects whose members are found by an index, in the order in which they end.
    private(set) var indexed: [Int] = []

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        // A member of a message is some 20 bytes and two tokens.
        tape.reserveCapacity(text.count / 8 + 8)
    }

    /// The tape of the whole text, with a null after its end that stands for what is not there; and the places of
    /// the objects whose members are found by an index.
    static func tape(_ bytes: [UInt8]) throws(Malformed) -> (tape: [Token], indexed: [Int]) {
        let result = bytes.withUnsafeBufferPointer { text -> Result<([Token], [Int]), Malformed> in
            var scanner = Scanner(text)
            do throws(Malformed) {
                guard text.count <= JSON.maximumLength else { throw Malformed(offset: JSON.maximumLength) }
                try scanner.value(depth: 0)
                scanner.skipSpace()
                guard scanner.at == text.count else { throw Malformed(offset: scanner.at) }
                scanner.tape.append(Token(.null, start: text.count, extent: 0))
                return .success((scanner.tape, scanner.indexed))
            } catch {
                var error = error
                if error.isHalfCharacter { error.steps = scanner.stepsToHere }
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The next byte; 0, which JSON has nowhere outside strings, at the end.
    @inline(__always)
    var next: UInt8 { at < text.count ? text[at] : 0 }

    @inline(__always)
    mutating func skipSpace() {
        while at < text.count {
            let byte = text[at]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at += 1
        }
    }

    mutating func value(depth: Int) throws(Malformed) {
        skipSpace()
        switch next {
        case .quote: _ = try string()
        case .openBrace: try object(depth: depth + 1)
        case .openBracket: try array(depth: depth + 1)
        case .minus, .zero...UInt8(ascii: "9"): try number()
        case UInt8(ascii: "t"): try word("true", .true)
        case UInt8(ascii: "f"): try word("false", .false)
        case UInt8(ascii: "n"): try word("null", .null)
        default: throw Malformed(offset: at)
        }
    }

    private mutating func word(_ word: StaticString, _ kind: Token.Kind) throws(Malformed) {
        let start = at
        for index in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[index] else { throw Malformed(offset: at) }
            at += 1
        }
        tape.append(Token(kind, start: start, extent: at - start))
    }

    private mutating func array(depth: Int) throws(Malformed) {
        guard depth <= JSON.maximumDepth else { throw Malformed(offset: at) }
        let (start, place) = (at, tape.count)
        tape.append(Token(.array, start: start, extent: 0))
        at += 1
        skipSpace()
        if next == .closeBracket {
            at += 1
        } else {
            while true {
                try value(depth: depth)
                skipSpace()
                let byte = next
                guard byte == .comma || byte == .closeBracket else { throw Malformed(offset: at) }
                at += 1
                if byte == .closeBracket { break }
            }
        }
        tape[place] = Token(.array, start: start, extent: tape.count)
    }

    private mutating func object(depth: Int) throws(Malformed) {
        guard depth <= JSON.maximumDepth else { throw Malformed(offset: at) }
        let (start, place) = (at, tape.count)
        tape.append(Token(.object, start: start, extent: 0))
        at += 1
        var needsIndex = false
        skipSpace()
        if next == .closeBrace {
            at += 1
        } else {
            var (members, seen) = (0, UInt64(0))
            while true {
                skipSpace()
                guard next == .quote else { throw Malformed(offset: at) }
                let key = tape.count
                let escaped = try string()
                members += 1
                if !needsIndex {
                    // Keys that share neither length nor ends cannot be the same.
                    let bit = mark(of: key)
                    needsIndex =
                        escaped || members > Scanner.plainMembers
                        || seen & bit != 0 && repeats(key, in: place)
                    seen |= bit
                }
                skipSpace()
                guard next == .colon else { throw Malformed(offset: at) }
                at += 1
                try value(depth: depth)
                skipSpace()
                let byte = next
                guard byte == .comma || byte == .closeBrace else { throw Malformed(offset: at) }
                at += 1
                if byte == .closeBrace { break }
            }
        }
        tape[place] = Token(.object, start: start, extent: tape.count, flag: needsIndex)
        if needsIndex { indexed.append(place) }
    }

    /// One of 64 bits, the same for the same key.
    @inline(__always)
    private func mark(of key: Int) -> UInt64 {
        let range = tape[key].range
        guard let first = range.first, let last = range.last else { return 1 }
        let mixed = UInt(text[first]) &* 31 &+ UInt(text[last]) &* 7 &+ UInt(range.count)
        return 1 << UInt64(mixed & 63)
    }

    /// Whether an earlier member of the object at `place` has the key that is at `key`.
    private func repeats(_ key: Int, in place: Int) -> Bool {
        let range = tape[key].range
        var other = place + 1
        while other < key {
            let otherRange = tape[other].range
            if otherRange.count == range.count, text[otherRange].elementsEqual(text[range]) { return true }
            let value = tape[other + 1]
            other = value.isContainer ? value.extent : other + 2
        }
        return false
    }

    /// RFC 8259, 6.
    private mutating func number() throws(Malformed) {
        let start = at
        var kind = Token.Kind.integer
        if next == .minus { at += 1 }
        if next == .zero { at += 1 } else { try digits() }
        if next == .point {
            kind = .number
            at += 1
            try digits()
        }
        if next.isExponentMark {
            kind = .number
            at += 1
            if next == .plus || next == .minus { at += 1 }
            try digits()
        }
        tape.append(Token(kind, start: start, extent: at - start))
    }

    private mutating func digits() throws(Malformed) {
        guard next.isDigit else { throw Malformed(offset: at) }
        repeat { at += 1 } while next.isDigit
    }
}

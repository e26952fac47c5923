extension JSONValue {
    /// What an RFC 6901 pointer names: `/children/3/birthDate`, the whole for the empty one. Nil when there
    /// is nothing there, or when it is not a pointer (does not begin with `/`, has a `~` before neither 0 nor
    /// 1).
    public subscript(pointer pointer: String) -> JSONValue? {
        guard let steps = JSONValue.steps(of: pointer) else { return nil }
        var here = self
        for step in steps {
            switch here {
            case .object(let object):
                guard let member = object[step] else { return nil }
                here = member
            case .array(let elements):
                guard let index = JSONValue.index(step), elements.indices.contains(index) else { return nil }
                here = elements[index]
            default: return nil
            }
        }
        return here
    }

    /// Nil when `pointer` is not well formed.
    private static func steps(of pointer: String) -> [String]? {
        guard !pointer.isEmpty else { return [] }
        guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
        var steps: [String] = []
        for part in pointer.utf8.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        {
            var plain: [UInt8] = []
            var rest = part[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "~") else {
                    plain.append(byte)
                    continue
                }
                switch rest.popFirst() {
                case UInt8(ascii: "0"): plain.append(UInt8(ascii: "~"))
                case UInt8(ascii: "1"): plain.append(UInt8(ascii: "/"))
                default: return nil
                }
            }
            steps.append(String(decoding: plain, as: UTF8.self))
        }
        return steps
    }

    /// An array index: digits, without leading zeros.
    private static func index(_ step: String) -> Int? {
        guard step == "0" || step.utf8.first != .zero, step.utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(step)
    }
}

extension JSONValue {
    /// Whether this is what a script expects: every member of an expected object is here and matches (others
    /// may be here too), an expected array has as many elements and each matches, everything else is equal.
    public func matches(expected: JSONValue) -> Bool { mismatch(expected: expected) == nil }

    /// Where this first differs from what is expected, as a pointer, with both values there; nil when it
    /// matches.
    public func mismatch(expected: JSONValue) -> Mismatch? { mismatch(expected: expected, at: "") }

    /// One place at which a value is not as expected.
    public struct Mismatch: Hashable, Sendable {
        /// RFC 6901, from the root of the value.
        public let pointer: String
        public let expected: JSONValue
        /// Nil when there is nothing at that place.
        public let found: JSONValue?
    }

    private func mismatch(expected: JSONValue, at pointer: String) -> Mismatch? {
        switch (self, expected) {
        case (.object(let object), .object(let wanted)):
            for member in wanted.members {
                let place = pointer + JSONError.pointer([member.name])
                guard let found = object[member.name] else {
                    return Mismatch(pointer: place, expected: member.value, found: nil)
                }
                if let mismatch = found.mismatch(expected: member.value, at: place) { return mismatch }
            }
            return nil
        case (.array(let elements), .array(let wanted)):
            for (index, (element, wanted)) in zip(elements, wanted).enumerated() {
                if let mismatch = element.mismatch(expected: wanted, at: "\(pointer)/\(index)") {
                    return mismatch
                }
            }
            guard elements.count != wanted.count else { return nil }
            let index = min(elements.count, wanted.count)
            return index < wanted.count
                ? Mismatch(pointer: "\(pointer)/\(index)", expected: wanted[index], found: nil)
                : Mismatch(pointer: pointer, expected: expected, found: self)
        default:
            return self == expected ? nil : Mismatch(pointer: pointer, expected: expected, found: self)
        }
    }
}

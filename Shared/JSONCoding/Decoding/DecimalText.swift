/// The exact value of a number's text: `digits` times ten to `exponent`, without zeros at either end.
struct DecimalText {
    private(set) var isNegative = false
    /// From 0 to 9, the first not 0; empty for zero.
    private(set) var digits: [UInt8] = []
    /// Held within ±2^40: whatever is beyond is beyond every type.
    private(set) var exponent = 0

    /// `text` is a number as RFC 8259 writes it.
    init(_ text: ArraySlice<UInt8>) {
        var rest = text
        if rest.first == .minus {
            isNegative = true
            rest = rest.dropFirst()
        }
        var isFraction = false
        while let byte = rest.first, !byte.isExponentMark {
            rest = rest.dropFirst()
            if byte == .point {
                isFraction = true
                continue
            }
            if isFraction { exponent -= 1 }
            if !digits.isEmpty || byte != .zero { digits.append(byte &- .zero) }
        }
        var (power, isPowerNegative) = (0, false)
        for byte in rest.dropFirst() {
            if byte == .minus { isPowerNegative = true }
            if byte.isDigit { power = min(power * 10 + Int(byte &- .zero), 1 << 40) }
        }
        exponent += isPowerNegative ? -power : power
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty { exponent = 0 }
    }

    /// Nil when it is not an integer, or not one of the type.
    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
        guard exponent >= 0, digits.count + exponent <= 40 else { return nil }
        var value: Integer = 0
        for digit in digits + Array(repeating: 0, count: exponent) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow, let digit = Integer(exactly: digit) else { return nil }
            let (sum, beyond) =
                isNegative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !beyond else { return nil }
            value = sum
        }
        return value
    }
}

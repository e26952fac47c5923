/// A sum of one page, by which a change in it is found. Any change within eight aligned octets changes it; others do but once
/// in 2⁶⁴ times. It keeps nobody from changing a page together with its sum: against people there are the chains.
enum PageSum {
    /// Of a page of which none is known.
    static let unknown: UInt64 = 0

    /// The page's number is part of it: a page that lies where another should is found too.
    static func of(_ page: UnsafeRawBufferPointer, number: Int) -> UInt64 {
        var sum = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        for offset in stride(from: 0, to: page.count, by: 8) {
            // Both steps can be undone, so that two different words never come to the same.
            sum = (sum ^ page.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0xD6E8_FEB8_6659_FD93
            sum = (sum << 29) | (sum >> 35)
        }
        return sum == unknown ? 1 : sum
    }
}

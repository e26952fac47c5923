/// What is sealed keeps its length, and that tells: which word of a list it is, how many there are of something. So what is
/// confidential is sealed with blanks behind it, which JSON allows.
enum Padding {
    /// Octets: what is sealed takes up a multiple of it.
    static let unit = 1024
    private static let blank = UInt8(ascii: " ")

    static func adding(to json: [UInt8], upTo unit: Int = Padding.unit) -> [UInt8] {
        json + [UInt8](repeating: blank, count: (unit - json.count % unit) % unit)
    }

    static func taking(from json: [UInt8]) -> [UInt8] {
        Array(json.prefix((json.lastIndex { $0 != blank } ?? -1) + 1))
    }
}

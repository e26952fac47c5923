internal import Foundation
internal import Vocabulary

/// One line of a file of keys: `<id> <key>` in hexadecimal digits, and from when and until when it counts, by the machine's clock,
/// where that is said: `from=2026-03-01T00:00:00.000Z until=…`.
struct KeyLine: Hashable, Sendable {
    let id: String
    let octets: [UInt8]
    var from: Timestamp?
    var until: Timestamp?

    var text: String {
        let moments = [("from", from), ("until", until)].compactMap { name, moment in
            moment.map { "\(name)=\($0)" }
        }
        return ([id, Hexadecimal.text(octets)] + moments).joined(separator: " ")
    }

    init(id: String, octets: [UInt8], from: Timestamp? = nil, until: Timestamp? = nil) {
        (self.id, self.octets, self.from, self.until) = (id, octets, from, until)
    }

    /// Nil for what is no such line.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ")
        guard parts.count >= 2, let octets = Hexadecimal.octets(parts[1]), octets.count == 32 else {
            return nil
        }
        self.init(id: String(parts[0]), octets: octets)
        for part in parts.dropFirst(2) {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, let moment = Timestamp(String(pair[1])) else { return nil }
            switch pair[0] {
            case "from": from = moment
            case "until": until = moment
            default: return nil
            }
        }
    }
}

/// A file of keys: a first line that says what it is, then a key a line.
enum KeyLines {
    /// `fault` makes an error of what is wrong. Throws that.
    static func read(
        _ path: String, header: String, fault: (String) -> StoreError
    ) throws -> [KeyLine] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw fault("it cannot be read")
        }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard lines.first.map(String.init) == header else {
            throw fault("the first line is not: \(header)")
        }
        let keys = try lines.enumerated().dropFirst().map { index, line in
            guard let key = KeyLine(line) else { throw fault("line \(index + 1) is not an id and a key") }
            return key
        }
        guard !keys.isEmpty else { throw fault("it holds no key") }
        return keys
    }

    /// Whole or not at all; nothing is written where it says so already.
    static func lay(_ keys: [KeyLine], header: String, at path: String) throws {
        let text = ([header] + keys.map(\.text)).map { $0 + "\n" }.joined()
        guard FileManager.default.contents(atPath: path) != Data(text.utf8) else { return }
        try KeyFile.lay(text, at: path)
    }
}

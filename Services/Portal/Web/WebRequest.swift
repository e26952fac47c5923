import Vocabulary

/// What a browser asks, without the server that read it.
struct WebRequest: Sendable {
    enum Method: Sendable { case get, post }

    var method = Method.get
    /// Without what follows a question mark: nothing does in an address of ours.
    var path = "/"
    var cookies: [String: String] = [:]
    /// What the browser says that it is.
    var agent = ""
    /// Of a form that was sent; of several fields of one name each in its order.
    var fields: [String: [String]] = [:]
    /// Files that were sent with them, by the fields' names.
    var files: [String: SentFile] = [:]
    /// Why what was sent was not read: then it is no form, but asks for the page that the form stands on.
    var unread: Unread?

    enum Unread: Sendable { case tooLong, busy }

    /// The path's parts: `["children", "…"]`.
    var parts: [String] { path.split(separator: "/").map(String.init) }

    /// The field as it was typed, without blanks at its ends; empty where there is none.
    func field(_ name: String) -> String { fields[name]?.first?.trimmed ?? "" }

    /// The field as it was typed, to the letter.
    func exactField(_ name: String) -> String { fields[name]?.first ?? "" }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var rest = self[...]
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest.drop(while: \.isWhitespace))
    }
}

/// What browsers send of a form: `name=Nguy%E1%BB%85n&sex=female`.
enum FormText {
    /// Nil for what is none: no UTF-8, or more fields than any form of ours has.
    static func fields(_ text: String) -> [String: [String]]? {
        let pairs = text.split(separator: "&")
        guard pairs.count <= 200 else { return nil }
        var fields: [String: [String]] = [:]
        for pair in pairs {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(sides[0]), let value = decoded(sides.count > 1 ? sides[1] : "") else {
                return nil
            }
            fields[name, default: []].append(value)
        }
        return fields
    }

    private static func decoded(_ text: Substring) -> String? {
        var octets: [UInt8] = []
        var rest = text.utf8[...]
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "+"): octets.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                    rest.count >= 2
                else { return nil }
                octets.append(value)
                rest = rest.dropFirst(2)
            default: octets.append(octet)
            }
        }
        return String(validating: octets, as: UTF8.self)
    }
}

internal import Bus
internal import Crypto
internal import Foundation
internal import JSONCoding

/// Where a page of a list begins, as its callers keep it: a text of which they know nothing but that it belongs to this
/// list, asked for with these filters.
///
/// Base64 (RFC 4648, 5) of a JSON array: the mark of the request, then the keys of the last entry that was shown. It is
/// no secret and no permission: what a caller may see is asked on every page.
enum Cursor {
    /// Of a page after the place, in the list that the request asks for.
    static func text(_ place: [SortKey], of edition: String, _ request: some PagedRequest) throws -> String {
        let values = try [.string(mark(request, edition))] + place.map(\.json)
        return Data(try JSON.encode(JSONValue.array(values))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Nil for what is no cursor of this list with these filters, or of a place with another number of keys.
    static func place(
        _ text: String, keys: Int, of edition: String, _ request: some PagedRequest
    ) throws -> [SortKey]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let standard = text.replacing("-", with: "+").replacing("_", with: "/") + padding
        guard let data = Data(base64Encoded: standard),
            case .array(let values)? = try? JSONValue(parsing: Array(data)),
            values.first == .string(try mark(request, edition)), values.count == keys + 1
        else { return nil }
        let place = values.dropFirst().compactMap(SortKey.init(json:))
        return place.count == keys ? place : nil
    }

    /// Of the request's type and of all that it says, but for where its page begins and how long it is.
    private static func mark<Request: PagedRequest>(_ request: Request, _ edition: String) throws -> String {
        var filters = request
        (filters.after, filters.limit) = (nil, nil)
        let digest = SHA256.hash(data: Array("\(Request.self) \(edition) ".utf8) + (try JSON.encode(filters)))
        return Data(digest.prefix(6)).base64EncodedString()
    }
}

extension SortKey {
    fileprivate var json: JSONValue {
        switch self {
        case .number(let number): .integer(number)
        case .text(let text): .string(text)
        }
    }

    fileprivate init?(json: JSONValue) {
        switch json {
        case .integer(let number): self = .number(number)
        case .string(let text): self = .text(text)
        default: return nil
        }
    }
}

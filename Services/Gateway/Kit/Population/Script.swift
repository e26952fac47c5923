internal import JSONCoding
internal import Vocabulary

/// A script as it is written: one message a line.
struct Script {
    private(set) var lines: [[UInt8]] = []

    /// A call that must succeed.
    mutating func call(_ method: String, as unit: UnitPath, _ body: some Encodable) throws {
        lines.append(try JSON.encode(Call(as: unit, call: method, body: body)))
    }

    /// An import of which every row must be accepted.
    mutating func importRows(_ file: String, count: Int, into method: String, as unit: UnitPath) throws {
        let expected = Rows.Expect(body: .init(accepted: count))
        lines.append(
            try JSON.encode(
                Rows(as: unit, call: method, rows: "@\(file)", timeoutMs: 600_000, expect: expected)))
    }

    private struct Call<Body: Encodable>: Encodable {
        let `as`: UnitPath
        let call: String
        let body: Body
        let expect = ["status": "OK"]
    }

    private struct Rows: Encodable {
        struct Expect: Encodable {
            struct Body: Encodable {
                let accepted: Int
                let rejected = 0
            }

            let status = "OK"
            let body: Body
        }

        let `as`: UnitPath
        let call: String
        let rows: String
        let timeoutMs: Int
        let expect: Expect
    }
}

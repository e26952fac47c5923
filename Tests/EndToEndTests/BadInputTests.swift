import Bus
import JSONCoding
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Bad input over real processes", .timeLimit(.minutes(5)))
struct BadInputTests {
    /// A call that must be refused.
    struct BadCall: Sendable {
        let what: String
        var unit: UnitPath = "thai-binh/so-ldtbxh"
        let method: String
        var kind: CallKind = .command
        let body: String
        let status: Status
        /// JSON pointers that the details must name.
        var fields: [String] = []

        var service: String { method.split(separator: ".").first.map(String.init) ?? "" }
    }

    @Test(
        "each mistake gets its status, the field's pointer, a sentence in either language, and changes nothing"
    )
    func table() async throws {
        try await withStack(today: day("2020-12-28")) { stack in
            try await stack.healthy(as: "thai-binh/so-ldtbxh")
            let before = try await heads(stack)
            for call in Self.calls {
                let client = try stack.client(of: call.service, as: call.unit)
                var sentences: [Language: String] = [:]
                for language in Language.allCases {
                    let reply = await client.raw(
                        call.method, kind: call.kind, body: Array(call.body.utf8),
                        CallOptions(timeout: .seconds(240), language: language))
                    let error = CallError(reply.status, metadata: reply.metadata, fallback: "")
                    #expect(reply.status == call.status, "\(call.what): \(error)")
                    #expect(error.violations.map(\.field) == call.fields, "\(call.what): \(error)")
                    #expect(error.violations.allSatisfy { !$0.message.isEmpty }, "\(call.what)")
                    sentences[language] = error.message
                    let isRendered = error.message.contains(" ")
                    #expect(isRendered, "\(call.what): \(error)")
                }
                #expect(sentences[.vi] != sentences[.en], "\(call.what): \(sentences)")
            }
            #expect(try await heads(stack) == before)
        }
    }

    @Test("the same idempotency key with another body is refused, and the first command stands")
    func keyReused() async throws {
        try await withStack(["registry"], today: day("2020-12-28")) { stack in
            let client = try stack.client(of: "registry", as: "thai-binh/so-ldtbxh")
            let options = CallOptions(idempotencyKey: "mot-lan")
            let first = FiguresTests.row(1, born: day("2012-05-05"), disability: nil).child
            let kept = try await client.call(Children.register, first, options)
            let second = FiguresTests.row(2, born: day("2012-05-06"), disability: nil).child
            let error = await #expect(throws: CallError.self) {
                try await client.call(Children.register, second, options)
            }
            #expect(error?.status == .invalidArgument)
            #expect(try await collect(client.feed(Children.list, ListChildren())) == [kept])
            #expect(try await client.call(Children.register, first, options) == kept)
        }
    }

    @Test("a key that no service knows is refused by each at once, not at its deadline")
    func stranger() async throws {
        try await withStack { stack in
            try await stack.healthy(as: "thai-binh/so-ldtbxh")
            for service in StackPlace.everyService {
                let error = await #expect(throws: CallError.self) {
                    try await stack.stranger(to: service)
                        .call(Health.check, Empty(), CallOptions(timeout: .seconds(600)))
                }
                #expect(error?.status == .unauthenticated)
            }
        }
    }

    private func heads(_ stack: ProcessStack) async throws -> [String: UInt64] {
        var heads: [String: UInt64] = [:]
        for service in StackPlace.everyService {
            let client = try stack.client(of: service, as: "thai-binh/so-ldtbxh")
            heads[service] = try await client.call(EventLog.head, Empty()).position
        }
        return heads
    }
}

extension BadInputTests {
    /// A registration with one member replaced, or left out where `value` is nil.
    static func child(_ member: String, _ value: String?) -> String {
        var members = [
            "name": "\"Trần Thị Mai\"", "sex": "\"female\"", "birthDate": "\"2012-03-04\"",
            "commune": "\"thai-binh/thai-thuy/diem-dien\"",
        ]
        members[member] = value
        return "{"
            + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
            + "}"
    }

    /// A source of the province's for 2020, refused for its amount.
    static func amount(_ what: String, _ amount: String) -> BadCall {
        BadCall(
            what: what, unit: "thai-binh/so-tai-chinh", method: "funding.Sources/Open",
            body:
                #"{"name":"Ngân sách","kind":"provincial-budget","unit":"thai-binh","year":2020,"amount":\#(amount)}"#,
            status: .invalidArgument, fields: ["/amount"])
    }

    static func registration(
        _ what: String, _ member: String, _ value: String?, _ status: Status = .invalidArgument,
        as unit: UnitPath = "thai-binh/so-ldtbxh"
    ) -> BadCall {
        BadCall(
            what: what, unit: unit, method: "registry.Children/Register", body: child(member, value),
            status: status, fields: ["/\(member)"])
    }

    static let id = "01890a5d-ac96-774b-bcce-b302099a8057"

    static let calls: [BadCall] = [
        BadCall(
            what: "unknown method", method: "registry.Children/Registr", body: "{}", status: .unimplemented),
        BadCall(
            what: "unknown method in reporting", method: "reporting.Nothing/At", body: "{}",
            status: .unimplemented),
        BadCall(
            what: "malformed JSON", method: "registry.Children/Register", body: #"{"name": "#,
            status: .invalidArgument, fields: [""]),
        BadCall(
            what: "no object", method: "registry.Children/Register", body: "[]", status: .invalidArgument,
            fields: [""]),
        registration("missing field", "name", nil),
        registration("wrong type", "name", "7"),
        registration("wrong type of an optional", "address", "[]"),
        registration("no such choice", "sex", "\"girl\""),
        registration("no unit's path", "commune", "\"Diêm Điền\""),
        registration("unknown unit", "commune", "\"thai-binh/thai-thuy/khong-co-xa-nay\""),
        registration("no commune", "commune", "\"thai-binh/thai-thuy\""),
        registration("no such day", "birthDate", "\"2012-02-30\""),
        registration("a day in another form", "birthDate", "\"04/03/2012\""),
        registration("born tomorrow", "birthDate", "\"2020-12-29\""),
        registration("no id", "id", "\"12\""),
        registration("no personal number", "personalNumber", "\"123\""),
        registration(
            "outside one's scope", "commune", "\"thai-binh/thai-thuy/diem-dien\"", .permissionDenied,
            as: "hung-yen/so-ldtbxh"),
        registration(
            "a district for another's commune", "commune", "\"thai-binh/thai-thuy/diem-dien\"",
            .permissionDenied,
            as: "thai-binh/tien-hai"),
        BadCall(
            what: "a role that is not there", unit: "thai-binh/ubnd", method: "registry.Children/Register",
            body: child("sex", "\"female\""), status: .permissionDenied),
        BadCall(
            what: "an operator reads no child", unit: "he-thong/quan-tri", method: "registry.Children/Get",
            kind: .query, body: #"{"id":"\#(id)"}"#, status: .permissionDenied),
        BadCall(
            what: "unknown child", method: "registry.Children/Get", kind: .query, body: #"{"id":"\#(id)"}"#,
            status: .notFound, fields: ["/id"]),
        BadCall(
            what: "a delivery to nobody", method: "catalogue.Deliveries/Record",
            body: #"{"child":"\#(id)","provider":"\#(id)","domain":"care","on":"2020-05-05"}"#,
            status: .notFound, fields: ["/child", "/provider"]),
        BadCall(
            what: "a kind of facility that is none", method: "catalogue.Providers/Register",
            body:
                #"{"name":"Trạm","unit":"thai-binh/so-ldtbxh","place":"thai-binh/thai-thuy","kind":"castle"}"#,
            status: .invalidArgument, fields: ["/kind"]),
        BadCall(
            what: "another province's provider", method: "catalogue.Providers/Register",
            body: #"{"name":"Trạm","unit":"hung-yen/so-ldtbxh","kind":"day-care-centre"}"#,
            status: .permissionDenied, fields: ["/unit"]),
        amount("negative money", "-1"),
        amount("half a đồng", "0.5"),
        amount("more money than there is", "9000000000000001"),
        BadCall(
            what: "a source of another province", unit: "thai-binh/so-tai-chinh",
            method: "funding.Sources/Open",
            body:
                #"{"name":"Ngân sách","kind":"provincial-budget","unit":"hung-yen","year":2020,"amount":1}"#,
            status: .permissionDenied, fields: ["/unit"]),
        BadCall(
            what: "a course for nobody", method: "campaigns.Courses/Design",
            body: #"{"title":"Lớp","audiences":[7],"topics":[],"hours":4,"requiredAttendance":80}"#,
            status: .invalidArgument, fields: ["/audiences/0", "/topics"]),
        BadCall(
            what: "unknown plan", method: "reporting.Indicators/Compute", kind: .query,
            body: #"{"plan":"khong-co"}"#, status: .notFound, fields: ["/plan"]),
        BadCall(
            what: "a round of an unknown plan", method: "reporting.Rounds/Open",
            body: #"{"plan":"khong-co","period":{"start":"2020-01-01","end":"2020-12-31"}}"#,
            status: .invalidArgument, fields: ["/plan", "/title", "/due", "/units"]),
        BadCall(
            what: "a period that ends before it starts", method: "reporting.Rounds/Open",
            body: #"{"plan":"khong-co","period":{"start":"2020-12-31","end":"2020-01-01"}}"#,
            status: .invalidArgument, fields: ["/period", "/plan", "/title", "/due", "/units"]),
    ]
}

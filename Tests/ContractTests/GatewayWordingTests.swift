import JSONCoding
import Tables
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit
@testable import ServiceKit

@Suite("The gateway says people's words", .timeLimit(.minutes(5)))
struct GatewayWordingTests {
    /// What any service calls its members, with the gateway's own sentences.
    private static let texts = DepartmentServices.all.reduce(GatewayKitTexts.all) { $0.merging($1.texts) }
        .merging(GatewayKitTexts.all)

    private func said(_ message: Message?) throws -> String {
        let message = try #require(message)
        if let offence = Wording(Self.texts).offence(in: message) { throw offence }
        return GatewayKitTexts.all.render(message, in: .vi)
    }

    /// The request of a method as the gateway learns it from the program that answers it.
    private func request(of method: String) throws -> Schema {
        let methods = DepartmentServices.contracts.flatMap { $0.description.methods }
        return Schema(try #require(methods.first { $0.name == method }).request)
    }

    private func problem(_ body: () throws -> Void) throws -> Message? {
        do {
            try body()
            return nil
        } catch let problem as FileProblem {
            return problem.message
        }
    }

    @Test("a column that a table's row has not is told the nearest, each with its label")
    func column() throws {
        let row = try request(of: "registry.Children/Import")
        func said(_ header: String) throws -> String {
            try self.said(
                problem {
                    _ = try RowFile(
                        .bytes(Array((header + "\nx\n").utf8)), file: "x.csv", areLines: false,
                        method: "registry.Children/Import", schema: row)
                })
        }
        let misspelt = try said("birthDat")
        #expect(misspelt.contains("Gần nhất: child.birthDate (ngày sinh), "), "\(misspelt)")
        let labelled = try said("Ngày sinh")
        #expect(
            labelled == "registry.Children/Import: hãy viết “Ngày sinh” bằng tên child.birthDate (ngày sinh)."
        )
    }

    @Test("a member that a request has not is told the nearest, each with its label")
    func member() throws {
        let request = try request(of: "registry.Children/Register")
        let stray = try #require(request.strays(in: ["brithDate": "2015-06-05"]).first)
        let message = stray.message("registry.Children/Register")
        #expect(try said(message).contains("Gần nhất: birthDate (ngày sinh), "))
    }

    @Test(
        "a script's line is told what its members are called",
        arguments: [
            (#"{"call":"a.B/C","expects":{}}"#, "expect (kết quả mong đợi)"),
            (#"{"call":7}"#, "call (phương thức gọi)"),
            (#"{"call":"a.B/C","save":{"so":"id"}}"#, "save (giá trị giữ lại): “so”"),
            (#"{"call":"a.B/C","expect":{"status":"FINE"}}"#, "status (trạng thái)"), ("{}", "call"),
        ])
    func script(line: String, words: String) throws {
        #expect(try said(problem { _ = try ScriptFile(line, file: "x.jsonl") }).contains(words))
    }
}

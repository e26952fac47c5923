import JSONCoding
import Testing
import Vocabulary

@testable import Bus

@Suite("Rejections of an import's rows", .timeLimit(.minutes(5)))
struct RejectionTests {
    private let texts = TextCatalogue(vi: ["x.wrong": "Sai: {value}"], en: ["x.wrong": "Wrong: {value}"])

    private func rejection(_ number: Int, _ value: String, pointer: String = "/a") -> ImportSummary.Rejection
    {
        let violations = (0..<number).map {
            Refusal.Violation("\(pointer)/\($0)", Message("x.wrong", ["value": value]))
        }
        return ImportSummary.Rejection(row: 7, .invalid(violations), texts: texts, in: .vi)
    }

    @Test("one says what is wrong with every member, each with its sentence, and so read back")
    func every() throws {
        let made = rejection(13, "x")
        #expect(made.violations?.map(\.field) == (0..<13).map { "/a/\($0)" })
        #expect(made.fields == made.violations?.map(\.field))
        #expect(made.violations?.allSatisfy { $0.message == "Sai: x" && $0.rule == "x.wrong" } == true)
        #expect(made.message == "Sai: x")
        #expect(try JSON.decode(ImportSummary.Rejection.self, from: JSON.encode(made)) == made)
    }

    @Test("one that names no member has no violations")
    func none() {
        let made = ImportSummary.Rejection(
            row: 1, Refusal(.notFound, Message("x.wrong", ["value": "x"])), texts: texts, in: .en)
        #expect(made.violations == nil && made.fields.isEmpty && made.message == "Wrong: x")
    }

    @Test(
        "none takes more room than is kept for it, whatever is said and however it is escaped",
        arguments: ["a", "\"", "\\", "\n", "ế", "\u{1}"])
    func room(_ character: String) throws {
        for length in [1, 100, 5000] {
            let made = rejection(
                100, String(repeating: character, count: length),
                pointer: "/" + String(repeating: character, count: length))
            #expect(try JSON.encode(made).count <= ImportSummary.Rejection.octets, "\(length)")
            // Control characters are refused before any sentence could quote them.
            #expect(made.violations?.isEmpty == false || character == "\u{1}")
        }
        #expect(ImportSummary.Rejection.octets * ImportSummary.portion <= 2 << 20)
    }
}

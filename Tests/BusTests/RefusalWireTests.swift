import JSONCoding
import Testing
import Vocabulary

@testable import Bus

@Suite("Refusals on the wire", .timeLimit(.minutes(5)))
struct RefusalWireTests {
    static let texts = BusTexts.catalogue.merging(
        TextCatalogue(
            vi: ["test.rule": "Ngày sinh {day} ở tương lai."],
            en: ["test.rule": "The birth date {day} is to come."]))

    @Test("both languages have every sentence")
    func complete() {
        #expect(BusTexts.catalogue.untranslated.isEmpty)
        for violation in ProtocolViolation.allCases {
            #expect(BusTexts.catalogue.keys.contains(violation.message.key))
        }
    }

    @Test("a refusal reaches the caller whole, in the caller's language")
    func roundTrip() {
        let refusal = Refusal(
            .failedPrecondition, Message("test.rule", ["day": "2030-01-01"]),
            violations: [.init("/birthDate", Message("test.rule", ["day": "2030-01-01"]))], retryDelay: 500)
        var metadata = Metadata()
        metadata.state(refusal, texts: RefusalWireTests.texts, in: .en)
        let error = CallError(.failedPrecondition, metadata: metadata, fallback: "")
        #expect(error.message == "The birth date 2030-01-01 is to come.")
        #expect(
            error.violations == [
                .init(
                    field: "/birthDate", rule: "test.rule", message: "The birth date 2030-01-01 is to come.")
            ])
        #expect(error.retryDelay == .milliseconds(500))
        #expect(CallError(error.status, metadata: Metadata(error), fallback: "") == error)
        metadata.state(refusal, texts: RefusalWireTests.texts, in: .vi)
        #expect(metadata.message == "Ngày sinh 01/01/2030 ở tương lai.")
    }

    @Test("a thousand violations still fit in the metadata")
    func manyViolations() throws {
        let violations = (0..<1000).map {
            Refusal.Violation(
                "/rows/\($0)/\"\\", Message("\"\\\"", ["day": String(repeating: "\"", count: 3000)]))
        }
        let frame = Frame.refusal(.invalid(violations), callID: 9, texts: RefusalWireTests.texts, in: .vi)
        let read = try Frame(parsing: frame)
        #expect(read.callID == 9 && read.argument == Status.invalidArgument.rawValue)
        #expect(read.metadata.message != nil)
    }

    @Test(
        "a request that does not decode says which field, what is wrong and how to mend it",
        arguments: Language.allCases)
    func decoding(language: Language) throws {
        for (text, pointer) in [
            (#"{"text":"a","day":"2021-02-30"}"#, "/day"), (#"{"day":"2021-02-28"}"#, "/text"),
            (#"{"text":1}"#, "/text"),
        ] {
            do {
                _ = try JSON.decode(Greeting.self, from: Array(text.utf8))
                Issue.record("\(text) was decoded")
            } catch let error as JSONError {
                let refusal = Refusal.explaining(error)
                #expect(refusal.status == .invalidArgument)
                #expect(refusal.violations.map(\.pointer) == [pointer])
                var metadata = Metadata()
                metadata.state(refusal, texts: BusTexts.all, in: language)
                let name = try #require(BusTexts.all.member(pointer, in: language))
                #expect(metadata.message?.lowercased().contains(name) == true)
                #expect(metadata.message?.contains("{") == false, "\(metadata.message ?? "")")
            }
        }
    }

    @Test("an unexpected error says nothing of what is inside")
    func internals() {
        struct Secret: Error { let path = "/secret" }
        #expect(Refusal.explaining(Secret()) == Refusal(.internal, Message("bus.internal")))
    }
}

import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("How many are asked for", .timeLimit(.minutes(5)))
struct LimitTests {
    @Test("a limit out of range is told with all else that is wrong, and alone where nothing is")
    func together() async throws {
        try await Office.open { office in
            let vague = SearchChildren().with {
                $0.birthYear = 2015
                $0.limit = 0
            }
            let refused = try #require(await office.refusal(of: Children.search, vague))
            #expect(refused.status == .invalidArgument)
            #expect(refused.fields.count == 2 && refused.fields.last == "/limit", "\(refused.fields)")
            let named = SearchChildren().with {
                $0.name = "Hoa"
                $0.limit = 501
            }
            #expect(try await office.refusal(of: Children.search, named)?.fields == ["/limit"])
            let foreign = SearchChildren().with {
                $0.commune = "hung-yen"
                $0.limit = 0
            }
            #expect(try await office.refusal(of: Children.search, foreign)?.status == .permissionDenied)
        }
    }

    @Test("a search by more words than a name has is refused as input; a word said twice is one")
    func words() async throws {
        let rules = SearchRules(reference: try Office.reference, today: Office.today)
        func words(_ count: Int) -> SearchChildren {
            SearchChildren().with { $0.name = (0..<count).map { "từ\($0)" }.joined(separator: " ") }
        }
        let search = try rules.terms(words(16), within: .nowhere)
        #expect(search.words.count == 16)
        let repeated = SearchChildren().with {
            $0.name = Array(repeating: "hoa", count: 1000).joined(separator: " ")
        }
        #expect(try rules.terms(repeated, within: .nowhere).words == ["hoa"])
        for count in [17, 40_000] {
            let refused = #expect(throws: Refusal.self) {
                try rules.terms(words(count), within: .nowhere)
            }
            #expect(refused?.status == .invalidArgument)
            #expect(refused?.violations.map(\.message.key) == ["registry.search-too-many-words"])
            #expect(refused?.violations.first?.message.arguments["count"] == "\(count)")
        }
    }

    @Test("beside it, what is not there and what is out of reach are told alike")
    func unknown() async throws {
        try await Office.withChild { office, entered in
            let stranger = office.acting(as: Office.otherDistrict)
            for (caller, id) in [(office, newID()), (stranger, entered.id), (stranger, newID())] {
                let history = ListChildHistory(child: id).with { $0.limit = 0 }
                let refused = try await caller.refusal(of: Children.history, history)
                #expect(refused?.status == .invalidArgument)
                #expect(refused?.fields == ["/child", "/limit"])
                #expect(refused?.violations.first?.rule == ChildRecords.unknown)
            }
        }
    }
}

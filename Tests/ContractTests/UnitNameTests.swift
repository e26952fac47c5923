import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry
@testable import ServiceKit

@Suite("A unit called by its name", .timeLimit(.minutes(5)))
struct UnitNameTests {
    @Test(
        "is answered with its path where one is called so, else with those that may be meant",
        arguments: [
            ("Thị trấn Diêm Điền", "“Thị trấn Diêm Điền” bằng đường dẫn thai-binh/thai-thuy/diem-dien ("),
            ("Quang Trung", "thai-binh/kien-xuong/quang-trung (Xã Quang Trung)"),
            ("Hà Nội", "hãy ghi đường dẫn bằng chữ thường"),
        ])
    func named(words: String, sentence: String) async throws {
        let day = try #require(Day("2020-12-10"))
        try await withDeployment(
            [RegistryService.self], on: [.inProcess], reference: .shipped(), today: day
        ) { deployment in
            let refused = try await deployment.client(as: "thai-binh").refusal(
                of: Children.register.name,
                json: #"{"name":"Bé Một","sex":"female","birthYear":2015,"commune":"\#(words)"}"#)
            #expect(refused?.fields == ["/commune"])
            #expect(refused?.violations.first?.rule == "value.unit")
            #expect(
                refused?.violations.first?.message.contains(sentence) == true, "\(refused?.message ?? "")")
        }
    }
}

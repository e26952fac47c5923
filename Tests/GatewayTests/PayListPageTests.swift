import ArgumentParser
import FundingAPI
import GatewayKit
import Testing
import Vocabulary

@testable import Gateway

@Suite("A month's list to pay by hand, as a page", .timeLimit(.minutes(5)))
struct PayListPageTests {
    private func page(_ paper: String, child: String, collector: String) throws -> String {
        let unit: UnitPath = "thai-binh/thai-thuy/diem-dien"
        let month = try #require(Month("2021-07"))
        let payee = Payee(
            run: ID(at: .now()), numbers: [1], child: ID(at: .now()), recipient: .child, commune: unit,
            channel: .hand, paidFor: [month], amount: 540_000
        ).with { ($0.collector, $0.paper) = (ID(at: .now()), paper) }
        let context = try CommandContext(GlobalOptions.parse(["--lang", "vi"]))
        let person = PaidPerson(payee, child: child, collector: collector)
        return PayListPage([person], of: unit, month, context).html
    }

    @Test("it runs and fetches nothing, whatever the words of people in it become")
    func hostile() throws {
        let words = "\u{600}<\u{301}script>alert(1)</script>\r\n<img src=x onerror='alert(1)'>\u{202E}"
        let html = try page(words, child: words, collector: words)
        let policy = #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#
        let head = try #require(html.firstRange(of: policy))
        #expect(html[..<head.lowerBound].hasSuffix("<meta charset=\"utf-8\">\n"))
        #expect(html.split(separator: "alert(1)").count > 3, "name, receiver and paper are there, as words")
        // What is markup begins with < and a letter or /, as bytes, and is the page's own.
        let ends = [UInt8(ascii: ">"), UInt8(ascii: " ")]
        let tags = html.utf8.split(separator: UInt8(ascii: "<")).dropFirst().map { part in
            String(decoding: part.prefix { !ends.contains($0) }, as: UTF8.self)
        }
        #expect(Set(tags).isDisjoint(with: ["script", "/script", "img", "\u{301}script"]))
        #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\r"))
    }
}

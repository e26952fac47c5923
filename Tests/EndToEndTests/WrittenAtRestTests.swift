import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// Each text that `ContractTests/WrittenOfChildrenTests` has looked over as sealed under the child's own key: of referrals, deliveries,
/// waivers and classes.
@Suite("What departments write of a child is nowhere on disk to be read", .timeLimit(.minutes(5)))
struct WrittenAtRestTests {
    /// What people write of a child in other departments than the register, each in one place.
    private static let written = [
        "gửi-đi-kín", "từ-chối-kín", "phục-vụ-kín", "sửa-phục-vụ-kín", "lý-do-sửa-kín", "QĐ-miễn-kín",
        "sửa-miễn-kín", "thôi-miễn-kín", "QĐ-mới-kín", "thôi-học-kín", "sửa-kết-quả-kín",
        "hủy-gửi-kín", "nhập-phục-vụ-kín", "ghi-tên-kín",
    ]

    private func playWriting() -> String {
        let (office, child, words) = (AtRestTests.office, AtRestTests.child, Self.written)
        func line(_ call: String, _ body: String, _ more: String = "") -> String {
            #"{"as":"\#(office)","call":"\#(call)","body":{\#(body)}\#(more)}"#
        }
        let learner = #""learner":{"kind":"child","id":"\#(child)"}"#
        return [
            line(
                "registry.Children/Register",
                #"""
                "id":"\#(child)","name":"Trần Thị Mai","sex":"female","birthDate":"2012-03-04","registeredOn":"2020-02-01","commune":"thai-binh/thai-thuy/diem-dien"
                """#),
            line(
                "catalogue.Providers/Register",
                #"""
                "name":"Trung tâm","unit":"\#(office)","kind":"rehabilitation-centre","place":"thai-binh/thai-thuy/diem-dien","openedOn":"2020-01-01"
                """#, #","save":{"provider":"/id"}"#),
            line(
                "catalogue.Offers/Publish",
                #""provider":"{{provider}}","title":"Tư vấn","domain":"care","from":"2020-01-01""#,
                #","save":{"offer":"/id"}"#),
            line(
                "catalogue.Referrals/Create",
                #""child":"\#(child)","offer":"{{offer}}","until":"2020-06-30","note":"\#(words[0])""#,
                #","save":{"referral":"/id"}"#),
            line("catalogue.Referrals/Decline", #""id":"{{referral}}","reason":"\#(words[1])""#),
            line(
                "catalogue.Referrals/Create",
                #""child":"\#(child)","offer":"{{offer}}","until":"2020-06-30""#,
                #","save":{"again":"/id"}"#),
            line("catalogue.Referrals/Cancel", #""id":"{{again}}","reason":"\#(words[11])""#),
            line(
                "catalogue.Deliveries/Record",
                #""child":"\#(child)","offer":"{{offer}}","on":"2020-06-10","note":"\#(words[2])""#,
                #","save":{"delivery":"/id"}"#),
            line(
                "catalogue.Deliveries/Correct",
                #""id":"{{delivery}}","note":"\#(words[3])","reason":"\#(words[4])""#),
            #"{"as":"\#(office)","call":"catalogue.Deliveries/Import","rows":[{"child":"\#(child)","#
                + #""offer":"{{offer}}","on":"2020-06-11","note":"\#(words[12])"}],"#
                + #""expect":{"body":{"accepted":1,"rejected":0}}}"#,
            line(
                "funding.Waivers/Grant",
                #"""
                "child":"\#(child)","kind":"tuition-exemption","unit":"\#(office)","from":"2020-03-01","decision":"\#(words[5])"
                """#, #","save":{"waiver":"/id"}"#),
            line(
                "funding.Waivers/Correct",
                #""id":"{{waiver}}","decision":"\#(words[8])","reason":"\#(words[6])""#),
            line("funding.Waivers/End", #""id":"{{waiver}}","reason":"\#(words[7])""#),
            line(
                "campaigns.Courses/Design",
                #"""
                "title":"Kỹ năng","audiences":["children"],"topics":["inclusion"],"hours":10,"requiredAttendance":80,"unit":"\#(office)"
                """#, #","save":{"course":"/id"}"#),
            line("campaigns.Courses/Approve", #""id":"{{course}}""#),
            line(
                "campaigns.Classes/Open",
                #"""
                "course":"{{course}}","place":"thai-binh/thai-thuy/diem-dien","start":"2020-06-01","end":"2020-06-14","capacity":5
                """#, #","save":{"class":"/id"}"#),
            line("campaigns.Classes/Enrol", #""id":"{{class}}",\#(learner),"on":"2020-06-01""#),
            line("campaigns.Classes/Attend", #""id":"{{class}}",\#(learner),"on":"2020-06-02","hours":8"#),
            line("campaigns.Classes/Complete", #""id":"{{class}}""#),
            line(
                "campaigns.Classes/Correct",
                #""id":"{{class}}",\#(learner),"passed":false,"reason":"\#(words[10])""#),
            line(
                "campaigns.Courses/Design",
                #"""
                "title":"Bơi","audiences":["children"],"topics":["inclusion"],"hours":10,"requiredAttendance":80,"unit":"\#(office)"
                """#, #","save":{"swimming":"/id"}"#),
            line("campaigns.Courses/Approve", #""id":"{{swimming}}""#),
            line(
                "campaigns.Classes/Open",
                #"""
                "course":"{{swimming}}","place":"thai-binh/thai-thuy/diem-dien","start":"2020-06-15","end":"2020-06-20","capacity":5
                """#, #","save":{"second":"/id"}"#),
            line("campaigns.Classes/Enrol", #""id":"{{second}}",\#(learner),"on":"2020-06-15""#),
            line(
                "campaigns.Classes/Leave", #""id":"{{second}}",\#(learner),"reason":"\#(words[9])""#),
            line(
                "campaigns.Classes/Open",
                #"""
                "course":"{{swimming}}","place":"thai-binh/thai-thuy/diem-dien","start":"2020-06-01","end":"2020-06-14","capacity":5
                """#, #","save":{"third":"/id"}"#),
            line(
                "campaigns.Classes/Enrol",
                #"""
                "id":"{{third}}",\#(learner),"on":"2020-06-01","until":"2020-06-03","reason":"\#(words[13])"
                """#),
            line("registry.Children/Close", #""id":"\#(child)","reason":"moved""#),
        ].joined(separator: "\n") + "\n"
    }

    @Test("what other departments write of a child lies in clear nowhere: stores, journals, logs, backups")
    func written() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        try place.write("play.jsonl", playWriting())
        try await withGateway(on: place) {
            for command in [
                ["script", "run", "--issue-missing-keys", "\(place.path)/play.jsonl"],
                ["keys", "init", "\(place.path)/away/secret"], ["backup", "\(place.path)/backups"],
                ["keys", "issue", "he-thong/quan-tri"], ["audit", "verify"],
            ] {
                let ending = try await Program.chungtay(command, on: place)
                #expect(ending.code == 0, "\(command) \(ending.output) \(ending.errors)")
            }
            let files = try AtRestTests().files(below: place.data.path).merging(
                AtRestTests().files(below: place.path + "/backups"), uniquingKeysWith: { $0 + $1 })
            for service in ["catalogue", "funding", "campaigns"] {
                let rows = files.filter { $0.key.hasPrefix("\(service).sqlite") }.values
                #expect(rows.contains { $0.range(of: Data(AtRestTests.child.utf8)) != nil }, "\(service)")
            }
            for (file, octets) in files {
                for word in Self.written {
                    #expect(octets.range(of: Data(word.utf8)) == nil, "\(word) in \(file)")
                }
            }
        }
    }
}

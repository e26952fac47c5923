import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("What is confidential is nowhere on disk to be read without the vault", .timeLimit(.minutes(5)))
struct AtRestTests {
    static let office = "thai-binh/so-ldtbxh"
    static let child = "01890a5d-ac96-774b-bcce-b302099a8057"
    private static let code = "law2016-hiv"
    private static let concern = "sexualAbuse"
    /// Words that are entered in free text, each in one place.
    private static let words = [
        "bằng-chứng-kín", "báo-tin-kín", "đánh-giá-kín", "mục-tiêu-kín", "xem-xét-kín", "kết-thúc-kín",
        "đóng-hồ-sơ-kín",
    ]

    private func play() -> String {
        let (office, child, words) = (Self.office, Self.child, Self.words)
        func line(_ call: String, _ body: String, _ more: String = "") -> String {
            #"{"as":"\#(office)","call":"registry.\#(call)","body":{\#(body)}\#(more)}"#
        }
        return [
            line(
                "Children/Register",
                #"""
                "id":"\#(child)","name":"Trần Thị Mai","sex":"female","birthDate":"2012-03-04","commune":"thai-binh/thai-thuy/diem-dien"
                """#),
            line(
                "Circumstances/Add",
                #""child":"\#(child)","code":"\#(Self.code)","start":"2020-01-02","evidence":"\#(words[0])""#,
                #","save":{"circumstance":"/id"}"#),
            // Twice: a refusal that names the code.
            line(
                "Circumstances/Add", #""child":"\#(child)","code":"\#(Self.code)","start":"2020-01-03""#,
                #","expect":{"status":"ALREADY_EXISTS"}"#),
            line("Circumstances/Correct", #""id":"{{circumstance}}","start":"2020-01-05""#),
            line(
                "Cases/Open", #""child":"\#(child)","concern":"\#(Self.concern)","note":"\#(words[1])""#,
                #","save":{"case":"/id"}"#),
            line("Cases/Assess", #""id":"{{case}}","risk":"low","note":"\#(words[2])""#),
            line("Cases/Assess", #""id":"{{case}}","kind":"detailed","risk":"low""#),
            line(
                "Cases/Plan",
                #"""
                "id":"{{case}}","goals":[{"text":"\#(words[3])","by":"2020-09-01"}],"nextReview":"2020-07-01"
                """#),
            line("Cases/Decide", #""id":"{{case}}","outcome":"approve""#),
            line("Cases/Review", #""id":"{{case}}","outcome":"readyToClose","note":"\#(words[4])""#),
            line("Cases/Close", #""id":"{{case}}","reason":"goalsMet","note":"\#(words[5])""#),
            line("Children/Close", #""id":"\#(child)","reason":"moved","note":"\#(words[6])""#),
        ].joined(separator: "\n") + "\n"
    }

    /// Who is forgotten, as it lies in files: as entered, and folded for searching.
    private static let identity = [
        "Vũ Thị Ngọc Quyên", "vu thi ngoc quyen", "034312000025", "Xóm Bến Đò", "Hoàng Thị Như Hoa",
        "hoang thi nhu hoa", "0912876543", "KT-90817", "nhờ-bà-ngoại",
    ]

    private func playForgetting() -> String {
        let (office, child, words) = (Self.office, Self.child, Self.identity)
        let carer = "01890a5d-ac96-774b-bcce-b302099a8058"
        func line(_ call: String, _ body: String) -> String {
            #"{"as":"\#(office)","call":"registry.\#(call)","body":{\#(body)}}"#
        }
        return [
            line(
                "Children/Register",
                #"""
                "id":"\#(child)","name":"\#(words[0])","sex":"female","birthDate":"2012-03-04","registeredOn":"2020-02-01","personalNumber":"\#(words[2])","address":"\#(words[3])","commune":"thai-binh/thai-thuy/diem-dien"
                """#),
            line(
                "Caregivers/Register",
                #"""
                "id":"\#(carer)","name":"\#(words[4])","sex":"female","birthYear":1985,"registeredOn":"2020-02-01","phone":"\#(words[6])","commune":"thai-binh/thai-thuy/diem-dien"
                """#),
            line(
                "Caregivers/Link",
                #""caregiver":"\#(carer)","child":"\#(child)","relation":"mother","start":"2020-03-01""#),
            line(
                "Disabilities/Determine",
                #"""
                "child":"\#(child)","type":"mobility","degree":"severe","determinedOn":"2020-03-01","certificate":"\#(words[7])"
                """#),
            line("Children/Close", #""id":"\#(child)","reason":"moved","note":"\#(words[8])""#),
        ].joined(separator: "\n") + "\n"
    }

    @Test("once a child is forgotten, nothing in any store, journal or log of the stack says who it was")
    func forgotten() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        try place.write("play.jsonl", playForgetting())
        try await withGateway(on: place) {
            let script = ["script", "run", "--issue-missing-keys", "\(place.path)/play.jsonl"]
            let played = try await Program.chungtay(script, on: place)
            #expect(played.code == 0, "\(played.output) \(played.errors)")
            func left() throws -> [String] {
                let files = try files(below: place.data.path)
                return Self.identity.filter { word in
                    files.values.contains { $0.range(of: Data(word.utf8)) != nil }
                }
            }
            // What is searched for would be found, but for the note, which lies sealed from the first.
            #expect(try left() == Array(Self.identity.dropLast()))
            let forgetting = try await Program.chungtay(
                [
                    "call", "registry.Children/Forget",
                    #"{"id":"\#(Self.child)","reason":"Quyết định 12 ngày 15-06-2020 của Sở"}"#,
                    "--as", Self.office,
                ], on: place)
            #expect(forgetting.code == 0, "\(forgetting.output) \(forgetting.errors)")
            #expect(try left() == [])
            for command in [["keys", "issue", "he-thong/quan-tri"], ["audit", "verify"]] {
                let ending = try await Program.chungtay(command, on: place)
                #expect(ending.code == 0, "\(ending.output) \(ending.errors)")
            }
        }
    }

    /// Each file below a folder.
    func files(below folder: String) throws -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        var files: [String: Data] = [:]
        for name in names {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        return files
    }

    /// Of each service something about the child; in the fund's on a ground that is sealed.
    private func playEverywhere() -> String {
        let (office, child, words) = (Self.office, Self.child, Self.granting)
        func line(_ call: String, _ body: String, _ more: String = "") -> String {
            #"{"as":"\#(office)","call":"\#(call)","body":{\#(body)}\#(more)}"#
        }
        return [
            line(
                "catalogue.Providers/Register",
                #"""
                "name":"Trung tâm","unit":"\#(office)","kind":"rehabilitation-centre","place":"thai-binh/thai-thuy/diem-dien"
                """#, #","save":{"provider":"/id"}"#),
            line(
                "catalogue.Deliveries/Record",
                #""child":"\#(child)","provider":"{{provider}}","domain":"care","on":"2020-06-15""#),
            line(
                "campaigns.Courses/Design",
                #"""
                "title":"Kỹ năng","audiences":["children"],"topics":["inclusion"],"hours":10,"requiredAttendance":80,"unit":"\#(office)"
                """#, #","save":{"course":"/id"}"#),
            line("campaigns.Courses/Approve", #""id":"{{course}}""#),
            line(
                "campaigns.Classes/Open",
                #"""
                "course":"{{course}}","place":"thai-binh/thai-thuy/diem-dien","start":"2020-06-10","end":"2020-06-20","capacity":5
                """#, #","save":{"class":"/id"}"#),
            line(
                "campaigns.Classes/Enrol",
                #""id":"{{class}}","learner":{"kind":"child","id":"\#(child)"}"#),
            line(
                "funding.Entitlements/Grant",
                #"""
                "child":"\#(child)","unit":"\#(office)","ground":"\#(Self.ground)","decision":"\#(words[0])","payout":{"channel":"bank","bank":"\#(words[1])","account":"\#(words[2])"}
                """#, #","save":{"entitlement":"/id"}"#),
            // Twice: a refusal, which is remembered.
            line(
                "funding.Entitlements/Grant",
                #"""
                "child":"\#(child)","unit":"\#(office)","ground":"\#(Self.ground)","decision":"\#(words[0])"
                """#, #","expect":{"status":"ALREADY_EXISTS"}"#),
            line("funding.Entitlements/Run", #""unit":"\#(office)","month":"2020-06""#),
            line("funding.Entitlements/Stop", #""id":"{{entitlement}}","reason":"\#(words[3])""#),
        ].joined(separator: "\n") + "\n"
    }

    private static let ground = "hiv-poor"
    /// A decision, a bank, an account and a reason.
    private static let granting = ["quyết-định-kín", "ngân-hàng-kín", "9704361234567", "thôi-chi-kín"]

    @Test(
        "whichever service is told of the child, and killed: its name is the registry's, what is sealed nobody's"
    )
    func everywhere() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        try place.write("play.jsonl", play().replacing(/.*Children.Close.*\n/, with: "") + playEverywhere())
        try await withGateway(on: place) {
            func run(_ command: [String]) async throws {
                let ending = try await Program.chungtay(command, on: place)
                #expect(ending.code == 0, "\(command) \(ending.output) \(ending.errors)")
            }
            try await run(["script", "run", "--issue-missing-keys", "\(place.path)/play.jsonl"])
            let funding = try #require(
                try Supervised.read(place).services.first { $0.name == "funding" }?.pid)
            #expect(kill(funding, SIGKILL) == 0)
            try await run(
                ["call", "health.Health/Check", "{}", "--service", "funding", "--as", Self.office])
            for command in [
                ["keys", "init", "\(place.path)/away/secret"], ["backup", "\(place.path)/backups"],
            ] {
                try await run(command)
            }
            let name = "Trần Thị Mai"
            let sealed = [Self.code, Self.concern, Self.ground] + Self.words + Self.granting
            let files = try files(below: place.data.path)
            // What is searched for would be found: each of these was told of the child, and knows it by its id.
            for service in ["registry", "catalogue", "funding", "campaigns"] {
                let rows = files.filter { $0.key.hasPrefix("\(service).sqlite") }.values
                #expect(rows.contains { $0.range(of: Data(Self.child.utf8)) != nil }, "\(service)")
            }
            for (file, octets) in files {
                let words = file.hasPrefix("registry.sqlite") ? sealed : sealed + [name]
                for word in words {
                    #expect(octets.range(of: Data(word.utf8)) == nil, "\(word) in \(file)")
                }
            }
            for (file, octets) in try self.files(below: place.path + "/backups") {
                for word in sealed + [name] {
                    #expect(octets.range(of: Data(word.utf8)) == nil, "\(word) in \(file)")
                }
            }
        }
    }

    @Test("neither a confidential circumstance's code nor the words of a case in any store, log, backup")
    func played() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        try place.write("play.jsonl", play())
        try await withGateway(on: place) {
            for command in [
                ["script", "run", "--issue-missing-keys", "\(place.path)/play.jsonl"],
                ["keys", "init", "\(place.path)/away/secret"], ["backup", "\(place.path)/backups"],
            ] {
                let played = try await Program.chungtay(command, on: place)
                #expect(played.code == 0, "\(played.output) \(played.errors)")
            }
            let files = try files(below: place.data.path)
            // What is searched for would be found: the child's name is no secret to the registry's own file.
            #expect(files["registry.sqlite-wal"]?.range(of: Data("Trần Thị Mai".utf8)) != nil)
            let backups = try self.files(below: place.path + "/backups")
            #expect(backups.keys.contains { $0.hasPrefix("objects/") })
            for (name, octets) in backups {
                for word in [Self.code, "Trần Thị Mai"] + Self.words {
                    #expect(octets.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
                }
            }
            for (name, octets) in files {
                for word in [Self.code, Self.concern] + Self.words {
                    #expect(octets.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
                }
            }
        }
    }
}

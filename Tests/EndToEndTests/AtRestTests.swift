import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("What is confidential is nowhere on disk to be read without the vault", .timeLimit(.minutes(3)))
struct AtRestTests {
    private static let office = "thai-binh/so-ldtbxh"
    private static let child = "01890a5d-ac96-774b-bcce-b302099a8057"
    private static let code = "law2016-hiv"
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
                "Cases/Open", #""child":"\#(child)","concern":"support","note":"\#(words[1])""#,
                #","save":{"case":"/id"}"#),
            line("Cases/Assess", #""id":"{{case}}","risk":"low","note":"\#(words[2])""#),
            line("Cases/Assess", #""id":"{{case}}","kind":"detailed","risk":"low""#),
            line(
                "Cases/Plan",
                #"""
                "id":"{{case}}","goals":[{"text":"\#(words[3])","by":"2020-09-01"}],"nextReview":"2020-07-01"
                """#),
            line("Cases/Review", #""id":"{{case}}","outcome":"readyToClose","note":"\#(words[4])""#),
            line("Cases/Close", #""id":"{{case}}","reason":"goalsMet","note":"\#(words[5])""#),
            line("Children/Close", #""id":"\#(child)","reason":"moved","note":"\#(words[6])""#),
        ].joined(separator: "\n") + "\n"
    }

    /// Each file below a folder.
    private func files(below folder: String) throws -> [String: Data] {
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

    @Test("neither a confidential circumstance's code nor the words of a case in any store, log, backup")
    func played() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        try place.write("play.jsonl", play())
        try await withGateway(on: place) {
            for command in [
                ["script", "run", "--issue-missing-keys", "\(place.path)/play.jsonl"],
                ["backup", "key", "\(place.path)/away/secret"], ["backup", "\(place.path)/backups"],
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
                for word in [Self.code] + Self.words {
                    #expect(octets.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
                }
            }
        }
    }
}

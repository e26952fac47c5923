import Foundation
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Whether somebody may call, and by which line", .timeLimit(.minutes(5)))
struct AccessExplanationTests {
    private static let on = day("2020-12-10")

    private func explain(
        _ unit: UnitPath, _ method: String, _ role: Role, for place: UnitPath? = nil, on: Day = Self.on,
        narrowedTo roles: Set<Role>? = nil, isFile: Bool = false
    ) throws -> AccessExplanation {
        try AccessExplanation(
            unit, roles.map { Person(id: "lan", roles: $0) }, calling: method, needing: role, isFile: isFile,
            for: place, on: on, reference: SourceTree.reference(),
            policy: .read(compose: SourceTree.compose))
    }

    @Test("a yes names the line that gives the role, and what it reaches")
    func granted() throws {
        let found = try explain(
            "thai-binh/so-y-te", "registry.Children/Get", .reader, for: "thai-binh/thai-thuy")
        #expect(found.allowed && found.reason == .granted)
        #expect(found.speaks == false)
        let line = try #require(found.lines.first)
        #expect(found.lines.count == 1)
        #expect(line.reach == ["thai-binh"] && line.covers == true)
        let place = try #require(line.place.split(separator: "/").last)
        #expect(place.hasPrefix("policy.yaml:"))
        // The very line is one that gives the role.
        let number = try #require(place.split(separator: ":").dropFirst().first.flatMap { Int($0) })
        let text = try String(contentsOfFile: SourceTree.compose + "/policy.yaml", encoding: .utf8)
        let written = text.split(separator: "\n", omittingEmptySubsequences: false)[number - 1]
        #expect(written.contains("reader: [thai-binh]"), "\(written)")
    }

    @Test("a no says what is missing: the role, the reach, the unit itself, or the person's share of it")
    func refused() throws {
        let supervisor = try explain("thai-binh/mttq", "registry.Children/Get", .reader)
        #expect(!supervisor.allowed && supervisor.reason == .noRole && supervisor.lines.isEmpty)
        let stranger = try explain(
            "thai-binh/tien-hai", "registry.Children/Get", .reader, for: "thai-binh/thai-thuy")
        #expect(!stranger.allowed && stranger.reason == .outOfReach)
        #expect(stranger.lines.map(\.covers) == [false])
        let ended = try explain(
            "thai-binh/so-y-te", "registry.Children/Get", .reader, on: day("2025-07-01"))
        #expect(!ended.allowed && ended.reason == .ended)
        let clerk = try explain(
            "thai-binh/so-y-te", "registry.Children/Get", .reader, narrowedTo: [.provider])
        #expect(!clerk.allowed && clerk.reason == .narrowed && clerk.person == "lan")
        #expect(try explain("thai-binh/mttq", "health.Health/Check", .anyone).reason == .anyone)
    }

    @Test("where reach alone is missing, who works with children hears how a file is opened")
    func breakGlass() throws {
        func asked(
            _ unit: UnitPath, for place: UnitPath = "thai-binh/thai-thuy", narrowedTo roles: Set<Role>? = nil,
            isFile: Bool = true
        ) throws -> Bool? {
            try explain(
                unit, "registry.Children/Get", .reader, for: place, narrowedTo: roles, isFile: isFile
            ).breakGlass
        }
        #expect(try asked("thai-binh/tien-hai") == true)
        #expect(try asked("thai-binh/tien-hai", narrowedTo: [.reader, .caseworker]) == true)
        #expect(try asked("thai-binh/tien-hai", narrowedTo: [.reader]) == false)
        // Health reads the files of its province, and works no case.
        #expect(try asked("thai-binh/so-y-te", for: "hung-yen/khoai-chau") == false)
        #expect(try asked("thai-binh/tien-hai", isFile: false) == nil)
        #expect(try asked("thai-binh/so-y-te") == nil)
        #expect(try asked("thai-binh/mttq") == nil)
        // A reach that is missing is told of all the same, and the way out last.
        let found = try explain(
            "thai-binh/tien-hai", "registry.Children/Get", .reader, for: "thai-binh/thai-thuy", isFile: true)
        #expect(!found.allowed && found.reason == .outOfReach)
        #expect(found.messages.last?.key == "kit.access-break-glass")
    }

    @Test("who acts for another office is told so, by which line, on the days of it and in no other role")
    func acting() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "acting-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let shipped = try String(contentsOfFile: SourceTree.compose + "/policy.yaml", encoding: .utf8)
        let entry = """
            acting:
              - {unit: thai-binh/so-y-te, person: lan, for: thai-binh/so-ldtbxh, roles: [caseworker], from: 2020-12-01,
                 until: 2020-12-31, document: QĐ 1}
            """
        try (shipped + "\n" + entry + "\n").write(
            toFile: folder.path + "/policy.yaml", atomically: true, encoding: .utf8)
        func asked(
            _ role: Role, person: String? = "lan", for place: UnitPath? = "thai-binh/so-ldtbxh",
            on day: Day = Self.on
        ) throws -> AccessExplanation {
            try AccessExplanation(
                "thai-binh/so-y-te",
                person.flatMap { PersonCode($0) }.map { Person(id: $0, roles: [.reader]) },
                calling: "registry.Children/Register", needing: role, for: place, on: day,
                reference: SourceTree.reference(), policy: .read(compose: folder.path))
        }
        let found = try asked(.caseworker)
        #expect(found.allowed && found.reason == .acting && found.speaks == true)
        #expect(found.acting?.map(\.reach) == [["thai-binh"]])
        let written = shipped.split(separator: "\n", omittingEmptySubsequences: false).count + 2
        #expect(found.acting?.first?.place.contains("policy.yaml:\(written):") == true)
        #expect(found.messages.first?.key == "kit.access-acting")
        // What it may itself is told as that, and the entry beside.
        let reading = try asked(.reader)
        #expect(reading.reason == .granted && reading.acting?.isEmpty == true && reading.speaks == false)
        #expect(try asked(.supervisor).reason == .noRole)
        #expect(try asked(.caseworker, person: nil).reason == .noRole)
        #expect(try asked(.caseworker, on: day("2020-12-31")).reason == .noRole)
        #expect(try asked(.caseworker, for: "thai-binh/so-gddt").reason == .noRole)
        #expect(try asked(.caseworker, for: nil).acting == nil)
        let wording = Wording(GatewayKitTexts.all)
        for message in found.messages {
            for language in [Language.vi, .en] {
                let sentence = GatewayKitTexts.all.render(message, in: language)
                #expect(!sentence.contains("{") && !sentence.contains("gateway."), "\(sentence)")
            }
            #expect(wording.offence(in: message) == nil)
        }
    }

    @Test("whose name it acts in is told beside: Education reaches Health's money and does not spend it")
    func names() throws {
        func speaks(_ unit: UnitPath, _ place: UnitPath) throws -> Bool? {
            try explain(unit, "funding.Payments/Pay", .accountant, for: place).speaks
        }
        #expect(try speaks("thai-binh/so-gddt", "thai-binh/so-y-te") == false)
        #expect(try speaks("thai-binh/so-y-te", "thai-binh/so-y-te") == true)
        #expect(try speaks("thai-binh/ubnd", "thai-binh/so-y-te") == true)
        #expect(try explain("thai-binh/so-gddt", "funding.Payments/Pay", .accountant).speaks == nil)
    }

    @Test("every answer is a sentence in both languages")
    func sentences() throws {
        let all = [
            try explain("thai-binh/so-y-te", "registry.Children/Get", .reader, for: "thai-binh/thai-thuy"),
            try explain("thai-binh/ubnd", "funding.Estimates/Approve", .approver, for: "thai-binh/so-y-te"),
            try explain("thai-binh/ubnd", "funding.Estimates/Approve", .approver),
            try explain("thai-binh/mttq", "registry.Children/Get", .reader),
            try explain("thai-binh/tien-hai", "registry.Children/Get", .reader, for: "thai-binh/thai-thuy"),
            try explain("thai-binh/so-y-te", "registry.Children/Get", .reader, on: day("2025-07-01")),
            try explain("thai-binh/so-y-te", "registry.Children/Get", .reader, narrowedTo: [.provider]),
            try explain("thai-binh/mttq", "health.Health/Check", .anyone),
            try explain(
                "thai-binh/tien-hai", "registry.Children/Get", .reader, for: "thai-binh/thai-thuy",
                isFile: true),
            try explain(
                "thai-binh/tien-hai", "registry.Children/Get", .reader, for: "thai-binh/thai-thuy",
                narrowedTo: [.reader], isFile: true),
        ]
        let wording = Wording(GatewayKitTexts.all)
        for message in all.flatMap(\.messages) {
            for language in [Language.vi, .en] {
                let sentence = GatewayKitTexts.all.render(message, in: language)
                #expect(!sentence.contains("{") && !sentence.contains("gateway."), "\(sentence)")
            }
            #expect(wording.offence(in: message) == nil)
        }
    }
}

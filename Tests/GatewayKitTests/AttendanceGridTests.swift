import CampaignsAPI
import Foundation
import Tables
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Attendance sheets", .timeLimit(.minutes(5)))
struct AttendanceGridTests {
    private static let days = ["2021-03-01", "2021-03-08", "2021-03-09"].compactMap { Day($0) }
    private static let learners = (1...3).compactMap { number in
        LearnerID("00000000-0000-7000-8000-00000000000\(number)").map { Learner(kind: .child, id: $0) }
    }

    /// In a folder of its own, removed afterwards.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "chungtay-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
        }
        try body(folder.path)
    }

    private func read(_ text: String, in folder: String) throws -> AttendanceGrid {
        let path = folder + "/filled.csv"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try AttendanceGrid(contentsOf: path, days: Self.days, name: "filled.csv")
    }

    private func refusal(of text: String, in folder: String) throws -> Failure? {
        do {
            _ = try read(text, in: folder)
            return nil
        } catch let failure as Failure {
            return failure
        }
    }

    /// The rows of a filled sheet, with the learners' ids in their places.
    private func sheet(_ rows: String...) -> String {
        (["Mã;Họ tên;01/03/2021;8/3/2021;2021-03-09"]
            + rows.enumerated().map { index, marks in
                "\(AttendanceGrid.text(of: Self.learners[index]));Em \(index);\(marks)"
            }).joined(separator: "\r\n")
    }

    @Test("a mark is presence, an empty cell absence, and an empty column no session yet")
    func filled() throws {
        try inFolder { folder in
            let grid = try read(sheet("x;;", "X;1;", "vắng;;"), in: folder)
            #expect(grid.sessions.map(\.on) == Array(Self.days.prefix(2)))
            #expect(
                grid.sessions.map(\.present) == [[Self.learners[0], Self.learners[1]], [Self.learners[1]]])
            #expect(
                grid.sessions.map(\.absent) == [[Self.learners[2]], [Self.learners[0], Self.learners[2]]])
        }
    }

    @Test("what is no mark is refused with its row, and so is a table that is no sheet")
    func wrong() throws {
        try inFolder { folder in
            let mark = try refusal(of: sheet("x;;", "đến muộn;;"), in: folder)
            #expect(mark?.message.key == "gateway.attendance-mark")
            #expect(mark?.place == "filled.csv:3")
            let days = try refusal(of: "Mã;Họ tên\r\nchild/1;Em", in: folder)
            #expect(days?.message.key == "gateway.attendance-without-sessions")
            let people = try refusal(of: "Mã;Họ tên;01/03/2021\r\n;Em; ", in: folder)
            #expect(people?.message.key == "gateway.attendance-without-learners")
        }
    }

    @Test("a column of no session and marks of nobody are refused with their place, whatever else is right")
    func strange() throws {
        try inFolder { folder in
            let whole = sheet("x;;", ";x;")
            let heading = try refusal(
                of: whole.replacing("8/3/2021", with: "8/3/2012"), in: folder)
            #expect(heading?.message.key == "gateway.attendance-heading")
            #expect(heading?.message.arguments == ["column": "4", "heading": "8/3/2012"])
            #expect(heading?.place == "filled.csv:1")
            let beyond = try refusal(of: sheet("x;;", ";x;;x"), in: folder)
            #expect(beyond?.message.key == "gateway.attendance-heading" && beyond?.place == "filled.csv:3")
            #expect(beyond?.message.arguments["column"] == "6")
            let nobody = try refusal(of: whole + "\r\nchild/19;Em 3;;x;", in: folder)
            #expect(nobody?.message.key == "gateway.attendance-row" && nobody?.place == "filled.csv:4")
            // Below the learners a sheet may say what it likes where no marks stand.
            #expect(try read(whole + "\r\n;Cộng hai em;;;", in: folder).sessions.count == 2)
        }
    }

    @Test("a sheet that was written is read again, in each format", arguments: ["xlsx", "ods", "csv"])
    func written(format: String) throws {
        try inFolder { folder in
            let path = "\(folder)/sheet.\(format)"
            try AttendanceGrid.write(
                Self.learners.map { ($0, "Nguyễn Thị An") }, Self.days, to: path, as: format,
                headings: ("Mã", "Họ tên"), in: .vi)
            let grid = try AttendanceGrid(contentsOf: path, days: Self.days, name: "sheet")
            // Nothing is marked yet.
            #expect(grid.sessions.isEmpty)
        }
    }

    @Test(
        "a school's list has names: each means one of the class, a namesake by the mark, anybody else is refused"
    )
    func names() throws {
        let names = Dictionary(
            uniqueKeysWithValues: zip(Self.learners, ["Nguyễn Văn An", "Trần Thị Bình", "Trần Thị Bình"]))
        try inFolder { folder in
            func grid(_ rows: String...) throws -> AttendanceGrid {
                let path = folder + "/truong.csv"
                let text = (["STT;Họ tên;01/03/2021"] + rows).joined(separator: "\r\n")
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
                #expect(try AttendanceGrid.namesPeople(contentsOf: path, name: "truong.csv"))
                return try AttendanceGrid(
                    contentsOf: path, days: Self.days, name: "truong.csv", calling: names)
            }
            let named = try grid("1;NGUYEN VAN AN;x", "2;Trần Thị Bình #00000003;")
            #expect(named.sessions.map(\.present) == [[Self.learners[0]]])
            #expect(named.sessions.map(\.absent) == [[Self.learners[2]]])
            let several = #expect(throws: Failure.self) { try grid("1;Trần Thị Bình;x") }
            #expect(several?.message.key == "gateway.attendance-namesakes")
            #expect(several?.place == "truong.csv:2")
            #expect(
                several?.message.arguments["choices"]?.contains("#00000002; Trần Thị Bình #00000003") == true)
            let nobody = #expect(throws: Failure.self) { try grid("1;Lê Văn Cường;x") }
            #expect(nobody?.message.key == "gateway.attendance-row")
            let path = folder + "/ids.csv"
            try Data(sheet("x;;").utf8).write(to: URL(fileURLWithPath: path))
            #expect(try !AttendanceGrid.namesPeople(contentsOf: path, name: "ids.csv"))
        }
    }
}

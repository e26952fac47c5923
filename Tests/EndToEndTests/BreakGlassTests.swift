import Foundation
import JSONCoding
import ProcessKit
import TestKit
import Testing
import Vocabulary

@Suite("Opening a file out of reach, from the command line", .timeLimit(.minutes(5)))
struct BreakGlassTests {
    private static let district = "thai-binh/tien-hai"
    private static let lead = "thai-binh/so-ldtbxh"
    private static let why = "bé đi lạc đêm nay ở Tiền Hải"
    private static let child = "016f6520-0000-7000-8000-000000000001"
    private static let entered =
        #"{"id":"\#(child)","name":"Trần Thị Mai","sex":"female","birthDate":"2012-03-04","#
        + #""commune":"thai-binh/thai-thuy/diem-dien"}"#

    @Test("who says why gets the file; the trail shows it, and somebody of the lead office decides about it")
    func opened() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        defer { place.remove() }
        try await withStack(on: place, StackPlace.everyService) { stack in
            try await stack.healthy(as: "thai-binh")
            func chungtay(_ arguments: [String]) async throws -> Program.Ending {
                try await Program.chungtay(arguments + ["--lang", "en"], on: place)
            }
            @discardableResult
            func succeed(_ arguments: String...) async throws -> String {
                let ending = try await chungtay(arguments)
                try #require(ending.code == 0, "\(arguments): \(ending.output) \(ending.errors)")
                return ending.output
            }
            try await succeed("keys", "issue", Self.district, "--name", "Nguyễn Thị Lan")
            try await succeed("keys", "issue", Self.lead, "--name", "Phạm Văn Hùng")
            let (lan, hung) = (Self.district + "/ntl", Self.lead + "/pvh")
            try await succeed("call", "registry.Children/Register", Self.entered, "--as", hung)

            let get = ["call", "registry.Children/Get", #"{"id":"\#(Self.child)"}"#, "--as", lan]
            let closed = try await chungtay(get)
            #expect(closed.code == 1 && !closed.errors.contains("Trần Thị Mai"), "\(closed.errors)")
            let short = try await chungtay(get + ["--break-glass", "gấp"])
            #expect(short.code == 1 && short.errors.contains("4 different words"), "\(short.errors)")
            let opened = try await chungtay(get + ["--break-glass", Self.why])
            #expect(opened.code == 0 && opened.output.contains("Trần Thị Mai"), "\(opened.errors)")
            #expect(try await chungtay(get).code == 1)

            let explained = try await chungtay([
                "access", "explain", lan, "registry.Children/Get", "--for", "thai-binh/thai-thuy",
                "--on", "2020-06-15",
            ])
            #expect(explained.output.contains("--break-glass"), "\(explained.output) \(explained.errors)")

            // A method is asked about where it is: one answer, of one shape with that of the command line.
            let about = ["call", "admin.Access/Explain", #"{"method":"registry.Children/Get"}"#]
            let asked = try await chungtay(about + ["--as", lan, "--json"])
            let answer = try JSONValue(parsing: Array(asked.output.utf8))
            #expect(answer["method"] == "registry.Children/Get", "\(asked.errors)")
            #expect(answer["allowed"] == true)
            let written = try await chungtay([
                "access", "explain", lan, "registry.Children/Get", "--on", "2020-06-15", "--json",
            ])
            let same = try JSONValue(parsing: Array(written.output.utf8))
            for member in ["allowed", "reason", "unit", "person", "method", "needs"] {
                #expect(same[member] == answer[member], "\(member)")
            }

            let search = ["audit", "search", "registry", "--break-glass", "--as", hung]
            let trail = try JSONValue(parsing: Array(try await chungtay(search + ["--json"]).output.utf8))
            #expect(trail[pointer: "/0/looks/0/breakGlass"] == .string(Self.why))
            #expect(trail[pointer: "/0/looks/0/name"] == .string("Nguyễn Thị Lan"))
            #expect(trail[pointer: "/0/looks"]?.array?.count == 1)
            // For people it is told in words, and in nothing but text where there is no screen.
            let told = try await chungtay(search).output
            #expect(told.contains("GLASS") && !told.contains("\u{1B}"), "\(told)")

            let list = ["call", "registry.Openings/List", #"{"waiting":true}"#, "--as", hung, "--json"]
            let waiting = try JSONValue(parsing: Array(try await chungtay(list).output.utf8))
            let id = try #require(waiting[pointer: "/items/0/id"]?.string)
            #expect(waiting[pointer: "/items/0/reason"] == nil)
            // Why is told of one child, to who asks about that one.
            let naming = [
                "call", "registry.Openings/List", #"{"child":"\#(Self.child)"}"#, "--as", hung, "--json",
            ]
            let why = try JSONValue(parsing: Array(try await chungtay(naming).output.utf8))
            #expect(why[pointer: "/items/0/reason"] == .string(Self.why))
            // It stands among what the lead office has to do: who opened whose file, by when to say.
            let work = ["tasks", "--as", hung, "--json"]
            let tasks = try JSONValue(parsing: Array(try await chungtay(work).output.utf8))
            #expect(tasks[pointer: "/items/0/source"] == "opening")
            #expect(tasks[pointer: "/items/0/child"] == .string(Self.child))
            #expect(tasks[pointer: "/items/0/name"] == "Trần Thị Mai")
            #expect(tasks[pointer: "/items/0/unit"] == .string(Self.lead))
            #expect(tasks[pointer: "/items/0/due"] == "2020-06-22")
            #expect(tasks[pointer: "/items/0/what"]?.string?.contains("ntl (\(Self.district))") == true)
            #expect(tasks[pointer: "/items/0/what"]?.string?.contains(Self.why) == false)
            try await succeed(
                "call", "registry.Openings/Review", #"{"id":"\#(id)","verdict":"justified"}"#, "--as", hung)
            let after = try JSONValue(parsing: Array(try await chungtay(list).output.utf8))
            #expect(after["items"]?.array == [])
            let done = try JSONValue(parsing: Array(try await chungtay(work).output.utf8))
            #expect(done["items"]?.array == [])
        }
    }
}

import JSONCoding
import ProcessKit
import TestKit
import Testing
import Vocabulary

@Suite("A child taken in tonight, by one command", .timeLimit(.minutes(5)))
struct AdmittedTests {
    private static let unit = "thai-binh/thai-thuy/diem-dien"
    private static let services = ["registry", "catalogue", "gateway"]

    @Test("while coordinator and registry are killed again and again there is one child, one case, one place")
    func killed() async throws {
        try await withStack(Self.services, today: day("2022-03-15")) { stack in
            let place = stack.place
            try await stack.healthy(as: "thai-binh")
            func chungtay(_ arguments: [String]) async throws -> Program.Ending {
                let ending = try await Program.chungtay(arguments + ["--lang", "en"], on: place)
                try #require(ending.code == 0, "\(arguments): \(ending.errors)")
                return ending
            }
            func call(_ method: String, _ request: String, as person: String = "ntl") async throws
                -> JSONValue
            {
                let caller = "\(Self.unit)/\(person)"
                return try await chungtay(["call", method, request, "--json", "--as", caller]).table()
            }
            for (code, name) in [("ntl", "Nguyễn Thị Lan"), ("hvh", "Hoàng Văn Hoà")] {
                _ = try await chungtay(["keys", "issue", Self.unit, "--person", code, "--name", name])
            }
            let carer = try await call(
                "registry.Caregivers/Register",
                #"{"name":"Người Nhận","commune":"\#(Self.unit)","confirmedDistinct":true}"#)
            let admit = [
                "admit", "--sex", "female", "--year", "2021", "--found-at", "Cổng chợ", "--commune",
                Self.unit,
                "--caregiver", try #require(carer["id"]?.string), "--key", "dem-nay", "--json", "--as",
                "\(Self.unit)/ntl",
            ]
            async let killing: Void = {
                for _ in 0..<4 {
                    stack.kill("gateway")
                    stack.kill("registry")
                    try await stack.healthy(as: "thai-binh")
                }
            }()
            let started = try await chungtay(admit).table()
            try await killing
            let (run, child) = (
                try #require(started["id"]?.string), try #require(started["child"]?.string)
            )

            /// The run once it stands so, with so many tasks.
            func story(_ status: String, _ tasks: Int) async throws -> JSONValue {
                while true {
                    let told = try await call("gateway.Workflows/Get", #"{"id":"\#(run)"}"#)
                    if told["status"]?.string == status, told["tasks"]?.array?.count == tasks { return told }
                    try Task.checkCancellation()
                }
            }
            let waiting = try await story("waiting", 3)
            // Called again with its key it is the same run, of the same child.
            #expect(try await chungtay(admit).table()["id"]?.string == run)
            // A colleague who takes the same child in, without that key, is asked whether it is another one.
            let twice = try await Program.chungtay(
                admit.filter { !["--key", "dem-nay"].contains($0) } + ["--lang", "en"], on: place)
            #expect(twice.code != 0)
            #expect(twice.errors.contains("is registered already"), "\(twice.errors)")
            let cases = try await call("registry.Cases/Outline", #"{"child":"\#(child)"}"#)
            #expect(cases["items"]?.array?.map { $0["step"]?.string } == ["reported"])
            let placements = try await call("registry.Placements/List", #"{"child":"\#(child)"}"#)
            #expect(placements["items"]?.array?.map { $0["kind"]?.string } == ["emergency"])
            let mine = try await chungtay(["tasks", "--as", "\(Self.unit)/ntl"]).output
            #expect(mine.contains("decide on the admission"), "\(mine)")
            #expect(mine.contains("chungtay call gateway.Workflows/Signal"), "\(mine)")

            let decision = try #require(
                waiting["tasks"]?.array?.first { $0["kind"]?.string == "decideAdmission" }?["id"]?.string)
            _ = try await call(
                "gateway.Workflows/Signal",
                #"{"id":"\#(run)","task":"\#(decision)","answer":"declined"}"#, as: "hvh")
            _ = try await story("undone", 0)
            let ended = try await call("registry.Placements/List", #"{"child":"\#(child)"}"#)
            #expect(ended["items"]?.array?.map { $0["end"]?.string } == ["2022-03-15"])
            #expect(stack.endings(of: "gateway").contains(128 + 9))
        }
    }
}

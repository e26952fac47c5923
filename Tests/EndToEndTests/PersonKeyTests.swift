import Foundation
import ProcessKit
import TestKit
import Testing
import Vocabulary

@Suite("Keys of people", .timeLimit(.minutes(5)))
struct PersonKeyTests {
    private static let office = "thai-binh/so-ldtbxh"
    private static let child =
        #"{"name":"Trần Thị Mai","sex":"female","birthDate":"2012-03-04","commune":"thai-binh/thai-thuy/diem-dien"}"#

    @Test("two people of an office act each in their own name; one key is revoked, the other's goes on")
    func office() async throws {
        try await withStack(["registry"], today: day("2020-06-15")) { stack in
            let place = stack.place
            try await stack.healthy(as: "thai-binh")
            func chungtay(_ arguments: String...) async throws -> Program.Ending {
                try await Program.chungtay(arguments + ["--lang", "en"], on: place)
            }
            func issue(_ name: String, _ more: String...) async throws -> Program.Ending {
                try await Program.chungtay(
                    ["keys", "issue", Self.office, "--name", name, "--lang", "en"] + more, on: place)
            }
            let lan = try await issue("Nguyễn Thị Lan")
            #expect(
                lan.code == 0 && lan.output.contains("Nguyễn Thị Lan (\(Self.office)/ntl)"), "\(lan.errors)")
            #expect(try await issue("Trần Văn Bình", "--roles", "reader").code == 0)

            let command = ["call", "registry.Children/Register", Self.child, "--key", "mot-lan"]
            func register(as caller: String) async throws -> Program.Ending {
                try await Program.chungtay(command + ["--as", caller, "--lang", "en"], on: place)
            }
            #expect(try await register(as: Self.office + "/ntl").code == 0)
            let denied = try await register(as: Self.office + "/tvb")
            #expect(denied.code == 1 && denied.errors.contains("Trần Văn Bình"), "\(denied.errors)")
            // The office has no key of its own here: somebody has to be chosen.
            let nobody = try await register(as: Self.office)
            #expect(nobody.code == 65 && nobody.errors.contains(Self.office + "/ntl"), "\(nobody.errors)")
            let told = try await chungtay(
                "call", "events.Log/Subscribe", #"{"live":false}"#, "--service", "registry")
            #expect(told.output.contains(#""person":"ntl""#), "\(told.output) \(told.errors)")
            #expect(!told.output.contains("Nguyễn Thị Lan"))

            let revoked = try await chungtay("keys", "revoke", Self.office + "/Nguyễn Thị Lan")
            #expect(revoked.code == 0, "\(revoked.errors)")
            #expect(try await register(as: Self.office + "/ntl").code == 65)
            let list = try await chungtay("keys", "list", "--json")
            #expect(list.output.contains("Trần Văn Bình") && !list.output.contains("Nguyễn Thị Lan"))
            let reading = try await chungtay(
                "call", "registry.Children/List", "{}", "--as", Self.office + "/Trần Văn Bình")
            #expect(reading.code == 0 && reading.output.contains("Trần Thị Mai"), "\(reading.errors)")
        }
    }

    @Test("who is to get a person's key is one person of one unit, with a name")
    func refused() async throws {
        let place = try StackPlace(["registry"], today: day("2020-06-15"))
        defer { place.remove() }
        func issue(_ arguments: String...) async throws -> Program.Ending {
            try await Program.chungtay(["keys", "issue", "--lang", "en"] + arguments, on: place)
        }
        let two = try await issue(Self.office, "thai-binh/so-y-te", "--name", "Nguyễn Thị Lan")
        #expect(two.code == 64 && two.errors.contains("one unit"), "\(two.errors)")
        let nameless = try await issue(Self.office, "--person", "ntl")
        #expect(nameless.code == 64 && nameless.errors.contains("--name"), "\(nameless.errors)")
        #expect(try await issue(Self.office, "--name", "Lan", "--roles", "king").code == 64)
        #expect(try await issue(Self.office, "--name", "Nguyễn Thị Lan", "--person", "lan").code == 0)
        // By now the code says who.
        let again = try await issue(Self.office, "--person", "lan", "--roles", "reader", "lead")
        #expect(again.code == 0 && again.output.contains("Nguyễn Thị Lan"), "\(again.errors)")
    }
}

import Bus
import ProcessKit
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Keys that are replaced while work goes on", .timeLimit(.minutes(5)), .serialized)
struct RotatedKeyTests {
    private static let unit: UnitPath = "thai-binh/thai-thuy"
    private static let commune: UnitPath = "thai-binh/thai-thuy/diem-dien"

    private static func child(_ number: Int) -> RegisterChild {
        RegisterChild(name: name(number), sex: .female, commune: commune).with {
            $0.birthDate = Day(daysSinceEpoch: 16_000 + number % 2000)
        }
    }

    /// Everybody another: no name is another's with its words in another order.
    private static func name(_ number: Int) -> String {
        let consonants = ["B", "C", "D", "H", "L", "M", "N", "T", "V", "X"]
        let vowels = ["a", "e", "i", "o", "u", "y"]
        let digits = String(number, radix: vowels.count).compactMap { Int(String($0)) }
        let words = zip(consonants, digits.reversed()).map { $0 + vowels[$1] }
        return (["Bé"] + words).joined(separator: " ")
    }

    @Test("no call fails while a unit's and the service's keys change; the old ones are nobody's then")
    func rotates() async throws {
        try await withStack(["registry"]) { stack in
            // Whose keys do not change under way: it stays with the old ones.
            let old = try stack.client(of: "registry", as: Self.unit)
            try await stack.healthy(as: Self.unit)
            // As programs do: they look at their keys whenever they connect.
            let lively = try stack.frontEnd(of: "registry", as: Self.unit)
            let rotating = Task {
                try await Program.chungtay(
                    [
                        "keys", "rotate", Self.unit.text, "--services", "registry", "--overlap", "10s",
                        "--lang",
                        "en",
                    ], on: stack.place)
            }
            let key = try stack.saysItself("registry").publicKey
            var number = 0
            // Until the service has changed its key, and then some.
            var isChanged = false
            var after = 0
            while after < 50 {
                number += 1
                let registered = try await lively.call(Children.register, Self.child(number))
                #expect(registered.name == Self.name(number))
                isChanged = try isChanged || stack.saysItself("registry").publicKey != key
                if isChanged { after += 1 }
            }
            let rotated = try await rotating.value
            #expect(rotated.code == 0, "\(rotated.errors)")
            // The unit's old key is nobody's, and the old key of the service opens no connection to it.
            let late = await #expect(throws: CallError.self) {
                try await old.call(
                    Health.check, Empty(), CallOptions(timeout: .seconds(2), retry: .never))
            }
            let refused: Set<Status> = [.unauthenticated, .unavailable, .deadlineExceeded]
            #expect(late.map { refused.contains($0.status) } == true)
            #expect(try await lively.call(Health.check, Empty()).position >= UInt64(number))
            let status = try await Program.chungtay(["keys", "status", "--lang", "en"], on: stack.place)
            #expect(status.code == 0 && !status.output.contains("talks with"), "\(status.output)")
            #expect(stack.starts(of: "registry") == 1)
        }
    }
}

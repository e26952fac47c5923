import Foundation
import Testing
import Vocabulary

@testable import Passwords

@Suite("What only a password opens", .timeLimit(.minutes(2)))
struct PasswordSealTests {
    private static let cheap = PasswordSeal.Cost(passes: 1, memory: 8192)
    private static let secret = Array("một cặp khóa".utf8)

    @Test("the password opens it, in whichever form a keyboard writes its letters; another opens nothing")
    func opens() throws {
        let seal = try PasswordSeal(Self.secret, under: "ế ọ ữ dài", cost: Self.cheap)
        #expect(try seal.opened(with: "ế ọ ữ dài") == Self.secret)
        #expect(try seal.opened(with: "ế ọ ữ dài".decomposedStringWithCanonicalMapping) == Self.secret)
        for other in ["", "ế ọ ữ dà", "ế ọ ữ dài ", "Ế ọ ữ dài", "e o u dai"] {
            #expect(try seal.opened(with: other) == nil, "\(other)")
        }
    }

    @Test("written and read again it is the same, and neither secret nor password stand in it")
    func written() throws {
        let seal = try PasswordSeal(Self.secret, under: "mật khẩu", cost: Self.cheap)
        let text = try JSONEncoder().encode(seal)
        let read = try JSONDecoder().decode(PasswordSeal.self, from: text)
        #expect(read == seal)
        #expect(try read.opened(with: "mật khẩu") == Self.secret)
        let said = String(decoding: text, as: UTF8.self)
        #expect(
            !said.contains("khẩu") && !said.contains("khóa") && !said.contains(Hexadecimal.text(Self.secret)))
    }

    @Test("sealed twice the same comes out otherwise each time")
    func fresh() throws {
        let (one, other) = (
            try PasswordSeal(Self.secret, under: "a", cost: Self.cheap),
            try PasswordSeal(Self.secret, under: "a", cost: Self.cheap)
        )
        #expect(one.salt != other.salt && one.nonce != other.nonce && one.box != other.box)
    }

    @Test("one octet that was changed makes it open nothing; what is no box is told from a wrong password")
    func changed() throws {
        let seal = try PasswordSeal(Self.secret, under: "a", cost: Self.cheap)
        var object = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(seal)) as? [String: Any])
        let last = seal.box.last == "0" ? "1" : "0"
        object["box"] = seal.box.dropLast() + last
        let changed = try JSONDecoder().decode(
            PasswordSeal.self, from: JSONSerialization.data(withJSONObject: object))
        #expect(try changed.opened(with: "a") == nil)
        object["box"] = "00"
        let broken = try JSONDecoder().decode(
            PasswordSeal.self, from: JSONSerialization.data(withJSONObject: object))
        #expect(throws: PasswordFault.broken) { try broken.opened(with: "a") }
    }

    @Test("what is usual costs a guesser 64 MiB and three passes")
    func cost() throws {
        #expect(PasswordSeal.Cost.usual.memory == 64 << 20 && PasswordSeal.Cost.usual.passes == 3)
        let seal = try PasswordSeal(Self.secret, under: "a")
        #expect(seal.cost == .usual)
        #expect(try seal.opened(with: "a") == Self.secret)
    }
}

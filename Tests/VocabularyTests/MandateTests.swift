import TestKit
import Testing
import Vocabulary

@Suite("A mandate is signed as text that never changes", .timeLimit(.minutes(1)))
struct MandateTests {
    private static let run: WorkflowID = newID()
    private static let child: ChildID = newID()
    private static let mandate = Mandate(
        run: run, workflow: "admit", version: 1,
        unit: "thai-binh/thai-thuy/diem-dien", person: "lan", bearer: Mandate.coordinator,
        child: child, methods: ["registry.Cases/Open", "registry.Placements/Begin"], until: day("2022-03-15"))

    private static func lines(_ mandate: Mandate) -> [Substring] {
        String(decoding: mandate.octets, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
    }

    @Test("a line a member, those that are left out too")
    func octets() {
        #expect(
            Self.lines(Self.mandate) == [
                "chungtay-mandate-1", Substring(Self.run.text), "admit", "1",
                "thai-binh/thai-thuy/diem-dien", "lan", "service/gateway",
                Substring(Self.child.text), "2022-03-15", "registry.Cases/Open",
                "registry.Placements/Begin",
            ])
        let bare = Self.mandate.with { ($0.person, $0.child) = (nil, nil) }
        #expect(Self.lines(bare)[5] == "-")
        #expect(Self.lines(bare)[7] == "-")
    }

    @Test("whatever is changed in it changes what is signed, but for the signature")
    func each() throws {
        let others = [
            Self.mandate.with { $0.run = newID() },
            Self.mandate.with { $0.workflow = "respond" }, Self.mandate.with { $0.version = 2 },
            Self.mandate.with { $0.unit = "thai-binh" }, Self.mandate.with { $0.person = nil },
            Self.mandate.with { $0.bearer = "thai-binh/so-y-te" }, Self.mandate.with { $0.child = nil },
            Self.mandate.with { $0.methods.append("registry.Placements/End") },
            Self.mandate.with { $0.until = day("2022-03-16") },
        ]
        #expect(Set(others.map(\.octets) + [Self.mandate.octets]).count == others.count + 1)
        let signed = Self.mandate.with(signed: (0..<64).map { UInt8($0) })
        #expect(signed.octets == Self.mandate.octets)
        #expect(signed.signed == (0..<64).map { UInt8($0) })
        #expect(signed.signature.hasPrefix("000102"))
        #expect(signed.with { $0.signature.removeLast() }.signed == nil)
        #expect(signed.with { $0.signature = String($0.signature.dropLast(2)) }.signed == nil)
        #expect(signed.with { $0.signature = String($0.signature.dropLast()) + "F" }.signed == nil)
        #expect(signed.with { $0.signature = String($0.signature.dropLast()) + "g" }.signed == nil)
    }

    @Test("no word of it can end a line, or say two things")
    func wellFormed() {
        #expect(Self.mandate.isWellFormed)
        for word in [
            "registry.Cases/Open\nregistry.Cases/Close", "", "đổi", "a b", String(repeating: "a", count: 81),
        ] {
            #expect(!Self.mandate.with { $0.methods = [word] }.isWellFormed, "\(word)")
            #expect(!Self.mandate.with { $0.workflow = word }.isWellFormed, "\(word)")
        }
        #expect(!Self.mandate.with { $0.methods = [] }.isWellFormed)
        let many = Array(repeating: "registry.Cases/Open", count: Mandate.mostMethods + 1)
        #expect(!Self.mandate.with { $0.methods = many }.isWellFormed)
    }
}

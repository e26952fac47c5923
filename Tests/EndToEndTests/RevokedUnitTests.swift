import Bus
import ProcessKit
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("A unit whose key is revoked from the command line", .timeLimit(.minutes(5)), .serialized)
struct RevokedUnitTests {
    static let unit: UnitPath = "thai-binh/so-ldtbxh"
    static let colleague: UnitPath = "thai-binh/so-gddt"

    @Test("its feed ends with UNAUTHENTICATED, nothing more is answered, and others notice nothing")
    func revoked() async throws {
        try await withStack(["registry"]) { stack in
            let clerk = try stack.client(of: "registry", as: Self.unit)
            let other = try stack.client(of: "registry", as: Self.colleague)
            try await stack.healthy(as: Self.colleague)
            var others = other.feed(Health.watch, Empty()).makeAsyncIterator()
            #expect(try await others.next()?.service == "registry")
            var revokedAt: ContinuousClock.Instant?
            let ended = await #expect(throws: CallError.self) {
                for try await _ in clerk.feed(Health.watch, Empty()) where revokedAt == nil {
                    revokedAt = .now
                    let revoking = try await Program.chungtay(
                        ["keys", "revoke", Self.unit.text, "--lang", "en"], on: stack.place)
                    #expect(revoking.code == 0, "\(revoking.errors)")
                    #expect(revoking.output.contains(Self.unit.text))
                }
            }
            #expect(ended?.status == .unauthenticated)
            if let revokedAt { print("cut off \(ContinuousClock.now - revokedAt) after the command began") }
            let late = await #expect(throws: CallError.self) {
                try await clerk.call(Health.check, Empty())
            }
            #expect(late?.status == .unauthenticated)
            #expect(try await other.call(Health.check, Empty()).service == "registry")
            #expect(stack.starts(of: "registry") == 1)
        }
    }

    @Test("a key that is issued while the service runs lets its unit in, without a restart")
    func issued() async throws {
        try await withStack(["registry"]) { stack in
            try await stack.healthy(as: Self.colleague)
            let issuing = try await Program.chungtay(
                ["keys", "issue", Self.unit.text, "--lang", "en"], on: stack.place)
            #expect(issuing.code == 0, "\(issuing.errors)")
            let clerk = try stack.client(of: "registry", as: Self.unit)
            #expect(try await clerk.call(Health.check, Empty()).service == "registry")
            #expect(stack.starts(of: "registry") == 1)
        }
    }
}

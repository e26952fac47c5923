import Bus
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit
@testable import Store

@Suite("What a request names by an id", .timeLimit(.minutes(5)))
struct SoughtTests {
    private let noChild = Refusal.Violation("/child", Message("test.no-child"))
    private let noCaregiver = Refusal.Violation("/caregiver", Message("test.no-caregiver"))
    private let scope = OutOfScope(unit: "thai-binh", pointer: "/child")

    private func checks(failing: String? = nil) -> Checks {
        var checks = Checks(Reference(), today: day("2021-03-15"))
        if let failing { checks.fail(failing, "test.wrong") }
        return checks
    }

    @Test("a right request gets the records that it names, in their order")
    func found() throws {
        let (child, caregiver) = try checks().finish(Sought.found("child"), Sought<Int?>.found(nil))
        #expect(child == "child")
        #expect(caregiver == nil)
        #expect(try checks().finish(Sought.found("child")) == "child")
    }

    @Test("an id that nothing has is told among the other mistakes, and alone it is not found")
    func unknown() throws {
        let child = Sought<String>.unknown(noChild)
        let refused = try refusal { _ = try checks(failing: "/on").finish(child, Sought.found(1)) }
        #expect(refused?.status == .invalidArgument)
        #expect(refused?.violations.map(\.pointer) == ["/child", "/on"])
        let alone = try refusal { _ = try checks().finish(child, Sought.found(1)) }
        #expect(alone == .notFound("/child", noChild.message))
        let both = try refusal { _ = try checks().finish(child, Sought<Int>.unknown(noCaregiver)) }
        #expect(both?.status == .notFound)
        #expect(both?.violations == [noChild, noCaregiver])
    }

    @Test("beside other mistakes what is out of reach is told in the words of what is not there")
    func outOfReach() throws {
        let hidden = Sought<String>.outOfReach(scope, as: noChild)
        let unknown = Sought<String>.unknown(noChild)
        #expect(hidden.value == nil)
        let refused = try refusal { _ = try checks(failing: "/on").finish(hidden) }
        #expect(refused == (try refusal { _ = try checks(failing: "/on").finish(unknown) }))
        let beside = Sought<Int>.unknown(noCaregiver)
        let both = try refusal { _ = try checks().finish(hidden, beside) }
        #expect(both == (try refusal { _ = try checks().finish(unknown, beside) }))
        #expect(throws: OutOfReach(scope: scope, unknown: noChild)) { _ = try checks().finish(hidden) }
    }

    @Test("ids that nothing has are told before a hundred other mistakes are")
    func many() throws {
        var checks = checks()
        for number in 0..<200 { checks.fail("/\(number)", "test.wrong") }
        let refused = try refusal { _ = try checks.finish(Sought<String>.unknown(noChild)) }
        #expect(refused?.violations.first == noChild)
        #expect(refused?.violations.count == Checks.most)
    }
}

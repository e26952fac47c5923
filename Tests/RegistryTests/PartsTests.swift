import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A child with parts of its file", .timeLimit(.minutes(5)))
struct PartsTests {
    /// A child with a determination, a circumstance that is over and a case.
    private func entered(_ office: TestClient) async throws -> ChildID {
        let id = try await office.call(Children.register, child(registeredOn: day("2020-01-02"))).id
        _ = try await office.call(
            Disabilities.determine,
            DetermineDisability(child: id, type: .vision, degree: .severe).with {
                $0.determinedOn = day("2020-03-02")
            })
        _ = try await office.call(
            Circumstances.add,
            AddCircumstance(child: id, code: "law2016-orphan-both", start: day("2020-02-01")).with {
                $0.end = day("2020-12-31")
            })
        _ = try await office.call(Cases.open, OpenCase(child: id, concern: .neglect))
        return id
    }

    @Test("what is asked for is shown as its own list has it, what is not asked for is absent")
    func parts() async throws {
        try await Office.open { office in
            let id = try await entered(office)
            let plain = try await office.call(Children.get, GetChild(id: id))
            #expect(plain.parts == nil)
            #expect(plain.circumstances.isEmpty)

            let all = try await office.call(
                Children.get, GetChild(id: id).with { $0.include = ChildPart.allCases })
            let parts = try #require(all.parts)
            #expect(all.with { $0.parts = nil } == plain)
            let determinations = try await office.call(Disabilities.list, ListDisabilities(child: id))
            #expect(parts.determinations == determinations && determinations.items.count == 1)
            let circumstances = try await office.call(
                Circumstances.list, ListCircumstances(child: id).with { $0.includeEnded = true })
            #expect(parts.circumstances == circumstances && circumstances.items.count == 1)
            let cases = try await office.call(Cases.outline, OutlineCases(child: id))
            #expect(parts.cases == cases && cases.items.count == 1)
            #expect(parts.placements == List(items: []))
            #expect(parts.linkedCaregivers == List(items: []))

            let some = try await office.call(
                Children.get, GetChild(id: id).with { $0.include = [.determinations] })
            #expect(some.parts?.determinations == determinations)
            #expect(some.parts?.cases == nil && some.parts?.circumstances == nil)
        }
    }

    @Test("cases are for caseworkers: a reader is told to leave them out, and sees the rest")
    func cases() async throws {
        try await Office.open { office in
            let id = try await entered(office)
            let reader = office.acting(as: Office.province, [.reader])
            let request = GetChild(id: id).with { $0.include = [.cases, .determinations] }
            expect(
                try await reader.refusal(of: Children.get, request), .permissionDenied, at: "/include",
                "cases")
            let rest = try await reader.call(
                Children.get, request.with { $0.include = [.determinations] })
            #expect(rest.parts?.determinations?.items.count == 1)
        }
    }

    @Test(
        "cases are as of today: with another day, and parts said more often than there are, they are refused")
    func today() async throws {
        try await Office.open { office in
            let id = try await entered(office)
            let then = GetChild(id: id).with { ($0.include, $0.on) = ([.cases], day("2020-06-01")) }
            expect(
                try await office.refusal(of: Children.get, then), .invalidArgument, at: "/include", "hôm nay")
            let often = GetChild(id: id).with { $0.include = ChildPart.allCases + [.cases] }
            expect(try await office.refusal(of: Children.get, often), .invalidArgument, at: "/include", "6")
        }
    }
}

import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is sealed", .timeLimit(.minutes(2)))
struct SealedTests {
    @Test("what is sealed does not say which it is: of two children the answers are alike, then and now")
    func sealedAlike() async throws {
        try await Office.open { office in
            let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
            var shown: [[Child]] = []
            for code in ["law2016-hiv", "law2016-violence"] {
                let entered = try await office.call(
                    Children.register, child("Trẻ \(code == "law2016-hiv" ? "Một" : "Hai")"))
                _ = try await doctor.call(
                    Circumstances.add,
                    AddCircumstance(child: entered.id, code: code, start: day("2018-01-01")))
                let asked = GetChild(id: entered.id)
                shown.append([
                    try await office.call(Children.get, asked),
                    try await office.call(Children.get, asked.with { $0.on = Office.today }),
                ])
                #expect(try await doctor.call(Children.get, asked).circumstances.map(\.code) == [code])
                let then = try await doctor.call(Children.get, asked.with { $0.on = Office.today })
                #expect(then.circumstances.map(\.code) == [code])
            }
            #expect(shown.joined().map(\.circumstances) == [[], [], [], []])
            #expect(Set(shown.joined().map(\.version)) == [1])
        }
    }

    @Test("cases are for those who work on them, not for who only reads, and the log tells of them sealed")
    func cases() async throws {
        try await Office.deployWithChild { deployment, office, entered in
            let opened = try await office.call(
                Cases.open,
                OpenCase(child: entered.id, concern: .sexualAbuse).with { $0.note = "Hàng xóm báo" })
            let reader = office.acting(
                as: Office.province, [.reader, .assessor, .provider, .accountant, .reporter, .lead])
            let asked = GetCase(id: opened.id)
            #expect(try await reader.refusal(of: Cases.get, asked)?.status == .permissionDenied)
            #expect(try await reader.refusal(of: Cases.list, ListCases())?.status == .permissionDenied)
            let stranger = office.acting(as: Office.otherDistrict, [.caseworker])
            #expect(try await stranger.refusal(of: Cases.get, asked)?.status == .notFound)
            #expect(try await stranger.items(Cases.list, ListCases()).isEmpty)
            let chief = office.acting(as: Office.district, [.caseworker, .supervisor])
            #expect(try await chief.call(Cases.get, asked) == opened)
            let events = try await deployment.store(of: "registry").events(after: 0, limit: 10)
            #expect(events.map(\.confidential) == [false, true])
        }
    }
}

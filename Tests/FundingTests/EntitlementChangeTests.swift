import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What becomes of assistance", .timeLimit(.minutes(5)))
struct EntitlementChangeTests {
    /// A child with a severe disability since May 2021, granted in June.
    private func disabled(_ list: PaidList) async throws -> (child: ChildID, granted: Entitlement) {
        let child = try await list.child(born: "2012-06-15")
        try await list.determine(.severe, of: child, on: "2021-05-20")
        return (child, try await list.grant(child, "disability", on: "2021-06-05"))
    }

    private func change(_ granted: Entitlement, on text: String, _ list: PaidList) async throws {
        try await list.commune.call(
            Entitlements.change,
            ChangeEntitlement(id: granted.id, decision: "15/QĐ-UBND").with { $0.on = day(text) })
    }

    private func suspended(_ list: PaidList, from text: String, on other: String) async throws -> Entitlement
    {
        let granted = try await list.grant(list.child(born: "2012-06-15"), on: text)
        return try await list.commune.call(
            Entitlements.suspend,
            SuspendEntitlement(id: granted.id, reason: "Ba tháng không nhận").with { $0.on = day(other) })
    }

    @Test("another degree is paid from the month of its certificate on")
    func degree() async throws {
        try await PaidList.open { list in
            let (child, granted) = try await disabled(list)
            #expect(try await list.run("2021-06").total == 1_080_000)
            #expect(try await list.run("2021-07").total == 720_000)
            try await list.determine(.exceptionallySevere, of: child, on: "2021-08-10")
            try await change(granted, on: "2021-08-15", list)
            let august = try await list.run("2021-08")
            #expect(august.total == 900_000 && august.changed == 1)
            #expect(try await list.lines("2021-08").map(\.amountBefore) == [720_000])
        }
    }

    @Test("months that were paid are raised when that is asked for, by what they lack")
    func raised() async throws {
        try await PaidList.open { list in
            let (child, granted) = try await disabled(list)
            try await list.run("2021-06")
            try await list.run("2021-07")
            try await list.run("2021-08")
            try await list.determine(.exceptionallySevere, of: child, on: "2021-07-10")
            try await change(granted, on: "2021-09-02", list)
            #expect(try await list.run("2021-09", arrearsFrom: "2021-06").total == 1_260_000)
            let lines = try await list.lines("2021-09")
            #expect(lines.map(\.month) == ["2021-07", "2021-08", "2021-09"].map { month($0) })
            #expect(lines.map(\.amount.dong) == [180_000, 180_000, 900_000])
            #expect(lines.map(\.change) == [.owed, .owed, .changed])
        }
    }

    @Test("months that are lost by a suspension are not paid later")
    func lost() async throws {
        try await PaidList.open { list in
            let granted = try await suspended(list, from: "2021-06-05", on: "2021-06-20")
            try await list.run("2021-06")
            try await list.run("2021-07")
            try await list.commune.call(
                Entitlements.resume,
                ResumeEntitlement(id: granted.id).with { ($0.on, $0.isLost) = (day("2021-08-02"), true) })
            #expect(try await list.run("2021-08").total == 540_000)
            #expect(try await list.lines("2021-08").map(\.month) == [month("2021-08")])
        }
    }

    @Test("a suspension that nobody heeds is a stop, after as many months as the data says")
    func unheeded() async throws {
        try await PaidList.open { list in
            let granted = try await suspended(list, from: "2021-05-05", on: "2021-05-10")
            for text in ["2021-05", "2021-06", "2021-07", "2021-08"] { try await list.run(text) }
            #expect(try await list.listed().map(\.status) == [.suspended])
            #expect(try await list.run("2021-09").total == .zero)
            let ended = try await list.listed()
            #expect(ended.map(\.id) == [granted.id] && ended.map(\.status) == [.stopped])
            #expect(ended.map(\.until) == [month("2021-05")])
            #expect(ended.first?.reason?.contains("3 tháng") == true)
            #expect(try await list.paid() == 405_000)
        }
    }

    @Test("a funeral is due once for a child, and emergency support anew on another decision")
    func onceForGood() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let funeral = try await list.grant(child, "funeral", on: "2021-07-05")
            expect(
                try await list.commune.refusal(
                    of: Entitlements.grant, list.request(child, "funeral", on: "2021-09-02")),
                .alreadyExists, at: "/ground", funeral.id.text)
            try await list.grant(child, "emergency", on: "2021-07-05")
            let again = try await list.grant(child, "emergency", on: "2021-09-02")
            #expect(again.from == month("2021-09") && again.until == month("2021-09"))
        }
    }
}

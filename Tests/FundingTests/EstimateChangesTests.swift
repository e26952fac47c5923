import Bus
import FundingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What a version of an estimate says otherwise", .timeLimit(.minutes(5)))
struct EstimateChangesTests {
    @Test("is told line by line, with what was asked for when it was returned")
    func changes() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(5_000_000)
            let first = try await office.draft([
                line("III.2", source, 100_000), line("III.3", source, 200_000),
                line("III.5", source, 300_000),
            ])
            try await office.health.call(Estimates.submit, SubmitEstimate(id: first.id))
            try await office.treasury.call(
                Estimates.return, ReturnEstimate(id: first.id, remark: "III.3 quá cao"))
            let lower = line("III.3", source, 150_000)
            let new = line("III.6", source, 50_000)
            let same = line("III.5", source, 300_000)
            _ = try await office.draft([lower, new, same], id: first.id)
            let told = try await office.health.call(
                Estimates.changes, AskEstimateChanges(id: first.id))
            #expect(told.earlier == 1 && told.version == 2)
            #expect(told.lines.map(\.activity) == ["III.3", "III.6", "III.2"])
            #expect(told.lines.map(\.earlierAmount) == [200_000, nil, 100_000])
            #expect(told.lines.map(\.amount) == [150_000, 50_000, nil])
            // How it was arrived at is the same, and told once.
            #expect(told.lines.map(\.earlierReason) == [nil, nil, "theo định mức"])
            #expect(told.earlierTotal == 600_000 && told.total == 500_000)
            #expect(told.remarks == ["III.3 quá cao"])
        }
    }

    @Test("needs two versions that there are, the earlier first, and is of who may see the estimate")
    func refused() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(5_000_000)
            let first = try await office.draft([line("III.2", source, 100_000)])
            expect(
                try await office.health.refusal(of: Estimates.changes, AskEstimateChanges(id: first.id)),
                .invalidArgument, at: "/earlier")
            _ = try await office.draft([line("III.2", source, 120_000)], id: first.id)
            let ask = AskEstimateChanges(id: first.id).with { ($0.earlier, $0.version) = (2, 7) }
            let told = try await office.health.refusal(of: Estimates.changes, ask)
            #expect(told?.fields == ["/version"])
            let turned = ask.with { ($0.earlier, $0.version) = (2, 2) }
            expect(
                try await office.health.refusal(of: Estimates.changes, turned), .invalidArgument,
                at: "/earlier")
            try await office.stranger.expectUnknown(
                Estimates.changes, AskEstimateChanges(id: first.id), at: "/id")
        }
    }
}

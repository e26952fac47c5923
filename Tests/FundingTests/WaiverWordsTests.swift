import Bus
import Foundation
import FundingAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What is written of a child in waivers", .timeLimit(.minutes(5)))
struct WaiverWordsTests {
    private static let (decision, reason) = ("QĐ miễn kín", "thôi học kín")

    private func shown(_ child: WaivedChild, on text: String? = nil) async throws -> [[String?]] {
        try await child.listed(on: text, knownOn: text.map { _ in today }).map { [$0.decision, $0.reason] }
    }

    /// A waiver that was ended, and its decision's number and the reason.
    private func play(_ child: WaivedChild) async throws {
        let granted = try await child.treasury.call(
            Waivers.grant, child.request("2021-01-01").with { $0.decision = Self.decision })
        #expect(granted.decision == Self.decision)
        let ended = try await child.treasury.call(
            Waivers.end, EndWaiver(id: granted.id, reason: Self.reason))
        #expect(ended.decision == Self.decision && ended.reason == Self.reason)
    }

    @Test("it is shown as it stands and as it stood, told in no event, and lies in the file for nobody")
    func sealed() async throws {
        try await WaivedChild.open { child in
            try await play(child)
            let all = [[Self.decision, Self.reason] as [String?]]
            #expect(try await shown(child) == all)
            #expect(try await shown(child, on: "2021-02-01") == all)
            // What a closure ends is kept, to be given back.
            try await child.become(.moved, on: "2021-02-01")
            let octets = try child.office.deployment.octets(of: "funding")
            #expect(octets.range(of: Data(child.id.text.utf8)) != nil)
            for word in [Self.decision, Self.reason] {
                #expect(octets.range(of: Data(word.utf8)) == nil, "\(word)")
            }
            for event in try await child.office.deployment.store(of: "funding").events(after: 0, limit: 100) {
                let text = String(decoding: event.data ?? [], as: UTF8.self)
                #expect(!text.contains(Self.decision) && !text.contains(Self.reason), "\(event.type)")
            }
        }
    }

    @Test("once the child is forgotten nobody can read it any more, and what was waived stays")
    func forgotten() async throws {
        try await WaivedChild.open { child in
            try await play(child)
            let closure = try await child.become(.moved, on: "2021-02-01")
            try await child.office.tell(.childForgotten(ForgottenChildFacts(child: child.id, on: today)))
            #expect(try await shown(child) == [[nil, nil]])
            #expect(try await shown(child, on: "2021-01-10") == [[nil, nil]])
            #expect(try await child.listed().map(\.percent) == [100])
            // What its life does to it from now on is kept without words.
            try await child.become(.active, on: "2021-02-01", .corrected, as: closure)
            #expect(try await shown(child) == [[nil, nil]])
        }
    }
}

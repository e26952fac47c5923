import Bus
import CatalogueAPI
import Foundation
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("What people write of a child in referrals and deliveries", .timeLimit(.minutes(5)))
struct WrittenWordsTests {
    private static let words = [
        "ghi chú khi gửi kín", "lý do từ chối kín", "ghi chú khi phục vụ kín", "ghi chú sửa lại kín",
        "lý do sửa kín",
    ]

    /// One referral declined, one delivery put right: what was written of the child in five places.
    private func play(_ office: Office, of child: ChildID) async throws {
        let words = Self.words
        let offer = try await office.offer(of: office.provider())
        let sent = try await office.province.call(
            Referrals.create,
            CreateReferral(child: child, offer: offer.id, until: today.advanced(by: 10)).with {
                $0.note = words[0]
            })
        _ = try await office.province.call(Referrals.decline, DeclineReferral(id: sent.id, reason: words[1]))
        let given = try await office.province.call(
            Deliveries.record,
            RecordDelivery(child: child, on: today).with { ($0.offer, $0.note) = (offer.id, words[2]) })
        _ = try await office.province.call(
            Deliveries.correct,
            CorrectDelivery(id: given.id, reason: words[4]).with { $0.note = words[3] })
    }

    private func shown(_ office: Office) async throws -> [String?] {
        let sent = try await office.province.items(Referrals.list, ListReferrals())
        let given = try await office.province.items(Deliveries.list, ListDeliveries())
        return sent.flatMap { [$0.note, $0.reason] } + given.flatMap { [$0.note, $0.reason] }
    }

    @Test(
        "it is shown to who lists them, also after the child has left, and lies nowhere in the file to be read"
    )
    func sealed() async throws {
        try await Office.open { office in
            let child = try await office.child()
            try await play(office, of: child)
            let (words, all) = (Self.words, [0, 1, 3, 4].map { Self.words[$0] as String? })
            #expect(try await shown(office) == all)
            try await office.close(child, .moved, on: "2021-03-15")
            #expect(try await shown(office) == all)
            let store = office.deployment.store(of: "catalogue")
            for event in try await store.events(after: 0, limit: 1000) {
                let text = String(decoding: event.data ?? [], as: UTF8.self)
                #expect(words.allSatisfy { !text.contains($0) }, "\(event.type)")
            }
            let octets = try office.deployment.octets(of: "catalogue")
            #expect(octets.range(of: Data(child.text.utf8)) != nil)
            for word in words { #expect(octets.range(of: Data(word.utf8)) == nil, "\(word)") }
        }
    }

    @Test("once the child is forgotten nobody can read it any more, and what was done stays")
    func forgotten() async throws {
        try await Office.open { office in
            let child = try await office.child()
            try await play(office, of: child)
            try await office.close(child, .moved, on: "2021-03-15")
            try await office.tell(
                .childForgotten(ForgottenChildFacts(child: child, on: today)))
            #expect(try await shown(office) == [nil, nil, nil, nil])
            let sent = try await office.province.items(Referrals.list, ListReferrals())
            #expect(sent.map(\.status) == [.declined] && sent.map(\.child) == [child])
            // What its life does to them from now on is kept without words.
            try await office.tell(.standing(.active, of: child, on: "2021-03-15"))
            #expect(try await shown(office) == [nil, nil, nil, nil])
            let found = try await office.deployment.unexplained(in: "catalogue", by: CatalogueProof.self)
            #expect(found.isEmpty)
        }
    }
}

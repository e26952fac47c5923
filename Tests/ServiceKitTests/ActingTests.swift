import Bus
import Foundation
import ProcessKit
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary
import ZeroMQ

@testable import NoteKeeping

@Suite("Acting for another unit", .timeLimit(.minutes(5)))
struct ActingTests {
    private static let grants = """
        grants:
          - {unit: thai-binh, roles: {caseworker: [self], reader: [self]}}
          - {unit: hung-yen, roles: {reader: [self]}}
          - {unit: service/notes, roles: {follower: [thai-binh, hung-yen]}}

        """
    private static func policy(until: String) -> String {
        grants + """
            acting:
              - {unit: hung-yen, person: ntl, for: thai-binh, roles: [caseworker], from: 2021-01-01,
                 until: \(until), document: "3/UQ-UBND"}

            """
    }

    @Test("a person acts for another unit as the policy says, in that one's name; nobody else does")
    func acting() async throws {
        try await Place.running(with: ["compose/policy.yaml": Self.policy(until: "2022-01-01")]) {
            place, found in
            func client(_ person: Person?) throws -> BusClient {
                let keys = try CurveKeyPair()
                try place.allow(keys, KeyOwner(unit: "hung-yen", person: person))
                return try place.client(of: found, keys: keys, allowed: false)
            }
            let lan = try client(Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"), roles: [.reader]))
            let note = WriteNote(unit: "thai-binh", text: "thay Thái Bình")
            let acting = CallOptions(language: .en, actingFor: "thai-binh")
            func refusal(_ client: BusClient, _ options: CallOptions) async -> CallError? {
                await #expect(throws: CallError.self) { try await client.call(Notes.write, note, options) }
            }
            // In the own name she may not.
            #expect(await refusal(lan, CallOptions())?.status == .permissionDenied)
            _ = try await lan.call(Notes.write, note, acting)
            // Of the other unit's roles she has the one that is named.
            let reading = await #expect(throws: CallError.self) {
                for try await _ in lan.feed(Notes.list, ListNotes(), acting) {}
            }
            #expect(reading?.message.contains("Nguyễn Thị Lan (thai-binh)") == true)

            let stranger = await refusal(
                try client(Person(id: "tvb", name: PersonName("Trần Văn Bình"))), acting)
            #expect(stranger?.status == .permissionDenied)
            #expect(stranger?.message.contains("Trần Văn Bình (hung-yen) may not act for thai-binh") == true)
            let program = await refusal(try client(nil), acting)
            #expect(program?.status == .permissionDenied && program?.message.contains("program") == true)

            let log = try place.client(
                of: found, as: "service/notes", keys: CurveKeyPair())
            var events: [LoggedEvent] = []
            for try await event in log.feed(EventLog.subscribe, SubscribeLog(live: false)) {
                events.append(event)
            }
            #expect(events.map(\.envelope.unit) == ["thai-binh"])
            #expect(events.map(\.envelope.person) == ["hung-yen/ntl"])
        }
    }

    @Test("an entry with a slip of the pen, or for the own unit, is a mistake in its line")
    func mistakes() throws {
        func problem(_ entry: String) -> FileProblem? {
            #expect(throws: FileProblem.self) {
                try YAMLDocument.decode(
                    Policy.self, from: Self.grants + "acting:\n  - {\(entry)}\n", file: "policy.yaml")
            }
        }
        let start = "unit: hung-yen, person: ntl, roles: [caseworker], from: 2021-01-01, document: a"
        let slip = problem("\(start), for: thai-binh, untill: 2022-01-01")
        #expect(slip?.message.key == "kit.yaml-unknown-member" && slip?.line == 6)
        let own = problem("\(start), for: hung-yen")
        #expect(own?.message.key == "policy.acting-for-itself" && own?.line == 6)
    }

    @Test("who acts no more is refused at the next call, while the connection stands")
    func ended() async throws {
        try await Place.running(with: ["compose/policy.yaml": Self.policy(until: "2022-01-01")]) {
            place, found in
            let keys = try CurveKeyPair()
            let lan = Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"))
            try place.allow(keys, KeyOwner(unit: "hung-yen", person: lan))
            let client = try place.client(of: found, keys: keys, allowed: false)
            let note = WriteNote(unit: "thai-binh", text: "thay Thái Bình")
            let acting = CallOptions(actingFor: "thai-binh")
            _ = try await client.call(Notes.write, note, acting)
            try place.write("compose/policy.yaml", Self.policy(until: "2021-02-01"))
            var isOver = false
            while !isOver {
                do {
                    _ = try await client.call(Notes.write, note, acting)
                } catch let error as CallError {
                    #expect(error.status == .permissionDenied)
                    isOver = true
                }
            }
            #expect(try await client.call(Health.check, Empty()).state == .serving)
        }
    }
}

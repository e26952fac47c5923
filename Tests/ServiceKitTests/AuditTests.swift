import Bus
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping

@Suite("The log of deeds is evidence", .timeLimit(.minutes(5)))
struct AuditTests {
    @Test("whoever has the role goes over a running service's evidence, and gets the heads to keep")
    func verify() async throws {
        try await withService(NotesService.self, as: office, [.auditor, .caseworker]) { notes in
            for text in ["một", "hai"] {
                try await notes.call(Notes.write, WriteNote(unit: office, text: text))
            }
            let pieces = try await notes.items(AdminAudit.verify, VerifyEvidence())
            #expect(
                pieces.map(\.table) == [
                    "sqlite_master", "store_events", "store_audit", "store_reads", "store_people",
                    "store_versions", "store_signed_heads",
                ])
            #expect(pieces.flatMap(\.faults) == [])
            let audit = try #require(pieces.first { $0.table == "store_audit" })
            #expect(audit.done == 2 && audit.of == 2)
            // What was kept then is there still when more has been written.
            try await notes.call(Notes.write, WriteNote(unit: office, text: "ba"))
            let head = try #require(audit.head)
            let kept = KeptHead(log: .audit, position: audit.done, chain: head)
            let later = try await notes.items(AdminAudit.verify, VerifyEvidence(known: [kept]))
            #expect(later.flatMap(\.faults) == [])
            #expect(later.first { $0.table == "store_audit" }?.head != audit.head)
        }
    }

    @Test("what is not as others kept it is said in a sentence, in the caller's language")
    func findings() async throws {
        try await withService(NotesService.self, as: office, [.auditor, .caseworker]) { notes in
            try await notes.call(Notes.write, WriteNote(unit: office, text: "một"))
            let other = VerifyEvidence(known: [KeptHead(log: .events, position: 1, chain: .empty)])
            for (language, word) in [(.vi, "ghi lại"), (.en, "written anew")] as [(Language, String)] {
                let pieces = try await notes.reading(language).items(AdminAudit.verify, other)
                let finding = try #require(pieces.flatMap(\.faults).first)
                #expect(finding.table == "store_events" && finding.number == 1)
                #expect(finding.text.hasPrefix("store_events: ") && finding.text.contains(word))
            }
        }
    }

    @Test("nobody else does, and nobody brings more heads than are looked at")
    func refusals() async throws {
        try await withService(NotesService.self, as: office, [.operator, .lead, .reader]) { notes in
            let refused = try await notes.refusal(of: AdminAudit.verify, VerifyEvidence())
            #expect(refused?.status == .permissionDenied)
        }
        try await withService(NotesService.self, as: office, [.auditor]) { notes in
            let kept = KeptHead(log: .reads, position: 1, chain: .empty)
            let many = VerifyEvidence(known: Array(repeating: kept, count: 1001))
            let refused = try await notes.refusal(of: AdminAudit.verify, many)
            #expect(refused?.status == .invalidArgument)
            #expect(refused?.fields == ["/known"])
        }
        try await withService(NotesService.self, as: office, [.follower]) { notes in
            let kept = KeptHead(log: .reads, position: 1, chain: .empty)
            let many = AskHeads(kept: Array(repeating: kept, count: 1001))
            let refused = try await notes.refusal(of: EventLog.heads, many)
            #expect(refused?.fields == ["/kept"])
        }
    }
}

import Bus
import GRDB
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit
@testable import Store

@Suite("Logs are gone over while calls go on", .timeLimit(.minutes(5)))
struct EvidenceRoundsTests {
    private let unit: UnitPath = "thai-binh/thai-thuy"

    private func rounds(_ watched: Watched) -> EvidenceRounds {
        EvidenceRounds(
            store: watched.service.store, watch: watched.service.evidence, texts: watched.service.texts,
            logger: watched.service.logger)
    }

    @Test("health says that nobody has looked yet, then that all is as written, and when")
    func sound() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            _ = try await office.call(Notes.write, WriteNote(unit: unit, text: "một"))
            let before = try await office.call(Health.check, Empty()).logs
            #expect(before.state == .unchecked && before.faults == 0 && before.checkedAt == nil)
            try await rounds(watched).round(.zero)
            let after = try await office.call(Health.check, Empty()).logs
            #expect(after.state == .sound && after.faults == 0 && after.checkedAt != nil)
        }
    }

    @Test("a row that somebody changed breaks a chain: health and the log say so once, and calls go on")
    func broken() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            for text in ["một", "hai", "ba"] {
                _ = try await office.call(Notes.write, WriteNote(unit: unit, text: text))
            }
            try await rounds(watched).round(.zero)
            try await watched.service.store.perform { batch in
                try batch.db.execute(
                    sql: """
                        DROP TRIGGER store_audit_no_update;
                        UPDATE store_audit SET unit = 'thai-binh' WHERE number = 2;
                        """)
                for guardian in Guardian.all where guardian.name == "store_audit_no_update" {
                    try batch.db.execute(sql: guardian.sql)
                }
            }
            for _ in 1...2 {
                try await rounds(watched).round(.zero)
                let health = try await office.call(Health.check, Empty())
                #expect(health.logs.state == .broken && health.logs.faults == 1)
                #expect(health.storage.state != .damaged)
            }
            let lines = watched.log.lines.filter { $0.message == "a log is not what was written" }
            #expect(lines.count == 1)
            #expect(lines.first?.metadata["table"] == "store_audit")
            _ = try await office.call(Notes.write, WriteNote(unit: unit, text: "bốn"))
        }
    }

    @Test("a fault is told as soon as it is found, and is gone once a whole round has not found it")
    func states() {
        let watch = EvidenceWatch(changed: {})
        let fault = EvidenceFault("kit.evidence-row-altered", in: "store_reads", number: 3)
        watch.beginRound()
        #expect(watch.isNews([fault]))
        watch.found([fault])
        #expect(watch.report.state == .broken && watch.report.checkedAt == nil)
        #expect(!watch.isNews([fault]))
        watch.endRound(at: Timestamp(milliseconds: 1))
        watch.beginRound()
        #expect(watch.report.state == .broken && !watch.isNews([fault]))
        watch.endRound(at: Timestamp(milliseconds: 2))
        let sound = EvidenceReport(state: .sound, faults: 0, checkedAt: Timestamp(milliseconds: 2))
        #expect(watch.report == sound)
    }
}

import ArgumentParser
import Bus
import Foundation
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay audit …`.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Sổ ghi làm bằng chứng · the log of deeds as evidence.",
        subcommands: [Verify.self, Search.self, Signatures.self])

    struct Verify: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra các nhật ký có bị sửa không · find what was changed in the logs.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @OptionGroup var named: ServicesOptions

        @Option(
            help: """
                Kiểm tra tệp kho này, hoặc các kho trong thư mục dữ liệu được khôi phục từ bản sao lưu · the file of a store, or \
                the data directory that a backup was restored to, instead of what runs
                """, completion: .file(extensions: ["sqlite"]))
        var backup: String?

        @Option(
            help: """
                Tệp khóa công khai để kiểm tra chữ ký của bản sao lưu · the public keys that the backup's signatures are \
                checked with
                """, completion: .file(extensions: ["pub"]))
        var keys: String?

        @Option(
            help: """
                Kết quả --json của lần kiểm tra trước: những gì có khi đó phải còn nguyên · what an earlier verification \
                printed with --json: what was there then must be there still
                """, completion: .file(extensions: ["json"]))
        var known: String?

        @Option(
            help: """
                Dịch vụ đã được khôi phục từ bản sao lưu, và ngày khôi phục: registry@2026-03-02 (nêu được nhiều lần): những gì \
                các dịch vụ khác thấy không còn từ lúc đó thì được nêu, không tính là sai · a service that was restored from a \
                backup, and the day: what the others have missed since then is told and is no fault; may be repeated
                """)
        var restored: [RestoredService] = []

        func validate() throws {
            guard backup == nil || (known == nil && restored.isEmpty) else {
                throw ValidationError("--known, --restored: không dùng với · not with --backup")
            }
        }

        func perform(in context: CommandContext) async throws {
            let verdicts: [EvidenceVerdict]
            if let backup {
                verdicts = try await self.verdicts(on: GlobalOptions.absolute(backup), context)
            } else {
                verdicts = try await self.verdicts(context)
            }
            try context.show(verdicts) { verdicts.flatMap { $0.lines(context) } }
            guard verdicts.allSatisfy(\.sound) else { throw AlreadyReported(status: .refused) }
        }

        /// Of a store's file, or of those in a data directory that a backup was restored to.
        private func verdicts(
            on path: String, _ context: CommandContext
        ) async throws -> [EvidenceVerdict] {
            var verdicts: [EvidenceVerdict] = []
            for evidence in try BackupEvidence.all(
                of: path, named.services, keys: keys.map(GlobalOptions.absolute), in: context.data)
            {
                if !evidence.hasKeys { context.note("audit-no-keys", ["service": evidence.service]) }
                var verdict = EvidenceVerdict(service: evidence.service)
                for piece in try await evidence.pieces(in: context.language) { verdict.add(piece) }
                verdicts.append(verdict)
            }
            return verdicts
        }

        /// Of the running services; each must have what those who follow it have, and what it had earlier.
        private func verdicts(_ context: CommandContext) async throws -> [EvidenceVerdict] {
            let unit = try context.unit ?? Operator.unit(compose: context.compose)
            let earlier =
                try known.map { try EvidenceVerdict.heads(keptIn: GlobalOptions.absolute($0)) } ?? [:]
            let running = try context.running()
            let kept = try await keptByFollowers(running, unit, context).merging(earlier) { $0 + $1 }
            let neighbours = try await signedHeads(keptBy: running, unit, context)
            var verdicts: [EvidenceVerdict] = []
            for service in try context.running(named.services) {
                let progress = ProgressLine(context.text("audit-verifying", ["service": service]))
                defer { progress.finish() }
                let client = try context.clients.client(to: service, as: .unit(unit))
                var verdict = EvidenceVerdict(service: service)
                let request = VerifyEvidence(
                    known: kept[service], neighbours: unexpected(neighbours[service] ?? [], context))
                for try await piece in client.feed(
                    AdminAudit.verify, request, CallOptions(language: context.language))
                {
                    verdict.add(piece)
                    progress.advance(to: Int(clamping: verdict.rows))
                }
                verdicts.append(verdict)
            }
            return verdicts
        }

        /// What the services have of each other's logs, by service.
        private func keptByFollowers(
            _ running: [String], _ unit: UnitPath, _ context: CommandContext
        ) async throws -> [String: [KeptHead]] {
            var kept: [String: [KeptHead]] = [:]
            for report in try await replies(
                of: running, to: Health.check, within: .seconds(5), unit, context)
            {
                for log in report.following {
                    guard let chain = log.chain else { continue }
                    kept[log.source, default: []].append(
                        KeptHead(log: .events, position: log.position, chain: chain))
                }
            }
            return kept
        }
    }
}

/// That a service was restored from a backup, as who asks knows.
struct RestoredService: ExpressibleByArgument {
    let service: String
    let day: Day

    /// `registry@2026-03-02`.
    init?(argument: String) {
        let parts = argument.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, Departments.names.contains(String(parts[0])), let day = Day(String(parts[1]))
        else { return nil }
        (service, self.day) = (String(parts[0]), day)
    }

    /// Whether it says why a neighbour misses what it kept. That is noticed within minutes of the restored service's start, and
    /// written down by the clock of a machine whose day may have begun already, or not yet.
    func explains(_ kept: NeighbourLogHead) -> Bool {
        guard kept.source == service, let noticed = kept.goneAt?.day(utcOffset: 0) else { return false }
        return (day.advanced(by: -1)...day.advanced(by: 1)).contains(noticed)
    }
}

/// What came of going over one service's evidence.
struct EvidenceVerdict: Codable {
    /// How much of a table was gone over.
    struct Table: Codable {
        let table: String
        var rows: UInt64
        var head: ChainHead?

        /// Nil where it is no log that was gone over to its end.
        var kept: KeptHead? {
            guard let head, let log = EvidenceLog.allCases.first(where: { $0.table == table }) else {
                return nil
            }
            return KeptHead(log: log, position: rows, chain: head)
        }
    }

    let service: String
    private(set) var sound = true
    private(set) var tables: [Table] = []
    private(set) var faults: [EvidenceFinding] = []

    init(service: String) { self.service = service }

    mutating func add(_ piece: VerifiedPiece) {
        if tables.last?.table != piece.table { tables.append(Table(table: piece.table, rows: 0)) }
        tables[tables.count - 1].rows = piece.done
        if let head = piece.head { tables[tables.count - 1].head = head }
        faults += piece.faults
        sound = faults.isEmpty
    }

    /// What the logs were up to, by service, as verdicts say that were printed to a file. Throws ``Failure``.
    static func heads(keptIn file: String) throws -> [String: [KeptHead]] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(.badFile, Message("gateway.file-unreadable", ["file": file]))
        }
        let verdicts: [EvidenceVerdict]
        do {
            verdicts = try JSON.decode([EvidenceVerdict].self, from: Array(data))
        } catch {
            throw Failure(.badFile, Message("gateway.audit-known-broken", ["file": file]))
        }
        return verdicts.reduce(into: [:]) { kept, verdict in
            kept[verdict.service, default: []] += verdict.tables.compactMap(\.kept)
        }
    }

    /// Of all tables.
    var rows: UInt64 { tables.reduce(0) { $0 + $1.rows } }

    /// For people.
    func lines(_ context: CommandContext) -> [String] {
        let said = context.text(
            sound ? "audit-sound" : "audit-unsound",
            [
                "service": service, "rows": context.numbers.whole(rows),
                "faults": context.numbers.whole(UInt64(faults.count)),
            ])
        let heads = tables.compactMap { table in table.head.map { "  \(table.table) \(table.rows) \($0)" } }
        return [said] + faults.map { "  " + $0.text } + heads
    }
}

import ArgumentParser
import Bus
import Foundation
import GatewayKit
import ReportingAPI
import ServiceKit
import Vocabulary

extension AuditCommand {
    /// `chungtay audit signatures`.
    struct Signatures: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra chữ ký của báo cáo và nhật ký · check what services signed.",
            discussion: """
                Không có --file: mọi báo cáo đã gửi, và đầu chuỗi nhật ký mà các dịch vụ giữ của nhau. Có --file: kiểm tra trên máy \
                nào cũng được, chỉ cần tệp khóa công khai (keys/signing/reporting.signing.pub).
                Without --file: every report that went out, and the heads of logs that services keep of each other. With --file: \
                on any machine, with the file of public keys alone.
                """)

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Option(
            help: """
                Tệp JSON của báo cáo (report --output json), nêu được nhiều lần · a report's JSON file; may be repeated
                """, completion: .file(extensions: ["json"]))
        var file: [String] = []

        @Option(
            help: """
                Tệp khóa công khai; mặc định là khóa trong thư mục dữ liệu · the public keys; those of the data directory when \
                left out
                """, completion: .file(extensions: ["pub"]))
        var keys: String?

        func validate() throws {
            guard keys == nil || !file.isEmpty else {
                throw ValidationError("--keys: chỉ dùng với · only with --file")
            }
        }

        func perform(in context: CommandContext) async throws {
            let check = SignatureCheck(data: context.data, keys: keys.map(GlobalOptions.absolute))
            let verdicts =
                file.isEmpty
                ? try await verdicts(check, context)
                : try file.map { try check.verdict(onFile: GlobalOptions.absolute($0)) }
            // What was issued before services signed is told, and is no fault; a file that is to be trusted needs a signature.
            let bad = verdicts.filter { $0.fault != nil && (!file.isEmpty || !$0.isUnsigned) }
            try context.show(verdicts) {
                verdicts.filter { $0.fault != nil || !file.isEmpty }.map { Self.line($0, context) } + [
                    context.text(
                        bad.isEmpty ? "signatures-sound" : "signatures-unsound",
                        [
                            "count": context.numbers.whole(UInt64(verdicts.count)),
                            "faults": context.numbers.whole(UInt64(bad.count)),
                        ])
                ]
            }
            guard bad.isEmpty else { throw AlreadyReported(status: .refused) }
        }

        private static func line(_ verdict: SignatureVerdict, _ context: CommandContext) -> String {
            context.text(
                "signature-\(verdict.fault ?? "holds")",
                [
                    "what": verdict.what, "key": verdict.signedWith ?? "–",
                    "at": verdict.at.map { context.moment($0) } ?? "–", "digest": verdict.digest ?? "–",
                ])
        }

        /// Of what was issued, and of what services keep of each other's logs.
        private func verdicts(
            _ check: SignatureCheck, _ context: CommandContext
        ) async throws -> [SignatureVerdict] {
            let unit = try context.unit ?? Operator.unit(compose: context.compose)
            let running = try context.running()
            var verdicts: [SignatureVerdict] = []
            if running.contains(ReportingContract.name) { verdicts += try await reports(check, context) }
            for service in running {
                let client = try context.clients.client(to: service, as: .unit(unit))
                let kept = try await client.call(
                    AdminHeads.get, Empty(), CallOptions(language: context.language))
                verdicts += try kept.heads.map { head in
                    let name = context.text(
                        "signed-head",
                        [
                            "service": head.source, "keeper": head.keeper, "table": head.signed.log.table,
                            "row": context.numbers.whole(head.signed.position),
                        ])
                    return try check.verdict(on: head, called: name)
                }
            }
            return verdicts
        }

        /// Every report that went out, and each compilation that one is of: asked by who leads the plan, where no unit is named.
        private func reports(
            _ check: SignatureCheck, _ context: CommandContext
        ) async throws -> [SignatureVerdict] {
            let options = CallOptions(language: context.language)
            var verdicts: [SignatureVerdict] = []
            var seen: Set<CompilationID> = []
            let plans = try await context.clients.client(to: ReportingContract.name, as: .serviceItself)
                .all(Plans.list, options) { after in ListPlans().with { $0.after = after } }
            for plan in plans.map(\.plan.id) {
                let client = try await context.clients.reporting(context.unit, for: plan)
                let sent = try await client.all(Compilations.sent, options) { after in
                    ListSentReports(plan: plan).with { $0.after = after }
                }
                for sent in sent {
                    let blanks = ["id": sent.id.text, "number": "\(sent.number)", "symbol": sent.symbol]
                    verdicts.append(
                        try check.verdict(on: sent, called: context.text("signed-sending", blanks)))
                    guard seen.insert(sent.compilation).inserted else { continue }
                    let report = try await client.call(
                        Compilations.get, GetCompilation(id: sent.compilation), options)
                    let name = context.text("signed-compilation", ["id": report.id.text])
                    verdicts.append(try check.verdict(on: report, called: name))
                }
            }
            return verdicts
        }
    }
}

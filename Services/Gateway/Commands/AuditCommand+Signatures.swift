import ArgumentParser
import Bus
import Foundation
import GatewayAPI
import GatewayKit
import JSONCoding
import ReportingAPI
import ServiceKit
import Vocabulary

extension AuditCommand {
    /// `chungtay audit signatures`.
    struct Signatures: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra chữ ký của báo cáo, nhật ký, giấy ủy quyền · check what was signed.",
            discussion: """
                Không có --file: mọi báo cáo đã gửi, đầu chuỗi nhật ký mà các dịch vụ giữ của nhau, và mọi giấy ủy quyền cho quy \
                trình. Có --file: kiểm tra trên máy nào cũng được, chỉ cần tệp khóa công khai (keys/signing/reporting.signing.pub; \
                với giấy ủy quyền: gateway.signing.pub, và chứng thư của người ký bằng --signer). Có --backup: những gì thư mục dữ \
                liệu được khôi phục từ bản sao lưu còn giữ.
                Without --file: every report that went out, the heads of logs that services keep of each other, and every mandate \
                for a workflow. With --file: on any machine, with the file of public keys alone (of a mandate that of the gateway, \
                and the giver's certificate by --signer). With --backup: what is kept in a data directory that a backup was \
                restored to.
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
                Tệp khóa công khai, hoặc thư mục có tệp của từng dịch vụ; mặc định là khóa trong thư mục dữ liệu · the public keys, \
                or a folder with a file for each service; those of the data directory when left out
                """, completion: .file(extensions: ["pub"]))
        var keys: String?

        @Option(
            help: """
                Chứng thư công khai của người ký giấy ủy quyền (.key), nêu được nhiều lần · the public certificate of who gave a \
                mandate; may be repeated
                """, completion: .file(extensions: ["key"]))
        var signer: [String] = []

        @Option(
            help: """
                Thư mục dữ liệu được khôi phục từ bản sao lưu · the data directory that a backup was restored to
                """, completion: .directory)
        var backup: String?

        func validate() throws {
            guard (keys == nil && signer.isEmpty) || !file.isEmpty || backup != nil else {
                throw ValidationError("--keys, --signer: chỉ dùng với · only with --file, --backup")
            }
            guard backup == nil || file.isEmpty else {
                throw ValidationError("--backup: không dùng với · not with --file")
            }
        }

        func perform(in context: CommandContext) async throws {
            let check = SignatureCheck(
                data: backup.map { DataDirectory(GlobalOptions.absolute($0)) } ?? context.data,
                keys: keys.map(GlobalOptions.absolute), signers: signer.map(GlobalOptions.absolute),
                trustsOwn: backup == nil || signer.isEmpty)
            if backup != nil, keys == nil || signer.isEmpty { context.note("signatures-own-keys") }
            let verdicts: [SignatureVerdict] =
                if let backup {
                    try await self.verdicts(inBackup: GlobalOptions.absolute(backup), check, context)
                } else if file.isEmpty {
                    try await self.verdicts(check, context)
                } else {
                    try file.map { try check.verdict(onFile: GlobalOptions.absolute($0)) }
                }
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
                    "what": what(verdict, context), "key": verdict.signedWith ?? "–",
                    "at": verdict.at.map { context.moment($0) } ?? "–", "digest": verdict.digest ?? "–",
                ])
        }

        /// What was signed; of a mandate what it lets do, for whom, until when.
        private static func what(_ verdict: SignatureVerdict, _ context: CommandContext) -> String {
            guard let mandate = verdict.mandate else { return verdict.what }
            let giver = [mandate.unit.text, mandate.person?.text].compactMap(\.self).joined(separator: "/")
            return context.text(
                "signed-mandate",
                [
                    "what": verdict.what, "run": mandate.run.text, "workflow": mandate.workflow,
                    "giver": giver, "child": mandate.child?.text ?? "–",
                    "until": DayWords.day(mandate.until, in: context.language),
                    "methods": mandate.methods.joined(separator: ", "),
                ])
        }

        /// Of what a data directory has of issued documents, with the keys that are in it.
        private func verdicts(
            inBackup path: String, _ check: SignatureCheck, _ context: CommandContext
        ) async throws -> [SignatureVerdict] {
            var verdicts: [SignatureVerdict] = []
            for evidence in try BackupEvidence.all(of: path, [], keys: nil, in: context.data) {
                for document in try await evidence.issued() {
                    let name = context.text(
                        "signed-document", ["service": evidence.service, "id": document["id"]?.string ?? "–"])
                    verdicts.append(try check.verdict(onKept: document, called: name))
                }
            }
            return verdicts
        }

        /// Every mandate, asked by who may see it whole: of those that the policy names who have a key here, where no unit is named.
        private func mandates(
            _ check: SignatureCheck, _ context: CommandContext
        ) async throws -> [SignatureVerdict] {
            let units = try context.unit.map { [$0] } ?? Confidants.units(compose: context.compose)
            var found: [MandateID: GivenMandate] = [:]
            var asked = 0
            for unit in units {
                do {
                    let client = try context.clients.client(to: GatewayContract.name, as: .unit(unit))
                    for try await given in client.feed(
                        Workflows.mandates, ListMandates(), CallOptions(language: context.language))
                    {
                        found[given.id] = given
                    }
                    asked += 1
                } catch let failure as Failure where context.unit == nil {
                    context.note(
                        "signatures-unasked",
                        [
                            "unit": unit.text,
                            "why": GatewayTexts.all.render(failure.message, in: context.language),
                        ])
                } catch let error as CallError where error.status == .permissionDenied {
                    context.note("signatures-unasked", ["unit": unit.text, "why": error.message])
                }
            }
            // Of what nobody could be asked for nothing is said to hold.
            if asked == 0 { context.note("signatures-no-mandates") }
            return try found.values.sorted { $0.id < $1.id }.map { given in
                try check.verdict(
                    onKept: JSONValue(parsing: JSON.encode(given)),
                    called: context.text(
                        "signed-document", ["service": GatewayContract.name, "id": given.id.text]))
            }
        }

        /// Of what was issued, and of what services keep of each other's logs.
        private func verdicts(
            _ check: SignatureCheck, _ context: CommandContext
        ) async throws -> [SignatureVerdict] {
            let unit = try context.unit ?? Operator.unit(compose: context.compose)
            let running = try context.running()
            var verdicts: [SignatureVerdict] = []
            if running.contains(ReportingContract.name) { verdicts += try await reports(check, context) }
            if running.contains(GatewayContract.name) { verdicts += try await mandates(check, context) }
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

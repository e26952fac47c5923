import ArgumentParser
import GatewayKit
import Vocabulary

/// `chungtay doctor`.
struct DoctorCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Có gì hỏng, sửa bằng cách nào · what is wrong with a stack, and how to mend it.",
        discussion: """
            Xem tệp cấu hình, quyền tệp, khóa, tài khoản, từng dịch vụ; không sửa gì. Mã thoát 69 khi có gì hỏng. \
            Looks at the configuration, the rights of files, keys, accounts and each service, and changes nothing. \
            Exit code 69 where something is broken.
            """)

    @OptionGroup var options: GlobalOptions

    func perform(in context: CommandContext) async throws {
        let checkup = try await Checkup(context)
        try context.show(checkup, alerting: { lines(of: checkup, context) })
        if checkup.findings.contains(where: { $0.weight == .broken }) {
            throw AlreadyReported(status: .unavailable)
        }
    }

    private func lines(of checkup: Checkup, _ context: CommandContext) -> [TerminalLine] {
        guard !checkup.findings.isEmpty else { return [TerminalLine(context.text("doctor-well"))] }
        return checkup.findings.flatMap { finding in
            let isBroken = finding.weight == .broken
            let what = "\(isBroken ? "✗" : "!") \(finding.about): \(finding.what)"
            return what.wrapped(to: Terminal.width).map { TerminalLine($0, isAlert: isBroken) }
                + [TerminalLine("  → \(finding.mend)")]
        }
    }
}

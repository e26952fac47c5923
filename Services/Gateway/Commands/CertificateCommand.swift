import ArgumentParser
import Bus
import CampaignsAPI
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay certificate`.
struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate", abstract: "Giấy chứng nhận tập huấn · certificates of training.",
        subcommands: [Verify.self])

    /// `chungtay certificate verify`.
    struct Verify: CallingCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Giấy chứng nhận có thật không · whether a certificate says the truth.",
            discussion: "chungtay certificate verify 2021-000017-7KD3WX")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Số giấy chứng nhận · the certificate's number")
        var number: String

        func perform(in context: CommandContext) async throws {
            let client = try context.clients.client(
                to: CampaignsContract.name, as: context.unit.map { .unit($0) } ?? .serviceItself)
            let certificate = try await client.call(
                Certificates.verify, VerifyCertificate(number: number),
                CallOptions(language: context.language))
            try context.show(certificate) { lines(certificate, context) }
            // Whoever asks from a script wants to know without reading.
            if certificate.standing != .valid { throw AlreadyReported(status: .refused) }
        }

        private func lines(_ certificate: Certificate, _ context: CommandContext) -> [String] {
            let numbers = context.numbers
            let name = context.reference.unitNames(on: certificate.on, context.language)
            let told = [
                "number": certificate.number, "course": certificate.course,
                "hours": numbers.whole(certificate.hours), "on": numbers.day(certificate.on),
                "unit": name(certificate.unit), "until": certificate.until.map(numbers.day) ?? "",
                "audience": context.text("audience.\(certificate.audience.rawValue)"),
            ]
            var lines = [context.text("certificate-\(certificate.standing.rawValue)", told), ""]
            lines.append(context.text("certificate-course", told))
            lines.append(context.text("certificate-unit", told))
            if certificate.until != nil { lines.append(context.text("certificate-until", told)) }
            return lines
        }
    }
}

import ArgumentParser
import Foundation
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay`: the command line of a deployment.
@main
struct Chungtay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chungtay",
        abstract:
            "Chung Tay: một kế hoạch, nhiều cơ quan, một bức tranh chung · one plan, many departments, one picture.",
        discussion: """
            Mã thoát · exit codes: 0 xong · done; 1 bị từ chối hoặc không như mong đợi · refused or not as expected;
            64 sai lệnh · usage; 65 tệp sai · bad file; 69 không liên lạc được · unavailable; 70 lỗi nội bộ · internal;
            74 không ghi được kết quả · output lost.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Vận hành · the stack",
                subcommands: [
                    UpCommand.self, DownCommand.self, StatusCommand.self, DoctorCommand.self,
                    MetricsCommand.self,
                    KeysCommand.self, PeopleCommand.self, AccessCommand.self, AuditCommand.self,
                    BackupCommand.self,
                    RestoreCommand.self,
                ]),
            CommandGroup(
                name: "Trẻ em · children",
                subcommands: [
                    ChildCommand.self, DuplicatesCommand.self, CarerCommand.self, PrintCommand.self,
                ]),
            CommandGroup(
                name: "Kế hoạch · the plans",
                subcommands: [
                    BoardCommand.self, PlanCommand.self, ProgressCommand.self, DutiesCommand.self,
                    DifficultiesCommand.self,
                    MoneyCommand.self,
                    CoverageCommand.self, AttendanceCommand.self, CertificateCommand.self,
                    CommunicationCommand.self, PressKitCommand.self,
                    ReportCommand.self,
                ]),
            CommandGroup(
                name: "Phối hợp · acting together",
                subcommands: [
                    TasksCommand.self, AdmitCommand.self, RespondCommand.self, TransferCommand.self,
                    FosterCommand.self,
                    TakeOverCommand.self,
                ]),
            CommandGroup(
                name: "Thông điệp · messages",
                subcommands: [
                    CallCommand.self, DescribeCommand.self, TemplateCommand.self, ImportCommand.self,
                    ExportCommand.self, CatalogueCommand.self, ScriptCommand.self,
                ]),
            CommandGroup(
                name: "Khác · other",
                subcommands: [UnitsCommand.self, PopulationCommand.self, CompletionsCommand.self]),
        ])
    /// Reads the command line and does what it says. What is wrong with it is said in the reader's language, which the
    /// parser's own `main` could not.
    static func main() async {
        OwnerOnly.enforce()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            var command = try await asyncParseAsRoot(MethodWords.read(arguments))
            if var patient = command as? any AsyncParsableCommand {
                try await patient.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            let report = ErrorReport(failure, in: Language(asked: arguments), GatewayTexts.all)
            report.say(json: false)
            Foundation.exit(report.status.rawValue)
        } catch {
            guard let report = ErrorReport(refusing: arguments, error, in: Language(asked: arguments)) else {
                exit(withError: error)
            }
            report.say(json: arguments.prefix { $0 != "--" }.contains("--json"))
            Foundation.exit(report.status.rawValue)
        }
    }
}

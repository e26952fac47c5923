import ArgumentParser
import Bus
import GatewayKit
import JSONCoding

/// A command of `chungtay`. Errors become sentences and an exit code, and clients of the services are closed, here and
/// nowhere else.
protocol GatewayCommand: AsyncParsableCommand {
    var options: GlobalOptions { get }
    func perform(in context: CommandContext) async throws
}

/// One that makes calls for a unit.
protocol CallingCommand: GatewayCommand {
    var caller: CallerOptions { get }
}

extension GatewayCommand {
    mutating func run() async throws {
        do {
            let command = self
            let caller = (command as? any CallingCommand)?.caller
            let context = try CommandContext(options, caller)
            // The clients that the command's work opened live as long as the command.
            defer { context.clients.closeAll() }
            try await CallContext.$current.withValue(
                CallContext(
                    CommandTrace.next(), language: context.language, purpose: caller?.saidPurpose)
            ) { try await command.perform(in: context) }
        } catch let error as AlreadyReported {
            throw ArgumentParser.ExitCode(error.status.rawValue)
        } catch {
            let report = ErrorReport(error, in: options.lang, GatewayTexts.all)
            report.say(json: options.json)
            throw ArgumentParser.ExitCode(report.status.rawValue)
        }
    }
}

/// The command has said what there is to say; only the code is left.
struct AlreadyReported: Error {
    let status: ExitStatus
}

extension ErrorReport {
    /// To standard error: for machines one object, for people lines.
    func say(json: Bool) {
        if json { return Terminal.note(json: object.compact) }
        for line in lines { Terminal.note(line) }
    }
}

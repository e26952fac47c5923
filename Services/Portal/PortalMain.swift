import ArgumentParser
import Foundation
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay-portal`: what a browser opens. Started and watched by `chungtay up` where `stack.yaml` asks for it.
@main
struct PortalMain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chungtay-portal", abstract: "The portal, until it is told to stop.")

    @Option(help: "Where the deployment keeps its keys, and says where its services listen.")
    var data: String

    @Option(help: "Where stack.yaml and reference/ are.")
    var compose: String

    @Option(help: "Of 127.0.0.1, instead of what stack.yaml says.")
    var port: Int?

    static func main() async {
        OwnerOnly.enforce()
        do {
            var command = try parse(nil)
            try await command.run()
        } catch let error where exitCode(for: error) == .validationFailure || exitCode(for: error).isSuccess {
            exit(withError: error)
        } catch {
            let problem = StartupProblem(error, service: PortalPlace.name)
            StandardError.write(problem.sentences(PortalTexts.all) + "\n")
            Foundation.exit(problem.code.rawValue)
        }
    }

    mutating func run() async throws {
        let settings = try StackSettings.read(compose: compose)
        guard let port = port ?? settings.portal?.port else {
            throw StartupProblem(.usage, Message("portal.no-port"))
        }
        let site = try Site(
            data: DataDirectory(data), compose: compose,
            reference: Reference(directory: compose + "/reference"),
            settings: settings)
        let sweeping = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(10))
                site.sessions.sweep()
            }
        }
        defer { sweeping.cancel() }
        do {
            try await WebServer(site: site, port: port).run()
        } catch {
            // Whoever has the port, or may not have it: the one thing that a server of this machine alone can fail by.
            throw StartupProblem(
                .portTaken, Message("portal.port-taken", ["port": "\(port)", "why": "\(error)"]))
        }
    }
}

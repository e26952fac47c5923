internal import ArgumentParser
internal import Bus
internal import Foundation
internal import JSONCoding
internal import Logging
internal import ServiceLifecycle
internal import Store
internal import UnixSignals
internal import Vocabulary
internal import ZeroMQ

/// A department's service as a process of its own.
///
/// ```swift
/// @main
/// struct RegistryMain {
///     static func main() async { await ServiceProcess.run(RegistryService.self) }
/// }
/// ```
public enum ServiceProcess {
    /// Runs the service by the process's command line until SIGTERM or SIGINT, then lets what is under way
    /// finish, and ends the process with an ``ExitCode``. Why it could not start is said on standard error,
    /// in Vietnamese and in English.
    public static func run<Service: DepartmentService>(_ type: Service.Type) async -> Never {
        OwnerOnly.enforce()
        let arguments: ServiceArguments
        do {
            arguments = try ServiceArguments.parse()
        } catch {
            ServiceArguments.exit(withError: error)
        }
        if arguments.describe { describe(type) }
        if let file = arguments.verify { verify(type, file, arguments) }
        if let file = arguments.issued { tellIssued(type, file) }
        let log = log(of: Service.name, in: DataDirectory(arguments.data))
        LoggingSystem.bootstrap { LineLogHandler(label: $0, level: arguments.log, to: log) }
        // Before anything that takes time: who is told to stop while it starts stops in order too.
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        do {
            try await serve(type, arguments, until: signals)
        } catch {
            log.flush(atOnce: true)
            let problem = StartupProblem(error, service: Service.name)
            let texts = KitTexts.all.merging(Service.texts)
            StandardError.write(problem.sentences(texts) + "\n")
            exit(problem.code.rawValue)
        }
        log.flush(atOnce: true)
        exit(ExitCode.ok.rawValue)
    }

    /// On standard error, which `chungtay up` makes a file of that name. One write a line, so that lines of several threads never
    /// mix.
    private static func log(of service: String, in data: DataDirectory) -> LineLog {
        let file = RotatedFile(data.log(of: service))
        let log = LineLog { line in
            file.turnIfLong()
            StandardError.write(line)
        }
        // For as long as the process lives.
        _ = Watch { log.flush() }
        return log
    }

    /// Needs no store, no keys and no files.
    private static func describe(_ type: any DepartmentService.Type) -> Never {
        do {
            let said = try JSON.encode(ServiceContract(type).description)
            try StandardOutput.write(String(decoding: said, as: UTF8.self))
        } catch {
            StandardError.write("\(error)\n")
            exit(ExitCode.internalError.rawValue)
        }
        exit(ExitCode.ok.rawValue)
    }

    /// Needs no deployment: an auditor's machine will do.
    private static func verify<Service: DepartmentService>(
        _ type: Service.Type, _ file: String, _ arguments: ServiceArguments
    ) -> Never {
        let texts = KitTexts.all.merging(Service.texts)
        do {
            try ServiceStore.verifyEvidence(
                inFile: file, of: Service.name, migrations: Service.migrations,
                keys: arguments.keys.map { try VerifyingKeys(contentsOf: $0) },
                utcOffset: StackSettings().zoneOffsetMinutes, proof: Service.proof
            ) { piece in
                let said = try JSON.encode(VerifiedPiece(piece, texts, arguments.lang))
                try StandardOutput.write(String(decoding: said, as: UTF8.self) + "\n")
            }
        } catch {
            let problem = StartupProblem(error, service: Service.name)
            StandardError.write(problem.sentences(texts) + "\n")
            exit(problem.code.rawValue)
        }
        exit(ExitCode.ok.rawValue)
    }

    /// Likewise.
    private static func tellIssued<Service: DepartmentService>(_ type: Service.Type, _ file: String) -> Never
    {
        do {
            try ServiceStore.issued(inFile: file, Service.issued) { document in
                try StandardOutput.write(document.compact + "\n")
            }
        } catch {
            let problem = StartupProblem(error, service: Service.name)
            StandardError.write(problem.sentences(KitTexts.all.merging(Service.texts)) + "\n")
            exit(problem.code.rawValue)
        }
        exit(ExitCode.ok.rawValue)
    }

    private static func serve<Service: DepartmentService>(
        _ type: Service.Type, _ arguments: ServiceArguments, until signals: UnixSignalsSequence
    ) async throws {
        let logger = Logger(label: Service.name)
        let settings = try StackSettings.read(compose: arguments.compose).overridden(by: arguments)
        let files = try Reference.files(in: arguments.compose + "/reference")
        let reference = try Reference(files: files)
        let data = DataDirectory(arguments.data)
        try data.prepare()
        guard let endpoint = arguments.endpoint ?? settings.services[Service.name]?.endpoint else {
            throw StartupProblem(.usage, Vocabulary.Message("kit.no-endpoint", ["service": Service.name]))
        }
        guard StackSettings.Endpoint.isListenable(endpoint) else {
            throw StartupProblem(.usage, Vocabulary.Message("kit.endpoint-bad", ["endpoint": endpoint]))
        }
        let identity = try arguments.insecure ? nil : ServiceIdentity(of: Service.name, in: data)
        let policy = try arguments.insecure ? nil : PolicyFile(compose: arguments.compose, logger: logger)
        let limits = settings.limits(of: Service.name)
        OpenFiles.allow(limits.connections.open + OpenFiles.own, logger)
        let service = try RunningService(
            type, reference: reference, data: data, clock: settings.wallClock,
            utcOffset: settings.zoneOffsetMinutes, room: settings.room, logger: logger)
        try await service.store.adopt(.reference(files))
        if let policy { try await service.store.adopt(policy.initial.adopted) }
        let access = policy.map { policy in
            Access(
                keys: AllowedKeys(data, logger: logger), policy: policy, reference: reference, logger: logger,
                today: { service.store.today })
        }
        var serving = try Serving(
            service: service, data: data, endpoint: endpoint, identity: identity, access: access,
            reference: reference, limits: limits)
        serving.endpoint = try await serving.listen()
        logger.info(
            "listening", metadata: ["endpoint": "\(serving.endpoint)", "position": "\(service.store.head)"])
        let group = ServiceGroup(services: [serving], logger: logger)
        let listening = Task {
            for await _ in signals { await group.triggerGracefulShutdown() }
        }
        defer { listening.cancel() }
        try await group.run()
        logger.info("stopped")
    }
}

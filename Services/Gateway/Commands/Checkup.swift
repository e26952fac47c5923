import Foundation
import GatewayKit
import ServiceKit
import Vocabulary

/// What is wrong with a stack, or soon will be: what is broken first.
struct Checkup: Encodable {
    struct Finding: Encodable, Hashable {
        enum Weight: String, Encodable {
            /// Something does not work.
            case broken
            /// It works, and will not for ever, or not for everybody.
            case soon
        }

        /// The service, file or folder.
        let about: String
        let weight: Weight
        /// In the reader's language, as is `mend`.
        let what: String
        /// The command that mends it, or what to do.
        let mend: String
    }

    private(set) var findings: [Finding] = []

    /// Looks at everything that can be seen from this machine. Throws only what keeps it from looking at all.
    init(_ context: CommandContext) async throws {
        configuration(context)
        guard FileManager.default.fileExists(atPath: context.data.path) else {
            add(context, context.data.path, .broken, "no-data", mend: "up")
            return
        }
        try rights(context)
        accounts(context)
        if !FileManager.default.fileExists(atPath: "\(context.data.path)/keys/backup/recipient") {
            add(context, "backup", .soon, "no-backup-key", mend: "backup-key")
        }
        try await services(context)
        findings = findings.filter { $0.weight == .broken } + findings.filter { $0.weight == .soon }
    }

    private mutating func add(
        _ context: CommandContext, _ about: String, _ weight: Finding.Weight, _ what: String, mend: String,
        _ arguments: [String: String] = [:]
    ) {
        let words = arguments.merging(["data": context.data.path, "about": about]) { given, _ in given }
        findings.append(
            Finding(
                about: about, weight: weight, what: context.text("doctor-\(what)", words),
                mend: context.text("doctor-mend-\(mend)", words)))
    }

    private mutating func add(_ error: any Error, _ context: CommandContext, _ about: String, mend: String) {
        let said = ErrorReport(error, in: context.language, GatewayTexts.all).lines
        findings.append(
            Finding(
                about: about, weight: .broken, what: said.joined(separator: " "),
                mend: context.text("doctor-mend-\(mend)", ["data": context.data.path])))
    }

    /// What every service reads when it starts.
    private mutating func configuration(_ context: CommandContext) {
        do {
            _ = try StackSettings.read(compose: context.compose)
        } catch {
            add(error, context, "stack.yaml", mend: "file")
        }
        do {
            _ = try KnownUnits(compose: context.compose)
        } catch {
            add(error, context, "policy.yaml, reference", mend: "file")
        }
    }

    /// Keys and stores that others of this machine could read.
    private mutating func rights(_ context: CommandContext) throws {
        let manager = FileManager.default
        let inside = manager.enumerator(atPath: context.data.path)?.compactMap { $0 as? String } ?? []
        let open = try ([""] + inside).filter { path in
            do {
                let attributes = try manager.attributesOfItem(atPath: "\(context.data.path)/\(path)")
                guard attributes[.type] as? FileAttributeType != .typeSymbolicLink else { return false }
                let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
                return mode & 0o077 != 0
            } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
                // It has gone since, as files of a running stack do.
                return false
            }
        }
        // Below a folder that is closed nothing can be reached.
        guard open.contains("") else { return }
        add(context, context.data.path, .broken, "open", mend: "open", ["count": "\(open.count)"])
    }

    private mutating func accounts(_ context: CommandContext) {
        do {
            for login in try Accounts(data: context.data).damaged() {
                add(context, "\(login)", .broken, "account", mend: "account", ["login": "\(login)"])
            }
        } catch {
            add(error, context, "accounts", mend: "file")
        }
    }

    private mutating func services(_ context: CommandContext) async throws {
        guard try StackLock(SupervisorFile.lock(context.data)) == nil else {
            let orphans = try OrphanedServices(context.data).text
            let isAlone = orphans.isEmpty
            add(
                context, "chungtay up", .broken, isAlone ? "not-up" : "orphans", mend: "up",
                ["services": orphans])
            return
        }
        for service in try await StackReport(context.clients).services { look(at: service, context) }
    }

    private mutating func look(at service: StackReport.Service, _ context: CommandContext) {
        let (name, numbers) = (service.service, context.numbers)
        if service.state != "running" || service.problem != nil {
            let why = service.problem ?? context.text("state.\(service.state)")
            add(context, name, .broken, "down", mend: "down", ["why": why])
        }
        if let storage = service.storage {
            let room = [
                "free": numbers.whole(storage.freeBytes >> 20),
                "total": numbers.whole(storage.totalBytes >> 20),
            ]
            switch storage.state {
            case .ample: break
            case .low: add(context, name, .soon, "room", mend: "room", room)
            case .full: add(context, name, .broken, "room", mend: "room", room)
            case .damaged: add(context, name, .broken, "damaged", mend: "damaged")
            }
        }
        if service.logs?.state == .broken { add(context, name, .broken, "evidence", mend: "evidence") }
        if service.isRewinding == true { add(context, name, .soon, "rewinding", mend: "rewinding") }
        if let turnedAway = service.connections?.turnedAway, turnedAway > 0 {
            add(
                context, name, .soon, "turned-away", mend: "turned-away",
                ["count": numbers.whole(turnedAway)])
        }
    }
}

import ArgumentParser
import GatewayKit
import ServiceKit
import Vocabulary

extension KeysCommand {
    struct Rotate: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Thay khóa, không ngừng việc · put new keys in the place of old ones.",
            discussion: """
                chungtay keys rotate hung-yen/so-y-te --overlap 14d
                chungtay keys rotate --services registry funding --overlap 30d
                """)

        @OptionGroup var options: GlobalOptions

        @Argument(
            help: """
                Đơn vị, hoặc cán bộ theo mã hay họ tên · units with all their people, or people by code or name
                """, completion: .unitWithKey)
        var owners: [String] = []

        @Option(
            parsing: .upToNextOption,
            help: "Khóa riêng của những dịch vụ này · the services' own: registry funding … or all")
        var services: [String] = []

        @Option(
            help: "Khóa cũ và mới cùng dùng được bao lâu · how long old and new count together: 30d, 12h, 90m"
        )
        var overlap = KeyOverlap.usual

        @Option(
            help: "Ghi cặp khóa mới vào thư mục này · write the new pair there, to be handed on",
            completion: .directory)
        var out: String?

        func perform(in context: CommandContext) async throws {
            guard !owners.isEmpty || !services.isEmpty else {
                throw Failure(.usage, Message("gateway.rotate-what"))
            }
            let ring = KeyRing(data: context.data)
            try ring.sweep()
            var report = RotationReport()
            var lines: [String] = []
            for words in owners {
                let called: [KeyOwner]
                do {
                    called = try ring.owners(called: words)
                } catch {
                    try KnownUnits(compose: context.compose).refuseUnknown(words)
                    throw error
                }
                for owner in called {
                    let rotation = try ring.rotate(
                        owner, overlap: overlap.duration, to: out.map(GlobalOptions.absolute))
                    report.keys.append(rotation)
                    lines += said(rotation, context)
                }
            }
            for service in try named() {
                let (rotation, isNew) = try ring.rotate(service: service, overlap: overlap.duration)
                report.services.append(rotation)
                lines.append(context.text(isNew ? "service-rotated" : "rotating-already", ["owner": service]))
                lines += rotation.lines(context)
            }
            try context.show(report) { lines }
        }

        /// The services that were named. Throws ``Failure``.
        private func named() throws -> [String] {
            if services == ["all"] { return Departments.names }
            return try Departments.known(services, or: .usage)
        }

        private func said(_ rotation: KeyRotation, _ context: CommandContext) -> [String] {
            let owner = rotation.entry.owner.saying
            let first = context.text(
                rotation.isNew ? "key-rotated" : "rotating-already",
                ["owner": owner, "file": rotation.entry.file ?? ""])
            return [first]
                + rotation.replaced.map { old in
                    context.text(
                        "key-replaced",
                        ["key": old.publicKey, "until": old.until.map { context.moment($0) } ?? ""])
                }
        }
    }

    struct Status: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Những khóa đang được thay · the keys that are being replaced.")

        @OptionGroup var options: GlobalOptions

        func perform(in context: CommandContext) async throws {
            let ring = KeyRing(data: context.data)
            var report = StandingRotations()
            report.keys = try ring.list().filter { $0.until != nil }
            report.services = try Departments.names.map { try ring.rotation(of: $0) }.filter(\.isUnderWay)
            try context.show(report) {
                var lines = report.keys.map { key in
                    context.text(
                        "key-ends",
                        [
                            "owner": key.owner.saying, "key": key.publicKey,
                            "until": key.until.map { context.moment($0) } ?? "",
                        ])
                }
                lines += report.services.flatMap { $0.lines(context) }
                return lines.isEmpty ? [context.text("nothing-rotating")] : lines
            }
        }
    }

    /// What `keys rotate` did.
    private struct RotationReport: Encodable {
        var keys: [KeyRotation] = []
        var services: [ServiceRotation] = []
    }

    /// What is under way.
    private struct StandingRotations: Encodable {
        /// Keys that are let in until their end.
        var keys: [KeyRing.Entry] = []
        var services: [ServiceRotation] = []
    }
}

extension ServiceRotation {
    /// For people: a sentence a key.
    fileprivate func lines(_ context: CommandContext) -> [String] {
        let moments = [
            ("service-talks", talksFrom), ("service-signs", signsFrom), ("service-opens", opensUntil),
        ]
        return moments.compactMap { text, moment in
            moment.map { context.text(text, ["service": service, "moment": context.moment($0)]) }
        }
    }
}

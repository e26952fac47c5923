internal import Bus
internal import Foundation
internal import JSONCoding
public import Vocabulary

/// `compose/stack.yaml`: what all services of a deployment share.
public struct StackSettings: Codable, Hashable, Sendable {
    /// Whose time counts.
    public enum Clock: String, Choice {
        /// The machine's.
        case system
        /// One that `admin.Clock/Set` moves, so that a past year can be replayed.
        case simulated
    }

    /// What is set for one service.
    public struct Endpoint: Codable, Hashable, Sendable {
        /// `tcp://127.0.0.1:7701` or `ipc:///run/chungtay/registry`.
        public let endpoint: String
        /// In place of those of all services.
        public let limits: LoadSettings?

        public init(endpoint: String, limits: LoadSettings? = nil) {
            (self.endpoint, self.limits) = (endpoint, limits)
        }

        /// Whether a service can listen at `text`: `tcp://HOST:PORT` or `ipc://PATH`. A port is 0...65535 or `*`. libzmq
        /// itself reads 77o2 as 77 and 77020 as what is left of it in sixteen bits.
        static func isListenable(_ text: String) -> Bool {
            if text.hasPrefix("ipc://") { return text.utf8.count > "ipc://".utf8.count }
            guard text.hasPrefix("tcp://"), let colon = text.lastIndex(of: ":") else { return false }
            let host = text[..<colon].dropFirst("tcp://".count)
            let port = text[text.index(after: colon)...]
            return !host.isEmpty
                && (port == "*" || port.utf8.allSatisfy { (48...57).contains($0) } && UInt16(port) != nil)
        }
    }

    /// Where people find the portal in a browser.
    public struct Portal: Codable, Hashable, Sendable {
        /// Of 127.0.0.1, 0...65535; 0: any that is free.
        public let port: Int
        /// Whether all that reaches it came encrypted, through a server in front of it: then browsers are told to send their cookies
        /// over nothing else.
        public let isBehindTLS: Bool
        /// Whoever has one of these roles logs in with a second factor beside the password; nobody has to where there are none.
        public let secondFactor: [Role]

        public init(port: Int, isBehindTLS: Bool = false, secondFactor: [Role] = []) {
            (self.port, self.isBehindTLS, self.secondFactor) = (port, isBehindTLS, secondFactor)
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                port: try container.decode(Int.self, forKey: .port),
                isBehindTLS: try container.decodeIfPresent(Bool.self, forKey: .isBehindTLS) ?? false,
                secondFactor: try container.decodeIfPresent([Role].self, forKey: .secondFactor) ?? [])
        }
    }

    /// Where each service listens, by its name.
    public let services: [String: Endpoint]
    /// Default: the machine's clock.
    public let clock: Clock
    /// The day that a simulated clock shows when the store is made.
    public let firstDay: Day?
    /// Minutes ahead of UTC, -720...840. Default 420, Vietnam.
    public let zoneOffsetMinutes: Int
    /// After how many seconds without an answer a service that has answered before is taken for dead, 5...3600. Default 20.
    public let heartbeatSeconds: Int
    /// When the disk counts as filling up.
    public let room: DiskSpaceSettings
    /// How much each service takes on at once.
    public let limits: LoadSettings?
    /// Nil: no portal is started.
    public let portal: Portal?

    public init(
        services: [String: Endpoint] = [:], clock: Clock = .system, firstDay: Day? = nil,
        zoneOffsetMinutes: Int = 420, heartbeatSeconds: Int = 20,
        room: DiskSpaceSettings = DiskSpaceSettings(),
        limits: LoadSettings? = nil, portal: Portal? = nil
    ) {
        (self.services, self.clock) = (services, clock)
        (self.firstDay, self.zoneOffsetMinutes) = (firstDay, zoneOffsetMinutes)
        (self.heartbeatSeconds, self.room, self.limits) = (heartbeatSeconds, room, limits)
        self.portal = portal
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let offset = try container.decodeIfPresent(Int.self, forKey: .zoneOffsetMinutes) ?? 420
        guard (-720...840).contains(offset) else {
            throw InvalidValue(Message("kit.zone-offset", ["value": "\(offset)"]))
        }
        self.init(
            services: try container.decodeIfPresent([String: Endpoint].self, forKey: .services) ?? [:],
            clock: try container.decodeIfPresent(Clock.self, forKey: .clock) ?? .system,
            firstDay: try container.decodeIfPresent(Day.self, forKey: .firstDay),
            zoneOffsetMinutes: offset,
            heartbeatSeconds: try container.decodeIfPresent(Int.self, forKey: .heartbeatSeconds) ?? 20,
            room: try container.decodeIfPresent(DiskSpaceSettings.self, forKey: .room) ?? DiskSpaceSettings(),
            limits: try container.decodeIfPresent(LoadSettings.self, forKey: .limits),
            portal: try container.decodeIfPresent(Portal.self, forKey: .portal))
    }

    /// The settings in `<compose>/stack.yaml`; the defaults when there is no such file. Throws
    /// ``FileProblem``.
    public static func read(compose directory: String) throws -> StackSettings {
        let path = directory + "/stack.yaml"
        guard FileManager.default.fileExists(atPath: path) else { return StackSettings() }
        return try YAMLDocument.decode(StackSettings.self, path) { settings in
            try settings.limits?.check(at: "/limits")
            try LoadSettings.check(settings.heartbeatSeconds, 5...3600, "/heartbeatSeconds")
            try settings.room.check(at: "/room")
            if let portal = settings.portal {
                try LoadSettings.check(portal.port, 0...65_535, "/portal/port")
                for (index, role) in portal.secondFactor.enumerated() where !Role.known.contains(role) {
                    let sentence = Message(
                        "policy.unknown-role", ["value": role.rawValue],
                        terms: ["choices": Role.known.map(\.term)],
                        near: ["choices": role.rawValue])
                    throw JSONError(
                        pointer: "/portal/secondFactor/\(index)", reason: .refused(InvalidValue(sentence)))
                }
            }
            for (name, service) in settings.services.sorted(by: { $0.key < $1.key }) {
                guard Endpoint.isListenable(service.endpoint) else {
                    let sentence = Message("kit.endpoint-bad", ["endpoint": service.endpoint])
                    throw JSONError(
                        pointer: "/services/\(name)/endpoint", reason: .refused(InvalidValue(sentence)))
                }
                try service.limits?.check(at: "/services/\(name)/limits")
            }
        }
    }

    /// How much `service` takes on at once.
    func limits(of service: String) -> ServerLimits {
        (services[service]?.limits ?? limits ?? LoadSettings()).limits
    }
}

internal import Bus
internal import JSONCoding
internal import Vocabulary

/// How much a service takes on at once; what is beyond it is RESOURCE_EXHAUSTED, with a time after which to try again.
/// What is left out is as `ServerLimits` has it.
public struct LoadSettings: Codable, Hashable, Sendable {
    /// Of one kind of calls.
    public struct Lane: Codable, Hashable, Sendable {
        /// Calls that run at the same time, 1...100000.
        public var running: Int?
        /// Of them those of one unit, 1...running.
        public var perUnit: Int?
        /// Calls that wait for their turn, one more place for every 16 KiB of a call's body beyond the first; 0...1000000.
        public var queued: Int?
    }

    /// How many clients may be connected.
    public struct Connections: Codable, Hashable, Sendable {
        /// Connections at the same time, of everybody, 16...100000; each takes a file descriptor.
        public var open: Int?
        /// Of them those of one unit, 1...open.
        public var perUnit: Int?
    }

    /// Clients that are connected.
    public var connections: Connections?
    /// Commands and queries.
    public var calls: Lane?
    /// Commands and queries that wait until the service has followed what their caller has seen.
    public var waits: Lane?
    /// Feeds and imports, which last as long as they last.
    public var streams: Lane?
    /// Feeds that tell of what is still to happen: watches of health, followers of the log.
    public var watches: Lane?
    /// Questions after the service's health.
    public var health: Lane?
    /// MiB of a unit's rows and items that have come in and are not yet read, 1...65536.
    public var unreadMiBPerUnit: Int?
    /// MiB of the bodies of all calls that run or wait, 8...65536; of one unit's half as many.
    public var bodiesMiB: Int?
    /// MiB that were sent to one connection and are not known to be read, 1...65536.
    public var unreadMiBPerConnection: Int?
}

extension LoadSettings {
    private static let openRange = 16...100_000
    private static let runningRange = 1...100_000
    private static let queuedRange = 0...1_000_000
    private static let unreadRange = 1...65_536
    private static let bodiesRange = 8...65_536

    /// Throws `JSONError` with the member's place below `pointer` for a number that will not do.
    func check(at pointer: String) throws {
        let standard = ServerLimits()
        try Self.check(connections?.open, Self.openRange, "\(pointer)/connections/open")
        try Self.check(
            connections?.perUnit, 1...max(1, connections?.open ?? standard.connections.open),
            "\(pointer)/connections/perUnit")
        try check(calls, standard.calls, "\(pointer)/calls")
        try check(waits, standard.waits, "\(pointer)/waits")
        try check(streams, standard.streams, "\(pointer)/streams")
        try check(watches, standard.watches, "\(pointer)/watches")
        try check(health, standard.health, "\(pointer)/health")
        try Self.check(unreadMiBPerUnit, Self.unreadRange, "\(pointer)/unreadMiBPerUnit")
        try Self.check(bodiesMiB, Self.bodiesRange, "\(pointer)/bodiesMiB")
        try Self.check(unreadMiBPerConnection, Self.unreadRange, "\(pointer)/unreadMiBPerConnection")
    }

    private func check(_ lane: Lane?, _ standard: ServerLimits.Lane, _ pointer: String) throws {
        guard let lane else { return }
        try Self.check(lane.running, Self.runningRange, "\(pointer)/running")
        try Self.check(lane.perUnit, 1...max(1, lane.running ?? standard.running), "\(pointer)/perUnit")
        try Self.check(lane.queued, Self.queuedRange, "\(pointer)/queued")
    }

    /// Throws `JSONError` with the member's place for a number outside `range`.
    static func check(_ value: Int?, _ range: ClosedRange<Int>, _ pointer: String) throws {
        guard let value, !range.contains(value) else { return }
        let message = Message(
            "kit.limit-range",
            ["value": "\(value)", "least": "\(range.lowerBound)", "most": "\(range.upperBound)"],
            terms: ["member": ["member.\(pointer.split(separator: "/").last ?? "")"]])
        throw JSONError(pointer: pointer, reason: .refused(InvalidValue(message)))
    }

    /// For the server.
    var limits: ServerLimits {
        let standard = ServerLimits()
        let open = connections?.open ?? standard.connections.open
        // One unit is not to take all the places of a service that has few.
        let perUnit = min(standard.connections.perPrincipal, max(1, open / 16))
        return ServerLimits(
            connections: .init(open: open, perPrincipal: connections?.perUnit ?? perUnit),
            calls: limits(calls, standard.calls), waits: limits(waits, standard.waits),
            streams: limits(streams, standard.streams), watches: limits(watches, standard.watches),
            health: limits(health, standard.health),
            unreadPerPrincipal: unreadMiBPerUnit.map { $0 << 20 } ?? standard.unreadPerPrincipal,
            bodies: bodiesMiB.map { $0 << 20 } ?? standard.bodies,
            unreadPerConnection: unreadMiBPerConnection.map { $0 << 20 } ?? standard.unreadPerConnection)
    }

    private func limits(_ lane: Lane?, _ standard: ServerLimits.Lane) -> ServerLimits.Lane {
        ServerLimits.Lane(
            running: lane?.running ?? standard.running,
            runningPerPrincipal: lane?.perUnit ?? standard.runningPerPrincipal,
            queued: lane?.queued ?? standard.queued)
    }
}

import Bus
import Glibc
import JSONCoding
import Vocabulary
import ZeroMQ

/// What a process holds.
struct Held: Codable, Hashable, Sendable {
    /// Octets that malloc has given out.
    var memory: Int
    var files: Int
    var threads: Int
    /// That the server counts as running.
    var calls: Int
    /// The server's side of them, in memory.
    var alive: Int
    /// Handlers' tasks that have not ended.
    var tasks: Int
    var peers: Int
}

/// What calls of one kind have left behind.
struct LeakReport: Codable, Hashable, Sendable {
    var kind: String
    var calls: Int
    var before: Held
    var after: Held
    var milliseconds: Int
}

/// Makes many calls of one kind after another, and counts what is held before and after them.
struct LeakCount {
    private let watch = LeakWatch()
    private let server: BusServer
    private let overSockets: Bool
    private let keys: (server: CurveKeyPair, client: CurveKeyPair)

    init(overSockets: Bool) throws {
        self.overSockets = overSockets
        keys = (try CurveKeyPair(), try CurveKeyPair())
        server = try BusServer(watch)
    }

    func run(_ count: Int) async throws {
        try await withServer(server) { _ in try await measure(count) }
    }

    private func measure(_ count: Int) async throws {
        var endpoint = ""
        if overSockets {
            let known = keys.client.publicKey
            endpoint = try await server.listen(
                on: "tcp://127.0.0.1:*",
                .curve(keys.server) { $0 == known ? LeakCount.caller : nil })
        }
        let open: @Sendable () throws -> BusClient = { [overSockets, server, keys, endpoint] in
            overSockets
                ? try BusClient(endpoint, .curve(keys.client, server: keys.server.publicKey))
                : server.client(as: LeakCount.caller)
        }
        let client = try open()
        defer { client.close() }
        // What grows once and is used again is there after some.
        try await LeakKind.unary.make(count, client, open)
        for kind in LeakKind.allCases {
            try await kind.make(max(640, count / 10), client, open)
            let before = try await settled(nil)
            let start = ContinuousClock.now
            try await kind.make(count, client, open)
            let spent = start.duration(to: .now)
            let report = LeakReport(
                kind: kind.rawValue, calls: count, before: before, after: try await settled(before),
                milliseconds: Int(spent / .milliseconds(1)))
            FaultPeerMain.say(String(decoding: try JSON.encode(report), as: UTF8.self))
        }
    }

    private static let caller = Principal(unit: "thai-binh", roles: [.reader])

    /// What is held once nothing moves any more: when it is no more than `before`, or has not fallen for a second; while there are peers
    /// besides the one client, for as long as it takes the server to look for the last time which of them are gone.
    /// (These are nothing that a call waits for: they only bound how long what is still being freed is looked for.)
    private func settled(_ before: Held?) async throws -> Held {
        var least = try await held()
        var patience = self.patience(least)
        while patience > 0 {
            if let before, least.isWithin(before), least.peers <= 1 { break }
            try await Task.sleep(for: .milliseconds(25))
            var now = try await held()
            patience = now.isWithin(least) && now != least ? self.patience(now) : patience - 1
            // The counting itself takes and gives back.
            now.memory = min(now.memory, least.memory)
            least = now
        }
        return least
    }

    /// In 25 milliseconds.
    private func patience(_ held: Held) -> Int { held.peers > 1 ? 400 : 40 }

    private func held() async throws -> Held {
        let census = try await server.census
        return Held(
            memory: Memory.allocated, files: entries("/proc/self/fd"), threads: entries("/proc/self/task"),
            calls: census.calls, alive: watch.alive, tasks: watch.running, peers: census.peers)
    }

    /// The descriptor that reads them is one of them, every time.
    private func entries(_ directory: String) -> Int {
        guard let stream = opendir(directory) else { return 0 }
        defer { closedir(stream) }
        var count = -2
        while readdir(stream) != nil { count += 1 }
        return count
    }
}

extension Held {
    func isWithin(_ before: Held) -> Bool {
        memory <= before.memory && files <= before.files && threads <= before.threads
            && calls <= before.calls && alive <= before.alive && tasks <= before.tasks
            && peers <= before.peers
    }
}

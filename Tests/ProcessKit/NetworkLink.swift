internal import Foundation

/// A network namespace at the far end of a link that can be cut: what it takes to lose a connection without a word.
/// Needs root and iproute2.
public struct NetworkLink: Sendable {
    /// Which packets get lost.
    public enum Direction: Sendable, CaseIterable {
        case toFar, toNear
    }

    struct Failure: Error, CustomStringConvertible {
        let command: [String]
        let ending: Program.Ending

        var description: String { "ip \(command.joined(separator: " ")): \(ending.errors)" }
    }

    /// Addresses of this end, which every process of the machine has, and of the other.
    public let near: String
    public let far: String
    private let name: String

    /// Why tests with links are skipped where they are.
    public static let needs = "network namespaces cannot be made here (needs root and iproute2)"

    public static func isPermitted() async -> Bool { await probe.value }

    private static let probe = Task {
        do {
            let link = try await NetworkLink()
            await link.remove()
            return true
        } catch {
            return false
        }
    }

    private init() async throws {
        name = "ctp\(Int.random(in: 0x10000...0xFFFFF))"
        let subnet = "10.\(Int.random(in: 200...254)).\(Int.random(in: 0...254))"
        (near, far) = ("\(subnet).1", "\(subnet).2")
        do {
            try await ip("netns", "add", name)
            try await ip("link", "add", "\(name)n", "type", "veth", "peer", "name", "\(name)f", "netns", name)
            try await ip("addr", "add", "\(near)/30", "dev", "\(name)n")
            try await ip("link", "set", "\(name)n", "up")
            try await ip("-n", name, "addr", "add", "\(far)/30", "dev", "\(name)f")
            try await ip("-n", name, "link", "set", "lo", "up")
            try await mend()
        } catch {
            await remove()
            throw error
        }
    }

    /// Runs `body` with a link, and removes it.
    public static func with<Value>(
        isolation: isolated (any Actor)? = #isolation, _ body: (NetworkLink) async throws -> Value
    ) async throws -> Value {
        let link = try await NetworkLink()
        do {
            let value = try await body(link)
            await link.remove()
            return value
        } catch {
            await link.remove()
            throw error
        }
    }

    /// Starts one of the build's programs at the far end.
    public func start(
        _ program: String, _ arguments: [String], hear: (@Sendable (_ line: String) -> Void)? = nil
    ) async throws -> Program {
        try await Program.start(
            "ip", ["netns", "exec", name, "\(Program.directory)/\(program)"] + arguments, from: .system,
            hear: hear)
    }

    /// From now on nothing gets through, and neither end is told.
    public func cut() async throws { try await ip("-n", name, "link", "set", "\(name)f", "down") }

    /// From now on everything gets through.
    public func mend() async throws { try await ip("-n", name, "link", "set", "\(name)f", "up") }

    /// From now on, until ``keep(_:)``, packets of that direction get lost: they go to a station that is not there.
    public func lose(_ direction: Direction) async throws {
        try await ip(neighbour(direction, "replace") + ["lladdr", "02:00:00:00:00:99", "nud", "permanent"])
    }

    public func keep(_ direction: Direction) async throws { try await ip(neighbour(direction, "del")) }

    private func neighbour(_ direction: Direction, _ verb: String) -> [String] {
        switch direction {
        case .toFar: ["neigh", verb, far, "dev", "\(name)n"]
        case .toNear: ["-n", name, "neigh", verb, near, "dev", "\(name)f"]
        }
    }

    private func remove() async {
        do {
            // The link goes with its far end.
            try await ip("netns", "del", name)
        } catch {
            print(error)
        }
    }

    private func ip(_ words: String...) async throws { try await ip(words) }

    private func ip(_ words: [String]) async throws {
        // A task of its own, so that a test that is out of time still cleans up.
        let ending = try await Task.detached { try await Program.run("ip", words, from: .system) }.value
        guard ending.code == 0 else { throw Failure(command: words, ending: ending) }
    }
}
